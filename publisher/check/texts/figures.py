"""A text says no number that nothing behind it has: an age, a time limit or a year is in a fact that it cites.

What a condition tests may be said as well, in what families have under it. `numbers.py` holds the words of a test to
the test; here is what no test is about, such as "within two months", or an age in a step. A number that a text gives as
rough ("about nine weeks") is reckoned from another.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

from publisher.check.texts.numbers import in_figures
from publisher.model.base import TOLD, WHOLE, Part
from publisher.model.formulas import All, Any_, Not, Test, walk
from publisher.model.walk import inside, marked
from publisher.policies.read import FILES
from publisher.source.problems import Code, Report

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

    from publisher.model.formulas import Formula
    from publisher.policies.read import CouncilFiles
    from publisher.source.facts import Fact

_SMALL: Final = ("two", "three", "four", "five", "six", "seven", "eight", "nine")
_WORD: Final = re.compile(rf"\b({'|'.join(_SMALL)})\b", re.IGNORECASE)

_COUNTED: Final = re.compile(r"\b([2-9]) (?:working |school )?(?:days?|hours?|months?|tests?|weeks?|years?)\b")
"""What is counted in words: "two months". Of other things there may be two that no fact counts."""

_YEAR: Final = r"\b(?:19|20)\d\d\b"
_LAST: Final = r"(?:\bover |\bto |-)(\d+)\b"
"""Facts that say the last number on one side: from 19 is what is not "0 to 18"."""

_AS_MUCH: Final = ((re.compile(r"\byear"), 12), (re.compile(r"\bbirth\b"), 0))
"""Words of facts that are as much as a number: a year is twelve months."""

_NAME: Final = re.compile(
    r"\{[^}]*\}|\b(?:Year|Post|Stage|Appendix|Level) \d+|\b\d+-\d+ (?=[A-Z])|\b(?:about|around) \w+|\S+[.@/]\S*\w"
    r"|[+(]{0,2}\b\d[\d() ]{8,}\d",
)
"""What is no number that could be wrong: a name (Year 11, 0-25 Together), an address, a phone number, a rough guess."""

_BEFORE: Final = r"\b(?:and|after|over|until|to) {}\b"
"""What may be said of the last number in front of a bound that is tested: "over 25", "at 16 and 17"."""

_OURS: Final = frozenset({"ours"})
"""Texts about this site. No council says them."""


def check_figures(files: CouncilFiles, report: Report) -> None:
    """Check every text that cites facts, in the files of a council and in those that all councils share."""
    of_files: list[Part] = [files.written if name == "policy" else getattr(files, name) for name in FILES]
    checking = _Checking(files, report)
    for part in [*of_files, files.national_faq]:
        checking.check(part, frozenset(), frozenset())


class _Checking:
    """What the facts and the conditions say of numbers."""

    def __init__(self, files: CouncilFiles, report: Report) -> None:
        self._report = report
        facts: Mapping[str, Fact] = {**files.law, **files.facts}
        self._in_facts = {id_: _numbers_of_fact(fact) for id_, fact in facts.items()}
        self._named: dict[str, Formula] = {
            clause.id: clause.test
            for clauses in (files.policy.clauses, files.clauses.clauses, files.floor.clauses)
            for clause in clauses
            if clause.test is not None
        }
        self._named |= {rule.id: rule.if_ for rule in files.policy.rules}

    def check(self, value: Any, cited: frozenset[str], tested: frozenset[int]) -> None:
        """Check what is in a part, a list or a mapping.

        Args:
            value: that.
            cited: the facts that it is under.
            tested: the bounds that it is under.
        """
        texts, own = frozenset[str | int](), frozenset[str]()
        contents = inside(value)
        if isinstance(value, Part):
            # What cites facts has them written down in it: whatever else is called so has none.
            texts, own = _sentences_of(type(value)), frozenset(vars(value).get("cites", ()))
            tested = tested.union(*(self._bounds(inner) for _, inner in contents if self._is_condition(inner)))
        for key, inner in contents:
            if isinstance(inner, str) and own and key in texts and key not in _OURS:
                # What a page says is so whatever is tested.
                self._check_text(value, str(key), inner, own | cited, frozenset() if key == "says" else tested)
            elif isinstance(inner, Part | list | dict):
                self.check(inner, cited | own, tested)

    def _check_text(self, part: Part, key: str, text: str, cited: frozenset[str], tested: frozenset[int]) -> None:
        if not cited <= set(self._in_facts):
            return  # Nobody knows what a fact says that is not there, which is an error of its own.
        known = tested.union(*(self._in_facts[fact] for fact in cited))
        unknown = _numbers(text) - known
        odd = {number for number in unknown if not _is_before_a_bound(number, in_figures(text), tested)}
        if odd:
            listed = " and ".join(map(str, sorted(odd)))
            what = f"The text says {listed}, and no fact that it cites does: {', '.join(sorted(cited))}."
            do = "Correct the number, or cite the fact that has it."
            self._report.add(part.place(key), Code.NUMBER_OF_NO_FACT, what, do)

    def _is_condition(self, value: Any) -> bool:
        """Whether a value is a condition, by itself or by its name."""
        return value in self._named if isinstance(value, str) else isinstance(value, All | Any_ | Not | Test)

    def _bounds(self, formula: Formula) -> Iterator[int]:
        """The bounds that a condition tests, through the names of clauses and rules, each of which is read once."""
        waiting, seen = [formula], set[str]()
        while waiting:
            for _, part in walk(waiting.pop()):
                if isinstance(part, Test):
                    yield from (bound for bound in (part.at_least, part.below) if bound is not None)
                elif part in self._named and part not in seen:
                    seen.add(part)
                    waiting.append(self._named[part])


def _numbers_of_fact(fact: Fact) -> frozenset[int]:
    """Every number of a fact, in figures or in words, and what it says in another way; and the years of its source."""
    figures = _small_in_figures(in_figures(fact.fact))
    found = {int(number) for number in re.findall(r"\d+", f"{figures} {' '.join(re.findall(_YEAR, fact.where))}")}
    found |= {int(number) + 1 for number in re.findall(_LAST, figures)}
    return frozenset(found | {number for says, number in _AS_MUCH if says.search(figures)})


@cache
def _sentences_of(kind: type[Part]) -> frozenset[str | int]:
    """The keys of a kind of part whose texts are looked at."""
    return marked(kind, WHOLE) | marked(kind, TOLD)


@lru_cache(maxsize=20_000)
def _numbers(text: str) -> frozenset[int]:
    """The numbers that a text says, and could have wrong, by the text: many are those of all councils."""
    figures = _NAME.sub(" ", in_figures(text))
    counted = _COUNTED.findall(_small_in_figures(figures))
    return frozenset(int(number) for number in [*counted, *re.findall(r"\b(\d+)(?:st|nd|rd|th)?\b", figures)])


def _small_in_figures(text: str) -> str:
    return _WORD.sub(lambda found: str(_SMALL.index(found[0].lower()) + 2), text)


def _is_before_a_bound(number: int, figures: str, tested: frozenset[int]) -> bool:
    return number + 1 in tested and re.search(_BEFORE.format(number), figures, re.IGNORECASE) is not None
