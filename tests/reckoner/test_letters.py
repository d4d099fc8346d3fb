"""Letters: which one a family gets, and that it says nothing, and claims no right, that is not this family's."""

from __future__ import annotations

import random
import re
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.model import formulas
from publisher.model.council.outcomes import StrandOutcome
from publisher.model.formulas import All, Any_, Not
from publisher.policies.citations import cited_by
from publisher.rules.letters import default_letter, letter_of, named_conditions
from reckoner import DONT_KNOW
from reckoner.answers import OPEN, Answers
from reckoner.conditions import is_met
from reckoner.policy import AnswerTest, Combined
from reckoner.voices import in_words
from tests.examples import examples
from tests.five_families import TYPICAL
from tests.policies import GOOD, REAL, councils
from tests.reckoner.every_council import EXAMPLESHIRE, estimate, every_council, naive_of, some_answers
from tests.reckoner.judged import sure_of, told_of
from tests.reckoner.naive import met

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from publisher.model.formulas import Formula
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


AGES = st.integers(0, 30)
"""Every age: letters turn on some at which no council's rules do."""


def letters(folder: Path, answers: Mapping[str, Any]) -> dict[str, Letter]:
    """The letter for each strand."""
    return {strand: result["letter"] for strand, result in estimate(folder, answers)["strands"].items()}


def words(letter: Letter) -> str:
    return "\n\n".join(letter["text"])


# ----------------------------------------------------------------------------------------------------------------------
# Which letter
# ----------------------------------------------------------------------------------------------------------------------
@pytest.mark.thorough
@every_council
@given(data=st.data())
@examples(40)
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
        own = [one for one in ([sure] if sure else told) if isinstance(one, StrandOutcome)]
        ids = {letter_of(all_letters, strand.id, outcome).id for outcome in own}
        status = "ask_now" if all(outcome.status == "ask_now" for outcome in told) else "need_answers"
        expected = ids.pop() if len(ids) == 1 else default_letter(all_letters, strand.id, status).id
        assert letters(folder, answers)[strand.id]["letter"] == expected


@pytest.mark.parametrize("plan", ["none", "assessment"])
def test_who_goes_to_school_in_hampshire_and_has_no_plan_is_given_no_letter_about_one(plan: str) -> None:
    letter = letters(REAL / "hampshire", {"age": 9, "ehc_plan": plan, "attends_setting": "yes"})["education"]
    assert letter["letter"] == {"none": "education_assessment", "assessment": "education_after_assessment"}[plan]
    assert "I am asking for a personal budget" not in words(letter)


def test_without_a_plan_the_assessment_is_asked_for_first_and_the_budget_second() -> None:
    answers = {"age": 9, "who_answers": "parent", "ehc_plan": "none", "attends_setting": "yes"}
    letter = letters(REAL / "hampshire", answers)["education"]
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
def test_who_is_told_how_to_go_on_is_given_no_letter_that_asks_whether_there_is_a_way(folder: Path) -> None:
    """A letter for open answers is for them, for a page's silence and for who wants no change."""
    edition = naive_of(folder).edition
    for strand in edition.policy.strands:
        for outcome in strand.outcomes:
            letter = letter_of(edition.files.letters, strand.id, outcome)
            assert "need_answers" not in letter.for_ or outcome.status in ("as_it_is", "not_stated"), outcome.headline


@pytest.mark.parametrize(
    ("council", "unassessed"),
    [("peterborough", {"social_care_plan": "none"}), ("hampshire", {"social_care_stage": "none"})],
)
@pytest.mark.parametrize(("age", "writer"), [(8, "parent"), (17, "young_person")])
def test_whose_plan_has_care_in_it_asks_for_a_budget_for_it_at_the_next_review(
    age: int, writer: str, council: str, unassessed: dict[str, str]
) -> None:
    answers = {"age": age, "who_answers": writer, "ehc_plan": "final", "ehc_review": "no"} | unassessed
    care = estimate(REAL / council, answers)["strands"]["social_care"]
    text = words(care["letter"])
    assert (care["status"], care["letter"]["letter"]) == ("first_step", "social_care_next_review")
    assert care["steps"][0]["text"].startswith("Ask the council for a social care assessment")
    assert any(step["text"].startswith("If there is care in the EHC plan already, ask") for step in care["steps"])
    assert "If there is social care in the plan, I would like to ask for a personal budget for it at the next" in text
    assert "If there is none yet, please assess what support" in text
    assert f"{PLAN_BUDGET}; Children Act 1989, section 17." in text


@real_council
def test_who_needs_a_wheelchair_asks_for_one_while_nothing_is_known_of_continuing_care(folder: Path) -> None:
    health = estimate(folder, {"age": 10, "who_answers": "parent", "wheelchair": "yes"})["strands"]["health"]
    assert health["status"] == "ask_now"
    assert "I am asking for a personal wheelchair budget" in words(health["letter"])
    assert TO_A_CHAIR in words(health["letter"])
    assert health["letter"]["to"] == health["ask"][0]["who"] == "The NHS wheelchair service"
    assert health["steps"][0]["text"].startswith("Ask the wheelchair service")


@pytest.mark.parametrize("review", ["no", "review"])
def test_who_wants_no_change_is_told_to_keep_the_letter_for_later(review: str) -> None:
    answers = {"age": 9, "ehc_plan": "final", "ehc_review": review}
    for shared, kept in (("none", True), ("own", False)):
        letter = letters(REAL / "hertfordshire", answers | {"education_shared": shared})["education"]
        assert ("Keep this letter for when you do." in (letter["still"] or "")) == kept


def test_who_wants_no_change_and_appeals_does_not_wait() -> None:
    answers = {"age": 9, "ehc_plan": "final", "ehc_review": "ending", "education_shared": "none"}
    letter = letters(REAL / "hertfordshire", answers)["education"]
    assert letter["letter"] == "education_ending"
    assert letter["still"] == "This letter asks for what you need for an appeal. Get free advice on it, too."


@pytest.mark.parametrize(
    ("strand", "answers"),
    [
        ("education", {"age": 10, "ehc_plan": "none", "education_shared": "none"}),
        ("education", {"age": 10, "ehc_plan": "assessment", "education_shared": "none"}),
        ("social_care", {"age": 18, "ehc_plan": "final", "ehc_review": "no", "social_care_shared": "none"}),
        ("health", {"age": 18, "ehc_plan": "final", "continuing_care": "yes", "health_shared": "none"}),
    ],
)
def test_who_wants_no_change_and_has_something_to_do_all_the_same_does_not_wait(
    strand: str, answers: dict[str, Any]
) -> None:
    told = estimate(REAL / "hertfordshire", answers)["strands"][strand]
    assert told["status"] != "as_it_is"
    assert "Keep this letter" not in (told["letter"]["still"] or "")


