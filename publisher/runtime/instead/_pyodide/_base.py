"""Runs texts, and imports modules, for Pyodide's script."""

from _ast import Expr, Expression, PyCF_ONLY_AST
from importlib import import_module
from typing import Any

_NAME = "<exec>"


def eval_code(source: str, globals: dict[str, Any] | None = None, **_: object) -> Any:  # noqa: A002 - as Pyodide has it
    """Run a text; the value of its last line, where that is an expression."""
    names = {} if globals is None else globals
    module: Any = compile(source, _NAME, "exec", PyCF_ONLY_AST)
    last = module.body.pop() if module.body and isinstance(module.body[-1], Expr) else None
    exec(compile(module, _NAME, "exec"), names)  # noqa: S102 - what the script itself runs
    return None if last is None else eval(compile(Expression(last.value), _NAME, "eval"), names)  # noqa: S307


def pyimport_impl(path: str) -> Any:
    """The module of a name."""
    return import_module(path)
