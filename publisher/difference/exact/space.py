"""One space of answers for two versions of a policy: the questions of both, with the options and the stretches of both.

A question that had another id (`was`) is the same question. In the space a family is whoever gives one answer to every
question, or is not asked it by either version. What a version cannot be told (an answer that it does not have) is open
to it, so there a result is what all of its answers agree on.
"""

from __future__ import annotations

import itertools
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from publisher.difference.exact.families import EVERYBODY, NOBODY, Families

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

    from publisher.model.england.questions import Question
    from publisher.rules.diagram import Assignment
    from publisher.rules.logic import Logic

    type Answer = str | int


_BEFORE = " (before)"
"""The mark of a question that takes answers of another kind now: it is another question than the one of its id."""


@dataclass(frozen=True, slots=True)
class CommonQuestion:
    """A question of the space.

    id, question: as the newer version has it, or the older one where the newer has it no longer.
    cells: how many there are; the last one is that it is not asked, where that can be.
    options: the id of each option, in order, and what families choose; empty for a number.
    said: for each option that has it, who gives it, after the word for them.
    starts: for a number, the smallest of each cell, and after them the first number that is too large.
    can_be_unasked: whether there are families of whom neither version asks it.
    """

    id: str
    question: Question
    cells: int
    options: Mapping[str, str]
    said: Mapping[str, str]
    starts: tuple[int, ...]
    can_be_unasked: bool

    @property
    def short(self) -> str:
        """Its short name; with a mark where the newer version asks it in another way."""
        return f"{self.question.short}{_BEFORE if self.id.endswith(_BEFORE) else ''}"

    @property
    def is_chosen(self) -> bool:
        """Whether families themselves choose the answer."""
        return self.question.change is not None and self.question.change.by == "family"

    @property
    def asked(self) -> range:
        """The cells in which it is asked."""
        return range(self.cells - self.can_be_unasked)

    def values(self, cell: int) -> int:
        """How many answers a cell holds."""
        if self.options or cell not in self.asked:
            return 1
        return self.starts[cell + 1] - self.starts[cell]

    def answer(self, cell: int) -> Answer:
        """An answer in a cell in which it is asked: the id of an option, or a number that is not the least of all."""
        if self.options:
            return list(self.options)[cell]
        return self.starts[cell] if cell else (self.starts[0] + self.starts[1]) // 2


@dataclass(frozen=True, slots=True)
class _Carried:
    """A version's question in the space: its place there, and for each cell there the version's own, if it has one."""

    place: int
    cells: tuple[int | None, ...]
    options: Mapping[str, str]
    """The version's id of each option of the space that it has."""