@pytest.mark.thorough
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
    assert letter["to"] == "The council's Access and Entitlement team"
    assert (letter["email"], letter["text"][0]) == (None, "Dear Access and Entitlement team,")


@pytest.mark.parametrize("short_breaks", ["no", "dont_know"])
@pytest.mark.parametrize("assessment", ["not_assessed", "no_support"])
def test_in_portsmouth_childrens_social_care_and_not_the_short_breaks_officer_is_asked_to_assess(
    assessment: str, short_breaks: str
) -> None:
    answers = {
        "age": 10,
        "ehc_plan": "none",
        "social_care_assessment": assessment,
        "targeted_short_breaks": short_breaks,
    }
    letter = letters(REAL / "portsmouth", answers)["social_care"]
    assert letter["text"][0] == "Dear Children's Social Care team,"


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


AT_THE_REVIEW = {"age": 9, "who_answers": "parent", "ehc_plan": "final", "ehc_review": "no", "continuing_care": "no"}
"""A family with a plan, between its reviews, and no right to a health budget of its own."""


@pytest.mark.parametrize(
    ("council", "answers"),
    [
        ("hertfordshire", AT_THE_REVIEW | {"health_in_plan": "yes", "health_shared": "own", "wheelchair": "no"}),
        ("peterborough", AT_THE_REVIEW | {"health_plan": "no", "wheelchair": "no"}),
        ("peterborough", AT_THE_REVIEW | {"age": 17, "health_plan": "no", "wheelchair": "no"}),
    ],
)
def test_for_the_next_review_the_council_is_asked_when_it_is_and_who_in_the_nhs_has_to_agree(
    council: str, answers: dict[str, Any]
) -> None:
    health = estimate(REAL / council, answers)["strands"]["health"]
    letter = health["letter"]
    assert (health["status"], health["when"]) == ("ask_later", "at the next review")
    assert letter["letter"] == "health_next_review"
    assert letter["to"].startswith("The council")
    assert "when the review is, and who in the NHS has to agree" in words(letter)
    assert f"{PLAN_BUDGET} (the council's part)." in words(letter)
    assert RIGHT not in words(letter)


@pytest.mark.parametrize("council", ["hampshire", "hertfordshire", "peterborough", "portsmouth"])
def test_between_reviews_what_to_do_first_whom_to_ask_and_the_letter_are_about_the_review(council: str) -> None:
    asked = naive_of(REAL / council).questions
    answers = {question: answer for question, answer in TYPICAL.items() if question in asked}
    health = estimate(REAL / council, answers)["strands"]["health"]
    first = health["steps"][0]
    assert re.search(r"\b[Aa]sk\b.* when the next review\b", first["text"]), first
    assert {"EDU-2", "GEN-1"} <= set(first["cites"])
    assert health["letter"]["letter"] == "health_next_review"
    assert health["ask"][0]["who"].startswith("The council")
    assert health["letter"]["to"] == health["ask"][0]["who"]
    assert any("Continuing Care" in step["text"] for step in health["steps"][1:])


@pytest.mark.parametrize(
    ("age", "who"), [(9, "SEN Service"), (25, "SEN Service"), (26, "Adult Services"), (40, "Adult")]
)
def test_about_travel_hampshires_team_for_plans_is_asked_until_there_can_be_none(age: int, who: str) -> None:
    answers = {"age": age, "who_answers": "parent", "ehc_plan": "final"}
    travel = estimate(REAL / "hampshire", answers)["strands"]["transport"]
    assert travel["letter"]["letter"] == "travel_whether"
    assert who in travel["letter"]["to"]
    assert who in travel["steps"][0]["text"]


def test_a_letter_about_a_plan_that_may_end_does_not_say_that_it_was_decided() -> None:
    letter = letters(REAL / "portsmouth", AT_THE_REVIEW | {"ehc_review": "ending"})["education"]
    assert letter["letter"] == "education_ending"
    assert "Your decision" not in words(letter) + letter["subject"]
    assert "If you decide to end it, please tell me how to appeal" in words(letter)


def test_while_the_plan_is_to_end_the_nhs_is_asked_to_check_for_continuing_care() -> None:
    answers = AT_THE_REVIEW | {"ehc_review": "ending", "health_plan": "no", "wheelchair": "no"}
    letter = letters(REAL / "peterborough", answers)["health"]
    assert (letter["letter"], letter["to"]) == ("health_check", "The health professionals who know your child")
    assert "I rely on" not in words(letter)


def test_who_is_told_to_say_that_there_are_both_plans_says_so() -> None:
    letter = letters(REAL / "peterborough", AT_THE_REVIEW | {"health_plan": "yes", "wheelchair": "no"})["health"]
    assert "My child has an Education, Health and Care plan. My child has a health support plan." in words(letter)


@pytest.mark.parametrize("assessment", [{}, {"social_care_stage": "assessed", "severe_disability": "no"}])
def test_in_hampshire_those_who_write_the_plan_are_asked_for_a_budget_for_the_care_in_it(
    assessment: dict[str, Any],
) -> None:
    answers = AT_THE_REVIEW | {"ehc_review": "review", "wheelchair": "no", "social_care_stage": "none"} | assessment
    for strand in ("social_care", "health"):
        told = estimate(REAL / "hampshire", answers)["strands"][strand]
        assert told["steps"][0]["text"].startswith("Ask the SEN Service in writing")
        assert told["letter"]["to"].startswith("The council's SEN Service")


def test_what_is_said_with_a_letter_names_nobody_to_send_it_to() -> None:
    """Whom it goes to follows from the outcome."""
    for files in councils(REAL):
        for letter in files.letters.letters:
            assert re.search(r"\b([Ww]rite|[Ss]end it) to\b", letter.still or "") is None, letter.id


# ----------------------------------------------------------------------------------------------------------------------
# In whose words
# ----------------------------------------------------------------------------------------------------------------------
NOT_THEIRS = {
    "parent": r"\b(I have an Education|my plan|[Tt]hey have|their plan)\b",
    "young_person": r"\b([Mm]y child|[Tt]hey have|their (own case|plan|special|Education)|assess them)\b",
    "worker": r"\b([Mm]y child|I have an Education|my plan|assess me|I would like(?! to know))\b",
    DONT_KNOW: r"\b([Mm]y child|I have an Education|my plan|assess me)\b",
}
"""How somebody writes who is somebody else."""


@thorough_over_councils
@pytest.mark.parametrize("writer", NOT_THEIRS)
@given(data=st.data())
@examples(25)
def test_a_letter_is_in_the_words_of_who_writes(folder: Path, writer: str, data: st.DataObject) -> None:
    answers = data.draw(some_answers(naive_of(folder))) | {"who_answers": writer}
    for letter in letters(folder, answers).values():
        found = re.search(NOT_THEIRS[writer], f"{letter['subject']}\n{words(letter)}")
        assert found is None, (found, letter)


