"""Whatever happens while a family is answering, its answers are still there, and it reads what to do."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from publisher.serving.server import SiteServer
from tests.browser.conftest import go_in_history, wait_until
from tests.browser.family import AT_REVIEW, SAVE_DATA, SLOW, STEPS, Family
from tests.browser.kept import entry
from tests.browser.test_keep_people import asks_before_leaving
from tests.browser.test_renewed import RECKONER, renew

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import BrowserContext, Locator, Page

KEY = "answers/hertfordshire"
LONGER_THAN_AN_ESTIMATE_MAY_TAKE = 11_000
"""In milliseconds."""

WORKERS = """window.workers = [];
window.Worker = class extends Worker {
  constructor(...given) { super(...given); workers.push(this); }
};"""
"""Notes every worker that the page starts, so that a test can end it as a phone without memory does."""

FULL_FROM_NOW_ON = """() => {
  Storage.prototype.setItem = () => { throw new DOMException("The quota has been exceeded.", "QuotaExceededError"); };
}"""
BLOCKED_FROM_NOW_ON = """() => Object.defineProperty(window, "localStorage", {
  get() { throw new DOMException("The family has switched it off.", "SecurityError"); },
})"""


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """A page whose errors are expected."""
    return context.new_page()


def with_python(page: Page, address: str) -> Family:
    """A family whose next question was found by the engine."""
    family = Family(page, AT_REVIEW)
    family.open(address)
    family.leave_opening()
    page.locator("[data-question=continuing_care]").wait_for(timeout=SLOW)
    return family


def told(page: Page, reason: str) -> Locator:
    """What failed, once the family sees it: a reason, and that its answers are still there."""
    failed = page.locator("[data-step=failed]")
    expect(failed.locator("[data-reason]:visible")).to_contain_text(reason, timeout=SLOW)
    expect(failed.get_by_text("Your answers are still here")).to_be_visible()
    return failed


def test_a_worker_that_is_killed_is_started_again(page: Page, address: str) -> None:
    page.add_init_script(WORKERS)
    family = with_python(page, address)

    # It says that it broke, and nobody has asked it for anything: nobody has to read of it.
    page.workers[-1].evaluate("() => { setTimeout(() => { throw new Error('Out of memory'); }); }")
    wait_until(page, lambda: not page.workers)
    family.give()
    last = family.question
    assert last is not None

    # It says nothing any more, as when a phone has ended it.
    page.clock.install()
    page.evaluate("workers.at(-1).terminate()")
    family.fill(last)
    page.get_by_role("button", name="Continue", exact=True).click()
    page.clock.run_for(LONGER_THAN_AN_ESTIMATE_MAY_TAKE)
    failed = told(page, "It took too long, and so we stopped.")
    expect(failed.get_by_role("link", name="Work it out on paper")).to_be_visible()
    page.clock.resume()
    failed.get_by_role("button", name="Try again").click()
    page.locator(STEPS).first.wait_for(timeout=SLOW)
    go_in_history(page, -1)
    expect(page.locator(f"[data-question={last}] input:checked")).to_have_count(1)
    go_in_history(page, -1)
    expect(page.locator("[data-question=continuing_care] input[value=yes]")).to_be_checked()
    assert page.evaluate("workers.length") == 3


def test_a_connection_that_is_gone_stops_nobody_who_has_python_and_tells_who_has_not(
    page: Page, context: BrowserContext, address: str
) -> None:
    page.add_init_script(SAVE_DATA)
    page.goto(f"{address}/hertfordshire/reckoner/")
    context.set_offline(offline=True)
    family = Family(page, AT_REVIEW)
    family.start()
    family.leave_opening()
    failed = told(page, "A file that the reckoner needs did not arrive.")
    context.set_offline(offline=False)
    failed.get_by_role("button", name="Try again").click()
    page.locator("[data-question=continuing_care]").wait_for(timeout=SLOW)
    context.set_offline(offline=True)
    family.answer_all()
    family.results()
    expect(family.check()).to_contain_text("9 years")


def test_a_new_page_whose_files_are_not_there_yet_goes_on_once_they_are(page: Page, site: Path, tmp_path: Path) -> None:
    """As in the minutes in which a site is put on its host: its pages came first, and some files are still the old."""
    new = renew(site, tmp_path, "policies/hertfordshire-*.json")
    half = tmp_path / "half"
    shutil.copytree(site, half, copy_function=os.link)
    (half / RECKONER / "index.html").unlink()
    os.link(new / RECKONER / "index.html", half / RECKONER / "index.html")
    page.add_init_script(SAVE_DATA)
    with SiteServer(half) as server:
        page.goto(f"{server.url}{RECKONER}/")
        family = Family(page, AT_REVIEW)
        family.start()
        family.leave_opening()
        failed = told(page, "A file that the reckoner needs did not arrive.")
        server.show(new)
        failed.get_by_role("button", name="Try again").click()
        page.locator("[data-question=continuing_care]").wait_for(timeout=SLOW)
        go_in_history(page, -1)
        expect(page.locator("[data-question=health_in_plan] input[value=yes]")).to_be_checked()


def keep_three_answers(page: Page, address: str) -> Family:
    family = Family(page, AT_REVIEW)
    family.open(address)
    family.give()
    family.give()
    page.get_by_role("button", name="Save my answers as I go").click()
    family.give()
    expect(page.locator("[data-kept]")).to_be_visible()
    assert not asks_before_leaving(page)
    return family


def test_a_browser_that_stops_keeping_in_the_middle_is_told_and_the_page_is_not_left_unasked(
    page: Page, address: str
) -> None:
    family = keep_three_answers(page, address)
    page.evaluate(FULL_FROM_NOW_ON)
    family.give()
    failed = page.locator("[data-keep-failed]")
    expect(failed).to_be_visible()
    expect(page.locator("[data-kept]")).to_be_hidden()
    expect(page.get_by_text("Earlier answers are kept on this device until")).to_be_visible()
    assert len(entry(page, KEY)["value"]["answers"]) == 3, "what it kept is still there"
    assert asks_before_leaving(page)
    page.evaluate(BLOCKED_FROM_NOW_ON)
    family.give()
    expect(page.locator("[data-kept]")).to_be_hidden()
    assert asks_before_leaving(page)
    go_in_history(page, -1)
    expect(page.locator(f"[data-question={family.asked[-1]}] input:checked")).to_have_count(1)


def test_two_tabs_do_not_take_each_others_answers_for_their_own(
    page: Page, context: BrowserContext, address: str
) -> None:
    family = keep_three_answers(page, address)
    other = context.new_page()
    other.goto(f"{address}/hertfordshire/reckoner/")
    other.get_by_role("button", name="Go on with my kept answers").click()
    other.locator("[data-news]").wait_for(timeout=SLOW)
    expect(page.locator("[data-kept]")).to_be_visible()
    assert not asks_before_leaving(page), "both have the same answers so far"
    other.get_by_role("button", name="Change my answers").click()
    other.get_by_role("button", name="Change Age", exact=True).click()
    other.locator("[data-question=age] input[type=text]").fill("12")
    other.get_by_role("button", name="Continue", exact=True).click()
    other.locator("[data-step=check]").wait_for(timeout=SLOW)
    # What is kept is the other tab's now: this one says so, and warns before its own answers are lost.
    expect(page.locator("[data-kept]")).to_be_hidden()
    expect(page.get_by_text("Earlier answers are kept on this device until")).to_be_visible()
    assert asks_before_leaving(page)
    family.give()
    assert [one["answer"] for one in entry(page, KEY)["value"]["answers"]][1] == 12
    page.locator("[data-keep-on]").evaluate("button => button.click()")
    ages = [[one["answer"] for one in entry(page, key)["value"]["answers"]][1] for key in (KEY, f"{KEY}/person 2")]
    assert ages == [12, 9], "each has its own"
    assert not asks_before_leaving(page)
    assert not asks_before_leaving(other)


def test_a_page_that_is_loaded_anew_on_the_way_back_has_the_kept_answers(page: Page, address: str) -> None:
    """As a phone does that had no room for the page. What a browser gives back as it was is in test_webkit.py."""
    family = keep_three_answers(page, address)
    page.goto(f"{address}/hertfordshire/who/")
    page.go_back()
    expect(page.get_by_text("Answers that you kept are here.")).to_be_visible()
    page.get_by_role("button", name="Go on with my kept answers").click()
    page.locator("[data-news]").wait_for(timeout=SLOW)
    expect(family.check()).to_contain_text("9 years")


def test_a_clock_that_is_years_wrong_stops_nobody(page: Page, address: str) -> None:
    told: list[str] = []
    page.clock.set_fixed_time("1970-01-01T12:00:00")
    page.goto(f"{address}/hertfordshire/reckoner/")
    for day in ("1970-01-01", "2001-09-09", "2126-02-28"):
        page.clock.set_fixed_time(f"{day}T12:00:00")
        family = Family(page, AT_REVIEW)
        family.start()
        family.answer_all()
        results = family.results()
        told.append(results.locator("[data-as-of]").first.inner_text())
        page.locator("[data-restart]").evaluate("button => button.click()")
    assert told == ["1 November 2026", "1 November 2026", "28 February 2126"]
