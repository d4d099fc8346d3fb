"""Letters: which one a family gets, and that it says nothing, and claims no right, that is not this family's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.policies.citations import cited_by
from publisher.rules.letters import default_letter, letter_of
from reckoner import DONT_KNOW
from reckoner.answers import OPEN, Answers
from reckoner.letters import is_met
from reckoner.policy import AnswerTest, Combined
from tests.examples import examples
from tests.policies import GOOD, REAL, councils
from tests.reckoner.every_council import EXAMPLESHIRE, estimate, every_council, naive_of, some_answers
from tests.reckoner.judged import sure_of, told_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from reckoner.result import Letter

WORDS = 150
"""A letter has fewer."""

LONGEST = 1500
"""So many signs a letter has at most; browsers cut a link with it at about 2,000."""

real_council = pytest.mark.parametrize(
    "folder", [files.folder for files in councils(REAL)], ids=lambda folder: folder.name
)


def thorough_over_councils(test: Callable[..., None]) -> Callable[..., None]:
    """A property of many families of each council."""
    marked: Callable[..., None] = pytest.mark.thorough(real_council(test))
    return marked


def letters(folder: Path, answers: Mapping[str, Any]) -> dict[str, Letter]:
    """The letter for each strand."""
    return {strand: result["letter"] for strand, result in estimate(folder, answers)["strands"].items()}


def words(letter: Letter) -> str:
    return "\n\n".join(letter["text"])


# ----------------------------------------------------------------------------------------------------------------------
# Which letter
# ----------------------------------------------------------------------------------------------------------------------
@every_council
@given(data=st.data())
@examples(60)
def test_a_letter_is_that_of_the_outcomes_that_are_possible_or_the_one_for_open_answers(
    folder: Path, data: st.DataObject
) -> None:
    naive = naive_of(folder)
    answers = data.draw(some_answers(naive, DONT_KNOW))
    known = {name: value for name, value in answers.items() if value != DONT_KNOW}
    asked = {name: value for name, value in known.items() if naive.surely_asked(name, known) is not False}
    all_letters = naive.edition.files.letters
    for strand in naive.edition.policy.strands:
        about = ("strand", strand.id, None)
        told = told_of(about, naive, asked)
        sure = sure_of(told, naive, asked)
        ids = {letter_of(all_letters, strand.id, outcome).id for outcome in ([sure] if sure else told)}
        status = "ask_now" if all(outcome.status == "ask_now" for outcome in told) else "need_answers"
        expected = ids.pop() if len(ids) == 1 else default_letter(all_letters, strand.id, status).id
        assert letters(folder, answers)[strand.id]["letter"] == expected


@pytest.mark.parametrize("plan", ["none", "assessment"])
def test_who_goes_to_school_in_hampshire_and_has_no_plan_is_given_no_letter_about_one(plan: str) -> None:
    letter = letters(REAL / "hampshire", {"age": 9, "ehc_plan": plan, "attends_setting": "yes"})["education"]
    assert letter["letter"] == {"none": "education_assessment", "assessment": "education_after_assessment"}[plan]
    assert "I am asking for a personal budget" not in words(letter)


def test_without_a_plan_the_assessment_is_asked_for_first_and_the_budget_second() -> None:
    letter = letters(REAL / "hampshire", {"age": 9, "ehc_plan": "none", "attends_setting": "yes"})["education"]
    text = words(letter)
    assert text.index("Please assess my child") < text.index("a personal budget")
    assert letter["cites"] == ["EDU-22", "EDU-21"]
    assert "Children and Families Act 2014, section 36." in text


def test_while_outcomes_with_different_letters_are_possible_the_letter_asks_what_comes_first() -> None:
    assert letters(REAL / "hertfordshire", {})["education"]["letter"] == "education_whether"


@thorough_over_councils
@given(data=st.data())
@examples(80)
def test_who_can_ask_now_whatever_is_still_open_asks(folder: Path, data: st.DataObject) -> None:
    answers = data.draw(some_answers(naive_of(folder), DONT_KNOW))
    for strand in estimate(folder, answers)["strands"].values():
        assert ("I am asking for" in words(strand["letter"])) >= (strand["status"] == "ask_now"), strand["letter"]


@real_council
def test_who_needs_a_wheelchair_asks_for_one_while_nothing_is_known_of_continuing_care(folder: Path) -> None:
    health = estimate(folder, {"age": 10, "who_answers": "parent", "wheelchair": "yes"})["strands"]["health"]
    assert health["status"] == "ask_now"
    assert "I am asking for a personal wheelchair budget" in words(health["letter"])
    assert health["letter"]["to"] == health["ask"][0]["who"] == "The NHS wheelchair service"
    assert health["steps"][0]["text"].startswith("Ask the wheelchair service")


def test_a_letter_for_anything_but_a_yes_says_that_one_can_still_ask() -> None:
    for folder in (files.folder for policies in (GOOD, REAL) for files in councils(policies)):
        for case in next(f for f in councils(folder.parent) if f.folder == folder).cases.cases:
            for strand in estimate(folder, case.given)["strands"].values():
                assert strand["status"] == "ask_now" or strand["letter"]["still"], (case.name, strand["name"])


# ----------------------------------------------------------------------------------------------------------------------
# To whom
# ----------------------------------------------------------------------------------------------------------------------
def test_a_letter_greets_whom_the_outcome_says_to_ask_first() -> None:
    letter = letters(REAL / "portsmouth", {"age": 9, "targeted_short_breaks": "yes", "free_travel": "yes"})["transport"]
    assert letter["to"] == "The council's Access and Entitlement team, for travel budgets"
    assert (letter["email"], letter["text"][0]) == (None, "Dear Access and Entitlement team,")


def test_a_contact_without_a_greeting_of_its_own_is_greeted_as_any_other() -> None:
    letter = letters(EXAMPLESHIRE, {"age": 9, "care_plan": "yes"})["social_care"]
    assert (letter["to"], letter["text"][0]) == ("Your social worker", "Dear Sir or Madam,")


def test_while_it_is_open_whom_to_ask_a_letter_goes_to_whom_all_cases_ask() -> None:
    letter = letters(EXAMPLESHIRE, {"age": 9})["social_care"]
    assert letter["to"] == "The SEN team"


def test_a_letter_goes_to_whom_a_national_outcome_names() -> None:
    answers = {"age": 9, "ehc_plan": "none", "continuing_care": "no", "wheelchair": "yes"}
    letter = letters(REAL / "portsmouth", answers)["health"]
    assert (letter["letter"], letter["to"], letter["email"]) == (
        "health_wheelchair",
        "The NHS wheelchair service",
        None,
    )
    assert letter["text"][0] == "Dear NHS wheelchair service,"


# ----------------------------------------------------------------------------------------------------------------------
# In whose words
# ----------------------------------------------------------------------------------------------------------------------
NOT_THEIRS = {
    "parent": r"\b(I have an Education|my plan|[Tt]hey have|their plan)\b",
    "young_person": r"\b([Mm]y child|[Tt]hey have|their (own case|plan|special|Education)|assess them)\b",
    "other": r"\b([Mm]y child|I have an Education|my plan|assess me)\b",
}
"""How somebody writes who is somebody else."""


@real_council
@pytest.mark.parametrize("writer", NOT_THEIRS)
@given(data=st.data())
@examples(40)
def test_a_letter_is_in_the_words_of_who_writes(folder: Path, writer: str, data: st.DataObject) -> None:
    answers = data.draw(some_answers(naive_of(folder))) | {"who_answers": writer}
    for letter in letters(folder, answers).values():
        found = re.search(NOT_THEIRS[writer], f"{letter['subject']}\n{words(letter)}")
        assert found is None, (found, letter)


def test_the_same_request_as_a_parent_a_young_person_and_somebody_else_writes_it() -> None:
    answers = {"age": 16, "school_leaving_date": "not_yet", "ehc_plan": "draft"}
    told = {
        writer: letters(REAL / "portsmouth", answers | {"who_answers": writer})["education"]["text"][1]
        for writer in NOT_THEIRS
    }
    assert told["parent"].startswith("I am writing about my child, [child's name], born [date of birth].")
    assert "A draft of my child's Education, Health and Care plan is being written." in told["parent"]
    assert told["young_person"].startswith("I am [your name], born [date of birth]")
    assert "A draft of my Education, Health and Care plan is being written." in told["young_person"]
    assert told["other"].startswith(
        "I am the [foster carer, grandparent, adviser] of [their name], born [date of birth]."
    )
    assert "A draft of their Education, Health and Care plan is being written." in told["other"]


def test_while_nobody_has_said_who_answers_a_parent_writes() -> None:
    for answers in ({"ehc_plan": "draft"}, {"ehc_plan": "draft", "who_answers": DONT_KNOW}):
        assert "my child" in words(letters(REAL / "portsmouth", answers)["education"])


@pytest.mark.parametrize("plan", ["none", "draft", "final"])
@pytest.mark.parametrize(
    ("writer", "age", "who"),
    [
        ("parent", 14, None),
        ("other", 14, "The parent"),
        ("young_person", 17, None),
        ("parent", 17, "The young person"),
        ("other", 17, "The young person"),
    ],
)
def test_whose_right_it_is_to_ask_signs_where_somebody_else_writes(
    plan: str, writer: str, age: int, who: str | None
) -> None:
    letter = letters(REAL / "portsmouth", {"age": age, "ehc_plan": plan, "ehc_review": "no", "who_answers": writer})
    found = re.search(r"(The [a-z ]+), (?:or )?who[a-z ]+, signs too: \[signature", words(letter["education"]))
    assert (found and found[1]) == who
    assert ("AGE-1" in letter["education"]["cites"]) == (who is not None)


# ----------------------------------------------------------------------------------------------------------------------
# What it claims
# ----------------------------------------------------------------------------------------------------------------------
class Known:
    """What a family has surely said."""

    def __init__(self, answers: Mapping[str, Any]) -> None:
        self.answers = {name: value for name, value in answers.items() if value != DONT_KNOW}

    def is_aged(self, least: int, most: int) -> bool:
        age = self.answers.get("age")
        return age is not None and least <= age <= most

    def said(self, question: str, *answers: str) -> bool:
        return self.answers.get(question) in answers

    def has_plan_or_gets_one(self) -> bool:
        coming = self.said("ehc_plan", "assessment") and self.said("plan_agreed", "yes")
        return self.said("ehc_plan", "final", "draft") or coming

    def is_of_school_age(self) -> bool:
        return self.is_aged(6, 14) or (self.is_aged(15, 16) and self.said("school_leaving_date", "not_yet"))

    def is_past_school_age(self) -> bool:
        return self.is_aged(17, 120) or (self.is_aged(15, 16) and self.said("school_leaving_date", "passed"))

    def may_lose_the_plan(self) -> bool:
        return self.said("ehc_plan", "final") and self.said("ehc_review", "ending")


HOLDS: dict[str, Callable[[Known], bool]] = {
    # A review, or another look, if a direct payment is refused: for who wants one.
    # Education: while there is an EHC plan, or one is being prepared, up to the 25th birthday.
    "GEN-1": lambda family: family.has_plan_or_gets_one() and family.is_aged(0, 24),
    "EDU-2": lambda family: family.has_plan_or_gets_one() and family.is_aged(0, 24),
    "EDU-6": lambda family: family.said("how_managed", "ourselves"),
    "EDU-17": lambda family: (
        family.is_aged(0, 24) and (family.said("ehc_plan", "refused") or family.may_lose_the_plan())
    ),
    "EDU-21": lambda family: family.is_aged(0, 24),
    "EDU-22": lambda family: family.is_aged(0, 24),
    "EDU-26": lambda family: family.is_aged(0, 24) and family.may_lose_the_plan(),
    # Whose right it is: the parent's, who may be whoever has the care of the child, and then the young person's.
    "AGE-1": lambda family: family.is_aged(0, 24),
    "CARE-1": lambda family: family.said("who_answers", "other") and not family.is_past_school_age(),
    "AGE-2": lambda family: family.is_aged(25, 25) and family.said("ehc_plan", "final"),
    # Social care: one law for children, another for adults.
    "SC-1": lambda family: family.is_aged(0, 17),
    "SC-2": lambda family: family.is_aged(0, 17),
    "SC-8": lambda family: family.is_aged(0, 17),
    "SC-12": lambda family: family.is_aged(0, 17),
    "AD-1": lambda family: family.is_aged(18, 120),
    # Health: the right goes with some kinds of care only.
    "NHS-1": lambda family: (
        (family.said("continuing_care", "yes") and family.is_aged(0, 17))
        or (family.said("continuing_healthcare", "yes") and family.is_aged(18, 120))
        or family.said("wheelchair", "yes")
    ),
    "NHS-4": lambda family: family.said("how_managed", "ourselves"),
    # Travel: by age.
    "TR-1": Known.is_of_school_age,
    "TR-5": Known.is_of_school_age,
    "TR-3": lambda family: family.is_past_school_age() and family.is_aged(0, 18),
    "TR-4": lambda family: family.is_aged(19, 120),
}
"""For whom each rule holds that a letter may claim, in the field's words."""


