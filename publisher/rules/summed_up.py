"""What words by hand sum up, and its mark: by it, a change of a rule is seen to have left the words behind."""

from __future__ import annotations

from itertools import combinations, pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from publisher.model.council.summaries.summing_up import SummingUp
from publisher.model.walk import all_of
from publisher.policies.citations import cited_by
from publisher.policies.floor import mark_of, said_by

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from publisher.model.base import Part
    from publisher.policies.redress import StepAfterNo
    from publisher.rules.formulas import ClauseTree
    from publisher.rules.logic import DecisionLogic, Logic
    from publisher.source.problems import Place

_DECISIONS = {"strand", "way", "holder", "note"}

_COUNTED = ("strand", "way", "holder")
"""Kinds of which words by hand may say how many there are: of what sums one up, the mark says which there are."""

_MOST_AT_ONCE = 2
"""So many new or missing ones are found by trying what the mark would be without, or with, them."""


class Others(NamedTuple):
    """Which ones of a kind are there now and were not, and the other way round: `way.card`, say."""

    new: frozenset[str] = frozenset()
    gone: frozenset[str] = frozenset()

    @property
    def told(self) -> list[str]:
        """Each in a sentence."""
        named = [(name.partition("."), name in self.new) for name in sorted(self.new | self.gone)]
        return [
            f"There is a new {kind}: {id_}." if is_new else f"A {kind} is gone: {id_}."
            for (kind, _, id_), is_new in named
        ]


NONE = Others()


class SummedUp:
    """Everything of an edition that words by hand can sum up, by its name (`strand.education`)."""

    def __init__(self, logic: Logic) -> None:
        """Find what there is."""
        edition, policy = logic.edition, logic.edition.policy
        self._logic = logic
        self._facts = {**edition.files.facts, **edition.files.law}
        self._parts: dict[str, list[Part]] = {}
        self._steps: dict[str, StepAfterNo] = {f"redress.{step.id}": step for step in edition.after_a_no}
        for kind, items in (
            ("strand", policy.strands),
            ("way", policy.ways),
            ("holder", policy.holders),
            ("note", policy.notes),
            ("clause", policy.clauses),
            ("review", policy.review),
            ("contact", edition.council.contacts),
        ):
            for item in items:
                self._parts[f"{kind}.{item.id}"] = [item]
        for verdict in policy.spending:
            self._parts.setdefault(f"spending.{verdict.item}", []).append(verdict)

    @property
    def known(self) -> set[str]:
        """All strands, ways and holders that a council can have."""
        kinds = self._logic.edition.files.kinds
        return {
            *(f"strand.{strand.id}" for strand in kinds.strands),
            *(f"way.{way.id}" for way in kinds.ways),
            *(f"holder.{holder.id}" for holder in kinds.holders),
        }

    @property
    def names(self) -> set[str]:
        """All that can be summed up."""
        return {*self._parts, *self._steps}

    def mark(self, words: SummingUp, cited: set[str]) -> str:
        """The mark of what some words sum up and cite, and of which ones there are of its kinds.

        Of a strand, way or holder it is what decides and what comes out, whatever the words; of all else it is what is
        said, too.

        Raises:
            KeyError: there is no such part.
        """
        return self.with_others(words, self.mark_alone(words, cited))

    def mark_alone(self, words: SummingUp, cited: set[str]) -> str:
        """The mark of what some words sum up and cite, whatever else there is.

        Raises:
            KeyError: there is no such part.
        """
        facts = {fact: self._facts[fact].fact for fact in sorted(cited) if fact in self._facts}
        return mark_of([[self._said(name) for name in sorted(words.sums_up)], facts])

    def with_others(self, words: SummingUp, alone: str, others: Others = NONE) -> str:
        """That mark with which ones there are of the kinds that are summed up: without some, and with those gone."""
        kinds = _counted(words)
        there = {name for name in self._parts if name.partition(".")[0] in kinds}
        return mark_of([alone, sorted((there - others.new) | others.gone)]) if kinds else alone

    def places(self, words: SummingUp, cited: set[str]) -> list[tuple[str, Place]]:
        """All that some words sum up and cite, and where each is written.

        Raises:
            KeyError: there is no such part.
        """
        parts = [
            (name, (self._steps[name].written if name in self._steps else self._parts[name][0]).place())
            for name in words.sums_up
        ]
        return parts + [(fact, self._facts[fact].place) for fact in sorted(cited) if fact in self._facts]

    def _said(self, name: str) -> Any:
        if name in self._steps:
            step = self._steps[name]
            limit = None if step.time_limit is None else step.time_limit.text
            return [name, step.stage, step.name, limit, [said.text for said in step.says]]
        kind, _, id_ = name.partition(".")
        if kind in _DECISIONS and name in self._parts:
            about = [decision for decision in self._logic.decisions if decision.about[:2] == (kind, id_)]
            return [name, [self._decided(decision) for decision in about]]
        return [name, [said_by(part) for part in self._parts[name]]]

    def _decided(self, decision: DecisionLogic) -> Any:
        # A note has no outcomes: it is shown or not.
        statuses = [[outcome.status, getattr(outcome, "when", None)] for outcome in decision.outcomes]
        return [decision.about.strand, statuses, [self._tree(tree) for tree in decision.trees]]

    def _tree(self, tree: ClauseTree | None) -> Any:
        """A condition as the tests that it comes to: another name of a clause changes nothing."""
        if tree is None:
            return None
        if isinstance(tree, str):
            test = self._logic.clauses[tree].test
            return tree if test is None else said_by(test)
        return [tree.connective, [self._tree(part) for part in tree.parts]]


