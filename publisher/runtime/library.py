"""Makes the library that Python starts with in the browser: the modules that it needs, compiled."""

from __future__ import annotations

import tempfile
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

from publisher.runtime.archives import rewrite_stored
from publisher.runtime.in_pyodide import run_in_pyodide
from publisher.runtime.programs import run_module

if TYPE_CHECKING:
    from collections.abc import Iterable

LIBRARY = "python_stdlib.zip"
"""The name of the zip in Pyodide's npm package."""

SERVED = f"{LIBRARY}.txt"
"""Its name on a site. Compressed on its way, it is smaller than a zip that is compressed in itself; and hosts that
compress by the type of a file leave a zip as it is, but compress every text."""

LISTING = Path(__file__).with_name("loaded_modules.py")
"""The program that lists the modules."""

INSTEAD = Path(__file__).with_name("instead")
"""The modules that stand for those of Python and Pyodide with the same path: they import little or nothing."""

_NO_DOCSTRINGS = 2


def needed_modules(pyodide: Path, package: Path) -> list[str]:
    """The modules of the library that are loaded when Pyodide has started and imported a package.

    Args:
        pyodide: the folder of the npm package.
        package: the folder of the Python package.

    Returns:
        Their paths in the library, such as `json/decoder.py`.

    Raises:
        PackingError: Node or Pyodide is missing, or the package cannot be imported in Pyodide.
    """
    program = LISTING.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        library = write_sources(pyodide, Path(folder) / LIBRARY)
        folders = {f"/given/{package.name}": package}
        return run_in_pyodide(pyodide, program, package.name, library=library, folders=folders).split()


def write_library(pyodide: Path, modules: Iterable[str], folder: Path) -> Path:
    """Write `SERVED`, with some modules of the library and no others, compiled, into a folder.

    Raises:
        PackingError: they could not be compiled.
    """
    library = write_sources(pyodide, folder / LIBRARY, set(modules))
    run_module("pyodide_cli", "py-compile", "--silent", "--compression-level", "0", library, optimize=_NO_DOCSTRINGS)
    rewrite_stored(library)
    return library.rename(folder / SERVED)


def write_sources(pyodide: Path, path: Path, modules: set[str] | None = None) -> Path:
    """Write a library as source: Pyodide's own, with what is in `INSTEAD` in its place.

    Args:
        pyodide: the folder of the npm package.
        path: the zip to write.
        modules: which modules; all by default.

    Returns:
        The zip.
    """
    ours = {str(file.relative_to(INSTEAD)): file.read_bytes() for file in sorted(INSTEAD.rglob("*.py"))}
    with zipfile.ZipFile(pyodide / LIBRARY) as theirs, zipfile.ZipFile(path, "w") as written:
        for name in theirs.namelist():
            if modules is None or name in modules:
                written.writestr(name, ours.get(name) or theirs.read(name))
    return path