def test_it_is_stated_for_whom_each_rule_holds_that_a_letter_claims() -> None:
    assert cited_by(councils(REAL)[0].letters) == HOLDS.keys()


AGES = st.integers(0, 30)
"""Every age: letters turn on some at which no council's rules do."""


@real_council
@given(data=st.data())
@examples(300)
def test_no_letter_claims_a_rule_that_does_not_hold_for_the_family(folder: Path, data: st.DataObject) -> None:
    answers = data.draw(some_answers(naive_of(folder), DONT_KNOW))
    if answers.get("age", DONT_KNOW) != DONT_KNOW:
        answers["age"] = data.draw(AGES)
    known = Known(answers)
    for letter in letters(folder, answers).values():
        assert [rule for rule in letter["cites"] if not HOLDS[rule](known)] == [], letter


@real_council
@given(data=st.data())
@examples(300)
def test_a_letter_goes_to_somebody_whom_the_family_is_told_to_ask(folder: Path, data: st.DataObject) -> None:
    answers = data.draw(some_answers(naive_of(folder), DONT_KNOW))
    for strand in estimate(folder, answers)["strands"].values():
        assert strand["letter"]["to"] in [ask["who"] for ask in strand["ask"]]


@real_council
@given(data=st.data())
@examples(100)
def test_who_has_a_final_plan_writes_nothing_of_a_draft(folder: Path, data: st.DataObject) -> None:
    answers = data.draw(some_answers(naive_of(folder))) | {"ehc_plan": "final"}
    for letter in letters(folder, answers).values():
        assert "draft" not in words(letter)


