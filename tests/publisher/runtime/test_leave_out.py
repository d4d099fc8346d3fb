"""What is left out of Pyodide's script and WebAssembly: what nothing names, and nothing else."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from publisher.runtime.leave_out import WASM
from publisher.runtime.programs import PackingError, node, run_program
from tests.publisher.runtime.conftest import PYODIDE

SCRIPT = Path(__file__).with_name("leave_out.mjs")

CALL = 0x10
END = 0x0B
FUNCTION = 0x00
NEW_IN_SOME_YEARS = 0x27


def left(**job: Any) -> Any:
    return json.loads(run_program([node(), SCRIPT], json.dumps(job)))


def section(number: int, *items: bytes) -> bytes:
    content = bytes([len(items)]) + b"".join(items)
    return bytes([number, len(content)]) + content


def text(name: str) -> bytes:
    return bytes([len(name)]) + name.encode()


def body(*code: int) -> bytes:
    return bytes([len(code) + 2, 0, *code, END])


def module(*, table: tuple[int, ...] = (), odd: tuple[int, ...] = ()) -> str:
    """Functions 0 and 1 are imported as "near" and "far"; 2 calls 0, and 3 calls 1, and 4 calls 2 and is "start".

    Args:
        table: the functions in its table.
        odd: instructions of function 3, before it calls.
    """
    parts = [
        b"\0asm\1\0\0\0",
        section(1, b"\x60\0\0"),
        section(2, *(text("env") + text(name) + bytes([FUNCTION, 0]) for name in ("near", "far"))),
        section(3, b"\0", b"\0", b"\0"),
        section(4, b"\x70\0\x08"),
        section(7, *(text(name) + bytes([FUNCTION, number]) for name, number in (("other", 3), ("start", 4)))),
        section(9, bytes([0, 0x41, 0, END, len(table), *table])),
        section(10, body(CALL, 0), body(*odd, CALL, 1), body(CALL, 2)),
    ]
    return b"".join(parts).hex()


def test_a_function_that_nothing_calls_is_left_out_with_what_it_alone_calls() -> None:
    found = left(wasm=module(), used=["start"])
    assert (found["imports"], found["exports"]) == (["near"], ["start"])
    assert found["smaller"] > 0


def test_a_function_in_the_table_stays_as_any_number_may_lead_to_it() -> None:
    found = left(wasm=module(table=(3,)), used=["start"])
    assert (found["imports"], found["exports"]) == (["near", "far"], ["start"])


def test_an_instruction_that_is_not_known_is_refused() -> None:
    # Node would refuse it before. So the module is read with a reader that was told nothing of it.
    program = f"""
    import {{ withoutUnused }} from "{SCRIPT.parents[3]}/publisher/runtime/unused/webassembly.mjs";
    withoutUnused(new Uint8Array(Buffer.from("{module(odd=(NEW_IN_SOME_YEARS,))}", "hex")), new Set(["start"]));
    """
    with pytest.raises(PackingError, match="not known: 0x27"):
        run_program([node(), "--input-type=module", "-e", program])


def test_pyodides_webassembly_stays_byte_for_byte_where_all_of_it_is_used() -> None:
    assert left(wasm=str(PYODIDE / WASM))["same"]


EMSCRIPTEN = """
var _createPyodideModule = (() => { return async function (moduleArg = {}) {
  var Module = moduleArg; var wasmExports;
  var _near = () => helper(); _near.sig = "v";
  var _far = () => other();
  function helper() { return 1 }
  function other() { return 2 }
  var sideEffect = start();
  function start() { return Module["ccall"]("cold") }
  var wasmImports = {near: _near, far: _far};
  var _hot = Module["_hot"] = wasmExports["hot"];
  var _cold = Module["_cold"] = wasmExports["cold"];
  var _never = Module["_never"] = wasmExports["never"];
  Module["asked"] = helper; Module["notAsked"] = other;
  var MainLoop = {init() {}}; MainLoop.init();
  return Module;
} })();
"""


def test_of_the_script_stays_what_is_imported_and_what_that_names() -> None:
    script = left(text=EMSCRIPTEN, imports=["near"], others="export const asked = (module) => module.asked;")
    assert "near: _near" in script
    assert "helper" in script
    assert '_near.sig = "v"' in script
    assert 'Module["asked"]' in script
    for gone in ("_far", "other", "notAsked", "_never", "_hot", "MainLoop"):
        assert gone not in script


def test_of_the_script_stays_what_does_something_and_what_is_called_by_a_text() -> None:
    script = left(text=EMSCRIPTEN, imports=[], others="")
    assert "sideEffect = start()" in script
    assert 'wasmExports["cold"]' in script
    assert "_near" not in script
