"""Families answer the questions in the reckoner and read what it says."""

from __future__ import annotations

import re
from contextlib import ExitStack
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

import reckoner
from publisher.pages.council_build import CouncilBuild
from publisher.pages.parts.labels import STRAND_LABELS, label
from tests.browser.axe import violations
from tests.browser.conftest import HeldBack, be_idle, go_in_history, new_context, watched_page
from tests.browser.family import AT_REVIEW, SAVE_DATA, SLOW, STEPS, Family, budget, opened, said
from tests.browser.pages import version_said
from tests.policies import REAL, councils

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import BrowserContext, Page

    from publisher.model.council.cases import Case
    from publisher.policies.read import CouncilFiles
    from tests.browser.browsers import WatchedBrowser

# Some worked families go through the browser; all of them go through the engine there (test_same_bytes).
WORKED = [(files, case) for files in councils(REAL) for case in files.cases.cases[::25]]


@pytest.fixture(scope="module")
def shared_context(browser: WatchedBrowser) -> Iterator[BrowserContext]:
    """A profile for pages in which one family uses the reckoner after the other."""
    with new_context(browser) as context:
        yield context


@pytest.fixture(scope="module")
def running_in(shared_context: BrowserContext, address: str) -> Iterator[Callable[[str], Page]]:
    """The page of a council's reckoner, at its start. Python starts once in each."""
    with ExitStack() as stack:
        pages: dict[str, Page] = {}

        def page_of(council: str) -> Page:
            if council not in pages:
                pages[council] = stack.enter_context(watched_page(shared_context, address))
                pages[council].goto(f"{address}/{council}/reckoner/")
            # It is in the results alone, and leads to the start from everywhere.
            pages[council].locator("[data-restart]").evaluate("button => button.click()")
            return pages[council]

        yield page_of


@pytest.fixture
def running(running_in: Callable[[str], Page]) -> Page:
    """The same for a family in Hertfordshire."""
    return running_in("hertfordshire")


@pytest.mark.parametrize(("files", "case"), WORKED, ids=[f"{files.council.id}: {case.name}" for files, case in WORKED])
def test_a_worked_family_reads_what_the_engine_says(
    running_in: Callable[[str], Page], files: CouncilFiles, case: Case
) -> None:
    page = running_in(files.council.id)
    family = Family(page, case.given)
    family.start()
    family.answer_all()
    family.results()
    given = {question: family.answers.get(question, "dont_know") for question in family.asked}
    result = reckoner.estimate(CouncilBuild(files).policy, given, files.council.version)
    for strand in result["strands"].values():
        assert family.status(strand["name"]) == label(STRAND_LABELS, strand["status"], strand["when"])
        shown = budget(page, strand["name"])
        opened(shown.locator("[data-more]"))
        words = said(shown)
        told = [*(reason for reason in strand["reasons"] if not reason.get("aside")), *strand["steps"]]
        assert [one["text"] for one in told if one["text"] not in words] == []


def test_the_opening_needs_no_python(page: Page, address: str) -> None:
    held = HeldBack(page, "**/pyodide.asm.wasm")
    family = Family(page, AT_REVIEW)
    family.open(address)
    for question in ("who_answers", "age", "ehc_plan", "ehc_review"):
        assert family.question == question
        family.give()
    assert family.question == "health_in_plan"
    expect(page.locator("[data-progress]:visible")).to_have_text(re.compile(r"^Question 5 of about \d+$"))
    family.leave_opening()
    waiting = page.locator("[data-step=waiting]")
    expect(waiting).to_be_visible()
    expect(page.locator("[data-announce]")).not_to_be_empty()
    held.release()
    page.locator("[data-question=continuing_care]").wait_for(timeout=SLOW)
    expect(waiting).to_be_hidden()


def test_python_is_fetched_while_the_start_page_is_read(page: Page, address: str) -> None:
    with page.expect_response("**/pyodide.asm.wasm"):
        page.goto(f"{address}/hertfordshire/reckoner/")
    expect(page.get_by_role("button", name="Start", exact=True)).to_be_visible()
    expect(page.locator("[data-step=start]")).to_contain_text(re.compile(r"about \d MB of data"))


def test_whoever_saves_data_fetches_nothing_before_the_start(page: Page, address: str) -> None:
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    page.add_init_script(SAVE_DATA)
    page.goto(f"{address}/hertfordshire/reckoner/")
    be_idle(page)
    assert not [url for url in fetched if "/assets/runtime/" in url]
    with page.expect_response("**/pyodide.asm.wasm"):
        page.get_by_role("button", name="Start", exact=True).click()


