from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import reckoner
from reckoner import DONT_KNOW, AnswersError
from reckoner.result import all_results
from tests.examples import examples
from tests.policies import REAL, compiled
from tests.reckoner.every_council import EXAMPLESHIRE, every_council, naive_of, some_answers
from tests.reckoner.judged import questions_of_few

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from reckoner.result import Estimate

DAY = date(2026, 11, 22)
CHILD = {"age": 9, "ehc_plan": "draft", "care_plan": "yes", "manage": "yes"}


def estimate(answers: Mapping[str, Any], day: date = DAY, folder: Path = EXAMPLESHIRE) -> Estimate:
    return reckoner.estimate(compiled(folder), answers, day)


@pytest.mark.thorough
@every_council
@given(data=st.data())
@examples(24)
def test_one_more_answer_never_changes_what_is_settled(data: st.DataObject, folder: Path) -> None:
    naive = naive_of(folder)
    answers = data.draw(some_answers(naive))
    question = data.draw(st.sampled_from([name for name in naive.questions if name not in answers] or ["age"]))
    more = {**answers, question: answers.get(question, data.draw(st.sampled_from(naive.values[question])))}
    before, after = (estimate(given_, DAY, folder) for given_ in (answers, more))
    unheard = questions_of_few(naive)  # Who says that it is one of few hears what the others need not.
    for old, new in zip(all_results(before), all_results(after), strict=True):
        if old["status"] != "need_answers":
            assert new["status"] == old["status"]
        if question == "who_answers":  # All is said in other words.
            continue
        if not old["possible"]:
            assert new["headline"] == old["headline"]
        if question in unheard or new["status"] == "as_it_is":  # So does who wants no change after all.
            continue
        if old["when"] is not None:
            assert new["when"] == old["when"]
        if old["steps_of"] == "all":
            steps = [step["text"] for step in new["steps"]]
            assert [step["text"] for step in old["steps"] if step["text"] not in steps] == []
    assert {note["note"] for note in before["notes"]} <= {note["note"] for note in after["notes"]}
    assert set(after["still_matter"]) <= set(before["still_matter"]) - {question}
    assert set(before["not_applicable"]) <= set(after["not_applicable"])


@pytest.mark.thorough
@every_council
@given(data=st.data())
@examples(18)
def test_the_order_of_answers_makes_no_difference(data: st.DataObject, folder: Path) -> None:
    answers = data.draw(some_answers(naive_of(folder)))
    shuffled = dict(data.draw(st.permutations(list(answers.items()))))
    assert estimate(shuffled, DAY, folder) == estimate(answers, DAY, folder)


@pytest.mark.thorough
@every_council
@given(data=st.data())
@examples(18)
def test_not_sure_is_the_same_as_open_but_is_not_asked_again(data: st.DataObject, folder: Path) -> None:
    naive = naive_of(folder)
    answers = data.draw(some_answers(naive))
    open_ones = [name for name in naive.questions if name not in answers]
    unsure = data.draw(st.lists(st.sampled_from(open_ones), unique=True) if open_ones else st.just([]))
    left_open = estimate(answers, DAY, folder)
    asked = estimate({**answers, **dict.fromkeys(unsure, DONT_KNOW)}, DAY, folder)
    assert asked["next_question"] not in unsure
    assert without_asking(asked) == without_asking(left_open)


def without_asking(result: Estimate) -> dict[str, Any]:
    """A result without what it says of questions that are still to be asked, and of those asked in vain."""
    waiting = {"waits_for": None, "offers": None}
    strands = {}
    for id_, strand in result["strands"].items():
        is_open = strand["waits_for"] is not None
        strands[id_] = {**strand, **waiting, **({"deciding": None} if is_open else {})}
    conversation = {"next_question": None, "enough": None, "about_left": None, "can_be_asked": None}
    return {**result, "strands": strands, **conversation}


@pytest.mark.thorough
@every_council
@given(data=st.data())
@examples(24)
def test_answers_to_questions_that_are_not_asked_change_nothing(data: st.DataObject, folder: Path) -> None:
    answers = data.draw(some_answers(naive_of(folder)))
    result = estimate(answers, DAY, folder)
    asked = {name: value for name, value in answers.items() if name not in result["not_applicable"]}
    assert estimate(asked, DAY, folder) == result


@every_council
@given(data=st.data())
@examples(18)
def test_the_text_is_the_result_as_json_and_always_the_same_bytes(data: st.DataObject, folder: Path) -> None:
    answers = data.draw(some_answers(naive_of(folder)))
    request = json.dumps({"answers": answers, "as_of": DAY.isoformat()})
    text = reckoner.estimate_text(compiled(folder), request)
    assert text == reckoner.estimate_text(compiled(folder), request)
    assert json.loads(text) == json.loads(json.dumps(estimate(answers, DAY, folder)))
    assert text == json.dumps(json.loads(text), ensure_ascii=False, separators=(",", ":"))


