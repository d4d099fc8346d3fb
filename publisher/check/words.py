"""Texts use today's names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from publisher.model.base import Part
from publisher.model.walk import inside
from publisher.model.england.words import Term
from publisher.source.problems import Code, Report
from publisher.wording.retired import retired_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from publisher.policies.read import CouncilFiles


def check_words(files: CouncilFiles, report: Report) -> None:
    """No text of ours has a retired term of england/words.yaml. Facts may, and words of former times are called so."""
    answers = (files.faq, files.national_faq)
    shared = (files.questions, files.clauses, files.defaults, files.floor, files.letters, files.statuses)
    for part in (files.council, files.policy, files.cases, *answers, *shared, files.checklist, *files.words.terms):
        for holder, keys, text in _texts(part, part):
            if isinstance(holder, Term) and holder.former and keys[0] != "meaning":
                continue
            for term in retired_in(text, files.words):
                what = f"The text says '{term.term}'."
                report.add(holder.place(*keys), Code.RETIRED_WORD, what, f"Say '{term.say}', or today's name.")


type _Text = tuple[Part, tuple[str | int, ...], str]


def _texts(part: Part, value: Any, *keys: str | int) -> Iterator[_Text]:
    """Every text in a value: the innermost part that holds it, its place in there, and the text."""
    if isinstance(value, str):
        yield part, keys, value
        return
    for key, inner in inside(value):
        if isinstance(value, Part):
            yield from _texts(value, inner, key)
        else:
            yield from _texts(part, inner, *keys, key)
