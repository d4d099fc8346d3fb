"""Families take their answers along as a file, and use them again on another day or another device."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from reckoner import DONT_KNOW
from tests.browser.axe import violations
from tests.browser.family import AT_REVIEW, SLOW, Family
from tests.browser.kept import NOTHING, be, stored
from tests.browser.pages import version_of

if TYPE_CHECKING:
    from playwright.sync_api import Page

VERSION = version_of("hertfordshire").isoformat()
FILE: dict[str, Any] = {
    "format": "local-offer-reckoner answers",
    "format_version": 1,
    "council": "hertfordshire",
    "area": "Hertfordshire",
    "policy_version": VERSION,
    "rules_since": "2026-11-01",
    "day": "2026-11-20",
    "answers": [
        {"question": "age", "asked": "Age", "answer": 9, "said": "9 years"},
        {"question": "ehc_plan", "asked": "EHC plan", "answer": "final", "said": "Yes, a final plan"},
        {"question": "parental_responsibility", "asked": "Parental responsibility", "answer": "yes", "said": "Yes"},
    ],
    "results": None,
}


def choose(page: Page, content: object, name: str = "my-answers.json") -> None:
    """Choose a file on the first page of the reckoner."""
    opener = page.get_by_text("I have a file with my answers")
    if not page.locator("[data-file]").is_visible():
        opener.click()
    raw = content if isinstance(content, bytes) else json.dumps(content).encode()
    page.get_by_label("Your file: its name begins with").set_input_files(
        {"name": name, "mimeType": "application/json", "buffer": raw}
    )


def test_answers_come_back_from_the_file_that_was_downloaded(page: Page, address: str) -> None:
    be(page.context, "2026-11-22")
    family = Family(page, AT_REVIEW)
    family.open(address)
    family.answer_all()
    results = family.results().locator("[data-overview]").inner_text()
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url))
    page.locator("[data-keep] summary").click()
    with page.expect_download() as downloading:
        page.get_by_role("button", name="Download my answers", exact=True).click()
    assert downloading.value.suggested_filename == "my-answers-hertfordshire-2026-11-22.json"
    expect(page.locator("[data-announce]")).to_contain_text("my-answers-hertfordshire-2026-11-22.json")
    assert [url for url in sent if not url.startswith("blob:")] == []
    record = json.loads(downloading.value.path().read_text(encoding="utf-8"))
    assert record["format"] == FILE["format"]
    assert (record["council"], record["policy_version"], record["day"]) == ("hertfordshire", VERSION, "2026-11-22")
    known = {one["question"]: one["answer"] for one in record["answers"] if one["answer"] != DONT_KNOW}
    assert known.items() <= AT_REVIEW.items()
    page.goto(f"{address}/about/")
    page.goto(f"{address}/hertfordshire/reckoner/")
    choose(page, record)
    page.locator("[data-news]").wait_for(timeout=SLOW)
    expect(page.locator("[data-news]")).to_contain_text(
        "Here are the answers from your file, saved on 22 November 2026."
    )
    assert page.locator("[data-overview]").inner_text() == results
    assert violations(page) == []
    assert stored(page) == NOTHING


WRONG: dict[str, tuple[object, str]] = {
    "too big": (b" " * 200_001, "too big"),
    "a picture": (b"\x89PNG\r\n\x1a\n\x00\xff", "We cannot read this file."),
    "half of it": (json.dumps(FILE).encode()[:-9], "We cannot read this file."),
    "other JSON": ({"answers": {}}, "does not hold answers from this site"),
    "a list": ([FILE], "does not hold answers from this site"),
    "a newer form": ({**FILE, "format_version": 2}, "a newer version of this site"),
    "no form": ({**FILE, "format_version": "1"}, "not as we wrote it"),
    "no council": ({**FILE, "council": "../x"}, "not as we wrote it"),
    "no day": ({**FILE, "day": "2026-13-45"}, "not as we wrote it"),
    "answers that are none": ({**FILE, "answers": [1]}, "not as we wrote it"),
    "an answer of no kind": ({**FILE, "answers": [{**FILE["answers"][0], "answer": [9]}]}, "not as we wrote it"),
    "results that are none": ({**FILE, "results": [{"id": 1}]}, "not as we wrote it"),
    "no answers": ({**FILE, "answers": []}, "We could not use any of these answers"),
}


def test_each_mistake_in_a_file_has_its_own_words(page: Page, address: str) -> None:
    page.goto(f"{address}/hertfordshire/reckoner/")
    for what, (content, words) in WRONG.items():
        choose(page, content)
        shown = page.locator("[data-file-problems] [data-problem]:visible")
        expect(shown.filter(has_text=words), what).to_be_visible()
        expect(shown, what).to_have_count(1)
    assert violations(page) == []
    # What was wrong before does not stand in the way of a good file.
    choose(page, FILE)
    page.locator("[data-news]").wait_for(timeout=SLOW)


def test_a_file_of_another_council_is_used_as_far_as_it_fits(page: Page, address: str) -> None:
    page.goto(f"{address}/portsmouth/reckoner/")
    strange = {"question": "shoe_size", "asked": "Shoe <b>size</b>", "answer": 31, "said": "31"}
    choose(page, {**FILE, "answers": [*FILE["answers"], strange]})
    news = page.locator("[data-news]")
    news.wait_for(timeout=SLOW)
    expect(news).to_contain_text("Your file is for Hertfordshire.")
    expect(news).to_contain_text("We used the answers that Portsmouth City Council needs too.")
    expect(news.locator("[data-unasked] li").last).to_have_text("“Shoe <b>size</b>”")
    expect(news.get_by_text("The rules have changed")).to_be_hidden()


@pytest.mark.parametrize("answer", [{"question": "age", "answer": 9.5}, {"question": "age", "answer": -1}])
def test_a_value_that_is_not_offered_is_asked_for_again(page: Page, address: str, answer: dict[str, Any]) -> None:
    page.goto(f"{address}/hertfordshire/reckoner/")
    wrong = {**answer, "asked": "Age", "said": "some age"}
    choose(page, {**FILE, "answers": [wrong, *FILE["answers"][1:]]})
    page.locator("[data-news]").wait_for(timeout=SLOW)
    expect(page.locator("[data-unusable] li")).to_have_text("“Age” (you chose “some age”)")
