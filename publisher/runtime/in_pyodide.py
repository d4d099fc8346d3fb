"""Runs a Python program in the pinned Pyodide, under Node: the very interpreter that runs in a family's browser."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from publisher.runtime.programs import PackingError, node, run_program

if TYPE_CHECKING:
    from collections.abc import Mapping

_SCRIPT = Path(__file__).with_suffix(".mjs")


def run_in_pyodide(
    pyodide: Path,
    program: str,
    text: str,
    *,
    library: Path | None = None,
    folders: Mapping[str, Path] | None = None,
) -> str:
    """Run `main(text)` of a program and return the text that it returns.

    Args:
        pyodide: the folder of the npm package.
        program: Python source that defines `main(text: str) -> str`.
        text: what `main` is given.
        library: the zip to use as the standard library; Pyodide's own by default.
        folders: folders of this machine by the path at which the program sees them. It can write into them.

    Raises:
        PackingError: there is no Node or no Pyodide, or the program failed; the message holds what Python said.
    """
    if not (pyodide / "pyodide.mjs").is_file():
        raise PackingError(f"Pyodide is not in {pyodide}. Install the npm packages: npm ci")
    job = {
        "pyodide": str(pyodide.resolve()),
        "library": str((library or pyodide / "python_stdlib.zip").resolve()),
        "folders": {inside: str(outside.resolve()) for inside, outside in (folders or {}).items()},
        "program": program,
        "text": text,
    }
    return run_program([node(), _SCRIPT], json.dumps(job))
