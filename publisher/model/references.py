"""Ids that name an entry of england/kinds.yaml: how a field is marked as one, and what is named so."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple, get_args, get_origin

from publisher.model.base import Id, Part
from publisher.model.walk import all_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pydantic import GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue
    from pydantic_core import CoreSchema

    from publisher.source.problems import Place


REFERENCE_KEY = "x-names"
"""The key in an id's JSON Schema that says what kind of thing it names, for filling in the existing ids."""


@dataclass(frozen=True, slots=True)
class Names:
    """Marks an id as the name of an entry of kinds.yaml; `kind` is what it names, for messages too."""

    kind: str

    def __get_pydantic_json_schema__(self, core_schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """What the id names, in place of how an id is written."""
        del core_schema, handler
        return {"type": "string", REFERENCE_KEY: self.kind}


StrandId = Annotated[Id, Names("strand")]
WayId = Annotated[Id, Names("way")]
HolderId = Annotated[Id, Names("holder")]
StageId = Annotated[Id, Names("stage")]
PageId = Annotated[Id, Names("page")]
GuidancePageId = Annotated[Id, Names("page of guidance")]
PictureId = Annotated[Id, Names("picture")]


class Reference(NamedTuple):
    """An id that names an entry of kinds.yaml: what kind of thing it names, and the file and line where it does."""

    kind: str
    id: str
    place: Place


def kind_references(value: Any) -> Iterator[Reference]:
    """Every strand, way, holder, stage, page and picture that is named in a value, in the order of the parts."""
    for part in all_of(value, Part):
        for name, key, kind in _marked_fields(type(part)):
            named = getattr(part, name)
            if isinstance(named, str):
                yield Reference(kind, named, part.place(key))
            else:
                yield from (Reference(kind, id_, part.place(key, inner)) for inner, id_ in _inside(named))


def _inside(named: dict[str, Any] | list[str] | None) -> Iterable[tuple[str | int, str]]:
    """The ids in a list, or those that are the keys of a mapping, each with its key in the file."""
    if isinstance(named, dict):
        return ((id_, id_) for id_ in named)
    return enumerate(named or ())


@functools.cache
def _marked_fields(kind: type[Part]) -> tuple[tuple[str, str, str], ...]:
    """The fields of a kind of part that name something: each with its key in the file, and what it names."""
    found = []
    for name, field in kind.model_fields.items():
        marks = [mark for mark in field.metadata if isinstance(mark, Names)] or list(_marks(field.annotation))
        found += [(name, field.alias or name, mark.kind) for mark in marks]
    return tuple(found)


def _marks(annotation: Any) -> Iterator[Names]:
    """The marks on a type: of the items of a list, the keys of a mapping, or one of several types."""
    if get_origin(annotation) is Annotated:
        yield from (mark for mark in annotation.__metadata__ if isinstance(mark, Names))
        return
    inner = get_args(annotation)
    for argument in inner[:1] if get_origin(annotation) is dict else inner:
        yield from _marks(argument)