def test_the_same_request_as_a_parent_a_young_person_and_somebody_else_writes_it() -> None:
    answers = {"age": 16, "school_leaving_date": "not_yet", "ehc_plan": "draft"}
    told = {
        writer: letters(REAL / "portsmouth", answers | {"who_answers": writer})["education"]["text"][1]
        for writer in ("parent", "carer", "young_person", "worker")
    }
    assert told["parent"].startswith("I am writing about my child, [child's name], born [date of birth].")
    assert "My child's Education, Health and Care plan is at the draft stage." in told["parent"]
    assert told["young_person"].startswith("I am [your name], born [date of birth]")
    assert "My Education, Health and Care plan is at the draft stage." in told["young_person"]
    assert told["carer"].startswith("I am the [foster carer, grandparent, carer] of [full name], born [date of birth].")
    assert told["worker"].startswith("I am writing for [full name], born [date of birth], as their [adviser, friend].")
    assert "Their Education, Health and Care plan is at the draft stage." in told["worker"]


@pytest.mark.parametrize("writer", ["carer", "worker"])
def test_nobody_of_18_or_over_is_called_a_child_by_a_carer_or_a_worker(writer: str) -> None:
    for council in ("hampshire", "hertfordshire", "peterborough", "portsmouth"):
        for age in (18, 25, 40):
            for strand in estimate(REAL / council, {"age": age, "who_answers": writer})["strands"].values():
                assert "child's name" not in words(strand["letter"])
                steps = " ".join(step["text"] for step in strand["steps"])
                assert re.search(r"the child(?!ren)\b", f"{strand['headline']} {steps}") is None


def test_while_nobody_has_said_who_answers_the_letter_does_not_say_who_writes() -> None:
    for answers in ({"ehc_plan": "draft"}, {"ehc_plan": "draft", "who_answers": DONT_KNOW}):
        text = letters(REAL / "portsmouth", answers)["education"]["text"][1]
        assert text.startswith("I am writing about [full name], born [date of birth]. Their Education,")


# ----------------------------------------------------------------------------------------------------------------------
# Who signs
# ----------------------------------------------------------------------------------------------------------------------
def signed(letter: Letter) -> str | None:
    """Who signs beside the one who writes: what stands below the name."""
    below = letter["text"][letter["text"].index("Many thanks,\n[your name and phone number]") + 1 :]
    assert len(below) <= 1
    return below[0].split(": [signature")[0] if below else None


def signed_by(letter: Letter) -> str | None:
    """Who signs, whatever the gap for the name is called."""
    return re.sub(r"\[(your|child's|full) name\]", "[name]", signed(letter) or "") or None


PARENT = "The parent, or whoever has care of the child, signs too"
MY_PARENT = "My parent, or whoever has care of me, signs too"
YOUNG_PERSON = "[name], who now has this right, signs too"
DEPUTY = "Signed for [name], who cannot decide this, as their [{acts}]"
MY_DEPUTY = "I cannot decide this, so my [{acts}] signs for me"
FOR_THEM = "Signed for [name], who cannot decide this, by [who acts for them]"
FOR_ME = "I cannot decide this, so [who acts for me] signs for me"
ASKS_TOO = "[name] asks for this too, and signs"
AGREES_TOO = "[name] agrees, and signs too"
ASK_TO_LOOK = {
    "social_care_assessment",
    "social_care_look_again",
    "social_care_support_plan",
    "health_check",
    "education_whether",
    "social_care_whether",
    "health_whether",
    "travel_whether",
}
"""These only ask to assess or to check, or what there is: nobody else signs."""

YOUNG_PERSON_OR_PARENT = "The parent, or the young person after the school leaving date, signs"
DEPUTY_OR_PARENT = "The parent, or a deputy after the school leaving date, signs"
MY_PARENT_BEFORE = "Before the school leaving date, my parent signs too"
MY_PARENT_OR_DEPUTY = "I cannot decide this, so my parent, or a deputy after the school leaving date, signs for me"
PARENT_BEFORE = "Before the school leaving date, a parent signs too"
RESPONSIBLE = "Whoever has parental responsibility agrees"
EITHER = "[name], or whoever has parental responsibility, agrees"
SOMEBODY_RESPONSIBLE = "Somebody with parental responsibility agrees, and signs too"
EITHER_OF_OTHERS = "[name], or somebody with parental responsibility, agrees and signs too"
PARENT_TO_TRAVEL = "A parent agrees, and signs too"
MY_PARENT_TO_TRAVEL = "My parent agrees, and signs too"


@pytest.mark.parametrize("plan", ["none", "assessment", "refused", "draft", "final"])
@pytest.mark.parametrize(
    ("writer", "age", "who"),
    [
        ("parent", 14, None),
        ("carer", 14, None),
        ("worker", 14, PARENT),
        (DONT_KNOW, 14, PARENT),
        ("young_person", 14, MY_PARENT),
        ("young_person", 17, None),
        ("parent", 17, YOUNG_PERSON),
        ("carer", 17, YOUNG_PERSON),
        ("worker", 17, YOUNG_PERSON),
        (DONT_KNOW, 17, YOUNG_PERSON),
    ],
)
def test_whose_right_it_is_to_ask_signs_where_somebody_else_writes(
    plan: str, writer: str, age: int, who: str | None
) -> None:
    letter = letters(REAL / "portsmouth", {"age": age, "ehc_plan": plan, "ehc_review": "no", "who_answers": writer})
    assert signed_by(letter["education"]) == who
    assert ("AGE-1" in letter["education"]["cites"]) == (who is not None)


@pytest.mark.parametrize(
    ("age", "leaving", "who"), [(15, "not_yet", MY_PARENT), (15, "passed", None), (16, "not_yet", MY_PARENT)]
)
def test_a_young_person_writes_alone_from_the_school_leaving_date_on(age: int, leaving: str, who: str | None) -> None:
    answers = {"age": age, "school_leaving_date": leaving, "ehc_plan": "draft", "who_answers": "young_person"}
    assert signed_by(letters(REAL / "portsmouth", answers)["education"]) == who


def test_a_letter_on_education_that_asks_for_something_has_the_line_of_whose_right_it_is() -> None:
    """That the council says no, or ends the plan, is no reason to leave it out."""
    routes: tuple[dict[str, str], ...] = (
        {"ehc_plan": "refused"},
        {"ehc_plan": "final", "ehc_review": "ending"},
        {"ehc_plan": "assessment"},
    )
    found = [
        letters(REAL / "portsmouth", {"age": 17, "who_answers": "parent"} | route)["education"] for route in routes
    ]
    assert [letter["letter"] for letter in found] == [
        "education_refused",
        "education_ending",
        "education_after_assessment",
    ]
    assert {signed_by(letter) for letter in found} == {YOUNG_PERSON}