def test_an_answer_of_the_opening_that_is_changed_leads_on_by_the_new_one(running: Page) -> None:
    page = running
    family = Family(page, AT_REVIEW)
    family.start()
    for _ in range(3):
        family.give()
    assert family.question == "ehc_review"
    go_in_history(page, -1)
    page.locator("[data-question=ehc_plan] input[value=none]").check()
    page.get_by_role("button", name="Continue", exact=True).click()
    expect(page.locator("[data-question=social_care_plan]")).to_be_visible()


def test_the_results_come_by_themselves_and_more_answers_make_them_sharper(running: Page) -> None:
    family = Family(running, AT_REVIEW)
    family.start()
    family.answer_all(further=False)
    results = family.results()
    expect(results.locator("[data-heading]").get_by_text("Your results")).to_be_visible()
    expect(results.locator("[data-heading]").get_by_text("What we know so far")).to_be_hidden()
    before = len(family.asked)
    more = results.get_by_role("button", name=re.compile(r"^Add detail on support and money: about \d questions$"))
    more.click()
    assert family.question == "wheelchair"
    expect(running.locator("[data-progress]:visible")).to_have_text(
        re.compile(r"^More detail: question 1 of about \d$")
    )
    family.answer_all()
    assert len(family.asked) > before
    expect(results.locator("[data-carry-on]")).to_be_hidden()
    expect(family.check().locator("[data-change]")).to_have_count(len(family.asked))


def test_whoever_asks_for_first_results_goes_on_from_there(running: Page) -> None:
    page = running
    family = Family(page, AT_REVIEW)
    family.start()
    family.give()
    family.give()
    page.get_by_role("button", name="See what we know so far").locator("visible=true").click()
    results = family.results()
    expect(results.locator("[data-heading]").get_by_text("What we know so far")).to_be_visible()
    expect(results.locator("[data-heading]").get_by_text("Your results")).to_be_hidden()
    results.get_by_role("button", name=re.compile("^Carry on: about")).click()
    assert family.question == "ehc_plan"


def test_a_family_that_is_sure_of_nothing_still_gets_results(running: Page) -> None:
    family = Family(running, {})
    family.start()
    family.answer_all()
    results = family.results()
    assert family.status("Education") == STRAND_LABELS["need_answers"]
    expect(results.get_by_text("What could still change this")).to_be_visible()
    expect(results.get_by_text("You can always ask").first).to_be_visible()


def test_results_say_why_whom_to_ask_and_where_it_comes_from(running: Page) -> None:
    family = Family(running, AT_REVIEW)
    family.start()
    family.answer_all()
    results = family.results()
    education = results.locator("article.strand").first
    expect(education).to_contain_text("Your SEN officer")
    education.get_by_text("More about this").click()
    expect(education).to_contain_text("Your child has an EHC plan.")
    link = education.locator("[data-more] a.cite").first
    expect(link).to_have_attribute("href", re.compile(r"sources/#fact-herts-\d{3}$"))


def test_results_name_the_version_the_day_and_the_age_of_the_sources(running: Page) -> None:
    family = Family(running, AT_REVIEW)
    family.start()
    family.answer_all()
    results = family.results()
    expect(results).to_contain_text(version_said("hertfordshire"))
    expect(results).to_contain_text("Nobody knows when this copy was made")


def test_back_keeps_the_answers(running: Page) -> None:
    page = running
    family = Family(page, AT_REVIEW)
    family.start()
    family.give()
    family.give()
    go_in_history(page, -1)
    expect(page.locator("[data-question=age] input[type=text]")).to_have_value("9")
    go_in_history(page, -1)
    expect(page.locator("[data-question=who_answers] input[value=parent]")).to_be_checked()
    family.give()
    assert family.question == "age"


def test_one_answer_can_be_changed_and_leads_straight_back(running: Page) -> None:
    page = running
    family = Family(page, AT_REVIEW)
    family.start()
    family.answer_all()
    family.check()
    _change(page, "EHC plan review")
    page.locator('[data-question=ehc_review] input[value="no"]').check()
    page.get_by_role("button", name="Continue", exact=True).click()
    page.get_by_role("button", name="Show my results").click()
    family.results()
    assert family.status("Education") == "Best asked at the next review"


def test_an_answer_that_no_longer_applies_is_not_listed(running: Page) -> None:
    page = running
    family = Family(page, AT_REVIEW)
    family.start()
    family.answer_all()
    expect(family.check()).to_contain_text("EHC plan review")
    _change(page, "EHC plan")
    page.locator('[data-question=ehc_plan] input[value="none"]').check()
    page.get_by_role("button", name="Continue", exact=True).click()
    expect(page.locator("[data-step=check]")).to_be_visible()
    expect(page.locator("[data-step=check]")).not_to_contain_text("EHC plan review")


def test_an_empty_answer_is_told_at_the_question(running: Page) -> None:
    page = running
    family = Family(page, AT_REVIEW)
    family.start()
    family.give()
    page.get_by_role("button", name="Continue", exact=True).click()
    summary = page.locator("[data-error-summary]")
    expect(summary).to_be_visible()
    expect(summary).to_be_focused()
    assert page.title().startswith("Error:")
    summary.get_by_role("link").click()
    expect(page.locator("[data-question=age] input[type=text]")).to_be_focused()
    assert violations(page) == []


