"""Counts what a council's policy holds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from publisher.check.families.coverage import expected_statuses
from publisher.policies.citations import citations

if TYPE_CHECKING:
    from publisher.policies.read import CouncilFiles


@dataclass(frozen=True, slots=True)
class Counts:
    """What a council's policy holds: for the line that `local-offer check` prints.

    statuses: how many statuses the worked families expect, each once for its strand, way or holder. `check` proves
        that no family can be given another.
    items, covered: how many items the checklist has, and how many the council's pages cover.
    """

    council: str
    facts: int
    cited: int
    uncited_with_reason: int
    clauses: int
    questions: int
    cases: int
    statuses: int
    items: int
    covered: int

    def __str__(self) -> str:
        """The counts as one line."""
        return (
            f"{self.council}: {self.facts} facts in the register, {self.cited} cited, "
            f"{self.uncited_with_reason} uncited with a reason; {self.clauses} clauses, {self.questions} questions, "
            f"{self.cases} worked families, which expect every status ({self.statuses}); "
            f"{self.covered} of {self.items} things that families should find"
        )


def count(files: CouncilFiles) -> Counts:
    """Count what a council's files hold."""
    cited = {citation.fact for citation in citations(files)} & set(files.facts)
    excused = {fact for entry in files.council.uncited for fact in entry.facts}
    tested = {clause.test.question for clause in files.policy.clauses if clause.test is not None}
    return Counts(
        council=files.council.area,
        facts=len(files.facts),
        cited=len(cited),
        uncited_with_reason=len(excused - cited),
        clauses=len(files.policy.clauses),
        questions=len(tested),
        cases=len(files.cases.cases),
        statuses=len(expected_statuses(files)),
        items=len(files.checklist.items),
        covered=len(files.council.covers),
    )
