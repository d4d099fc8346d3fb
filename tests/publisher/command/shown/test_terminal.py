from __future__ import annotations

from datetime import date
from typing import Any

import reckoner
from publisher.command.shown.terminal import readable
from tests.policies import GOOD, compiled, exampleshire

NOT_A_DECISION = "This is an estimate, not a decision of the council."


def text_for(answers: dict[str, Any], day: date = date(2026, 11, 22)) -> str:
    return readable(reckoner.estimate(compiled(GOOD / "exampleshire"), answers, day), exampleshire())


def test_a_settled_estimate_is_read_from_top_to_bottom() -> None:
    text = text_for({"age": 9, "ehc_plan": "draft", "care_plan": "yes", "manage": "yes"})
    assert text.splitlines() == [
        "Exampleshire County Council: what you can ask for",
        f"As at 2026-11-22. Policy data of 2026-11-22, law last looked at 2026-11-01. {NOT_A_DECISION}",
        "",
        "Education budget: Ask now",
        "  You can ask.",
        "  - The child is under 16. [EX-006, EX-012]",
        "  + A draft of your EHC plan is being written. [EX-002, EX-003]",
        "  1. Write to the SEN team. [EX-015]",
        "  2. Keep a copy.",
        "  Ask: The SEN team. 01632 960001 [EX-015]",
        "  Direct payment: It depends (The council decides, The school or college decides)",
        "  The council holds it: Should be possible",
        "",
        "Social care budget: Ask now",
        "  You can ask social care.",
        "  - The child or young person is under 18. [EX-008]",
        "  + Social care has written a plan. [EX-007]",
        "  1. Ask the social worker.",
        "  Ask: Your social worker. The page gives no phone number and no email. [EX-015]",
        "  Ask: The SEN team. 01632 960001 [EX-015]",
        "  Direct payment: It depends (The council decides)",
        "  The council holds it: Should be possible",
        "",
        "Who can hold a direct payment",
        "  Parent or carer: Yes, usually",
        "  Young person: Someone else instead",
        "",
        "Nothing else you could answer would change this.",
    ]


def test_an_estimate_says_that_the_pages_had_to_be_read_again() -> None:
    answers = {"age": 9, "ehc_plan": "draft"}
    assert "It may be out of date" in text_for(answers, date(2027, 5, 23)).splitlines()[2]
    assert "It may be out of date" not in text_for(answers, date(2027, 5, 22))


def test_an_open_estimate_says_what_it_could_be_what_would_help_and_what_to_answer_next() -> None:
    text = text_for({"age": 12, "ehc_plan": "final"})
    assert "  It could be: Ask now. You can ask." in text
    assert "  It could be: Best asked later. There is a plan." in text
    assert "  You can ask. Whether now or a little later depends on your other answers" in text
    assert "  1. You can ask today. Say that you would like a budget, and what is not clear yet." in text
    assert "Write to the SEN team." not in text
    assert "  ? We do not know yet whether your EHC plan is being looked at again. [EX-004]" in text
    assert text.endswith("Next question: When is the EHC plan looked at again? (ehc_review)")


def test_where_the_family_is_not_sure_it_is_told_what_to_find_out() -> None:
    text = text_for({"age": 9, "ehc_plan": "none", "care_plan": "dont_know", "manage": "yes"})
    assert text.endswith("Finding out would help: Social care plan.")


def test_whom_only_some_of_what_is_possible_names_is_told_so() -> None:
    lines = text_for({"age": 9, "ehc_plan": "none", "manage": "yes"}).splitlines()
    asked = [line.split(":")[0].strip() for line in lines if " ask: " in line.lower()]
    assert asked == ["Ask", "Ask", "It could be right to ask"]


def test_both_sides_of_a_conflict_are_told() -> None:
    text = text_for({"age": 12, "ehc_plan": "final", "ehc_review": "now"})
    assert "The council's own words differ: When to ask with a final plan" in text
    told = " ".join(text.split())
    assert "says: While the plan is being looked at again. [EX-004]" in told
    assert "says: At any time in that term. [EX-005]" in told
    assert "  * Used here: The narrower one" in text


def test_a_note_is_told_where_it_is_for_the_family() -> None:
    assert "  * From 16 the young person is asked what they want. [EX-012]" in text_for({"age": 17})
    assert "Good to know" not in text_for({"age": 15})
