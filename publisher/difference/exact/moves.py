"""Which families move from what to what: the exact difference of two versions, subject by subject."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from publisher.difference.exact.families import EVERYBODY, NOBODY
from publisher.difference.exact.told import (
    ASPECTS,
    MIXED,
    NEED_ANSWERS,
    NOT_THERE,
    Label,
    Subject,
    matched,
    reworded_headlines,
    reworded_steps,
    shown_as,
)
from publisher.rules.logic import HIDDEN
from reckoner.heard import AS_IT_IS

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping

    from publisher.difference.exact.families import Families
    from publisher.difference.exact.space import Space
    from publisher.difference.exact.told import Aspect, Outcome, Version

_STRIDE = 64
"""More labels than one subject has: a pair of them is one number, a terminal of the diagram of both."""


@dataclass(frozen=True, slots=True)
class Move:
    """Some families that are told something else of a subject.

    families: all of them. meant: the same, with others who give answers that nobody can give, so that it rests on
    those questions alone that the rules turn on.
    before_places, after_places: the outcomes of the older and of the newer version that tell them so, by their places.
    already_places: the outcomes of the older version that told others what these are told now.
    """

    subject: Subject
    aspect: Aspect
    before: Label
    after: Label
    families: int
    meant: int
    before_places: frozenset[int] = frozenset()
    after_places: frozenset[int] = frozenset()
    already_places: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Compared:
    """All moves between two versions, and how many results were compared."""

    moves: list[Move]
    results: int


def all_moves(space: Space, old: Version, new: Version) -> Compared:
    """Compare everything that two versions tell families because of their answers."""
    moves: list[Move] = []
    results = 0
    for subject in _compared_subjects(old, new):
        results += 1
        moves += _answers(space, old, new, subject)
        if subject.kind != "note":
            for aspect in ASPECTS[1:]:
                moves += _told_otherwise(space, old, new, subject, aspect)
    moves += _asked(space)
    return Compared(moves, results)


def _compared_subjects(old: Version, new: Version) -> Iterator[Subject]:
    """All that two versions tell of, each thing once."""
    both = [strand for strand in new.strands if strand in old.strands]
    for subject in dict.fromkeys([*new.subjects(), *old.subjects()]):
        kind, id_, strand = subject
        if kind in ("way", "holder") and strand is None:
            # What is so in general is told by a strand that goes by it in both versions. Where each has outcomes of its
            # own, it is written on the pages all the same.
            in_strands = (Subject(kind, id_, each) for each in both)
            if not any(_is_general(old, each) and _is_general(new, each) for each in in_strands):
                yield subject
        elif strand is None or strand in both:  # That there is no such budget says it of all its ways and holders.
            yield subject


def _is_general(version: Version, subject: Subject) -> bool:
    """Whether a strand goes by what is so of a way or a holder in general."""
    return version.decision(subject) is version.decision(subject._replace(strand=None))


class Labels:
    """The labels of one subject, each with its number."""

    def __init__(self) -> None:
        """Start with none."""
        self.known: list[Label] = []
        self.places: tuple[dict[Label, set[int]], dict[Label, set[int]]] = ({}, {})

    def of_outcomes(self, side: int, labels: Collection[Label]) -> list[int]:
        """The numbers of the labels of a version's outcomes, in their order."""
        for place, label in enumerate(labels):
            self.places[side].setdefault(label, set()).add(place)
        return [self.number(label) for label in labels]

    def number(self, label: Label) -> int:
        """The number of a label."""
        if label not in self.known:
            if len(self.known) == _STRIDE:
                raise ValueError(f"Something has more than {_STRIDE} different outcomes.")
            self.known.append(label)
        return self.known.index(label)

    def agreed(self, numbers: Collection[int], chosen: bool) -> int:  # noqa: FBT001 - `carry` gives it
        """The label of a family that has one of some labels, and nobody can know which.

        Where it would choose itself, and has not said that it wants no change, it hears nothing of that.
        """
        labels = [self.known[number] for number in sorted(numbers)]
        if chosen:
            labels = [label for label in labels if label.status != AS_IT_IS] or labels
        first = labels[0]
        if len(labels) == 1:
            return self.number(first)
        if shown_as(HIDDEN) in labels:
            return self.number(shown_as(HIDDEN))  # A note is shown where it surely holds.
        if len({label.status for label in labels}) > 1:
            return self.number(Label(NEED_ANSWERS))
        when = first.when if len({label.when for label in labels}) == 1 else None
        what = first.what if len({label.what for label in labels}) == 1 else (MIXED,)
        return self.number(Label(first.status, when, what))


def _answers(space: Space, old: Version, new: Version, subject: Subject) -> Iterator[Move]:
    labels = Labels()

    def label(outcome: Outcome) -> Label:
        return Label(outcome.told.status, outcome.told.when)

    roots = [_carried(space, side, version, subject, labels, label) for side, version in enumerate((old, new))]
    yield from moves_between(space, subject, "answer", roots, labels)