def test_a_result_says_which_policy_it_is_of_and_for_which_day() -> None:
    result = estimate({})
    assert {name: result[name] for name in ("council", "version", "as_of", "law_last_looked_at")} == {
        "council": "exampleshire",
        "version": "2026-11-22",
        "as_of": "2026-11-22",
        "law_last_looked_at": "2026-11-01",
    }


def test_a_rule_that_changes_on_a_day_is_used_from_that_day_on() -> None:
    answers = {"age": 9, "ehc_plan": "final", "ehc_review": "this_term"}
    before, after = (estimate(answers, day)["strands"]["education"] for day in (date(2027, 3, 31), date(2027, 4, 1)))
    assert (before["status"], after["status"]) == ("ask_later", "ask_now")


def test_a_day_before_the_policy_was_recorded_is_refused() -> None:
    with pytest.raises(AnswersError) as raised:
        estimate({}, date(2026, 10, 31))
    [problem] = raised.value.problems
    assert (problem.code, problem.question) == ("LO304", None)
    assert problem.do == "Choose a day from 2026-11-01 on."


@pytest.mark.parametrize(
    ("request_text", "code"),
    [
        ("", "LO701"),
        ("{", "LO701"),
        ("null", "LO701"),
        ("[]", "LO701"),
        ("{}", "LO701"),
        ('{"answers": {}}', "LO701"),
        ('{"as_of": "2026-11-22"}', "LO701"),
        ('{"answers": [], "as_of": "2026-11-22"}', "LO701"),
        ('{"answers": null, "as_of": "2026-11-22"}', "LO701"),
        ('{"answers": {}, "as_of": "soon"}', "LO701"),
        ('{"answers": {}, "as_of": 20261122}', "LO701"),
        ('{"answers": {}, "as_of": null}', "LO701"),
        ("[" * 100_000, "LO701"),
        ('{"answers": {"age": 9' + "9" * 5000 + '}, "as_of": "2026-11-22"}', "LO701"),
        ('{"answers": {"pets": "yes"}, "as_of": "2026-11-22"}', "LO202"),
        ('{"answers": {"age": "nine"}, "as_of": "2026-11-22"}', "LO203"),
        ('{"answers": {"age": null}, "as_of": "2026-11-22"}', "LO203"),
        ('{"answers": {"age": [9]}, "as_of": "2026-11-22"}', "LO203"),
        ('{"answers": {"ehc_plan": {}}, "as_of": "2026-11-22"}', "LO203"),
        ('{"answers": {}, "as_of": "2026-10-31"}', "LO304"),
    ],
)
def test_a_request_that_cannot_be_used_is_answered_with_problems(request_text: str, code: str) -> None:
    answer = json.loads(reckoner.estimate_text(compiled(EXAMPLESHIRE), request_text))
    [problem] = answer["problems"]
    assert list(answer) == ["problems"]
    assert problem["code"] == code
    assert problem["what"]
    assert problem["do"]


def test_every_reason_is_told_in_the_words_of_its_state_with_its_citations() -> None:
    reasons = {reason["clause"]: reason for reason in estimate({"age": 12})["strands"]["education"]["reasons"]}
    assert reasons["aged_16"] == {
        "clause": "aged_16",
        "state": "unmet",
        "text": "The child is under 16.",
        "cites": ("EX-006", "EX-012"),
        "aside": True,
    }
    assert "aside" not in next(
        reason for reason in estimate({"age": 14})["strands"]["education"]["reasons"] if reason["clause"] == "aged_16"
    )
    assert reasons["draft_plan"]["state"] == "unknown"
    assert reasons["draft_plan"]["text"] == "We do not know yet whether a draft EHC plan is being written."
    met = estimate(CHILD)["strands"]["education"]["reasons"]
    assert [(reason["clause"], reason["text"]) for reason in met if reason["state"] == "met"] == [
        ("draft_plan", "A draft of your EHC plan is being written.")
    ]


def test_a_result_that_is_not_sure_says_what_it_can_be_and_nothing_more() -> None:
    told = estimate({"age": 9})["strands"]["education"]
    assert (told["status"], told["when"]) == ("need_answers", None)
    assert told["possible"] == [
        {"status": "ask_now", "headline": "You can ask."},
        {"status": "ask_later", "headline": "There is a plan."},
        {"status": "first_step", "headline": "Ask for an EHC plan."},
    ]


def test_a_result_that_is_sure_says_when_and_which_steps() -> None:
    told = estimate({"age": 9, "ehc_plan": "final", "ehc_review": "no"})["strands"]["education"]
    assert (told["status"], told["headline"], told["possible"]) == ("ask_later", "There is a plan.", [])
    assert told["when"] == "when the plan is looked at again"