@pytest.mark.parametrize("writer", ["parent", "carer", "worker", "young_person", DONT_KNOW])
@pytest.mark.parametrize("age", [12, 17, 20])
def test_nobody_else_signs_a_question_whether_there_can_be_a_budget(writer: str, age: int) -> None:
    """Whoever wants to know only what there is needs no leave to ask."""
    found = letters(REAL / "hertfordshire", {"age": age, "who_answers": writer})
    for strand in ("education", "social_care", "health"):
        if found[strand]["letter"].endswith("_whether"):
            assert signed(found[strand]) is None
    assert found["education"]["letter"] == "education_whether"


@thorough_over_councils
@given(data=st.data())
@examples(100)
def test_who_signs_follows_from_age_and_writer_in_each_kind_of_budget(folder: Path, data: st.DataObject) -> None:
    age = data.draw(AGES)
    answers = data.draw(some_answers(naive_of(folder), DONT_KNOW)) | {"age": age}
    known = Known(answers)
    is_own = known.said("who_answers", "young_person")
    is_parent = known.said("who_answers", "parent")
    is_family = is_parent or known.said("who_answers", "carer")
    has_none = is_family and known.said("parental_responsibility", "no")
    agrees_by_writing = is_parent or (is_family and known.said("parental_responsibility", "yes"))
    responsible = SOMEBODY_RESPONSIBLE if has_none else "" if agrees_by_writing else RESPONSIBLE
    cannot = age >= 16 and known.cannot_decide()
    found = {strand: signed_by(letter) or "" for strand, letter in letters(folder, answers).items()}
    if known.is_past_school_age() and age < 25:
        # Nobody below 18 can have chosen an attorney (CAP-4).
        acts = "deputy or parent" if age < 18 else "deputy, attorney or parent"
        deputy = (MY_DEPUTY if is_own else DEPUTY).format(acts=acts)
        expected = deputy if known.cannot_decide() else "" if is_own else YOUNG_PERSON
    elif known.is_under_school_leaving_age():
        expected = MY_PARENT if is_own else "" if is_parent or known.said("who_answers", "carer") else PARENT
    elif age >= 25:
        expected = (FOR_ME if is_own else FOR_THEM) if cannot else "" if is_own else ASKS_TOO
    elif is_own:
        expected = MY_PARENT_OR_DEPUTY if known.cannot_decide() else MY_PARENT_BEFORE
    else:
        expected = DEPUTY_OR_PARENT if known.cannot_decide() else YOUNG_PERSON_OR_PARENT
    sent = letters(folder, answers)
    assert found["education"] == ("" if sent["education"]["letter"] in ASK_TO_LOOK else expected)
    if age < 16 or (age < 18 and cannot):
        expected = responsible
    elif age < 18:
        expected = "" if is_own else ASKS_TOO if is_parent else EITHER_OF_OTHERS if has_none else EITHER
    else:
        expected = (FOR_ME if is_own else FOR_THEM) if cannot else "" if is_own else ASKS_TOO
    assert found["social_care"] == ("" if sent["social_care"]["letter"] in ASK_TO_LOOK else expected)
    of_age = (FOR_ME if is_own else FOR_THEM) if cannot else "" if is_own else AGREES_TOO
    expected = responsible if age < 16 else of_age
    assert found["health"] == ("" if sent["health"]["letter"] in ASK_TO_LOOK else expected)
    if known.is_under_school_leaving_age():
        expected = MY_PARENT_TO_TRAVEL if is_own else "" if is_parent else PARENT_TO_TRAVEL
    elif known.is_past_school_age():
        expected = ""
    else:
        expected = MY_PARENT_BEFORE if is_own else "" if is_parent else PARENT_BEFORE
    assert found["transport"] == ("" if sent["transport"]["letter"] in ASK_TO_LOOK else expected)


@pytest.mark.parametrize(("age", "named"), [(18, False), (19, True), (24, True), (25, False)])
def test_a_letter_on_travel_at_19_names_the_law_on_a_course_begun_before(age: int, *, named: bool) -> None:
    letter = letters(REAL / "hertfordshire", {"age": age, "ehc_plan": "final"})["transport"]
    assert ("section 509AA (for a course begun before 19)" in words(letter)) == named


@pytest.mark.parametrize("writer", ["parent", "carer", "worker", "young_person", DONT_KNOW])
def test_somebody_signs_where_nobody_knows_the_school_leaving_date(writer: str) -> None:
    answers = {"who_answers": writer, "school_leaving_date": DONT_KNOW, "ehc_plan": "final", "ehc_review": "ending"}
    is_own = writer == "young_person"
    asks = MY_PARENT_BEFORE if is_own else YOUNG_PERSON_OR_PARENT
    acts = MY_PARENT_OR_DEPUTY if is_own else DEPUTY_OR_PARENT
    agrees = MY_PARENT_BEFORE if is_own else None if writer == "parent" else PARENT_BEFORE
    travels = {"age": 15, "free_travel": "yes", "school_leaving_date": DONT_KNOW, "who_answers": writer}
    assert signed_by(letters(REAL / "portsmouth", travels)["transport"]) == agrees
    for age, choice, who in ((15, DONT_KNOW, asks), (16, DONT_KNOW, asks), (16, "cannot_decide", acts)):
        sent = letters(REAL / "hertfordshire", answers | {"age": age, "young_person_choice": choice})
        assert signed_by(sent["education"]) == who


@pytest.mark.parametrize("writer", ["carer", "worker", "young_person"])
def test_nobody_else_signs_where_only_an_assessment_or_a_check_is_asked_for(writer: str) -> None:
    answers = {"age": 12, "who_answers": writer, "parental_responsibility": "no", "ehc_plan": "none"}
    nothing = {"social_care_assessment": "not_assessed", "targeted_short_breaks": "no", "continuing_care": "no"}
    sent = letters(REAL / "portsmouth", answers | nothing | {"wheelchair": "no"})
    assert [sent[strand]["letter"] for strand in ("social_care", "health")] == [
        "social_care_assessment",
        "health_check",
    ]
    assert [signed(sent[strand]) for strand in ("social_care", "health")] == [None, None]


def test_a_young_person_is_not_asked_whether_the_signature_is_their_own() -> None:
    answers = {"who_answers": "young_person", "continuing_care": "yes", "targeted_short_breaks": "yes"}
    for age in (14, 15, 16, 17):
        for letter in letters(REAL / "portsmouth", answers | {"age": age}).values():
            assert "unless that is you" not in words(letter)


@pytest.mark.parametrize("writer", ["parent", "carer", "worker", "young_person", DONT_KNOW])
@pytest.mark.parametrize("age", [18, 19, 40])
def test_from_18_hampshire_is_asked_to_check_for_continuing_healthcare(age: int, writer: str) -> None:
    answers = {"age": age, "who_answers": writer, "continuing_healthcare": "no", "continuing_care": "no"}
    text = words(letters(REAL / "hampshire", answers | {"wheelchair": "no"})["health"])
    assert "NHS Continuing Healthcare" in text
    assert "continuing care" not in text