class Space(Families):
    """The space of two versions: in it there can be every family that answers what either asks it, and nothing else.

    asked_by: for each version and each question the families that are asked it.
    voice: the words for tokens in what questions say, for whom pages speak to.
    """

    def __init__(self, old: Logic, new: Logic) -> None:
        """Find the questions of both, and cut them as finely as either does."""
        self._logics = (old, new)
        self.voice = new.edition.files.readers.readers[0].by_token()
        renamed = _renamed(old, new)
        ids = _in_order(old, new, renamed)
        self.questions = [_common(id_, _of(old, new, renamed, id_)) for id_ in ids]
        self.numbers = {question.id: number for number, question in enumerate(self.questions)}
        super().__init__([[each.values(cell) for cell in range(each.cells)] for each in self.questions])
        self._carried = tuple(
            {
                number: self._carry_question(logic, number, renamed if logic is old else {})
                for number in range(len(logic.questions))
            }
            for logic in (old, new)
        )
        self.asked_by = tuple(
            {place: self._asked(side, place) for place in range(len(self.questions))} for side in (0, 1)
        )
        self.limit({place: self._limit(place) for place, each in enumerate(self.questions) if each.can_be_unasked})

    # What a version makes of a family

    def carry(
        self, side: int, root: int, label: Callable[[int], int], agreed: Callable[[Collection[int], bool], int]
    ) -> int:
        """A decision of one version as a diagram of the space that leads to labels.

        Args:
            side: 0 for the older version, 1 for the newer.
            root: where the decision starts in the diagrams of that version.
            label: a number for each of its outcomes.
            agreed: the label for a family of which the version cannot know which of some labels it has; and whether
                what it cannot know is the family's own choice.
        """
        diagrams, carried = self._logics[side].diagrams, self._carried[side]
        done: dict[int, int] = {}

        def carry(node: int) -> int:
            if node < diagrams.terminals:
                return label(node)
            if node not in done:
                number, children = diagrams.nodes[node - diagrams.terminals]
                below = tuple(carry(child) for child in children)
                place, cells = carried[number].place, carried[number].cells
                any_of = NOBODY
                if None in cells:
                    chosen = self.questions[place].is_chosen
                    any_of = self.diagrams.combined(below, lambda found: agreed(set(found), chosen))
                pieces = tuple(any_of if cell is None else below[cell] for cell in cells)
                done[node] = self.diagrams.select(place, pieces)
            return done[node]

        return carry(root)

    def place_of(self, side: int, question: str) -> int:
        """The place in the space of a version's own question."""
        return self._carried[side][self._logics[side].numbers[question]].place

    def cells_of(self, side: int, question: str, cells: Collection[int]) -> frozenset[int]:
        """The cells of the space that are in some cells of a version's own question."""
        mine = self._carried[side][self._logics[side].numbers[question]].cells
        return frozenset(cell for cell, own in enumerate(mine) if own is not None and own in cells)

    def answers_of(self, side: int, question: str) -> frozenset[int]:
        """The cells of the space that a version can be told in answer to its own question."""
        mine = self._carried[side][self._logics[side].numbers[question]].cells
        return frozenset(cell for cell, own in enumerate(mine) if own is not None)

    def answers(self, side: int, family: Assignment, wanted: Collection[int] | None = None) -> dict[str, Answer]:
        """The answers of a family as one version takes them, in the words of its own ids: those that it can be told.

        Args:
            side: 0 for the older version, 1 for the newer.
            family: the cell of each question.
            wanted: the questions that are enough; all where left out.
        """
        given: dict[str, Answer] = {}
        for number, question in enumerate(self._logics[side].questions):
            carried = self._carried[side][number]
            cell = family.get(carried.place)
            if cell is None or (wanted is not None and carried.place not in wanted):
                continue
            common = self.questions[carried.place]
            if carried.cells[cell] is None or not self.is_asked(side, carried.place, family):
                continue
            answer = common.answer(cell)
            given[question.id] = carried.options[answer] if isinstance(answer, str) else answer
        return given

    def is_asked(self, side: int, place: int, family: Assignment) -> bool:
        """Whether a version asks a whole family a question."""
        node = self.asked_by[side][place]
        while node >= self.diagrams.terminals:
            asked = self.diagrams.question(node)
            node = self.diagrams.child(node, asked, family[asked])
        return node == EVERYBODY

    def cell_of(self, side: int, question: str, answer: Answer) -> tuple[int, int] | None:
        """The place and the cell in the space of an answer in a version's own words; None where it has no such one."""
        number = self._logics[side].numbers.get(question)
        if number is None:
            return None
        carried = self._carried[side][number]
        common = self.questions[carried.place]
        if common.options:
            cell = next((at for at, option in enumerate(common.options) if carried.options.get(option) == answer), None)
        elif isinstance(answer, int) and common.starts[0] <= answer < common.starts[-1]:
            cell = bisect_right(common.starts, answer) - 1
        else:
            cell = None
        return None if cell is None else (carried.place, cell)

    # How it is made

    def _carry_question(self, logic: Logic, number: int, renamed: Mapping[str, _Renamed]) -> _Carried:
        question = logic.questions[number]
        known = renamed.get(question.id)
        place = self.numbers[known.id if known else question.id]
        common = self.questions[place]
        cells: list[int | None] = []
        if common.options:
            own = [option.id for option in question.options or ()]
            names = {(known.options.get(id_, id_) if known else id_): id_ for id_ in own}
            cells += [own.index(names[option]) if option in names else None for option in common.options]
        else:
            names = {}
            least, most = (question.number.least, question.number.most) if question.number else (0, 0)
            cells += [
                bisect_right(logic.cuts[number], start) if least <= start <= most else None
                for start in common.starts[:-1]
            ]
        cells += [None] * common.can_be_unasked
        return _Carried(place, tuple(cells), names)

    def _asked(self, side: int, place: int) -> int:
        """The families of whom a version asks a question: any of whom it does not surely not ask it."""
        logic = self._logics[side]
        number = next((n for n, carried in self._carried[side].items() if carried.place == place), None)
        if number is None:
            return NOBODY
        guard = logic.asked.get(logic.questions[number].id)
        return EVERYBODY if guard is None else self.carry(side, guard, lambda found: found, lambda found, _: min(found))

    def _limit(self, place: int) -> int:
        """The families that answer a question if, and only if, they are asked it."""
        asked = self.diagrams.either(self.asked_by[0][place], self.asked_by[1][place])
        answers = self.answering(place, self.questions[place].asked)
        both, none = (asked, answers), (self.diagrams.others(asked), self.diagrams.others(answers))
        return self.diagrams.either(self.meet(both), self.meet(none))


