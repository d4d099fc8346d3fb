from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.rules.few import clause_of_few
from reckoner.answers import read_answers
from reckoner.diagram import members
from reckoner.policy import Condition, Decision, Outcome
from reckoner.reasons import clause_states, clauses_behind, explain
from reckoner.result import all_results
from tests.examples import examples
from tests.policies import REAL, compiled
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


@every_council
@given(data=st.data())
@examples(10)
def test_a_bound_of_age_is_near_where_it_is_the_first_that_is_reached_within_two_years(
    data: st.DataObject, folder: Path
) -> None:
    naive = naive_of(folder)
    answers = data.draw(some_answers(naive))
    age = answers.setdefault("age", 10)
    assert isinstance(age, int)
    for told in all_results(estimate(folder, answers)):
        far = {reason["clause"]: reason.get("aside", False) for reason in told["reasons"]}
        tests = {reason["clause"]: naive.clauses[reason["clause"]].test for reason in told["reasons"]}
        bounds = {
            reason["clause"]: [years for years in range(121) if met(test, years)]
            for reason in told["reasons"]
            if (test := tests[reason["clause"]]) and test.question == "age" and reason["state"] == "unmet"
        }
        soon = {name: ages for name, ages in bounds.items() if set(ages) & set(range(age, age + 3))}
        ahead = {name: ages[0] for name, ages in soon.items() if ages[0] > age}
        near = {name for name in bounds if not far[name]}
        assert near - ahead.keys() == soon.keys() - ahead.keys()
        assert [ahead[name] for name in near & ahead.keys()] == sorted(ahead.values())[:1]


@every_council
@given(data=st.data())
@examples(10)
def test_each_answer_to_a_choice_is_told_once(data: st.DataObject, folder: Path) -> None:
    """What it is, or else one thing that it is not; and the reason on a card is never left out."""
    naive = naive_of(folder)
    found = estimate(folder, data.draw(some_answers(naive)))
    for told in all_results(found):
        asked = {one["clause"]: test.question for one in told["reasons"] if (test := naive.clauses[one["clause"]].test)}
        for question in {*asked.values()} - {"age"}:
            of_it = [one for one in told["reasons"] if asked.get(one["clause"]) == question]
            states = [one["state"] for one in of_it if "aside" not in one]
            if {"met", "unmet"} & {one["state"] for one in of_it}:
                assert "unmet" not in states or states == ["unmet"], question
                assert states, question
    for strand in found["strands"].values():
        assert [one for one in strand["reasons"] if one["clause"] == strand["deciding"] and "aside" in one] == []


def told_of(council: str, age: int) -> set[str]:
    """The unmet bounds of age that a family with a plan is told of."""
    given = {"age": age, "ehc_plan": "final", "ehc_review": "review"}
    strands = estimate(REAL / council, given)["strands"].values()
    reasons = [reason for strand in strands for reason in strand["reasons"] if reason["state"] == "unmet"]
    return {reason["clause"] for reason in reasons if "aged" in reason["clause"] and not reason.get("aside")}


def test_a_family_hears_only_of_the_ages_that_could_still_concern_it() -> None:
    assert told_of("hertfordshire", 10) == set()
    assert told_of("hertfordshire", 17) == {"aged_18_plus", "national_aged_19_plus"}
    assert told_of("hertfordshire", 24) == {"national_aged_25", "national_aged_25_plus"}


@pytest.mark.thorough
@every_council
@given(data=st.data())
@examples(24)
def test_the_known_reasons_of_a_settled_result_are_enough_for_it(data: st.DataObject, folder: Path) -> None:
    """Any family that meets and does not meet the same clauses has the same status, or what only few have.

    The headline is the same, too. A step that is for some of these families tells itself whom it is for: its condition
    is no reason for what they are told.
    """
    naive = naive_of(folder)
    answers = data.draw(some_answers(naive))
    result = estimate(folder, answers)
    floor = naive.edition.files.floor
    for about in naive.outcomes:
        told = result_of(result, about, naive)
        possible = naive.possible(about, answers)
        if told is None or len(possible) > 1:
            continue
        theirs = [naive.outcomes[about][number] for number in possible]
        known = {
            reason["clause"]: reason["state"] == "met" for reason in told["reasons"] if reason["state"] != "unknown"
        }
        for family in naive.completions(naive.mentioned[about], {}):
            alike = all(
                met(test, family[test.question]) == state
                for clause, state in known.items()
                if (test := naive.clauses[clause].test) is not None
            )
            outcome = naive.outcomes[about][naive.outcome(about, family)]
            same = any((outcome.status, outcome.headline) == (one.status, one.headline) for one in theirs)
            assert not alike or same or clause_of_few(outcome, floor) is not None