@pytest.mark.parametrize("wanted", ["ourselves", "council"])
@pytest.mark.parametrize("strand", ["social_care", "health"])
@pytest.mark.parametrize(
    ("writer", "age", "agrees"),
    [
        ("worker", 12, True),
        ("carer", 12, True),
        (DONT_KNOW, 12, True),
        ("young_person", 15, True),
        ("parent", 12, False),
        ("young_person", 16, False),
    ],
)
def test_up_to_16_whoever_has_parental_responsibility_agrees_to_social_care_and_health(
    strand: str, writer: str, age: int, wanted: str, *, agrees: bool
) -> None:
    answers = {
        "age": age,
        "who_answers": writer,
        "how_managed": wanted,
        "continuing_care": "yes",
        "targeted_short_breaks": "yes",
    }
    letter = letters(REAL / "portsmouth", answers)[strand]
    assert "I am asking for a personal" in words(letter)
    assert signed_by(letter) == (RESPONSIBLE if agrees else None)


@pytest.mark.parametrize("strand", ["social_care", "health"])
@pytest.mark.parametrize(
    ("writer", "responsible", "who"),
    [
        ("carer", "no", SOMEBODY_RESPONSIBLE),
        ("parent", "no", SOMEBODY_RESPONSIBLE),
        ("carer", "yes", None),
        ("carer", DONT_KNOW, RESPONSIBLE),
    ],
)
def test_who_has_no_parental_responsibility_needs_somebody_else_to_sign(
    strand: str, writer: str, responsible: str, who: str | None
) -> None:
    answers = {"age": 12, "who_answers": writer, "how_managed": "ourselves", "parental_responsibility": responsible}
    asks = {"continuing_care": "yes", "targeted_short_breaks": "yes"}
    letter = letters(REAL / "portsmouth", answers | asks)[strand]
    assert signed_by(letter) == who
    assert "unless that is you" not in words(letter) or who == RESPONSIBLE
    assert "my child" not in words(letter).lower() or writer == "parent"


@pytest.mark.parametrize("wanted", ["ourselves", "council"])
@pytest.mark.parametrize(
    ("writer", "choice", "who"),
    [
        ("parent", DONT_KNOW, "[child's name] asks for this too, and signs"),
        ("parent", "cannot_decide", None),
        ("young_person", DONT_KNOW, None),
        ("young_person", "cannot_decide", "Whoever has parental responsibility agrees"),
        ("worker", DONT_KNOW, "[full name], or whoever has parental responsibility, agrees"),
        ("worker", "cannot_decide", "Whoever has parental responsibility agrees"),
        ("carer", "cannot_decide", "Whoever has parental responsibility agrees"),
    ],
)
def test_at_16_and_17_the_young_person_or_whoever_has_parental_responsibility_signs_for_social_care(
    writer: str, choice: str, who: str | None, wanted: str
) -> None:
    answers = {"who_answers": writer, "young_person_choice": choice, "how_managed": wanted, "ehc_plan": "final"}
    answers["targeted_short_breaks"] = "yes"
    for age in (16, 17):
        letter = letters(REAL / "portsmouth", answers | {"age": age})["social_care"]
        assert signed(letter) == who
        assert "SC-1" in letter["cites"] or who is None


@pytest.mark.parametrize(
    ("writer", "age", "who"),
    [
        ("young_person", 12, MY_PARENT_TO_TRAVEL),
        ("worker", 12, PARENT_TO_TRAVEL),
        ("carer", 12, PARENT_TO_TRAVEL),
        ("parent", 12, None),
        ("young_person", 17, None),
        ("worker", 17, None),
    ],
)
def test_a_parent_agrees_to_money_in_place_of_travel_to_school(writer: str, age: int, who: str | None) -> None:
    answers = {"age": age, "who_answers": writer, "free_travel": "yes"}
    assert signed_by(letters(REAL / "portsmouth", answers)["transport"]) == who


@pytest.mark.parametrize("writer", ["young_person", "worker", "carer"])
def test_nobody_else_signs_a_question_about_travel(writer: str) -> None:
    """A parent has to agree to money in place of travel, and need not to be told what there is."""
    letter = letters(REAL / "hertfordshire", {"age": 12, "who_answers": writer})["transport"]
    assert letter["letter"] == "travel_whether"
    assert signed(letter) is None
    assert "TR-1" in letter["cites"]


def test_from_25_the_adult_signs_what_a_parent_writes_about_education() -> None:
    letter = letters(REAL / "portsmouth", {"age": 25, "who_answers": "parent", "ehc_plan": "final"})["education"]
    assert letter["letter"] == "education_from_25"
    assert signed(letter) == "[child's name] asks for this too, and signs"


def test_who_cannot_decide_does_not_write_alone_and_is_not_somebody_else_below() -> None:
    answers = {"who_answers": "young_person", "young_person_choice": "cannot_decide", "school_leaving_date": "passed"}
    for age, plan in ((16, "final"), (20, "draft"), (26, "none")):
        for strand, letter in letters(REAL / "portsmouth", answers | {"age": age, "ehc_plan": plan}).items():
            assert "for myself" not in words(letter)
            assert "Signed for" not in words(letter)
            asks = letter["letter"] not in ASK_TO_LOOK and strand != "transport"
            assert (signed(letter) or "").endswith(("signs for me", "responsibility agrees")) == asks


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
        return self.is_aged(6, 16) and self.is_under_school_leaving_age()

    def is_under_school_leaving_age(self) -> bool:
        return self.is_aged(0, 14) or (self.is_aged(15, 16) and self.said("school_leaving_date", "not_yet"))

    def is_past_school_age(self) -> bool:
        return self.is_aged(17, 120) or (self.is_aged(15, 16) and self.said("school_leaving_date", "passed"))

    def wants_direct_payment(self) -> bool:
        return self.said("how_managed", "ourselves")

    def can_have_direct_payment(self) -> bool:
        return self.wants_direct_payment() and not self.said("manage_ability", "no")

    def may_want_direct_payment(self) -> bool:
        return not self.said("how_managed", "council") and not self.said("manage_ability", "no")

    def head_refuses(self) -> bool:
        return self.said("support_place", "school") and self.said("head_answer", "refuses")

    def cannot_decide(self) -> bool:
        return self.said("young_person_choice", "cannot_decide")

    def may_lose_the_plan(self) -> bool:
        return self.said("ehc_plan", "final") and self.said("ehc_review", "ending")


