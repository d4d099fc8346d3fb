"""Leaves out of Pyodide's script and WebAssembly what a site that loads no other WebAssembly can never use."""

from __future__ import annotations

from pathlib import Path

from publisher.runtime.programs import node, run_program

SCRIPT = "pyodide.asm.js"
WASM = "pyodide.asm.wasm"

_PROGRAM = Path(__file__).parent / "unused" / "leave_out.mjs"


def write_used(pyodide: Path, folder: Path) -> None:
    """Write `SCRIPT` and `WASM`, with what is used of them, into a folder.

    Raises:
        PackingError: there is no Node, or something in them is not known.
    """
    run_program([node(), _PROGRAM, pyodide.resolve(), folder.resolve()])