RIGHT = "regulations 32A and 32B"
"""Where the right to a personal health budget stands."""


@pytest.mark.parametrize(
    ("answers", "right", "rests_on_the_page"),
    [
        ({"age": 9, "continuing_care": "no", "wheelchair": "no"}, False, True),
        ({"age": 9, "continuing_care": "yes", "wheelchair": "no"}, True, False),
        ({"age": 9, "continuing_care": "no", "wheelchair": "yes"}, True, False),
        ({"age": 18, "continuing_care": "yes", "wheelchair": "no"}, False, False),
        ({"age": 18, "continuing_care": "no", "wheelchair": "no"}, False, True),
    ],
)
def test_a_right_to_a_health_budget_is_claimed_with_some_kinds_of_care_only(
    answers: dict[str, Any], *, right: bool, rests_on_the_page: bool
) -> None:
    letter = letters(REAL / "peterborough", answers | {"ehc_plan": "final"})["health"]
    assert letter["letter"] == "health_now"
    assert (RIGHT in words(letter)) == ("NHS-1" in letter["cites"]) == right
    assert "Education, Health and Care plan." in words(letter)
    assert ("what the council's Local Offer says about health budgets" in words(letter)) == rests_on_the_page


# ----------------------------------------------------------------------------------------------------------------------
# How long it is
# ----------------------------------------------------------------------------------------------------------------------
def link(letter: Letter) -> str:
    """The link that opens a letter in an email app, as the browser writes it."""
    body = words(letter).replace("\n", "\r\n")
    return f"mailto:{letter['email'] or ''}?subject={quote(letter['subject'])}&body={quote(body)}"


