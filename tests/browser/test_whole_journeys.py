"""A family's whole way for every council, and for one in Firefox, too: answer, read, try out, keep, come back, delete.

What each step does is tested by itself elsewhere; here they follow one another as they do for a family.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

import reckoner
from publisher.pages.council_build import CouncilBuild
from publisher.pages.parts.labels import STRAND_LABELS, label
from tests.browser.family import SLOW, Family, open_part
from tests.browser.kept import NOTHING, entry, keys, put, stored
from tests.policies import REAL, councils

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from publisher.policies.read import CouncilFiles

COUNCILS = councils(REAL)


@pytest.mark.parametrize(
    ("each_browser", "files"),
    [
        pytest.param(browser, files, id=f"{browser}-{files.council.id}")
        for browser, councils_ in (("chromium", COUNCILS), ("firefox", COUNCILS[1:2]))
        for files in councils_
    ],
    indirect=["each_browser"],
)
def test_a_family_goes_all_the_way(page_in_each: Page, address: str, files: CouncilFiles) -> None:
    case = max(files.cases.cases, key=lambda case: len(case.given))
    family = Family(page_in_each, case.given)
    begin_at_home(family, address, files)
    family.answer_all()
    expect(family.check().locator("[data-change]")).to_have_count(len(family.asked))
    family.page.get_by_role("button", name="Show my results").click()
    read_the_results(family, files)
    try_something_out(family)
    look_at_the_sheet(family, files)
    keep_and_come_back_under_other_rules(family, address, files)
    delete(family)


def begin_at_home(family: Family, address: str, files: CouncilFiles) -> None:
    """From the home page to the second question, and back: the first answer is still there."""
    page = family.page
    page.goto(address)
    page.get_by_role("link", name=f"Start for {files.council.name}").click()
    page.get_by_role("button", name="Start", exact=True).click()
    first = family.question
    assert first is not None
    family.give()
    page.locator("[data-questions]").get_by_role("button", name="Back").click()
    given = page.locator(f"[data-question={first}] :is(input[type=text], input:checked)")
    expect(given).to_have_value(str(family.answers[first]))
    family.asked.clear()


def read_the_results(family: Family, files: CouncilFiles) -> None:
    """The results say what the engine says."""
    family.results()
    given = {question: family.answers.get(question, "dont_know") for question in family.asked}
    strands = reckoner.estimate(CouncilBuild(files).policy, given, files.council.version)["strands"].values()
    expected = {strand["name"]: label(STRAND_LABELS, strand["status"], strand["when"]) for strand in strands}
    assert {name: family.status(name) for name in expected} == expected


def try_something_out(family: Family) -> None:
    """Another answer is tried out; the family's own stays."""
    what_if = open_part(family.page, "what-if")
    what_if.get_by_label("Which answer?").select_option("ehc_plan")
    what_if.locator("[data-option-choice]").select_option("none" if family.answers["ehc_plan"] != "none" else "final")
    what_if.get_by_role("button", name="Show what would change").click()
    expect(what_if.locator("[data-outcome]")).to_be_visible()
    what_if.get_by_role("button", name="Go back to my answers").click()
    expect(what_if.locator("[data-outcome]")).to_be_hidden()


def look_at_the_sheet(family: Family, files: CouncilFiles) -> None:
    """There is one page to take along."""
    family.page.get_by_role("button", name="Make a one-page summary").click()
    sheet = family.page.locator("[data-step=summary]")
    expect(sheet).to_contain_text(f"Personal budgets in {files.council.area}")
    sheet.locator("[data-back]").click()


def keep_and_come_back_under_other_rules(family: Family, address: str, files: CouncilFiles) -> None:
    """Nothing is stored until the family asks for it. When it comes back, it is told what other rules have changed."""
    page, id_ = family.page, files.council.id
    assert stored(page) == NOTHING
    page.locator("[data-keep] summary").click()
    page.get_by_role("button", name="Keep my answers on this device").click()
    assert keys(page) == [f"answers/{id_}"]
    kept = entry(page, f"answers/{id_}")
    kept["value"]["rules_since"] = "2026-06-01"
    kept["value"]["results"][0]["headline"] = "What an earlier version said."
    put(page, f"answers/{id_}", kept)
    page.goto(f"{address}/about/")
    page.goto(f"{address}/{id_}/reckoner/")
    page.get_by_role("button", name="Go on with my kept answers").click()
    news = page.locator("[data-news]")
    news.wait_for(timeout=SLOW)
    expect(news).to_contain_text("The rules have changed since then.")
    expect(news.locator("[data-changed]")).to_contain_text("What an earlier version said.")


def delete(family: Family) -> None:
    """What was kept is gone when the family says so."""
    page = family.page
    page.locator("[data-keep] summary").click()
    page.get_by_role("button", name="Delete the kept answers now").click()
    expect(page.locator("[data-announce]")).to_have_text("The kept answers are deleted from this device.")
    assert stored(page) == NOTHING
