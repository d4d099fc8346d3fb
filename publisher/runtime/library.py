"""Makes the library that Python starts with in the browser: the modules that it needs, compiled."""

from __future__ import annotations

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

_NO_DOCSTRINGS = 2


def needed_modules(pyodide: Path, package: Path) -> list[str]:
    """The modules of the standard library that are loaded when Pyodide has started and imported a package.

    Args:
        pyodide: the folder of the npm package.
        package: the folder of the Python package.

    Returns:
        Their paths in Pyodide's own library, such as `json/decoder.py`.

    Raises:
        PackingError: Node or Pyodide is missing, or the package cannot be imported in Pyodide.
    """
    program = LISTING.read_text(encoding="utf-8")
    return run_in_pyodide(pyodide, program, package.name, folders={f"/given/{package.name}": package}).split()


def write_library(pyodide: Path, modules: Iterable[str], folder: Path) -> Path:
    """Write `SERVED`, with some modules of Pyodide's own and no others, compiled, into a folder.

    Raises:
        PackingError: they could not be compiled.
    """
    library = folder / LIBRARY
    with zipfile.ZipFile(pyodide / LIBRARY) as whole, zipfile.ZipFile(library, "w") as chosen:
        for path in modules:
            chosen.writestr(path, whole.read(path))
    run_module("pyodide_cli", "py-compile", "--silent", "--compression-level", "0", library, optimize=_NO_DOCSTRINGS)
    rewrite_stored(library)
    return library.rename(folder / SERVED)
