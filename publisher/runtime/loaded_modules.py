"""Lists the modules of the library that the engine needs in the browser.

This program runs inside the pinned Pyodide (see `publisher.runtime.library`), not in the Python that runs the
publisher. So the list is what Pyodide and the engine really load, never a list kept by hand. What it imports itself is
loaded, too: nothing but what every start loads.
"""

from __future__ import annotations

import importlib
import os
import sys
import traceback
import warnings

PACKAGES = "/given"
"""Where this program sees the folder that holds the engine's package."""

LIBRARY = f"/lib/python{sys.version_info.major}{sys.version_info.minor}.zip"
"""Where Pyodide keeps the whole library, as source."""


def main(package: str) -> str:
    """Import all of `package` and list what is loaded by then.

    Returns:
        The paths of the modules in `LIBRARY`, in order, one a line.

    Raises:
        ImportError: the package imports something that is not in the library.
    """
    sys.path.insert(0, PACKAGES)
    _import_all(package)
    _rehearse()
    return "\n".join(_library_modules())


def _import_all(package: str) -> None:
    for folder, _, files in sorted(os.walk(f"{PACKAGES}/{package}")):
        for file in sorted(files):
            path = f"{folder}/{file}".removeprefix(f"{PACKAGES}/")
            if path.endswith(".py"):
                importlib.import_module(path.removesuffix(".py").removesuffix("/__init__").replace("/", "."))


def _rehearse() -> None:
    """Go through what imports more modules only when it happens: a warning, and an error to report."""
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


def _library_modules() -> list[str]:
    """The paths in `LIBRARY` of all the modules that are loaded. Modules frozen into the WebAssembly are not in it."""
    inside = f"{LIBRARY}/"
    origins = (getattr(getattr(module, "__spec__", None), "origin", None) or "" for module in sys.modules.values())
    return sorted({origin.removeprefix(inside) for origin in origins if origin.startswith(inside)})