def test_a_status_that_is_sure_has_a_headline_and_steps_whatever_else_is_open() -> None:
    told = estimate({"age": 16, "ehc_plan": "draft"})["holders"]["young_person"]
    assert (told["status"], told["headline"], told["steps_of"]) == ("depends", "You can hold the money from 16.", "all")
    either = estimate({"age": 9, "ehc_plan": "none"})["holders"]["parent"]
    assert (either["status"], either["headline"], either["steps"]) == ("need_answers", None, [])


def test_a_family_that_can_ask_whatever_the_rest_is_hears_so_and_reads_what_to_do() -> None:
    told = estimate({"age": 9, "ehc_plan": "final"})["strands"]["education"]
    assert told["headline"] == "You can ask. Whether now or a little later depends on your other answers"
    assert (told["steps_of"], [step["text"] for step in told["steps"]]) == (
        "ask_today",
        ["You can ask today. Say that you would like a budget, and what is not clear yet."],
    )


def test_a_budget_that_is_not_clear_yet_says_whom_to_ask_and_what() -> None:
    told = estimate({"age": 9})["strands"]["education"]
    assert (told["headline"], told["steps_of"]) == ("If you cannot find out the rest, ask", "find_out")
    assert [step["text"] for step in told["steps"]] == ["Say what is known so far, and ask what comes next."]
    assert told["ask"]


def test_what_only_others_can_decide_is_named_and_never_guessed() -> None:
    way = estimate(CHILD)["strands"]["education"]["ways"]["direct_payment"]
    assert way["status"] == "depends"
    assert [(entry["clause"], entry["by"], entry["text"]) for entry in way["council_decides"]] == [
        ("good_use", "council", "The council decides whether it is a good use of public money."),
        ("school_agrees", "school", "The school decides whether it agrees."),
    ]
    every_state = {reason["clause"] for told in all_results(estimate({})) for reason in told["reasons"]}
    assert not every_state & {"good_use", "school_agrees"}


def test_a_way_has_its_own_outcomes_in_a_strand_that_differs_and_the_general_ones_elsewhere() -> None:
    strands = estimate(CHILD)["strands"]
    assert strands["education"]["ways"]["direct_payment"]["headline"] == (
        "You could get a direct payment if the school agrees."
    )
    assert strands["social_care"]["ways"]["direct_payment"]["headline"] == "You could get a direct payment."


def test_an_outcome_names_whom_to_ask_and_otherwise_its_strand_does() -> None:
    strands = estimate(CHILD)["strands"]
    assert [entry["who"] for entry in strands["social_care"]["ask"]] == ["Your social worker", "The SEN team"]
    assert strands["education"]["ask"] == [
        {
            "who": "The SEN team",
            "dear": "Sir or Madam",
            "how": "They answer on weekdays.",
            "phone": "01632 960001",
            "email": None,
            "cites": ["EX-015"],
        }
    ]
    assert strands["social_care"]["ask"][0]["phone"] is None


def test_a_change_says_which_answer_would_have_to_be_another() -> None:
    answers = {"age": 17, "in_education": "no", "ehc_plan": "draft"}
    assert estimate(answers)["strands"]["education"]["change"] == [
        {"question": "in_education", "to": "yes", "text": "the young person goes on learning", "given": True}
    ]


def test_a_change_never_rests_on_what_a_family_cannot_change() -> None:
    assert estimate({**CHILD, "age": 20})["strands"]["social_care"]["change"] is None


def test_a_note_is_shown_where_its_condition_surely_holds() -> None:
    assert estimate({})["notes"] == []
    assert estimate({"age": 15})["notes"] == []
    [note] = estimate({"age": 16})["notes"]
    assert (note["note"], note["cites"]) == ("from_16", ("EX-012",))


def test_a_conflict_is_shown_with_both_sides_where_a_result_rests_on_what_it_touches() -> None:
    [conflict] = estimate({"age": 9, "ehc_plan": "final"})["conflicts"]
    assert conflict["conflict"] == "when_to_ask"
    assert [(says["source"], says["cites"]) for says in conflict["says"]] == [("one", ["EX-004"]), ("two", ["EX-005"])]
    assert estimate({"age": 9, "ehc_plan": "draft"})["conflicts"] == []


def test_an_answer_left_over_from_before_another_one_changed_is_no_reason() -> None:
    left_over = estimate({**CHILD, "in_education": "no", "ehc_review": "no"})
    assert left_over == estimate(CHILD)
    assert left_over["not_applicable"] == ["in_education", "ehc_review"]


@pytest.mark.parametrize(("age", "not_yet"), [(5, True), (12, True), (13, False), (16, False)])
def test_who_cannot_hold_the_money_for_years_is_marked(age: int, *, not_yet: bool) -> None:
    """A parent of a child of five reads nothing of what the child can do at 16; one of a child of 13 does."""
    holders = estimate({"who_answers": "parent", "age": age}, folder=REAL / "hertfordshire")["holders"]
    assert holders["young_person"]["not_yet"] == not_yet
    assert not holders["parent"]["not_yet"]