@dataclass(frozen=True, slots=True)
class _Renamed:
    """What a question of the older version is called in the newer one, and its options."""

    id: str
    options: Mapping[str, str]


def _renamed(old: Logic, new: Logic) -> dict[str, _Renamed]:
    """For each question of the older version that the newer one has, what it and its options are called there."""
    known = {question.id: question for question in new.edition.files.questions.questions}
    by_former = {
        former: question for question in known.values() if question.id not in old.numbers for former in question.was
    }
    found: dict[str, _Renamed] = {}
    for question in old.questions:
        same = known.get(question.id) or by_former.get(question.id)
        if same is None or (same.options is None) != (question.options is None):
            # With answers of another kind it is another question: it keeps its place beside the new one.
            found[question.id] = _Renamed(question.id if same is None else f"{question.id}{_BEFORE}", {})
            continue
        options = {option.id for option in same.options or ()}
        formers = {former: option.id for option in same.options or () for former in option.was}
        found[question.id] = _Renamed(
            same.id,
            {
                option.id: option.id if option.id in options else formers.get(option.id, option.id)
                for option in question.options or ()
            },
        )
    return found


def _in_order(old: Logic, new: Logic, renamed: Mapping[str, _Renamed]) -> list[str]:
    """The ids of all questions: as the newer version asks them, and those of the older one after what came before."""
    ids = [question.id for question in new.questions]
    at = 0
    for question in old.questions:
        id_ = renamed[question.id].id
        if id_ in ids:
            at = ids.index(id_) + 1
        else:
            ids.insert(at, id_)
            at += 1
    return ids


@dataclass(frozen=True, slots=True)
class _Versions:
    """A question as both versions have it; where a version does not ask it, None."""

    old: tuple[Question, tuple[int, ...], Mapping[str, str]] | None
    new: tuple[Question, tuple[int, ...], Mapping[str, str]] | None

    @property
    def there(self) -> list[tuple[Question, tuple[int, ...], Mapping[str, str]]]:
        """The versions that there are, the newer one first."""
        return [each for each in (self.new, self.old) if each is not None]


def _of(old: Logic, new: Logic, renamed: Mapping[str, _Renamed], id_: str) -> _Versions:
    mine = next((q for q in old.questions if renamed[q.id].id == id_), None)
    before = None if mine is None else (mine, old.cuts[old.numbers[mine.id]], renamed[mine.id].options)
    number = new.numbers.get(id_)
    return _Versions(before, None if number is None else (new.questions[number], new.cuts[number], {}))


def _common(id_: str, versions: _Versions) -> CommonQuestion:
    there = versions.there
    guarded = len(there) == 1 and there[0][0].asked_if is not None
    guarded = guarded or (len(there) == 2 and all(each.asked_if is not None for each, _, _ in there))
    options: dict[str, str] = {}
    said: dict[str, str] = {}
    for each, _, names in there:
        for option in each.options or ():
            options.setdefault(names.get(option.id, option.id), option.label)
            if option.said is not None:
                said.setdefault(names.get(option.id, option.id), option.said)
    starts: set[int] = set()
    for each, cuts, _ in there:
        if each.number is not None:
            starts |= {each.number.least, *cuts, each.number.most + 1}
    cells = (len(options) if options else len(starts) - 1) + guarded
    return CommonQuestion(id_, there[0][0], cells, options, said, tuple(sorted(starts)), guarded)


def neighbours(cells: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Runs of cells that follow one another: the first and the last of each."""
    for _, run in itertools.groupby(enumerate(cells), key=lambda pair: pair[1] - pair[0]):
        found = [cell for _, cell in run]
        yield found[0], found[-1]
