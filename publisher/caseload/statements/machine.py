"""Decision diagrams as machines that read a family's answers one after the other, and know at the end what is told.

A state is the set of the nodes that can still be reached: where the answer is known, reading it leads each of them to
one child, and where it is not, to all of its children together. What is told at the end is so exact for families that
left questions out, too. States from which the same is told, whatever comes, are one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from publisher.caseload.statements.told import roots_of
from reckoner.answers import OPEN

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence

    from publisher.caseload.statements.asked import Asked
    from publisher.caseload.statements.told import Told

    type End = tuple[tuple[str, int | str], ...]
    """What is told, each value with its name."""
    type Step = list[tuple[int, ...]]
    """For each state the state that comes after it: first for OPEN, then for each cell."""
    type _Reached = frozenset[int]
    type _State = tuple[_Reached | None, ...]

MOST_STATES = 5_000
"""How large the steps of a machine may be, all its states taken together. The largest of a real council has a third."""

MOST_SHARED = 250
"""The same where a machine tells several things: one that reads an answer once for all of them is quicker, as long as
it is small."""


class Machine(NamedTuple):
    """Reads the answers to some questions, in their order, from state 0 on.

    questions: their numbers.
    steps: for each of them, where each cell leads.
    ends: what is told in each state at the end.
    """

    questions: tuple[int, ...]
    steps: tuple[Step, ...]
    ends: tuple[End, ...]


def machine_for(asked: Asked, told: Told, most: int = MOST_STATES) -> Machine | None:
    """The machine that finds one value.

    Args:
        asked: the questions and the diagrams.
        told: what it finds.
        most: how many states it may have.

    Returns:
        The smallest machine; or None where the sets of nodes are too many.
    """
    roots = roots_of(told)
    nodes = {number: node for number in asked.below(roots) if (node := asked.node(number)) is not None}
    questions = sorted({question for question, _ in nodes.values()} | {choice.question for choice in told.choices})

    def read(state: _State, question: int, cell: int) -> _State:
        after: list[_Reached | None] = []
        for at, reached in enumerate(state):
            choice = told.choices[at - 1] if at else None
            # Who has not chosen, or has chosen just that, could not have chosen it instead.
            chosen = choice is not None and choice.question == question and cell in {OPEN, choice.cell}
            after.append(None if reached is None or chosen else _after(nodes, reached, question, cell))
        return tuple(after)

    cells = {question: asked.questions[question].cells for question in questions}
    start: _State = tuple(frozenset([root]) for root in roots)
    walked = _walked(start, cells, read, most)
    if walked is None:
        return None
    steps, states = walked
    ends = []
    for reach, *choices in states:
        value = told.end(reach or frozenset(), [one for one in choices if one is not None])
        ends.append(((told.name, value),))
    return _smallest(questions, steps, ends)


def _after(
    nodes: dict[int, tuple[int, tuple[int, ...]]], reached: _Reached, question: int, cell: int
) -> frozenset[int]:
    after: set[int] = set()
    for number in reached:
        asked, children = nodes.get(number, (None, ()))
        if asked != question:
            after.add(number)
        elif cell == OPEN:
            after.update(children)
        else:
            after.add(children[cell])
    return frozenset(after)


def together(machines: Sequence[Machine], most: int = MOST_SHARED) -> list[Machine]:
    """Machines that tell the same as some, and read an answer once where that is quicker.

    Args:
        machines: those that find one value each.
        most: how many states one may have that tells several.
    """
    found: list[Machine] = []
    for machine in sorted(machines, key=lambda one: -len(one.questions)):
        further = [len({*machine.questions} - {*other.questions}) for other in found]
        place = min(range(len(found)), key=further.__getitem__, default=None)
        shared = None
        if place is not None and (further[place] < len(machine.questions) or not machine.questions):
            shared = _both(found[place], machine, most)
        if place is None or shared is None:
            found.append(machine)
        else:
            found[place] = shared
    return found


def _both(one: Machine, other: Machine, most: int) -> Machine | None:
    """The machine that tells what two do; None where it is too large."""
    steps = [dict(zip(machine.questions, machine.steps, strict=True)) for machine in (one, other)]
    cells = {question: len(step[0]) + OPEN for both in steps for question, step in both.items()}

    def read(state: tuple[int, int], question: int, cell: int) -> tuple[int, int]:
        first, second = (
            own[question][at][cell - OPEN] if question in own else at for own, at in zip(steps, state, strict=True)
        )
        return first, second

    walked = _walked((0, 0), dict(sorted(cells.items())), read, most)
    if walked is None:
        return None
    shared, states = walked
    return _smallest(sorted(cells), shared, [_told_together(one.ends[a], other.ends[b]) for a, b in states])


def _walked[State: Hashable](
    start: State, cells: Mapping[int, int], read: Callable[[State, int, int], State], most: int
) -> tuple[list[Step], list[State]] | None:
    """All steps from a state on, and the states in which they end; None where there are too many on the way.

    Args:
        start: the state before the first question.
        cells: how many cells each question has, in the order of the questions.
        read: the state that comes after one by the cell of a question.
        most: how many states there may be in all.
    """
    states, steps, left = [start], [], most
    for question, number in cells.items():
        left -= len(states)
        if left < 0:
            return None
        step, states = _step([[read(state, question, cell) for cell in range(OPEN, number)] for state in states])
        steps.append(step)
    return steps, states


def _told_together(one: End, other: End) -> End:
    told = dict(one)
    for name, value in other:
        # Only whether all is settled is told by many at once: as numbers.
        told[name] = min(int(told[name]), int(value)) if name in told else value
    return tuple(told.items())


def _step[State: Hashable](reached: Iterable[Iterable[State]]) -> tuple[Step, list[State]]:
    """A step, with the states numbered in which it ends; and those."""
    numbers: dict[State, int] = {}
    step = [tuple(numbers.setdefault(state, len(numbers)) for state in states) for states in reached]
    return step, list(numbers)


def _smallest(questions: Sequence[int], steps: Sequence[Step], ends: Sequence[End]) -> Machine:
    """The machine without states that come to the same, and without questions that make no difference."""
    told: dict[End, int] = {}
    same = [told.setdefault(end, len(told)) for end in ends]
    kept: list[tuple[int, Step]] = []
    for question, step in zip(reversed(questions), reversed(steps), strict=True):
        after = [tuple(same[state] for state in states) for states in step]
        if all(len(set(states)) == 1 for states in after):
            same = [states[0] for states in after]
            continue
        numbers: dict[tuple[int, ...], int] = {}
        same = [numbers.setdefault(states, len(numbers)) for states in after]
        kept.append((question, list(numbers)))
    kept.reverse()
    return Machine(tuple(question for question, _ in kept), tuple(step for _, step in kept), tuple(told))
