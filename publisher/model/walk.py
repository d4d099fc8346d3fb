"""Walks through the parts of a policy file: the contents of each, and everything of one kind."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any

from publisher.model.base import Part

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_HOLDS = (Part, list, dict)
"""What can contain something."""


def inside(value: Any) -> Iterable[tuple[str | int, Any]]:
    """The direct contents of a part, a list or a mapping, each with its key in the file; else nothing."""
    if isinstance(value, Part):
        fields = vars(value)
        return [(key, fields[name]) for name, key in _keys(type(value))]
    if isinstance(value, list):
        return enumerate(value)
    return value.items() if isinstance(value, dict) else ()


def all_of[T](value: Any, kind: type[T]) -> Iterator[T]:
    """Everything of one kind in a value, and the value itself where it is of that kind."""
    if isinstance(value, kind):
        yield value
    for _, inner in inside(value):
        if isinstance(inner, _HOLDS):
            yield from all_of(inner, kind)


type Where = tuple[str | int, ...]


def texts_in(part: Part) -> Iterator[tuple[Part, Where, str]]:
    """Every text in a part: the innermost part that holds it, where it is in there, and the text."""
    return _texts(part, part)


def _texts(part: Part, value: Any, *keys: str | int) -> Iterator[tuple[Part, Where, str]]:
    if isinstance(value, str):
        yield part, keys, value
        return
    for key, inner in inside(value):
        if isinstance(value, Part):
            yield from _texts(value, inner, key)
        else:
            yield from _texts(part, inner, *keys, key)


@functools.cache
def _keys(kind: type[Part]) -> tuple[tuple[str, str], ...]:
    """Each field of a kind of part, with its key in the file."""
    return tuple((name, field.alias or name) for name, field in kind.model_fields.items())
