"""Whatever goes wrong in the reckoner's own scripts ends in words and a way on, and never in a dead button."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.axe import violations
from tests.browser.changed_files import INTEGRITY, change_on_the_way
from tests.browser.conftest import go_in_history, new_context
from tests.browser.family import AT_REVIEW, SLOW, Family

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

    from tests.browser.browsers import WatchedBrowser


@pytest.fixture
def page(browser: WatchedBrowser) -> Iterator[Page]:
    """A page whose errors are expected."""
    with new_context(browser) as context:
        yield context.new_page()


@pytest.fixture
def faulty_in_each(each_browser: WatchedBrowser) -> Iterator[Page]:
    """The same in each browser."""
    with new_context(each_browser) as context:
        yield context.new_page()


def change_module(page: Page, module: str, old: str, new: str) -> None:
    """Change a module on its way to the page, as if it had been published so."""
    change_on_the_way(page, f"**/assets/theme/*/{module}", lambda text: text.replace(old, new))
    # A page would refuse what is not what it names: test_integrity.py has that.
    change_on_the_way(page, "**/reckoner/", lambda html: INTEGRITY.sub("", html))


def assert_told(page: Page) -> None:
    """The page says that it is at fault, to those who listen too, and offers ways on."""
    failed = page.locator("[data-step=failed]")
    expect(failed).to_contain_text("Something went wrong on our side.")
    expect(failed.locator("[data-reason]:visible")).to_have_count(1)
    expect(page.locator("[data-step]:visible")).to_have_count(1)
    expect(failed.locator("[data-heading]")).to_be_focused()
    expect(page.locator("[data-announce]")).to_have_text("Something went wrong on our side.")
    expect(failed.get_by_role("button", name="Try again")).to_be_visible()
    expect(failed.get_by_role("link", name="Work it out on paper")).to_be_visible()


@pytest.mark.parametrize("missing", ["Array.prototype.at", "Intl.DateTimeFormat"])
def test_a_browser_function_that_is_not_there_is_told_where_it_is_needed(
    page: Page, address: str, missing: str
) -> None:
    page.add_init_script(f"delete {missing}")
    family = Family(page, AT_REVIEW)
    family.open(address)
    family.answer_all()
    assert_told(page)
    # It fails again, and says so again; but nobody is locked in.
    page.get_by_role("button", name="Try again").click()
    assert_told(page)
    page.locator("[data-step=failed]").get_by_role("button", name="Go back").click()
    expect(page.locator("[data-question]:visible")).to_have_count(1)


def test_an_error_before_anything_works_is_told_at_once(faulty_in_each: Page, address: str) -> None:
    page = faulty_in_each
    page.add_init_script("delete Element.prototype.toggleAttribute")
    page.goto(f"{address}/hertfordshire/reckoner/")
    alert = page.get_by_role("alert").filter(has_text="The reckoner is not running in this browser.")
    expect(alert.get_by_role("link", name="Work it out on paper")).to_be_visible()
    expect(page.get_by_role("button", name="Start", exact=True)).to_be_hidden()


def test_a_module_that_the_browser_cannot_read_is_told_at_once(page: Page, address: str) -> None:
    change_module(page, "reckoner/steps.js", "const QUESTION", "syntax of tomorrow; const QUESTION")
    page.goto(f"{address}/hertfordshire/reckoner/")
    expect(page.get_by_role("alert").filter(has_text="The reckoner is not running in this browser.")).to_be_visible()


def test_an_error_while_an_answer_is_taken_is_told_and_the_answers_are_still_there(
    faulty_in_each: Page, address: str
) -> None:
    page = faulty_in_each
    once = "if (!globalThis.failed) { globalThis.failed = true; throw new Error('No.'); }"
    change_module(
        page, "reckoner/journey.js", "const { step, returnTo, asked", f"{once} const {{ step, returnTo, asked"
    )
    family = Family(page, AT_REVIEW)
    family.open(address)
    family.leave_opening()
    expect(page.locator("[data-step=failed]")).to_be_visible(timeout=SLOW)
    assert_told(page)
    assert violations(page) == []
    page.get_by_role("button", name="Try again").click()
    page.locator("[data-question=continuing_care]").wait_for(timeout=SLOW)
    go_in_history(page, -1)
    expect(page.locator("[data-question=health_in_plan] input[value=yes]")).to_be_checked()


def test_a_promise_that_nobody_looks_after_is_told(page: Page, address: str) -> None:
    change_module(page, "lib/clipboard.js", "try {", "throw new TypeError('No.'); try {")
    family = Family(page, AT_REVIEW)
    family.reach_results(address)
    letter = page.locator(".letter").first
    letter.locator("summary").click()
    letter.locator("[data-copy]").click()
    assert_told(page)
    page.locator("[data-step=failed]").get_by_role("button", name="Go back").click()
    expect(page.locator("[data-step=results] [data-heading]")).to_be_focused()


def test_what_is_not_the_reckoners_does_not_stop_it(page: Page, address: str) -> None:
    change_module(page, "site/search.js", "class Search", "throw new Error('No.'); class Search")
    family = Family(page, AT_REVIEW)
    family.open(address)
    expect(page.locator("[data-question=who_answers]")).to_be_visible()
    # As a browser's extension does.
    page.evaluate("""() => new Promise((done) => {
      window.addEventListener("unhandledrejection", () => setTimeout(done));
      setTimeout(() => { throw new Error("Not ours."); });
      Promise.reject(new Error("Not ours."));
      Promise.reject({ code: 4001 });
    })""")
    expect(page.locator("[data-step=failed]")).to_be_hidden()
    family.give()
    assert family.question == "age"