@real_council
@given(data=st.data())
@examples(200)
def test_a_letter_is_short_enough_for_its_reader_and_for_a_link(folder: Path, data: st.DataObject) -> None:
    for letter in letters(folder, data.draw(some_answers(naive_of(folder)))).values():
        assert len(words(letter).split()) < WORDS, words(letter)
        assert len(words(letter)) < LONGEST
        assert len(link(letter)) < 2000


# ----------------------------------------------------------------------------------------------------------------------
# What is not known
# ----------------------------------------------------------------------------------------------------------------------
TESTS = st.recursive(
    st.builds(AnswerTest, st.integers(0, 1), st.frozensets(st.integers(0, 2)), st.just(0), st.just(0))
    | st.builds(AnswerTest, st.just(2), st.just(frozenset[int]()), st.integers(0, 3), st.integers(1, 5)),
    lambda parts: (
        st.builds(Combined, st.sampled_from(["all", "any"]), st.lists(parts, min_size=1, max_size=3).map(tuple))
        | st.builds(Combined, st.just("not"), st.tuples(parts))
    ),
)
"""Conditions on two questions with three answers each, and on a number from 0 to 4."""


def answers_of(cells: tuple[int | None, int | None], number: int | None) -> Answers:
    own = [OPEN if cell is None else cell for cell in cells]
    return Answers([*own, OPEN if number is None else 0], [True] * 3, [None, None, number])


@given(test=TESTS, cells=st.tuples(*[st.none() | st.integers(0, 2)] * 2), number=st.none() | st.integers(0, 4))
@examples(300)
def test_what_is_surely_met_is_met_by_every_completion(
    test: AnswerTest | Combined, cells: tuple[int | None, int | None], number: int | None
) -> None:
    found = is_met(test, answers_of(cells, number))
    completions = [
        is_met(test, answers_of((first, second), third))
        for first in ([0, 1, 2] if cells[0] is None else [cells[0]])
        for second in ([0, 1, 2] if cells[1] is None else [cells[1]])
        for third in (range(5) if number is None else [number])
    ]
    assert None not in completions
    assert found is None or set(completions) == {found}
