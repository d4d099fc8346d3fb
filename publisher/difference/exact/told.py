"""What one version of a policy tells families: for each subject the outcomes, and what each of them says to do."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Literal, NamedTuple

from publisher.model.formulas import references
from publisher.policies.floor import said_by
from publisher.rules.compile import compile_edition
from publisher.rules.logic import SHOWN

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from publisher.model.council import outcomes as written
    from publisher.model.formulas import Formula
    from publisher.rules.logic import DecisionLogic, Logic
    from reckoner import policy as engine

type SubjectKind = Literal["strand", "way", "holder", "note", "question"]
type Aspect = Literal["answer", "headline", "steps", "ask", "decides", "letter"]
"""In what an outcome can differ for a family: the answer with its moment, or what goes with the same answer."""

ASPECTS: tuple[Aspect, ...] = ("answer", "headline", "steps", "ask", "decides", "letter")
NOT_THERE = "not_there"
"""The status of something that a version has not."""
NEED_ANSWERS = "need_answers"
"""The status of a result that rests on an answer which a version cannot be told."""
MIXED = "mixed"

_ALIKE = 0.6
"""How alike two texts are of which one is the other in new words."""


class Subject(NamedTuple):
    """What is told of: a strand; a way or a holder in a strand, or in general; a note; whether a question is asked."""

    kind: SubjectKind
    id: str
    strand: str | None = None


class Label(NamedTuple):
    """What a family is told of a subject, as far as one aspect goes.

    status, when: the answer, and its moment. what: for another aspect than the answer, what goes with it.
    """

    status: str
    when: str | None = None
    what: tuple[str, ...] = ()


class Outcome(NamedTuple):
    """An outcome with everything that a family is told with it, and where it is written."""

    part: written.Outcome
    place: int
    told: engine.Outcome
    steps: tuple[str, ...]
    ask: tuple[str, ...]
    decides: tuple[str, ...]
    letter: tuple[str, ...]

    @property
    def headline(self) -> tuple[str, ...]:
        """What is said of it first."""
        return (self.told.headline,)

    @property
    def uses(self) -> set[str]:
        """The clauses and rules that it names."""
        return {*self.decides, *(() if self.part.if_ is None else references(self.part.if_))}

    @property
    def condition(self) -> object:
        """When it applies, as plain data; None where it always does."""
        return None if self.part.if_ is None else formula_content(self.part.if_)


class Version:
    """One edition of a policy, as it is compared."""

    def __init__(self, logic: Logic) -> None:
        """Compile it."""
        self.logic = logic
        self.compiled = compile_edition(logic)
        self.policy = logic.edition.policy
        self.strands = {strand.id: strand.name for strand in self.policy.strands}
        self.ways = {way.id: way.name for way in self.policy.ways}
        self.holders = {holder.id: holder.name for holder in self.policy.holders}
        self.notes = {note.id: note.text for note in self.policy.notes}
        self.voice = logic.edition.files.readers.readers[0].by_token()
        """The words for tokens, for whom pages speak to."""
        self.questions = {question.id: question.short for question in logic.questions}
        self._compiled = dict(zip(logic.by_about, self.compiled.decisions, strict=True))

    def subjects(self) -> Iterator[Subject]:
        """All that it tells of, in the order of the policy."""
        for strand in self.strands:
            yield Subject("strand", strand)
            yield from (Subject("way", way, strand) for way in self.ways)
            yield from (Subject("holder", holder, strand) for holder in self.holders)
        yield from (Subject("way", way) for way in self.ways)
        yield from (Subject("holder", holder) for holder in self.holders)
        yield from (Subject("note", note) for note in self.notes)

    def decision(self, subject: Subject) -> DecisionLogic | None:
        """The decision about a subject, unless there is none."""
        kind = subject.kind
        if kind == "question" or (subject.strand is not None and subject.strand not in self.strands):
            return None
        try:
            return self.logic.decision_for(kind, subject.id, subject.strand)
        except KeyError:
            return None

    def name(self, subject: Subject) -> str | None:
        """What a subject is called; None where there is no such one."""
        names = {
            "strand": self.strands,
            "way": self.ways,
            "holder": self.holders,
            "note": self.notes,
        }
        return names[subject.kind].get(subject.id)

    def outcomes(self, decision: DecisionLogic) -> list[Outcome]:
        """The outcomes of a strand, way or holder, in their order."""
        compiled = self._compiled[decision.about].outcomes
        return [
            Outcome(
                part,
                place,
                told,
                tuple(step["text"] for step in told.steps),
                told.ask,
                tuple(self.compiled.clauses[clause].id for clause in told.council_decides),
                () if told.letter is None else (self.compiled.letters[told.letter].id,),
            )
            for place, (part, told) in enumerate(zip(decision.outcomes, compiled, strict=True))
        ]

    def who(self, contact: str) -> str:
        """Who a contact is."""
        return self.compiled.contacts[contact]["who"]

    def clause_words(self, clause: str) -> str:
        """What a clause says."""
        return self.logic.clauses[clause].says


def formula_content(formula: Formula) -> object:
    """A condition as plain data: it is equal to another that is written in another place."""
    return formula if isinstance(formula, str) else said_by(formula)


def matched(old: Sequence[Outcome], new: Sequence[Outcome]) -> list[tuple[Outcome, Outcome]]:
    """The outcomes of two lists that are one and the same, perhaps in other words: each at most once."""
    pairs: list[tuple[Outcome, Outcome]] = []
    left_old, left_new = list(old), list(new)
    for alike in (_same_id, _same_words, _same_status, _same_condition, _same_end):
        for one in list(left_old):
            other = next((each for each in left_new if alike(one, each)), None)
            if other is not None:
                pairs.append((one, other))
                left_old.remove(one)
                left_new.remove(other)
    return sorted(pairs, key=lambda pair: pair[1].place)


def _same_id(one: Outcome, other: Outcome) -> bool:
    return one.part.id is not None and one.part.id == other.part.id


def _same_words(one: Outcome, other: Outcome) -> bool:
    return (one.told.status, one.told.headline) == (other.told.status, other.told.headline)


def _same_status(one: Outcome, other: Outcome) -> bool:
    return one.told.status == other.told.status and one.condition == other.condition


def _same_condition(one: Outcome, other: Outcome) -> bool:
    return one.condition is not None and one.condition == other.condition


def _same_end(one: Outcome, other: Outcome) -> bool:
    return bool(one.part.otherwise and other.part.otherwise)


def reworded_steps(pairs: Sequence[tuple[Outcome, Outcome]]) -> dict[str, str]:
    """For each step of a newer version that is an older one in new words, the older words."""
    found: dict[str, str] = {}
    for one, other in pairs:
        for kind, first, last, start, end in SequenceMatcher(
            None, one.steps, other.steps, autojunk=False
        ).get_opcodes():
            if kind == "replace" and last - first == end - start:
                pairs_of_texts = zip(one.steps[first:last], other.steps[start:end], strict=True)
                found |= {after: before for before, after in pairs_of_texts if alike(before, after)}
    return found


def reworded_headlines(pairs: Sequence[tuple[Outcome, Outcome]]) -> dict[str, str]:
    """For each headline of a newer version that is an older one in new words, the older words."""
    return {
        other.told.headline: one.told.headline
        for one, other in pairs
        if one.told.headline != other.told.headline and not said_otherwise(one, other)
    }


def said_otherwise(one: Outcome, other: Outcome) -> bool:
    """Whether an outcome of both versions says something else in the newer one, and not the same in new words."""
    return not alike(one.told.headline, other.told.headline)


def alike(before: str, after: str) -> bool:
    """Whether a text seems to be another in new words."""
    return SequenceMatcher(None, before, after, autojunk=False).ratio() >= _ALIKE


def shown_as(place: int) -> Label:
    """What a family is told by a note, or by whether a question is asked."""
    return Label("shown" if place == SHOWN else "hidden")
