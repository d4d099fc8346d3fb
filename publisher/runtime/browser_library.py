"""Packs the library that Python starts with in the browser: a zip of exactly the modules that it needs, compiled.

This program runs inside the pinned Pyodide (see `publisher.runtime.pack`), not in the Python that runs the publisher.
So the list of modules is what Pyodide and the reckoner really load, never a list kept by hand; the compiler is the one
whose code will run; and the bytes are the same on whichever machine they are made.
"""

from __future__ import annotations

import importlib
import sys
import traceback
import warnings
from pathlib import Path

PACKAGES = Path("/given")
"""Where this program sees the folder of the package to pack."""

LIBRARY = Path(f"/lib/python{sys.version_info.major}{sys.version_info.minor}.zip")
"""Where Pyodide keeps the whole standard library, as source."""

OUT = Path("/out/python_stdlib.zip")

_EARLIEST = (1980, 1, 1, 0, 0, 0)
_NO_DOCSTRINGS = 2


def main(package: str) -> str:
    """Pack the standard library that `package` needs, and the package itself, into `OUT`.

    Returns:
        The number of modules in the zip.

    Raises:
        ImportError: the package imports something that is not in Pyodide's standard library.
    """
    sys.path.insert(0, str(PACKAGES))
    ours = _import_all(package)
    _rehearse()
    _pack(_standard_modules(), ours)
    return str(len(ours))


def _import_all(package: str) -> list[str]:
    files = sorted((PACKAGES / package).rglob("*.py"))
    paths = [str(file.relative_to(PACKAGES)) for file in files]
    for path in paths:
        importlib.import_module(path.removesuffix(".py").removesuffix("/__init__").replace("/", "."))
    return paths


def _rehearse() -> None:
    """Go through what imports more modules only when it happens: a warning, and an error that has to be told."""
    try:
        try:
            int("rehearsal")
        except ValueError as first:
            raise RuntimeError("rehearsal") from first
    except RuntimeError as error:
        error.add_note("rehearsal")
        traceback.format_exception(error)
    with warnings.catch_warnings(record=True):
        warnings.warn("rehearsal", RuntimeWarning, stacklevel=1)


def _standard_modules() -> list[str]:
    """The paths in `LIBRARY` of all the modules that are loaded. Modules frozen into the WebAssembly are not in it."""
    inside = f"{LIBRARY}/"
    origins = (getattr(getattr(module, "__spec__", None), "origin", None) or "" for module in sys.modules.values())
    return sorted({origin.removeprefix(inside) for origin in origins if origin.startswith(inside)})


def _pack(standard: list[str], ours: list[str]) -> None:
    # Imported here, when the list of loaded modules is complete, so that none of these is on it.
    import py_compile  # noqa: PLC0415
    import zipfile  # noqa: PLC0415

    source = Path("/tmp/source.py")  # noqa: S108 - the file system in Pyodide's own memory
    compiled = source.with_suffix(".pyc")

    def add(path: str, text: bytes, optimize: int) -> None:
        source.write_bytes(text)
        py_compile.compile(
            str(source),
            str(compiled),
            dfile=path,
            doraise=True,
            optimize=optimize,
            invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH,
        )
        entry = zipfile.ZipInfo(f"{path}c", _EARLIEST)
        packed.writestr(entry, compiled.read_bytes(), zipfile.ZIP_DEFLATED, compresslevel=9)

    with zipfile.ZipFile(LIBRARY) as library, zipfile.ZipFile(OUT, "w") as packed:
        for path in standard:
            add(path, library.read(path), _NO_DOCSTRINGS)
        for path in ours:
            # Our own code keeps its assertions: what runs is what was tested.
            add(path, (PACKAGES / path).read_bytes(), 0)
