"""The engine's result for other languages: TypeScript for the browser modules, JSON Schema for other programs.

Both are made from the typed dictionaries of `reckoner.result`, and `local-offer schema` writes them.
"""

from __future__ import annotations

import inspect
import json
from collections.abc import Sequence
from functools import reduce
from operator import or_
from types import NoneType, UnionType
from typing import (
    TYPE_CHECKING,
    Any,
    Literal,
    NotRequired,
    TypedDict,
    TypeVar,
    Union,
    get_args,
    get_origin,
    get_type_hints,
    is_typeddict,
)

from pydantic import ConfigDict, TypeAdapter

from publisher.source.output import replace_file
from reckoner import result

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

TYPES = "overrides/assets/reckoner/result.d.ts"
SCHEMA = "reckoner/result.schema.json"

_WIDEST = 120
"""How long a line may be that we keep."""

_NAMED = {name: type_ for name, type_ in vars(result).items() if get_origin(type_) is Literal}
_PLAIN = {str: "string", int: "number", bool: "boolean", NoneType: "null"}


def write_result_types(root: Path) -> list[Path]:
    """Write both into the project in a folder; returns the files written, none if there is no project."""
    written = []
    for name, text in ((TYPES, typescript()), (SCHEMA, schema_text())):
        path = root / name
        if path.parent.is_dir():
            replace_file(path, text)
            written.append(path)
    return written


# TypeScript


def typescript() -> str:
    """The types of a result as a module of TypeScript declarations."""
    parts = ["/** What the engine returns. Written by `make schema` from reckoner/result.py: change it there. */"]
    parts += [_alias(name, type_) for name, type_ in _NAMED.items()]
    parts += [_interface(type_) for type_ in vars(result).values() if is_typeddict(type_)]
    return "\n\n".join(parts) + "\n"


def _alias(name: str, type_: Any) -> str:
    line = f"export type {name} = {_written(type_, named=False)};"
    if len(line) <= _WIDEST:
        return line
    values = "".join(f"\n  | {json.dumps(value)}" for value in get_args(type_))
    return f"export type {name} ={values};"


def _interface(type_: Any) -> str:
    parameters = ", ".join(
        f"{parameter} extends {_written(parameter.__bound__)}" for parameter in type_.__type_params__
    )
    bases = ", ".join(_written(base) for base in _bases(type_))
    lines = [
        *_comment(type_),
        f"export interface {type_.__name__}"
        + (f"<{parameters}>" if parameters else "")
        + (f" extends {bases}" if bases else "")
        + " {",
    ]
    for name, field in _own_fields(type_):
        optional = get_origin(field) is NotRequired
        lines.append(f"  {name}{'?' if optional else ''}: {_written(get_args(field)[0] if optional else field)};")
    return "\n".join([*lines, "}"])


def _comment(type_: Any) -> list[str]:
    lines = inspect.getdoc(type_).splitlines()  # type: ignore[union-attr]
    return [f"/** {lines[0]} */"] if len(lines) == 1 else ["/**", *(f" * {line}".rstrip() for line in lines), " */"]


def _written(type_: Any, *, named: bool = True) -> str:
    """A type of a field in TypeScript; a literal by its name where it has one."""
    origin, arguments = get_origin(type_), get_args(type_)
    if origin is Literal:
        name = next((name for name, literal in _NAMED.items() if literal == type_), None)
        return name if name and named else " | ".join(json.dumps(value) for value in arguments)
    if origin in (Union, UnionType):
        return " | ".join(_written(argument) for argument in arguments)
    if origin in (list, Sequence):
        item = _written(arguments[0])
        return f"({item})[]" if " | " in item else f"{item}[]"
    if origin is dict:
        return f"Record<{_written(arguments[0])}, {_written(arguments[1])}>"
    if arguments:
        return f"{origin.__name__}<{', '.join(_written(argument) for argument in arguments)}>"
    return _PLAIN.get(type_) or str(type_.__name__)


# JSON Schema


def schema_text() -> str:
    """The JSON Schema of what `estimate_text` returns."""
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **returned().json_schema()}
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def returned() -> TypeAdapter[result.Estimate | result.Refusal]:
    """Judges whether something is what `estimate_text` returns, with every key and no others."""
    made: dict[Any, Any] = {}
    return TypeAdapter(_concrete(result.Estimate, {}, made) | _concrete(result.Refusal, {}, made))


def _concrete(type_: Any, arguments: Mapping[TypeVar, Any], made: dict[Any, Any]) -> Any:
    """A type without parameters and bases, of which pydantic does not know everything.

    Args:
        type_: the type.
        arguments: what its type parameters stand for.
        made: the typed dictionaries made so far, by what they were made from.
    """
    if isinstance(type_, TypeVar):
        return arguments[type_]
    origin = get_origin(type_) or type_
    inner = tuple(_concrete(argument, arguments, made) for argument in get_args(type_)) if origin is not Literal else ()
    if not is_typeddict(origin):
        if not inner:
            return type_
        return reduce(or_, inner) if origin in (Union, UnionType) else origin[inner if len(inner) > 1 else inner[0]]
    if (origin, inner) not in made:
        name = "_".join([origin.__name__, *(_written(argument).partition(" ")[0] for argument in inner)])
        concrete = TypedDict(name, _all_fields(origin, inner, made))  # type: ignore[misc]
        concrete.__doc__ = inspect.getdoc(origin)
        concrete.__pydantic_config__ = ConfigDict(extra="forbid", strict=True)  # type: ignore[attr-defined]
        made[origin, inner] = concrete
    return made[origin, inner]


def _all_fields(origin: Any, inner: tuple[Any, ...], made: dict[Any, Any]) -> dict[str, Any]:
    arguments = dict(zip(origin.__type_params__, inner, strict=True))
    fields: dict[str, Any] = {}
    for base in _bases(origin):
        given = tuple(_concrete(argument, arguments, made) for argument in get_args(base))
        fields |= _all_fields(get_origin(base) or base, given, made)
    return fields | {name: _concrete(field, arguments, made) for name, field in _own_fields(origin)}


# Typed dictionaries


def _bases(type_: Any) -> list[Any]:
    return [base for base in type_.__orig_bases__ if is_typeddict(get_origin(base) or base)]


def _own_fields(type_: Any) -> Iterator[tuple[str, Any]]:
    """The fields that a typed dictionary adds to those of its bases."""
    inherited = {name for base in _bases(type_) for name in get_type_hints(get_origin(base) or base)}
    hints = get_type_hints(type_, include_extras=True)
    return ((name, field) for name, field in hints.items() if name not in inherited)
