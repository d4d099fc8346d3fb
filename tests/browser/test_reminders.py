"""A day for the calendar, and a page to share: made on the device, with no answer in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from playwright.sync_api import expect

from tests.browser.axe import violations
from tests.browser.family import AT_REVIEW, Family
from tests.browser.kept import NOTHING, be, stored

if TYPE_CHECKING:
    from playwright.sync_api import Page

SHARING = """window.shared = [];
navigator.share = async (what) => { window.shared.push(what); };"""


def test_whoever_asks_best_at_the_review_can_have_a_reminder(page: Page, address: str) -> None:
    be(page.context, "2026-11-26")
    family = Family(page, {**AT_REVIEW, "ehc_review": "no"})
    family.open(address)
    family.answer_all(further=False)
    results = family.results()
    part = results.locator("[data-reminder]")
    part.locator("summary").click()
    day = part.get_by_label("The day of the review")
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url))
    make = part.get_by_role("button", name="Make a reminder")
    for wrong in ("", "2026-11-26"):
        day.fill(wrong)
        make.click()
        assert day.evaluate("day => !day.validity.valid")
    assert violations(page) == []
    day.fill("2027-03-09")
    with page.expect_download() as downloading:
        make.click()
    assert downloading.value.suggested_filename == "reminder.ics"
    # Its lines are folded by a line's end and a space.
    file = downloading.value.path().read_bytes().decode().replace("\r\n ", "")
    assert "DTSTART;VALUE=DATE:20270309\r\n" in file
    assert "SUMMARY:Review: ask Hertfordshire County Council about a personal budget\r\n" in file
    assert f"URL:{address}/hertfordshire/reckoner/\r\n" in file
    expect(page.locator("[data-announce]")).to_contain_text("reminder.ics")
    assert [url for url in sent if not url.startswith("blob:")] == []
    assert stored(page) == NOTHING


def test_whoever_can_ask_now_is_offered_no_reminder(page: Page, address: str) -> None:
    results = Family(page, AT_REVIEW).reach_results(address)
    expect(results.locator("[data-reminder]")).to_be_hidden()


def test_whoever_has_no_plan_yet_is_offered_no_reminder_of_a_review(page: Page, address: str) -> None:
    results = Family(page, {"who_answers": "worker", "age": 14, "ehc_plan": "assessment"}).reach_results(address)
    expect(results.locator(".overview")).to_contain_text("Best asked")
    expect(results.locator("[data-reminder]")).to_be_hidden()


def test_a_page_is_shared_by_its_address_alone(page: Page, address: str) -> None:
    page.add_init_script(SHARING)
    page.goto(f"{address}/hertfordshire/managing/?from=somewhere#direct-payment")
    page.get_by_role("button", name="Share this page").click()
    shared: list[dict[str, Any]] = page.evaluate("window.shared")
    assert [one.keys() - {"title"} for one in shared] == [{"url"}]
    assert shared[0]["url"] == f"{address}/hertfordshire/managing/"
    assert violations(page) == []


def test_where_nothing_can_be_shared_nothing_is_offered(page: Page, address: str) -> None:
    page.add_init_script("delete Navigator.prototype.share;")
    page.goto(f"{address}/hertfordshire/managing/")
    expect(page.get_by_role("button", name="Print this page")).to_be_visible()
    expect(page.get_by_role("button", name="Share this page")).to_be_hidden()
