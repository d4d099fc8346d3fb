"""Walks through the parts of a policy file: the contents of each, everything of one kind, and copies with changes."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any, cast, get_args

from publisher.model.base import Part

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

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


def with_contents[V](value: V, change: Callable[[Any], Any]) -> V:
    """A copy of a part, a list or a mapping with each of its direct contents changed, or itself where none is."""
    changed: Any = value
    if isinstance(value, Part):
        fields = {name: getattr(value, name) for name in type(value).model_fields}
        new = {name: made for name, old in fields.items() if (made := change(old)) is not old}
        changed = value.model_copy(update=new) if new else value
    elif isinstance(value, list):
        items = [change(item) for item in value]
        changed = value if all(new is old for new, old in zip(items, value, strict=True)) else items
    elif isinstance(value, dict):
        entries = {key: change(item) for key, item in value.items()}
        changed = value if all(entries[key] is value[key] for key in value) else entries
    return cast("V", changed)


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
def marked(kind: type[Part], mark: str) -> frozenset[str | int]:
    """The keys of a kind of part whose texts have a mark, such as that they are whole sentences."""
    return frozenset(
        field.alias or name
        for name, field in kind.model_fields.items()
        if mark in field.metadata or _has(field.annotation, mark)
    )


def _has(annotation: Any, mark: str) -> bool:
    inner = (part for part in get_args(annotation) if part is not annotation)
    return mark in getattr(annotation, "__metadata__", ()) or any(_has(part, mark) for part in inner)


@functools.cache
def _keys(kind: type[Part]) -> tuple[tuple[str, str], ...]:
    """Each field of a kind of part, with its key in the file."""
    return tuple((name, field.alias or name) for name, field in kind.model_fields.items())