HOLDS: dict[str, Callable[[Known], bool]] = {
    # A review, or another look, if a direct payment is refused: for who wants one.
    # Education: while there is an EHC plan, or one is being prepared, up to the 25th birthday.
    "GEN-1": lambda family: family.has_plan_or_gets_one() and family.is_aged(0, 24),
    "EDU-2": lambda family: family.has_plan_or_gets_one() and family.is_aged(0, 24),
    "EDU-6": lambda family: family.can_have_direct_payment() and not family.head_refuses(),
    "EDU-17": lambda family: (
        family.is_aged(0, 24) and (family.said("ehc_plan", "refused") or family.may_lose_the_plan())
    ),
    "EDU-20": lambda family: (
        family.is_aged(0, 24) and (family.said("ehc_plan", "refused") or family.may_lose_the_plan())
    ),
    "EDU-21": lambda family: family.is_aged(0, 24),
    "EDU-22": lambda family: family.is_aged(0, 24),
    "EDU-26": lambda family: family.is_aged(0, 24) and family.may_lose_the_plan(),
    "EDU-33": lambda family: family.is_aged(0, 24) and family.may_lose_the_plan(),
    # Whose right it is: the parent's, who may be whoever has the care of the child, and then the young person's.
    "AGE-1": lambda family: family.is_aged(0, 24),
    "CARE-1": lambda family: not family.said("who_answers", "parent") and not family.is_past_school_age(),
    # When school age ends: named where it is not known whether it is over.
    "AGE-3": lambda family: family.is_aged(15, 16),
    "AGE-2": lambda family: family.is_aged(25, 25) and family.said("ehc_plan", "final"),
    # Somebody else acts for who cannot decide: by a rule of its own in each kind of budget.
    # Where the school leaving date is not known, the line names both who may act.
    "CAP-1": lambda family: (
        family.is_aged(15, 24) and not family.is_under_school_leaving_age() and family.cannot_decide()
    ),
    "CAP-2": lambda family: family.is_aged(16, 120) and family.cannot_decide(),
    "CAP-3": lambda family: family.is_aged(18, 120) and family.cannot_decide(),
    "CAP-7": lambda family: family.is_aged(18, 120) and family.cannot_decide(),
    # Where the head teacher does not agree to a direct payment, the council may still keep the money.
    "EDU-8": lambda family: family.wants_direct_payment() and family.head_refuses(),
    "GEN-3": lambda family: family.wants_direct_payment() and family.head_refuses(),
    # Social care: one law for children, another for adults.
    # The rule on who gets a payment says who agrees, too.
    "SC-1": lambda family: family.is_aged(0, 17),
    "SC-2": lambda family: family.is_aged(0, 17) and family.may_want_direct_payment(),
    "SC-8": lambda family: family.is_aged(0, 17),
    "SC-12": lambda family: family.is_aged(0, 17),
    "AD-1": lambda family: family.is_aged(18, 120),
    "AD-9": lambda family: family.is_aged(18, 120),
    "AD-10": lambda family: family.is_aged(18, 120),
    "AD-11": lambda family: family.is_aged(18, 120),
    "AD-12": lambda family: family.is_aged(18, 120),
    # Health: the right goes with some kinds of care only.
    "NHS-1": lambda family: (
        (family.said("continuing_care", "yes") and family.is_aged(0, 17))
        or (family.said("continuing_healthcare", "yes") and family.is_aged(18, 120))
        or family.said("wheelchair", "yes")
    ),
    "NHS-2": lambda family: family.is_aged(16, 120),
    "NHS-3": lambda family: family.is_aged(0, 15),
    "NHS-4": lambda family: family.can_have_direct_payment(),
    "NHS-14": lambda family: family.is_aged(0, 15),
    # Travel: by age.
    # Its section: of those who are surely of school age.
    "TR-1": lambda family: family.is_aged(0, 16) and not family.is_past_school_age(),
    "TR-5": Known.is_of_school_age,
    # From 19 it goes on for a course begun before, which nobody is asked about: the letter names it beside the other.
    "TR-3": lambda family: family.is_past_school_age() and family.is_aged(0, 24),
    "TR-4": lambda family: family.is_aged(19, 120),
}
"""For whom each rule holds that a letter may claim, in the field's words."""


def test_it_is_stated_for_whom_each_rule_holds_that_a_letter_claims() -> None:
    assert cited_by(councils(REAL)[0].letters) == HOLDS.keys()


@thorough_over_councils
@given(data=st.data())
@examples(150)
def test_no_letter_claims_a_rule_that_does_not_hold_for_the_family(folder: Path, data: st.DataObject) -> None:
    answers = data.draw(some_answers(naive_of(folder), DONT_KNOW))
    if answers.get("age", DONT_KNOW) != DONT_KNOW:
        answers["age"] = data.draw(AGES)
    known = Known(answers)
    for letter in letters(folder, answers).values():
        assert [rule for rule in letter["cites"] if not HOLDS[rule](known)] == [], letter
        assert ("section 508B" in words(letter)) <= known.is_of_school_age(), letter


LETTERS = councils(REAL)[0].letters
CONDITIONS = named_conditions(councils(REAL)[0])


def surely(formula: Formula | None, known: Mapping[str, Any]) -> bool | None:
    """Whether what a family has said surely meets a condition; None where that is open."""
    match formula:
        case None:
            return False
        case All() | Any_():
            found = [surely(part, known) for part in (formula.all if isinstance(formula, All) else formula.any)]
            deciding = isinstance(formula, Any_)
            return deciding if deciding in found else None if None in found else not deciding
        case Not():
            found_of_part = surely(formula.not_, known)
            return None if found_of_part is None else not found_of_part
        case formulas.Test():
            return met(formula, known[formula.question]) if formula.question in known else None
        case _:
            return surely(CONDITIONS[formula], known)


@thorough_over_councils
@given(data=st.data())
@examples(150)
def test_no_letter_says_of_a_family_what_it_has_not_said(folder: Path, data: st.DataObject) -> None:
    answers = data.draw(some_answers(naive_of(folder), DONT_KNOW))
    if answers.get("age", DONT_KNOW) != DONT_KNOW:
        answers["age"] = data.draw(AGES)
    known = {name: value for name, value in answers.items() if value != DONT_KNOW}
    first, *others = LETTERS.writers
    writer = next((one for one in others if one.if_ is not None and surely(one.if_, known)), first)
    for letter in letters(folder, answers).values():
        text = f"{letter['still']} {letter['subject']} {words(letter)}".lower()
        for claim in LETTERS.claims:
            said = [one for one in claim.words if in_words(one, writer.by_token()).lower() in text]
            if said:
                assert surely(claim.if_, known) is True, (said, letter)
                assert surely(claim.unless, known) is not True, (said, letter)


@thorough_over_councils
@given(data=st.data())
@examples(100)
def test_a_letter_goes_to_somebody_whom_the_family_is_told_to_ask(folder: Path, data: st.DataObject) -> None:
    answers = data.draw(some_answers(naive_of(folder), DONT_KNOW))
    for strand in estimate(folder, answers)["strands"].values():
        assert strand["letter"]["to"] in [ask["who"] for ask in strand["ask"]]