class _Version(NamedTuple):
    """Words as they are in an edition, and all that these can sum up."""

    starts: date
    words: SummingUp
    summed_up: SummedUp

    @property
    def mark(self) -> str:
        return self.summed_up.mark(self.words, cited_by(self.words))


class Summary:
    """Words by hand that sum something up, in every edition in which they are in force."""

    def __init__(self, versions: list[_Version]) -> None:
        """Take them as each edition has them, first day first."""
        self._versions = versions
        self.words = versions[0].words

    def missing(self) -> Iterable[tuple[int, date, date | None]]:
        """What there is not on some days: its place in `sums_up`, the first day, and on which it is there again."""
        for index, name in enumerate(self.words.sums_up):
            # What has left with a kind of budget is summed up no longer.
            there = [name in version.summed_up.names or name not in version.words.sums_up for version in self._versions]
            if not all(there):
                first = there.index(False)
                again = next((at for at in range(first, len(there)) if there[at]), None)
                yield index, self._versions[first].starts, None if again is None else self._versions[again].starts

    def starts(self) -> date:
        """The first day of the first edition that has it."""
        return self._versions[0].starts

    def changes(self) -> list[date]:
        """The days on which what it sums up is something else than the day before.

        Raises:
            KeyError: there is not all of it on every day.
        """
        return [later.starts for earlier, later in pairwise(self._versions) if later.mark != earlier.mark]

    def mark(self) -> str:
        """The mark of what it sums up on all its days. Where that changes on some, it is the mark of all of it.

        Raises:
            KeyError: there is not all of it on every day.
        """
        return _of_all_days(version.mark for version in self._versions)

    def others(self) -> Others:
        """Which of a kind that it sums up are new or gone since it was written, if nothing but those is another.

        A mark does not say what it is of, so this tries which of them would give the mark that the words have.

        Raises:
            KeyError: there is not all of it on every day.
        """
        alone = [version.summed_up.mark_alone(version.words, cited_by(version.words)) for version in self._versions]
        for number in range(1, _MOST_AT_ONCE + 1):
            for tried in combinations(self._could_be_other(), number):
                others = Others(
                    frozenset(name for name, is_new in tried if is_new),
                    frozenset(name for name, is_new in tried if not is_new),
                )
                marks = (
                    version.summed_up.with_others(version.words, mark, others)
                    for version, mark in zip(self._versions, alone, strict=True)
                )
                if _of_all_days(marks) == self.words.was:
                    return others
        return NONE

    def _could_be_other(self) -> list[tuple[str, bool]]:
        """Whatever may be new (and whether it is that, or may be gone), of the kinds that it sums up."""
        counted = _counted(self.words)
        there = [version.summed_up.names for version in self._versions]
        known = {name for names in there for name in names}.union(*(each.summed_up.known for each in self._versions))
        named = sorted(name for name in known if name.partition(".")[0] in counted and name not in self.words.sums_up)
        new = [(name, True) for name in named if any(name in names for names in there)]
        return new + [(name, False) for name in named if not all(name in names for names in there)]

    def places(self) -> list[tuple[str, Place]]:
        """All that it sums up and cites, and where each is written.

        Raises:
            KeyError: there is not all of it on every day.
        """
        return list(
            dict.fromkeys(
                each
                for version in self._versions
                for each in version.summed_up.places(version.words, cited_by(version.words))
            )
        )


def _counted(words: SummingUp) -> set[str]:
    """The kinds of which some words may say how many there are."""
    return {kind for name in words.sums_up if (kind := name.partition(".")[0]) in _COUNTED}


def _of_all_days(marks: Iterable[str]) -> str:
    different = list(dict.fromkeys(marks))
    return different[0] if len(different) == 1 else mark_of(different)


def summaries(logics: Iterable[Logic]) -> list[Summary]:
    """All words by hand that sum something up, in the order of the files."""
    found: dict[Place, list[_Version]] = {}
    for logic in logics:
        summed_up = SummedUp(logic)
        for words in all_of([logic.edition.short, logic.edition.easy], SummingUp):
            found.setdefault(words.place("was"), []).append(_Version(logic.edition.from_, words, summed_up))
    return [Summary(versions) for versions in found.values()]
