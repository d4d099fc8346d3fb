from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reckoner.answers import read_answers
from reckoner.diagram import members
from reckoner.policy import Condition, Decision, Outcome
from reckoner.reasons import clause_states, clauses_behind, explain
from tests.examples import examples
from tests.policies import compiled
from tests.reckoner.every_council import EXAMPLESHIRE, estimate, every_council, naive_of, some_answers
from tests.reckoner.judged import result_of
from tests.reckoner.naive import met

if TYPE_CHECKING:
    from pathlib import Path

MET, UNMET, UNKNOWN = True, False, None
A, B, C = 0, 1, 2


type Tree = int | tuple[Literal["all", "any", "not"], tuple[Tree, ...]]
"""A condition: the number of a clause, or `all`, `any` or `not` with its parts."""


def behind(*trees: Tree, states: list[bool | None], last: int | None = None, rare: int | None = None) -> list[int]:
    """The clauses behind a decision with an outcome for each condition, and a last one for everybody else."""
    table: list[Condition] = []

    def place(tree: Tree) -> int:
        parts = (tree,) if isinstance(tree, int) else tuple(place(part) for part in tree[1])
        table.append(Condition("clause" if isinstance(tree, int) else tree[0], parts))
        return len(table) - 1

    places = [place(tree) for tree in trees]
    outcomes = tuple(Outcome("open", condition, "", None, (), (), (), rare) for condition in (*places, None))
    decision = Decision(outcomes, root=0, best=0b1)
    return members(clauses_behind(decision, len(trees) if last is None else last, explain(table, states)))


@pytest.mark.parametrize(
    ("tree", "states", "expected"),
    [
        (("all", (A, B)), [MET, MET], [A, B]),
        (("all", (A, B)), [MET, UNMET], [B]),
        (("all", (A, B)), [UNMET, UNMET], [A, B]),
        (("all", (A, B)), [UNMET, UNKNOWN], [A]),
        (("all", (A, B)), [MET, UNKNOWN], [A, B]),
        (("any", (A, B)), [MET, UNMET], [A]),
        (("any", (A, B)), [MET, MET], [A, B]),
        (("any", (A, B)), [UNMET, UNMET], [A, B]),
        (("any", (A, B)), [MET, UNKNOWN], [A]),
        (("any", (A, B)), [UNMET, UNKNOWN], [B]),
        (("not", (("all", (A, B)),)), [MET, UNMET], [B]),
        (("not", (("any", (A, B)),)), [MET, UNMET], [A]),
        (("all", (A, ("any", (B, ("not", (C,)))))), [MET, UNMET, UNMET], [A, C]),
        (("all", (A, ("any", (B, ("not", (C,)))))), [MET, UNMET, MET], [B, C]),
    ],
)
def test_a_condition_rests_on_the_clauses_that_make_it_so(
    tree: Tree, states: list[bool | None], expected: list[int]
) -> None:
    assert behind(tree, states=states) == expected


@pytest.mark.parametrize(("state", "expected"), [(MET, [A]), (UNMET, []), (UNKNOWN, [])])
def test_only_a_family_that_has_a_rare_outcome_hears_of_it(*, state: bool | None, expected: list[int]) -> None:
    assert behind(A, states=[state], rare=A) == expected


def test_a_result_rests_on_what_rules_out_the_outcomes_before_it() -> None:
    assert behind(A, B, C, states=[UNMET, UNMET, MET], last=1) == [A, B]


def test_reasons_stand_in_the_authors_order_and_each_once() -> None:
    assert behind(("all", (C, A)), ("all", (B, A)), states=[MET, UNMET, UNMET]) == [B, C]


def test_a_clause_is_met_unmet_or_unknown_by_the_answer_to_its_question() -> None:
    edition = compiled(EXAMPLESHIRE).editions[0]
    answers = read_answers(edition, {"age": 17, "ehc_plan": "dont_know", "in_education": "no"})
    states = dict(zip([clause.id for clause in edition.clauses], clause_states(edition, answers.cells), strict=True))
    assert states == {
        "aged_16": MET,
        "aged_18": UNMET,
        "in_education": UNMET,
        "draft_plan": UNKNOWN,
        "final_plan": UNKNOWN,
        "review_now": UNKNOWN,
        "care_plan": UNKNOWN,
        "can_manage": UNKNOWN,
        "good_use": UNKNOWN,
        "school_agrees": UNKNOWN,
    }


@pytest.mark.thorough
@every_council
@given(data=st.data())
@examples(24)
def test_the_known_reasons_of_a_settled_result_are_enough_for_it(data: st.DataObject, folder: Path) -> None:
    """Any family that meets and does not meet the same clauses is told the same, or has what only few have."""
    naive = naive_of(folder)
    answers = data.draw(some_answers(naive))
    result = estimate(folder, answers)
    rare = {national.outcome.id for national in naive.edition.files.floor.outcomes}
    for about in naive.outcomes:
        told = result_of(result, about, naive)
        possible = naive.possible(about, answers)
        if told is None or len(possible) > 1:
            continue
        known = {
            reason["clause"]: reason["state"] == "met" for reason in told["reasons"] if reason["state"] != "unknown"
        }
        for family in naive.completions(naive.mentioned[about], {}):
            alike = all(
                met(test, family[test.question]) == state
                for clause, state in known.items()
                if (test := naive.clauses[clause].test) is not None
            )
            outcome = naive.outcome(about, family)
            assert not alike or outcome in possible or naive.outcomes[about][outcome].id in rare
