from __future__ import annotations

import re

import pytest

from tests.policies import REAL, councils
from tests.publisher.pages.written import between, real_pages, written

NATIONAL = (
    "already_have_one",
    "in_custody",
    "moving",
    "other_carers",
    "self_employed_helper",
    "two_homes",
    "wheelchair",
    "which_council",
)


def test_every_question_is_answered_with_citations_and_leads_on() -> None:
    part = between(written("faq"), "### Is it more money? { #more-money }", "\n##")
    assert "No. It is the money for the support in the plan." in part
    assert "More: [How much it is](amount.md)" in part
    assert "sources.md#fact-ex-001" in part


def test_what_holds_everywhere_follows_a_councils_own_answer_and_is_told_apart() -> None:
    part = between(written("faq"), "### Is it more money? { #more-money }", "\n##")
    own, national = part.split("*In all of England:* ")
    assert "No. It is the money for the support in the plan." in own
    assert "A council has to think about every request for it." in national
    assert "sources.md#fact-law-1" in national
    assert "Is it extra money?" not in written("faq")


def test_what_holds_everywhere_is_answered_where_a_council_is_silent() -> None:
    part = written("faq").partition("### We were refused. What now? { #refused }")[2]
    assert part.strip().startswith("*In all of England:* You get the reasons in writing.")
    assert "More: [If they say no](disagree.md)" in part


def test_our_own_advice_and_a_silence_stand_without_a_citation() -> None:
    part = between(written("faq"), "### Who holds the money? { #who-holds }", "\n##")
    assert "\n\nWrite down what you are told.\n\n" in part
    assert part.strip().endswith("The page does not say that every request is thought about. Ask, all the same.")


def test_questions_stand_in_their_groups_and_what_no_group_names_in_the_last() -> None:
    headings = re.findall(r"^##+ ([^{\n]*)", written("faq"), re.MULTILINE)
    expected = [
        "Asked most",
        "Is it more money?",
        "More questions",
        "Who holds the money?",
        "We were refused. What now?",
    ]
    assert [heading.strip() for heading in headings] == expected


@pytest.mark.thorough
def test_every_question_of_every_council_is_on_its_page_once() -> None:
    for files in councils(REAL):
        asked = {entry.id for entry in [*files.faq.faq, *files.national_faq.faq]}
        page = real_pages(files.council.id)["faq"]
        assert sorted(re.findall(r"\{ #([a-z0-9-]+) \}", page.markdown)) == sorted(a.replace("_", "-") for a in asked)


@pytest.mark.parametrize("council", [files.council.id for files in councils(REAL)])
def test_what_no_councils_page_speaks_of_is_answered_for_all_of_england(council: str) -> None:
    page = real_pages(council)["faq"]
    for question in NATIONAL:
        answer = page.markdown.partition(f"{{ #{question.replace('_', '-')} }}")[2].partition("\n##")[0]
        assert "*In all of England:* " in answer, question
