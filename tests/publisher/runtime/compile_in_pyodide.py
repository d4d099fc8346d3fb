"""A second compiler: packs the same modules inside Pyodide, with the very interpreter that will run them.

It runs in Pyodide, as `publisher/runtime/loaded_modules.py` does. The packer compiles with the Python that runs it, of
which a release or two may lie between; what both compile has to come to the same.
"""

from __future__ import annotations

import py_compile
import zipfile
from pathlib import Path

PACKAGES = Path("/given")
OUT = Path("/out/python_stdlib.zip")
LIBRARY = OUT.with_name(f"sources of {OUT.name}")


def main(modules: str) -> str:
    """Write `OUT` with some modules of `LIBRARY`, one a line, and with the package in `PACKAGES`."""
    source = Path("/tmp/source.py")  # noqa: S108 - the file system in Pyodide's own memory
    compiled = source.with_suffix(".pyc")
    ours = {str(file.relative_to(PACKAGES)): file.read_bytes() for file in sorted(PACKAGES.rglob("*.py"))}
    with zipfile.ZipFile(LIBRARY) as library, zipfile.ZipFile(OUT, "w") as packed:
        for path, text in ({path: library.read(path) for path in modules.splitlines()} | ours).items():
            source.write_bytes(text)
            py_compile.compile(
                str(source),
                str(compiled),
                dfile=path,
                doraise=True,
                invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH,
            )
            packed.writestr(f"{path}c", compiled.read_bytes(), zipfile.ZIP_DEFLATED)
    return str(len(ours))
