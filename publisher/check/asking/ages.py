"""No family reads of an age that cannot be its own: one behind everybody it could be about, or one of others.

Each grows older, and none younger. An age that is still to come may concern a family, so that is nobody's mistake. But
a sentence that begins "At 18" is about those who are of that age now. And where a result is for people of some age and
over, what it says holds "from" an age holds for all of them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from publisher.model.council.outcomes import Note, Outcome
from publisher.model.formulas import Test
from publisher.rules.logic import SHOWN, build_logic, decisions_of
from publisher.source.problems import Code, Report

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from publisher.model.base import Part
    from publisher.policies.editions import Edition
    from publisher.rules.logic import DecisionLogic

_AGE = "age"
"""The question of how old somebody is."""

_UP_TO_AN_AGE = re.compile(
    r"(?<!begun )\b(?:(?P<under>under|below|before|until) (?P<bound>\d\d)|up to (?P<last>\d\d)"
    r"|\d\d (?:and|or) (?P<later>\d\d))(?!\d| ?%| (?:hours|days|weeks|months|miles|working))\b",
    re.IGNORECASE,
)
"""Words for people who are not older than an age. When a course began is no age of whoever reads."""


_AT_AN_AGE = re.compile(
    r"(?<!end )(?<!ends )(?<!stop )(?<!stops )\bat (?:exactly )?(?P<last>\d\d)\b(?! (?:and|or) \d)", re.IGNORECASE
)
"""Words for people of one age. What ends at an age is about those who are older, too."""

_BEGINS_AT_AN_AGE = re.compile(r"(?:^|(?<=[.?!:] ))At (?:exactly )?(?P<first>\d\d)\b(?: (?:and|or) (?P<last>\d\d))?")
"""How a sentence begins that is about people of an age, or of two, as they are now."""

_FROM_AN_AGE = re.compile(r"\bfrom (?P<first>\d\d)\b", re.IGNORECASE)
"""Words for people of an age and over."""


class _Text(NamedTuple):
    """A text that families read in an outcome or a note, and where it is."""

    part: Part
    keys: tuple[str | int, ...]
    text: str


def check_ages(edition: Edition, report: Report) -> None:
    """Check that ages in outcomes and notes are, or may be, those of whoever reads of them (LO420, LO421)."""
    outcomes = [outcome for _, _, listed in decisions_of(edition) for outcome in listed]
    texts = [text for part in (*edition.policy.notes, *outcomes) for text in _texts(part)]
    bounds = {int(age) + more for text in texts for age in re.findall(r"\b\d\d\b", text.text) for more in (0, 1)}
    if not bounds or all(question.id != _AGE for question in edition.files.questions.questions):
        return
    logic = build_logic(edition, [Test(question=_AGE, at_least=bound) for bound in sorted({1, *bounds})])
    for decision in logic.decisions:
        for place, part in enumerate(_parts_of(decision)):

            def read_by(test: Test, root: int = decision.root, place: int = place) -> str | None:
                """Some family, in words, that passes a test and reads the part; None where there is none."""
                passed = logic.diagrams.decide([logic.leaf(test), True])
                witness = logic.diagrams.witness_of_both(root, place, passed, SHOWN)
                return None if witness is None else logic.in_words(witness)

            for text in _texts(part):
                _check_over(text, read_by, report)
                if isinstance(part, Outcome):
                    _check_theirs(text, read_by, report)


def _check_over(told: _Text, read_by: Callable[[Test], str | None], report: Report) -> None:
    """Whoever reads of people up to an age, or at one, is, or may be, younger."""
    found = [(words[0], _bound(words)) for words in _UP_TO_AN_AGE.finditer(told.text)]
    found += [(words[0], int(words["last"]) + 1) for words in _AT_AN_AGE.finditer(told.text)]
    for words, bound in found:
        older = read_by(Test(question=_AGE, at_least=bound))
        if older is not None:
            what = f"Families read “{words}” where {older}."
            do = "Tell only those whom it can still be about: give the step an 'if', or change the condition."
            report.add(told.part.place(*told.keys), Code.AGE_IS_OVER, what, do)


def _check_theirs(told: _Text, read_by: Callable[[Test], str | None], report: Report) -> None:
    """Somebody who reads of people of an age is of that age, and what holds from an age holds for all of some age."""
    for words in _BEGINS_AT_AN_AGE.finditer(told.text):
        last = int(words["last"] or words["first"])
        if read_by(Test(question=_AGE, at_least=int(words["first"]), below=last + 1)) is None:
            what = f"Families read “{words[0]}”, and none of them is of that age."
            do = "Say the age of the families with this outcome, or correct its condition."
            report.add(told.part.place(*told.keys), Code.AGE_OF_OTHERS, what, do)
    if read_by(Test(question=_AGE, below=1)) is not None:
        return
    for words in _FROM_AN_AGE.finditer(told.text):
        younger = read_by(Test(question=_AGE, below=int(words["first"])))
        if younger is not None:
            what = f"Families read “{words[0]}” where {younger}, and the outcome begins at another age."
            do = "Say the age at which it begins, or give the step an 'if'."
            report.add(told.part.place(*told.keys), Code.AGE_OF_OTHERS, what, do)


def _bound(words: re.Match[str]) -> int:
    """The age from which on words of people up to an age are about nobody."""
    return int(words["bound"]) if words["bound"] else int(words["last"] or words["later"]) + 1


def _parts_of(decision: DecisionLogic) -> list[Part]:
    """What a decision tells families, in the order of what it leads to."""
    return [decision.part] if isinstance(decision.part, Note) else list(decision.outcomes)


def _texts(part: Part) -> Iterator[_Text]:
    """Every text of an outcome or a note."""
    if isinstance(part, Note):
        yield _Text(part, ("text",), part.text)
    elif isinstance(part, Outcome):
        yield _Text(part, ("headline",), part.headline)
        if part.when is not None:
            yield _Text(part, ("when",), part.when)
        yield from (_Text(step, ("text",), step.text) for step in part.steps)