@pytest.mark.parametrize("strand", ["education", "social_care", "health"])
@pytest.mark.parametrize(
    ("plan", "said"),
    [
        ("draft", "My child's Education, Health and Care plan is at the draft stage."),
        ("final", "My child has an Education, Health and Care plan"),
    ],
)
def test_the_plan_or_the_draft_is_named_first(strand: str, plan: str, said: str) -> None:
    for council in ("hertfordshire", "peterborough"):
        for more in ({}, {"ehc_review": "review"}, {"how_managed": "ourselves"}):
            letter = letters(REAL / council, {"age": 9, "who_answers": "parent", "ehc_plan": plan} | more)[strand]
            assert said in letter["text"][1], letter


@thorough_over_councils
@given(data=st.data())
@examples(50)
def test_only_who_has_a_draft_writes_or_is_told_of_one(folder: Path, data: st.DataObject) -> None:
    answers = data.draw(some_answers(naive_of(folder), DONT_KNOW))
    for letter in letters(folder, answers).values():
        told = "draft" in f"{letter['still']} {words(letter)}".lower()
        assert told <= (answers.get("ehc_plan") == "draft"), letter


@thorough_over_councils
@given(data=st.data())
@examples(80)
def test_a_letter_asks_for_a_direct_payment_only_where_the_family_wants_and_can_have_one(
    folder: Path, data: st.DataObject
) -> None:
    answers = data.draw(some_answers(naive_of(folder), DONT_KNOW))
    known = Known(answers)
    for strand, letter in letters(folder, answers).items():
        asked = "as a direct payment" in words(letter)
        refused = strand == "education" and known.wants_direct_payment() and known.head_refuses()
        assert asked <= (known.can_have_direct_payment() and not refused), letter
        assert ("direct payment" in words(letter)) <= known.wants_direct_payment(), letter
        relied_on = re.search(r"17A|section 31|Direct Payments", words(letter)) is not None
        assert relied_on <= known.may_want_direct_payment(), letter


@pytest.mark.parametrize(
    ("head", "kept"), [("refuses", True), ("agrees", False), ("not_asked", False), (DONT_KNOW, False)]
)
def test_where_the_head_does_not_agree_the_letter_asks_the_council_to_keep_the_money(head: str, *, kept: bool) -> None:
    answers = {
        "age": 9,
        "ehc_plan": "draft",
        "education_shared": "own",
        "support_place": "school",
        "how_managed": "ourselves",
        "head_answer": head,
    }
    text = words(letters(REAL / "hertfordshire", answers)["education"])
    assert ("Please keep the money and buy the support." in text) == kept
    assert ("I would like it as a direct payment." in text) == (not kept)


GROUNDS = [
    (
        "peterborough",
        "social_care",
        {"ehc_plan": "assessment", "plan_agreed": "yes"},
        "There is going to be an Education, Health and Care plan.",
    ),
    (
        "peterborough",
        "health",
        {"ehc_plan": "assessment", "plan_agreed": "yes"},
        "There is going to be an Education, Health and Care plan.",
    ),
    ("portsmouth", "social_care", {"targeted_short_breaks": "yes"}, "My child has targeted short breaks"),
    (
        "hertfordshire",
        "social_care",
        {"ehc_plan": "none", "social_care_plan": "none", "short_break_hours": "yes", "support_plan": "yes"},
        "My child has short break activity hours, and a support plan.",
    ),
    (
        "hampshire",
        "social_care",
        {"social_care_stage": "assessed", "severe_disability": "yes", "other_help": "not_enough"},
        "You have assessed what support my child needs. Other help leaves this missing: [what].",
    ),
    (
        "hampshire",
        "health",
        {"age": 18, "continuing_care": "yes", "continuing_healthcare": "no"},
        "My child has qualified for Children's Continuing Care.",
    ),
]
"""What opens the way to a budget, and how a letter says it."""


@pytest.mark.parametrize(("council", "strand", "answers", "ground"), GROUNDS)
def test_who_can_ask_now_says_what_opens_the_way(
    council: str, strand: str, answers: dict[str, str], ground: str
) -> None:
    result = estimate(REAL / council, {"age": 9, "who_answers": "parent"} | answers)["strands"][strand]
    assert result["status"] == "ask_now"
    assert ground in result["letter"]["text"][1]


@thorough_over_councils
@given(data=st.data())
@examples(80)
def test_whoever_can_ask_now_and_has_answered_everything_gives_a_ground(folder: Path, data: st.DataObject) -> None:
    answers = {name: data.draw(st.sampled_from(values)) for name, values in naive_of(folder).values.items()}
    for strand in estimate(folder, answers)["strands"].values():
        about = strand["letter"]["text"][1]
        assert about.count(". ") > 0 or strand["status"] != "ask_now", (strand["letter"], answers)


def test_at_25_a_draft_is_spoken_of_as_a_plan_is() -> None:
    letter = letters(REAL / "hampshire", {"age": 25, "who_answers": "parent", "ehc_plan": "draft"})["education"]
    assert "My child's Education, Health and Care plan is at the draft stage." in letter["text"][1]


ADULTS = [
    ("hampshire", "social_care", 18, "social_care_from_18"),
    ("hampshire", "social_care", 40, "social_care_from_18"),
    ("hampshire", "education", 40, "education_from_25"),
    ("peterborough", "social_care", 20, "social_care_now"),
    ("peterborough", "social_care", 30, "social_care_whether"),
]
"""Adults, and the letter that each is given while there is an EHC plan."""


@pytest.mark.parametrize("wanted", ["ourselves", "council"])
@pytest.mark.parametrize(("council", "strand", "age", "given"), ADULTS)
def test_an_adult_relies_on_the_rule_on_budgets_whoever_keeps_the_money(
    council: str, strand: str, age: int, given: str, wanted: str
) -> None:
    plan = {"ehc_plan": "final", "ehc_review": "no"}
    answers = {"age": age, "who_answers": "parent", "how_managed": wanted} | plan
    letter = letters(REAL / council, answers)[strand]
    assert letter["letter"] == given
    assert "Care Act 2014, sections 9 and 24 to 26" in words(letter)
    assert ("its section 31" in words(letter)) == (wanted == "ourselves")
    assert {"AD-9", "AD-10", "AD-11"} <= set(letter["cites"])
    assert ("AD-1" in letter["cites"]) == (wanted == "ourselves")


@pytest.mark.parametrize(("council", "age"), [("hampshire", 18), ("peterborough", 20), ("peterborough", 30)])
def test_an_adult_asks_for_the_assessment_that_a_budget_for_social_care_takes(council: str, age: int) -> None:
    for asks in ({"ehc_plan": "final"}, {"ehc_plan": "none"}):
        answers = {"age": age, "who_answers": "parent", "how_managed": "council"} | asks
        text = words(letters(REAL / council, answers)["social_care"])
        assert re.search("assess what support my child needs as an adult|an adult assessment, please do one", text)
        assert "a personal budget for" in text


