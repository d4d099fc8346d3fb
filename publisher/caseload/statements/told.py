"""What is told of a family by the outcomes that are still possible for it: to a machine, and in SQL."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

from publisher.caseload.results import SETTLED
from publisher.caseload.statements.sql import text_in_sql
from reckoner.heard import AS_IT_IS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from publisher.caseload.statements.asked import Choice
    from publisher.caseload.statements.nodes import Columns

    type Reach = frozenset[int]
    """The outcomes that are still possible."""

NEED_ANSWERS = "need_answers"
"""What a result is that the open answers can still change."""

_NOT_ASKED = 1
"""The outcome of a question's guard that it is not asked."""


class Told(Protocol):
    """A value that is found for each family."""

    @property
    def name(self) -> str:
        """What it is called. Of several numbers of one name, the least counts."""
        ...

    @property
    def root(self) -> int:
        """The node at which the diagram starts that it rests on."""
        ...

    @property
    def choices(self) -> Sequence[Choice]:
        """Other answers that it rests on, too."""
        ...

    def end(self, reach: Reach, choices: Sequence[Reach]) -> int | str:
        """The value.

        Args:
            reach: the outcomes that are still possible.
            choices: the same of each choice that is not what the family has chosen.
        """
        ...

    def in_sql(self, columns: Columns) -> str:
        """The value as an expression over columns with sets of outcomes, and the cells."""
        ...


def roots_of(told: Told) -> list[int]:
    """The nodes at which all diagrams start that a value rests on: its own first."""
    return [told.root, *(choice.root for choice in told.choices)]


class NotAsked(NamedTuple):
    """Whether the question with a guard is surely not asked, as 1 or 0."""

    name: str
    root: int
    choices: Sequence[Choice] = ()

    def end(self, reach: Reach, choices: Sequence[Reach]) -> int:  # noqa: ARG002 - there are none
        """1 where no other outcome is possible."""
        return int(reach == {_NOT_ASKED})

    def in_sql(self, columns: Columns) -> str:
        """The same of a column."""
        return f"CASE WHEN {columns.set_of(self.root)} = {1 << _NOT_ASKED} THEN 1 ELSE 0 END"


class Settled(NamedTuple):
    """Whether only one outcome is possible, as 1 or 0."""

    root: int
    name: str = SETTLED
    choices: Sequence[Choice] = ()

    def end(self, reach: Reach, choices: Sequence[Reach]) -> int:  # noqa: ARG002 - there are none
        """1 where there is one."""
        return int(len(reach) == 1)

    def in_sql(self, columns: Columns) -> str:
        """The same of a column: a set of one has no bit but its lowest."""
        reach = columns.set_of(self.root)
        return f"CASE WHEN ({reach} & ({reach} - 1)) = 0 THEN 1 ELSE 0 END"


class Status(NamedTuple):
    """The status that all possible outcomes share, or NEED_ANSWERS.

    A family that wants no change hears of none, until what it chooses has led there (`reckoner.heard`).
    """

    name: str
    root: int
    statuses: Sequence[str]
    choices: Sequence[Choice] = ()

    def end(self, reach: Reach, choices: Sequence[Reach]) -> str:
        """The status."""
        found = {self.statuses[outcome] for outcome in reach}
        heard = found - {AS_IT_IS}
        if not heard:
            return AS_IT_IS
        led = any(all(self.statuses[outcome] != AS_IT_IS for outcome in chosen) for chosen in choices)
        if len(heard) > 1 or (heard != found and led):
            return NEED_ANSWERS
        return heard.pop()

    def in_sql(self, columns: Columns) -> str:
        """The same of columns."""
        statuses: dict[str, int] = {}
        for place, status in enumerate(self.statuses):
            statuses[status] = statuses.get(status, 0) | 1 << place
        reach = columns.set_of(self.root)
        unheard = statuses.pop(AS_IT_IS, 0)
        others = sum(statuses.values())
        cases = []
        if unheard:
            cases.append(f"WHEN ({reach} & {others}) = 0 THEN {text_in_sql(AS_IT_IS)}")
            led = " OR ".join(
                f"({columns.cell(choice.question)} >= 0 AND {columns.cell(choice.question)} <> {choice.cell} "
                f"AND ({columns.set_of(choice.root)} & {unheard}) = 0)"
                for choice in self.choices
            )
            if led:
                cases.append(f"WHEN ({reach} & {unheard}) <> 0 AND ({led}) THEN '{NEED_ANSWERS}'")
        cases += [
            f"WHEN ({reach} & {others & ~those}) = 0 THEN {text_in_sql(status)}" for status, those in statuses.items()
        ]
        return f"CASE {' '.join(cases)} ELSE '{NEED_ANSWERS}' END"
