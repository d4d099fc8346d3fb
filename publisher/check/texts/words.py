"""Texts use today's names, and words that a friend would say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publisher.model.england.words import Term
from publisher.model.walk import texts_in
from publisher.source.problems import Code, Report
from publisher.wording.retired import avoided_in, retired_in

if TYPE_CHECKING:
    from collections.abc import Iterable

    from publisher.model.base import Part
    from publisher.model.england.words import Words
    from publisher.policies.read import CouncilFiles


def check_words(files: CouncilFiles, report: Report) -> None:
    """No text of a council has a retired term or a phrase to avoid of england/words.yaml.

    Facts may.
    """
    _check((files.council, files.policy, files.short, files.easy, files.cases, files.faq), files.words, report)


def check_shared_words(files: CouncilFiles, report: Report) -> None:
    """No text that all councils share has one. Words of former times are called so."""
    *others, words = shared_files(files)
    _check((*others, *words.terms), words, report)


def shared_files(files: CouncilFiles) -> tuple[*tuple[Part, ...], Words]:
    """What that check reads."""
    questions = (files.kinds, files.questions, files.clauses, files.defaults, files.floor, files.checklist)
    answers = (files.letters, files.readers, files.bodies, files.national_faq, files.statuses)
    return (*questions, *answers, files.places, files.search, files.words)


def _check(parts: Iterable[Part], words: Words, report: Report) -> None:
    for part in parts:
        for holder, keys, text in texts_in(part):
            if isinstance(holder, Term) and holder.former and keys[0] != "meaning":
                continue
            for term in retired_in(text, words):
                what = f"The text says '{term.term}'."
                report.add(holder.place(*keys), Code.RETIRED_WORD, what, f"Say '{term.say}', or today's name.")
            for avoided in avoided_in(text, words):
                what = f"The text says '{avoided.phrase}'."
                report.add(holder.place(*keys), Code.RETIRED_WORD, what, f"Say '{avoided.say}'.")