def test_answers_stay_on_the_device(page: Page, address: str) -> None:
    sent: list[str] = []
    page.on("request", lambda request: sent.append(f"{request.method} {request.url} {request.post_data or ''}"))
    family = Family(page, AT_REVIEW)
    family.open(address)
    family.leave_opening()
    page.locator("[data-question=continuing_care]").wait_for(timeout=SLOW)
    before = len(sent)
    family.answer_all()
    family.results()
    assert not [line for line in sent[before:] if "/assets/images/" not in line], "results need nothing from outside"
    assert all(line.startswith("GET ") and "?" not in line for line in sent)
    assert page.evaluate("[document.cookie, localStorage.length, sessionStorage.length]") == ["", 0, 0]
    for step in ("review", "final", "alone"):
        assert step not in page.url


def test_a_reload_forgets_the_answers_and_says_start(page: Page, address: str) -> None:
    family = Family(page, AT_REVIEW)
    family.open(address)
    family.give()
    page.reload()
    expect(page.get_by_role("button", name="Start", exact=True)).to_be_visible()
    assert "#" not in page.url


def test_each_step_is_announced_and_takes_the_focus(running: Page) -> None:
    page = running
    family = Family(page, AT_REVIEW)
    family.start()
    expect(page.locator("[data-question=who_answers] [data-heading]")).to_be_focused()
    family.give()
    expect(page.locator("[data-question=age] [data-heading]")).to_be_focused()
    family.answer_all()
    family.results()
    expect(page.locator("[data-step=results] [data-heading]")).to_be_focused()
    expect(page.locator("[data-announce]")).to_contain_text("Education: Ask now")


def test_the_whole_way_works_with_the_keyboard_alone(page: Page, address: str) -> None:
    page.goto(f"{address}/hertfordshire/reckoner/")
    _tab_to(page, "Start")
    page.keyboard.press("Enter")
    expect(page.locator("[data-question=who_answers] [data-heading]")).to_be_focused()
    for _ in range(20):
        if page.locator("[data-step=results]").is_visible():
            break
        question = page.locator("[data-question]:visible").get_attribute("data-question")
        page.keyboard.press("Tab")
        if question == "age":
            page.keyboard.type("9")
        else:
            page.keyboard.press("Space")
        _tab_to(page, "Continue")
        page.keyboard.press("Enter")
        page.locator(f"[data-question={question}]").wait_for(state="hidden", timeout=SLOW)
        page.locator(STEPS).first.wait_for(timeout=SLOW)
    expect(page.locator("[data-step=results] [data-heading]")).to_be_focused()


def _change(page: Page, short: str) -> None:
    """Change one answer from the list of all."""
    page.get_by_role("button", name=f"Change {short}", exact=True).click()


def _tab_to(page: Page, name: str) -> None:
    """Press Tab until the button with a name has the focus."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent.trim()") == name:
            return
    raise AssertionError(f"The keyboard does not reach '{name}'.")


def test_where_python_cannot_run_the_page_says_so_and_shows_a_way_on(page: Page, address: str) -> None:
    page.add_init_script("delete window.WebAssembly")
    page.goto(f"{address}/hertfordshire/reckoner/")
    failed = page.locator("[data-step=failed]")
    expect(failed).to_contain_text("WebAssembly")
    expect(failed.get_by_role("link", name="Who can have one")).to_be_visible()
    assert violations(page) == []


def test_after_a_file_that_did_not_come_trying_again_goes_on(disturbed_page: Page, address: str) -> None:
    page = disturbed_page
    page.add_init_script(SAVE_DATA)
    # The page may ask for a file twice: as soon as the family starts, and where Python does.
    page.route("**/python_stdlib.zip.txt", lambda route: route.fulfill(status=503, body=""))
    page.goto(f"{address}/hertfordshire/reckoner/")
    page.get_by_role("button", name="Start", exact=True).click()
    Family(page, AT_REVIEW).leave_opening()
    again = page.get_by_role("button", name="Try again")
    expect(again).to_be_visible(timeout=SLOW)
    page.unroute("**/python_stdlib.zip.txt")
    again.click()
    page.locator("[data-question=continuing_care]").wait_for(timeout=SLOW)


def test_without_a_script_the_page_leads_to_the_same_rules(browser: WatchedBrowser, address: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{address}/hertfordshire/reckoner/")
        expect(page.get_by_text("The reckoner is not running in this browser.")).to_be_visible()
        page.get_by_role("link", name="Who can have one").first.click()
        expect(page.get_by_role("heading", name="Who can have one")).to_be_visible()
