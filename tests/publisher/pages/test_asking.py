from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests.policies import REAL, changed, councils, exampleshire
from tests.publisher.pages.written import between, real_pages, shown, ways_out, written

if TYPE_CHECKING:
    from pathlib import Path

    from publisher.policies.read import CouncilFiles

NOT_SAID = "## What the pages do not say"
TAKES = "    takes: [{text: The SEN team answers within four weeks., cites: [EX-015]}]\n"
COUNCILS = councils(REAL)
SILENT = [files for files in COUNCILS if "how_long" not in files.council.covers]


def section(strand: str, page: str) -> str:
    """What a page has about one kind of budget, as a reader sees it."""
    return shown(between(page, f"## {strand} {{ #", "\n## "))


def test_every_strand_says_whom_to_ask_and_how() -> None:
    part = between(written("asking"), "## Education budget", "\n## ")
    assert "The SEN team. 01632 960001 · Web page. They answer on weekdays." in shown(part)
    assert {"tel:01632960001", "https://exampleshire.example/sen-team"} <= set(ways_out(part))
    assert "(who.md#education)" in part


def test_a_moment_to_ask_is_told_where_there_is_one() -> None:
    assert "**Best asked when the plan is looked at again.** There is a plan." in written("asking")
    assert "**When**" not in between(written("asking"), "## Social care budget", "\n## ")


def test_what_to_have_ready_stands_with_its_facts_and_our_own_advice_without() -> None:
    page = written("asking")
    assert "What to have ready The council's form, filled in. EX-003 A list of what would help. How" in section(
        "Education budget", page
    )
    assert "What to have ready Letters from social care. The rules" in section("Social care budget", page)


def test_how_long_it_takes_is_told_by_the_page_first_and_then_by_the_law() -> None:
    page = written("asking")
    told = (
        "The SEN team answers within four weeks. EX-015 National rule: If you are refused, you have the reasons within"
    )
    assert f"How long it takes {told} ten weeks. LAW-4" in section("Education budget", page)
    assert "How long it takes" not in section("Social care budget", page)


def test_what_is_told_from_a_day_on_is_on_the_page_from_that_day(tmp_path: Path) -> None:
    later = TAKES.replace("cites:", "from: 2027-04-01, cites:")
    files = exampleshire(changed(tmp_path, "exampleshire/policy.yaml", (TAKES, later)))
    for day, there in ((date(2027, 3, 31), False), (date(2027, 4, 1), True)):
        assert ("within four weeks" in written("asking", files, day)) == there


def test_what_the_page_leaves_out_is_said_once_for_the_strands_that_it_is_about() -> None:
    said = shown(between(written("asking"), NOT_SAID, "\n## "))
    assert said == (
        "What the pages do not say "
        "What to have ready for social care budget. What is listed below is our own advice. "
        "Ask what else they need to see. "
        "How long an answer about a budget takes for social care budget. We found no rule that sets a time either. "
        "Ask when you will hear. Write down the day you asked, and keep a copy."
    )


def test_a_time_that_only_the_law_sets_is_no_word_of_the_page(tmp_path: Path) -> None:
    files = exampleshire(changed(tmp_path, "exampleshire/policy.yaml", (TAKES, "")))
    page = written("asking", files)
    assert "How long an answer about a budget takes. We found no rule" in shown(between(page, NOT_SAID, "\n## "))
    assert "How long it takes National rule: If you are refused" in section("Education budget", page)


def test_nothing_is_said_to_be_left_out_where_nothing_is(tmp_path: Path) -> None:
    own = "    ask: [sen_team]\n    ready: [{text: The form., cites: [EX-003]}]\n" + TAKES
    care = "        cites: [EX-001, EX-007]\n    ask: [sen_team]\n"
    edit = (care, care.replace("    ask: [sen_team]\n", own))
    files = exampleshire(changed(tmp_path, "exampleshire/policy.yaml", edit))
    assert NOT_SAID not in written("asking", files)


@pytest.mark.thorough
@pytest.mark.parametrize("files", SILENT, ids=lambda files: files.council.id)
def test_that_no_page_says_how_long_an_answer_takes_is_heard_once_and_in_the_answers_too(files: CouncilFiles) -> None:
    page = shown(real_pages(files.council.id)["asking"].markdown.partition("{ #all-the-rules }")[2])
    assert page.count("We found no rule that sets a time either. Ask when you will hear.") == 1
    assert page.lower().count("how long an answer") == 1
    assert "no time" not in page
    (answer,) = (entry for entry in files.faq.faq if entry.id == "how_long")
    assert "does not say" in answer.answer[0].text


@pytest.mark.parametrize("files", COUNCILS, ids=lambda files: files.council.id)
def test_no_step_says_that_a_page_gives_no_time_because_nothing_would_find_it_when_one_does(
    files: CouncilFiles,
) -> None:
    steps = [step.text for strand in files.policy.strands for outcome in strand.outcomes for step in outcome.steps]
    assert [text for text in steps if re.search(r"\bno times?\b", text)] == []


@pytest.mark.parametrize("files", COUNCILS, ids=lambda files: files.council.id)
def test_how_long_a_plan_takes_is_a_national_rule_on_education_in_every_council(files: CouncilFiles) -> None:
    page = real_pages(files.council.id)["asking"].markdown
    education = page.partition("{ #education }")[2].partition("{ #social_care }")[0]
    told = education.partition("**How long it takes**")[2]
    assert "*National rule:*" in told
    assert all(f"{weeks} weeks" in told for weeks in ("six", "16", "20"))
    assert all(fact in told for fact in ("EDU-22", "EDU-23", "EDU-24"))
