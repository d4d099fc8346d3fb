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
        fields = vars(value)
        new = {name: made for name, _ in _keys(type(value)) if (made := change(fields[name])) is not fields[name]}
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
    found: list[T] = []
    _find_all(value, kind, found)
    return iter(found)


def _find_all[T](value: Any, kind: type[T], found: list[T]) -> None:
    # Checks go through every file dozens of times: to fill a list takes half as long as generators in generators.
    if isinstance(value, kind):
        found.append(value)
    for inner in _contents(value):
        if isinstance(inner, _HOLDS):
            _find_all(inner, kind, found)


def _contents(value: Any) -> Iterable[Any]:
    """The direct contents of a part, a list or a mapping, without their keys."""
    if isinstance(value, Part):
        fields = vars(value)
        return [fields[name] for name, _ in _keys(type(value))]
    return value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()


type Where = tuple[str | int, ...]


def texts_in(part: Part) -> Iterator[tuple[Part, Where, str]]:
    """Every text in a part: the innermost part that holds it, where it is in there, and the text."""
    found: list[tuple[Part, Where, str]] = []
    _find_texts(part, part, (), found)
    return iter(found)


def _find_texts(part: Part, value: Any, keys: Where, found: list[tuple[Part, Where, str]]) -> None:
    if isinstance(value, Part):
        part, keys = value, ()
    for key, inner in inside(value):
        if isinstance(inner, str):
            found.append((part, (*keys, key), inner))
        elif isinstance(inner, _HOLDS):
            _find_texts(part, inner, (*keys, key), found)


def strings_in(value: Any) -> Iterator[str]:
    """Every string in a part, a list or a mapping: texts, and names of other things."""
    for inner in _contents(value):
        if isinstance(inner, str):
            yield inner
        elif isinstance(inner, _HOLDS):
            yield from strings_in(inner)


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