def _told_otherwise(space: Space, old: Version, new: Version, subject: Subject, aspect: Aspect) -> Iterator[Move]:
    """Families that get the same answer as before, with something else that goes with it."""
    decisions = old.decision(subject), new.decision(subject)
    if decisions[0] is None or decisions[1] is None:
        return
    outcomes = old.outcomes(decisions[0]), new.outcomes(decisions[1])
    same = _same_things(old, new, outcomes, aspect)
    things = {_what(each, aspect, {}) for each in outcomes[0]} | {_what(each, aspect, same) for each in outcomes[1]}
    if len(things) == 1:
        return
    labels = Labels()

    def label(outcome: Outcome, names: Mapping[str, str]) -> Label:
        return Label(outcome.told.status, outcome.told.when, _what(outcome, aspect, names))

    roots = [
        _carried(space, 0, old, subject, labels, lambda outcome: label(outcome, {})),
        _carried(space, 1, new, subject, labels, lambda outcome: label(outcome, same)),
    ]
    yield from moves_between(space, subject, aspect, roots, labels)


def _asked(space: Space) -> Iterator[Move]:
    """Families that are asked a question now, or no longer."""
    labels = Labels()
    for place in (EVERYBODY, HIDDEN):
        labels.number(shown_as(place))
    for place, question in enumerate(space.questions):
        roots = [space.asked_by[side][place] for side in (0, 1)]
        yield from moves_between(space, Subject("question", question.id), "answer", roots, labels)


_ABSENT = Label(NOT_THERE)


def _same_things(
    old: Version, new: Version, outcomes: tuple[list[Outcome], list[Outcome]], aspect: Aspect
) -> dict[str, str]:
    """For what the newer version calls otherwise, what the older one calls it."""
    if aspect == "headline":
        return reworded_headlines(matched(*outcomes))
    if aspect == "steps":
        return reworded_steps(matched(*outcomes))
    if aspect == "ask":
        before = {old.who(contact): contact for contact in old.compiled.contacts}
        contacts = [contact for contact in new.compiled.contacts if contact not in old.compiled.contacts]
        return {contact: before[new.who(contact)] for contact in contacts if new.who(contact) in before}
    if aspect == "decides":
        words = {clause.says: id_ for id_, clause in old.logic.clauses.items()}
        added = [id_ for id_ in new.logic.clauses if id_ not in old.logic.clauses]
        return {id_: words[new.clause_words(id_)] for id_ in added if new.clause_words(id_) in words}
    return {}


def _what(outcome: Outcome, aspect: Aspect, same: Mapping[str, str]) -> tuple[str, ...]:
    things: tuple[str, ...] = getattr(outcome, aspect)
    things = tuple(same.get(thing, thing) for thing in things)
    return tuple(sorted(things)) if aspect == "decides" else things


def _carried(
    space: Space, side: int, version: Version, subject: Subject, labels: Labels, label: Callable[[Outcome], Label]
) -> int:
    """What a version tells each family of a subject: a diagram that leads to the number of a label."""
    decision = version.decision(subject)
    if decision is None:
        absent = shown_as(HIDDEN) if subject.kind == "note" else _ABSENT
        return labels.number(absent)
    told = [shown_as(place) for place in (EVERYBODY, HIDDEN)]
    if subject.kind != "note":
        told = [label(outcome) for outcome in version.outcomes(decision)]
    numbers = labels.of_outcomes(side, told)
    return space.carry(side, decision.root, lambda outcome: numbers[outcome], labels.agreed)


def moves_between(
    space: Families, subject: Subject, aspect: Aspect, roots: list[int], labels: Labels
) -> Iterator[Move]:
    """Every pair of different labels that a family comes to, with all families that do.

    Args:
        space: the space, and who can be in it.
        subject: what is told of.
        aspect: in which respect. In another than the answer, families of another answer are left out.
        roots: the diagrams of the older and the newer version, which lead to the numbers of labels.
        labels: the labels.
    """
    pairs = space.diagrams.combined((roots[0], roots[1]), lambda found: found[0] * _STRIDE + found[1])
    for pair in sorted(space.diagrams.outcomes(pairs)):
        before, after = (labels.known[number] for number in divmod(pair, _STRIDE))
        if before == after or (aspect != "answer" and not _is_same_answer(before, after)):
            continue
        meant = space.diagrams.leading_to(pairs, {pair})
        families = space.diagrams.both(meant, space.possible)
        if families != NOBODY:
            of_labels = ((0, before), (1, after), (0, after))
            places = (frozenset(labels.places[side].get(label, ())) for side, label in of_labels)
            yield Move(subject, aspect, before, after, families, meant, *places)


def _is_same_answer(before: Label, after: Label) -> bool:
    """Whether the answer is the same and settled, and so is what goes with it."""
    settled = before.status != NEED_ANSWERS and MIXED not in (*before.what, *after.what)
    return settled and (before.status, before.when) == (after.status, after.when)
