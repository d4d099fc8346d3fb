"""Counts a council's own families among those of whom a comparison speaks: a caseload, row by row."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from publisher.caseload import FamilySet, Sets, count_in_sets
from reckoner.policy import Question

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from publisher.caseload import FamiliesFound
    from publisher.difference.exact.space import CommonQuestion, Space


@dataclass(frozen=True, slots=True)
class OwnFamilies:
    """A file with a row for each family that a council knows.

    file: CSV or Parquet; its columns are the questions of both versions, under the newer one's names.
    carried: columns that are no questions.
    """

    file: Path
    carried: Sequence[str] = ()

    def among(self, space: Space, sets: Sequence[int]) -> FamiliesFound:
        """Count them in sets of families of a space.

        Raises:
            ProblemsFound: the file cannot be read, or a column is no question.
        """
        diagrams = space.diagrams
        asked = {
            place: space.join(by[place] for by in space.asked_by)
            for place, question in enumerate(space.questions)
            if question.can_be_unasked
        }
        others = [space.meet([space.possible, diagrams.others(each)]) for each in sets]
        nodes, roots = diagrams.table([*sets, *others, *asked.values()])
        members, rest, guards = (
            roots[: len(sets)],
            roots[len(sets) : 2 * len(sets)],
            dict(zip(asked, roots[2 * len(sets) :], strict=True)),
        )
        return count_in_sets(
            self.file,
            self.carried,
            Sets(
                [_question(question, guards.get(place)) for place, question in enumerate(space.questions)],
                diagrams.terminals,
                nodes,
                [FamilySet(*both) for both in zip(members, rest, strict=True)],
            ),
        )


def _question(common: CommonQuestion, asked: int | None) -> Question:
    options = tuple(common.options.items())
    starts = common.starts or (0, 1)
    return Question(common.id, common.short, options, starts[0], starts[-1] - 1, starts[1:-1], common.cells, asked, ())
