"""The answers before the results: in groups, each to be changed, and what is worth finding out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import new_context, watched_page
from tests.browser.family import AT_REVIEW, Family

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.browser.browsers import WatchedBrowser


PROGRESS = re.compile(r"Question (\d+) of about (\d+)|Question (\d+), perhaps the last")


class Walk:
    """A family's way to its answers, and how far each question said that it was."""

    def __init__(self, family: Family) -> None:
        """Answer everything, and note what each question says on how far the family is."""
        self.family = family
        self.progress: list[str] = []
        while family.question is not None:
            self.progress.append(family.page.locator("[data-progress]:visible").inner_text())
            family.give()
        family.check()


@pytest.fixture(scope="module")
def walk(browser: WatchedBrowser, address: str) -> Iterator[Walk]:
    """A family that is not sure about the review of the plan."""
    with new_context(browser) as context, watched_page(context, address) as page:
        family = Family(page, {**AT_REVIEW, "ehc_review": "dont_know"})
        family.open(address)
        yield Walk(family)


def test_progress_counts_on_and_says_about_how_many_there_are(walk: Walk) -> None:
    totals = []
    for number, line in enumerate(walk.progress, 1):
        said = PROGRESS.fullmatch(line)
        assert said, line
        assert int(said[1] or said[3]) == number
        totals.append(int(said[2] or number))
    assert totals[-1] == len(walk.progress)
    assert all(abs(total - len(walk.progress)) <= 3 for total in totals), totals


def test_answers_stand_under_the_headings_of_their_groups(walk: Walk) -> None:
    headings = walk.family.page.locator("[data-step=check] [data-answers] h3")
    assert headings.all_inner_texts() == [
        "About your child",
        "Plans and assessments",
        "Support now, and what you want",
    ]


def test_what_the_family_is_not_sure_of_is_worth_finding_out_and_it_is_said_where(walk: Walk) -> None:
    worth = walk.family.page.locator("[data-worth]")
    expect(worth).to_contain_text("Worth finding out")
    line = worth.locator("li").filter(has_text="EHC plan review")
    expect(line).to_contain_text("Ask the school, the college or the council when the next review is.")
    line.get_by_role("button").click()
    question = walk.family.page.locator("[data-question=ehc_review]")
    expect(question.get_by_label("I'm not sure")).to_be_checked()
    walk.family.page.get_by_role("button", name="Continue", exact=True).click()
    expect(walk.family.page.locator("[data-step=check] [data-heading]")).to_be_focused()


def test_every_answer_can_be_changed(walk: Walk) -> None:
    rows = walk.family.page.locator("[data-step=check] .answers__row")
    assert rows.count() == len(walk.family.asked)
    for row in rows.all():
        expect(row.get_by_role("button", name=re.compile("^Change "))).to_be_visible()
