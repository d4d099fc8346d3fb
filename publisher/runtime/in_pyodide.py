"""Runs a Python program in the pinned Pyodide, under Node: the very interpreter that runs in a family's browser."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

from publisher.source.problems import LocalOfferError

if TYPE_CHECKING:
    from collections.abc import Mapping

_SCRIPT = Path(__file__).with_suffix(".mjs")
_LONGEST_SECONDS = 300


class PyodideError(LocalOfferError):
    """Pyodide is not installed or did not start, or the program in it failed."""


def run_in_pyodide(
    pyodide: Path,
    program: str,
    text: str,
    *,
    library: Path | None = None,
    folders: Mapping[str, Path] | None = None,
    environment: Mapping[str, str] | None = None,
) -> str:
    """Run `main(text)` of a program and return the text that it returns.

    Args:
        pyodide: the folder of the npm package.
        program: Python source that defines `main(text: str) -> str`.
        text: what `main` is given.
        library: the zip to use as the standard library; Pyodide's own by default.
        folders: folders of this machine by the path at which the program sees them. It can write into them.
        environment: environment variables of the interpreter.

    Raises:
        PyodideError: there is no Node or no Pyodide, or the program failed; the message holds what Python said.
    """
    node = shutil.which("node")
    if node is None:
        raise PyodideError("Node is needed to pack the browser's Python, and there is no 'node' on the PATH.")
    if not (pyodide / "pyodide.mjs").is_file():
        raise PyodideError(f"Pyodide is not in {pyodide}. Install the npm packages: npm ci")
    job = {
        "pyodide": str(pyodide.resolve()),
        "library": str((library or pyodide / "python_stdlib.zip").resolve()),
        "folders": {inside: str(outside.resolve()) for inside, outside in (folders or {}).items()},
        "environment": dict(environment or {}),
        "program": program,
        "text": text,
    }
    try:
        done = subprocess.run(  # noqa: S603 - Node and our own script
            [node, str(_SCRIPT)],
            input=json.dumps(job),
            capture_output=True,
            encoding="utf-8",
            timeout=_LONGEST_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise PyodideError(f"Pyodide did not end within {_LONGEST_SECONDS} seconds.") from error
    if done.returncode != 0:
        raise PyodideError(f"The program in Pyodide failed:\n{done.stderr.strip()}")
    return done.stdout
