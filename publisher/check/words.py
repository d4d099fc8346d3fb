"""Texts use today's names, and links say where they lead."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from publisher.model.base import Part
from publisher.problems import Code, Report
from publisher.retired import retired_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from publisher.read import CouncilFiles


def check_words(files: CouncilFiles, report: Report) -> None:
    """No text that a family may read uses a retired term of england/words.yaml."""
    national = (files.questions, files.floor, files.letters, files.checklist, *files.words.terms)
    for part in (files.council, files.policy, files.faq, files.cases, *national):
        for holder, keys, text in _texts(part):
            for term in retired_in(text, files.words):
                what = f"The text says '{term.term}'."
                report.add(holder.place(*keys), Code.RETIRED_WORD, what, f"Say '{term.say}', or today's name.")


type _Text = tuple[Part, tuple[str | int, ...], str]


def _texts(part: Part) -> Iterator[_Text]:
    """Every text in a part: the innermost part that holds it, where it stands in there, and the text."""
    for name, field in type(part).model_fields.items():
        yield from _inside(part, getattr(part, name), field.alias or name)


def _inside(part: Part, value: Any, *keys: str | int) -> Iterator[_Text]:
    if isinstance(value, str):
        yield part, keys, value
    elif isinstance(value, Part):
        yield from _texts(value)
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _inside(part, item, *keys, index)
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _inside(part, item, *keys, key)
