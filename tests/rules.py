"""Small random rules over a few questions, and what they come to for a family, found the slow and simple way."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from publisher.rules.diagram import Diagrams
from publisher.rules.formulas import AnswerIn, Compound
from reckoner.policy import Decision, Edition, LetterPaper, Outcome, Question, Voices

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from publisher.rules.formulas import AnswerTree

OPEN = -1


SILENT = Voices(None, ((frozenset(), {}),))
"""Nobody has words of their own."""


@dataclass(frozen=True, slots=True)
class Rules:
    """How many answers each question has, and lists of outcomes by their conditions; the last one always holds."""

    cells: list[int]
    decisions: list[list[AnswerTree]]

    def families(self, known: Sequence[int] | None = None) -> Iterator[tuple[int, ...]]:
        """Every family; or those that complete what is known, -1 being open."""
        known = known or [OPEN] * len(self.cells)
        return itertools.product(
            *(range(n) if cell == OPEN else [cell] for n, cell in zip(self.cells, known, strict=True))
        )

    def partial(self) -> Iterator[tuple[int, ...]]:
        """Every set of answers, open ones included."""
        return itertools.product(*(range(OPEN, n) for n in self.cells))

    def possible(self, decision: int, known: Sequence[int]) -> set[int]:
        """The outcomes of all completions of what is known."""
        return {outcome(self.decisions[decision], family) for family in self.families(known)}

    def terminals(self) -> int:
        """The most outcomes that a decision has."""
        return max(2, *(len(conditions) for conditions in self.decisions))

    def diagrams(self) -> tuple[Diagrams, list[int]]:
        """The diagrams of the decisions, and where each starts."""
        diagrams = Diagrams(self.cells, self.terminals())
        return diagrams, [diagrams.decide(conditions) for conditions in self.decisions]

    def edition(self, fixed: Sequence[bool] = ()) -> Edition:
        """The rules as the engine reads them; `fixed` questions are ones that a family cannot change."""
        diagrams, roots = self.diagrams()
        nodes, roots = diagrams.table(roots)
        return Edition(
            from_=date(2026, 1, 1),
            until=None,
            questions=tuple(
                question_of(number, cells, fixed=bool(fixed and fixed[number]))
                for number, cells in enumerate(self.cells)
            ),
            opening=0,
            clauses=(),
            conditions=(),
            terminals=diagrams.terminals,
            nodes=tuple(nodes),
            decisions=tuple(
                Decision(tuple(map(outcome_of, range(len(conditions)))), root, best=0b1)
                for conditions, root in zip(self.decisions, roots, strict=True)
            ),
            strands=(),
            holders=(),
            notes=(),
            letters=(),
            paper=LetterPaper("Dear {to},", "{law}.", (), SILENT),
            readers=SILENT,
            contacts={},
            conflicts=(),
        )


def question_of(number: int, cells: int, *, fixed: bool = False) -> Question:
    options = tuple((f"a{cell}", f"Answer {cell}") for cell in range(cells))
    chosen = () if fixed else tuple(f"you choose {cell}" for cell in range(cells))
    return Question(f"q{number}", f"Question {number}", options, 0, 0, (), cells, None, chosen)


def outcome_of(number: int) -> Outcome:
    return Outcome("open", None, f"Outcome {number}.", None, (), (), ())


def holds(tree: AnswerTree, family: Sequence[int]) -> bool:
    """Whether a condition holds for a family."""
    if isinstance(tree, bool):
        return tree
    if isinstance(tree, AnswerIn):
        return family[tree.question] in tree.cells
    values = [holds(part, family) for part in tree.parts]
    return {"all": all(values), "any": any(values), "not": not values[0]}[tree.connective]


def outcome(conditions: Sequence[AnswerTree], family: Sequence[int]) -> int:
    """The first outcome whose condition holds."""
    return next(k for k, condition in enumerate(conditions) if holds(condition, family))


@st.composite
def rules(draw: st.DrawFn, most_questions: int = 4) -> Rules:
    """Rules over a few questions with two or three answers each."""
    cells = draw(st.lists(st.integers(2, 3), min_size=1, max_size=most_questions))
    tests = [
        AnswerIn(question, frozenset(chosen))
        for question, count in enumerate(cells)
        for size in range(1, count)
        for chosen in itertools.combinations(range(count), size)
    ]
    trees: st.SearchStrategy[AnswerTree] = st.recursive(st.sampled_from(tests), _combined, max_leaves=6)
    decisions = draw(st.lists(st.lists(trees, min_size=1, max_size=3), min_size=1, max_size=3))
    return Rules(cells, [[*conditions, True] for conditions in decisions])


def _combined(parts: st.SearchStrategy[AnswerTree]) -> st.SearchStrategy[AnswerTree]:
    several = st.lists(parts, min_size=1, max_size=3).map(tuple)
    return st.builds(Compound, st.sampled_from(["all", "any"]), several) | st.builds(
        Compound, st.just("not"), st.tuples(parts)
    )