@real_council
def test_whoever_helps_a_family_does_not_write_as_if_it_were_their_own_request(folder: Path) -> None:
    """A worker has asked for no travel help, does not appeal, and would like no budget."""
    lot = random.Random(1)  # noqa: S311 - any families will do
    values = naive_of(folder).values
    for _ in range(40):
        answers = {name: lot.choice(some) for name, some in values.items()} | {"who_answers": "worker"}
        for letter in letters(folder, answers).values():
            own = re.search(r"\bI (?:have|need|appeal|can appeal)\b|\bI would like (?!to know\b)|\bus\b", words(letter))
            assert own is None, (own, letter["letter"], answers)


@pytest.mark.parametrize("who", ["parent", "carer", "young_person", "worker"])
def test_whoever_writes_for_an_adult_is_not_taken_for_one_who_asks_as_an_adult(who: str) -> None:
    letter = letters(REAL / "hampshire", {"age": 20, "who_answers": who, "continuing_healthcare": "no"})["health"]
    assert letter["letter"] == "health_from_18"
    assert re.search("(I|They) would like a personal health budget under the rules for adults.", words(letter), re.I)


ASKING_FOR_MONEY = [
    ("hampshire", "education", {"age": 4, "ehc_plan": "final", "ehc_review": "no", "attends_setting": "yes"}),
    (
        "hampshire",
        "social_care",
        {"age": 17, "ehc_plan": "none", "social_care_stage": "assessed", "severe_disability": "no"},
    ),
    (
        "hampshire",
        "social_care",
        {
            "age": 9,
            "ehc_plan": "none",
            "social_care_stage": "assessed",
            "severe_disability": "yes",
            "other_help": "not_yet",
        },
    ),
    ("hertfordshire", "education", {"age": 9, "ehc_plan": "draft", "education_shared": "shared"}),
]
"""Families that the page gives little hope, or that come to a budget after other help."""


@pytest.mark.parametrize("wanted", ["ourselves", "council"])
@pytest.mark.parametrize(("council", "strand", "answers"), ASKING_FOR_MONEY)
def test_who_is_less_likely_to_get_a_budget_asks_for_it_as_money_too(
    council: str, strand: str, answers: dict[str, Any], wanted: str
) -> None:
    given = answers | {"who_answers": "parent", "how_managed": wanted}
    asked = "I would like it as a direct payment." in words(letters(REAL / council, given)[strand])
    assert asked == (wanted == "ourselves")


@pytest.mark.parametrize(
    ("head", "said"),
    [
        ("agrees", "I would like it as a direct payment. The head teacher or principal agrees."),
        (
            "refuses",
            "The head teacher or principal refuses a direct payment. Please keep the money and buy the support.",
        ),
    ],
)
@pytest.mark.parametrize("review", ["no", "review"])
def test_who_is_less_likely_to_get_a_budget_says_what_the_head_said(review: str, head: str, said: str) -> None:
    answers = {"age": 9, "who_answers": "parent", "ehc_plan": "final", "ehc_review": review, "head_answer": head}
    answers |= {"support_place": "school", "how_managed": "ourselves"}
    for council, more in (("hampshire", {"attends_setting": "yes"}), ("hertfordshire", {"education_shared": "shared"})):
        letter = letters(REAL / council, answers | more)["education"]
        assert said in words(letter) or letter["letter"] == "education_next_review"


RIGHT = "regulations 32A and 32B"
"""Where the right to a personal health budget stands."""

TO_A_CHAIR = f"{RIGHT} (for the wheelchair)"
"""How a letter says that it is a right to a budget for a wheelchair alone."""

PLAN_BUDGET = "Children and Families Act 2014, section 49"
"""Where it stands that the council prepares a budget for support in a plan."""


@pytest.mark.parametrize(
    ("answers", "right"),
    [
        ({"age": 9, "continuing_care": "no", "wheelchair": "no"}, None),
        ({"age": 9, "continuing_care": "no", "wheelchair": "yes"}, None),
        ({"age": 9, "continuing_care": "yes", "wheelchair": "no"}, RIGHT),
        ({"age": 9, "continuing_care": "yes", "wheelchair": "yes"}, RIGHT),
        ({"age": 18, "continuing_care": "yes", "wheelchair": "no"}, None),
        ({"age": 18, "continuing_care": "no", "wheelchair": "no"}, None),
        ({"age": 20, "continuing_care": "no", "wheelchair": "no", "continuing_healthcare": "no"}, None),
        ({"age": 20, "continuing_care": "no", "wheelchair": "yes", "continuing_healthcare": "no"}, None),
        ({"age": 20, "continuing_care": "no", "wheelchair": "no", "continuing_healthcare": "yes"}, RIGHT),
    ],
)
def test_a_right_to_a_health_budget_is_claimed_for_what_it_goes_with_and_the_plan_for_the_rest(
    answers: dict[str, Any], right: str | None
) -> None:
    letter = letters(REAL / "peterborough", answers | {"ehc_plan": "final", "ehc_review": "review"})["health"]
    text = words(letter)
    assert letter["letter"] == "health_now"
    assert "Education, Health and Care plan." in text
    assert re.findall(rf"{RIGHT}(?: \([^)]*\))?", text) == ([] if right is None else [right])
    assert ("NHS-1" in letter["cites"]) == (right is not None)
    rests_on_the_plan = right != RIGHT
    assert (PLAN_BUDGET in text) == ("GEN-1" in letter["cites"]) == rests_on_the_plan
    assert ("I ask because of the plan." in text) == rests_on_the_plan


# ----------------------------------------------------------------------------------------------------------------------
# How long it is
# ----------------------------------------------------------------------------------------------------------------------
def link(letter: Letter) -> str:
    """The link that opens a letter in an email app, as the browser writes it."""
    body = words(letter).replace("\n", "\r\n")
    return f"mailto:{letter['email'] or ''}?subject={quote(letter['subject'])}&body={quote(body)}"


@thorough_over_councils
@given(data=st.data())
@examples(150)
def test_a_letter_is_short_enough_for_its_reader_and_for_a_link(folder: Path, data: st.DataObject) -> None:
    """Those say most who have answered everything, and who write for somebody else."""
    drawn = {name: data.draw(st.sampled_from(values)) for name, values in naive_of(folder).values.items()}
    answers = drawn | {"who_answers": data.draw(st.sampled_from(["worker", "parent"])), "how_managed": "ourselves"}
    for letter in letters(folder, answers).values():
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


@pytest.mark.thorough
@given(test=TESTS, cells=st.tuples(*[st.none() | st.integers(0, 2)] * 2), number=st.none() | st.integers(0, 4))
@examples(100)
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
