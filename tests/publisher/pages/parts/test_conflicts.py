from __future__ import annotations

from publisher.pages import COUNCIL_PAGES
from tests.publisher.pages.written import between, shown, written


def test_both_sides_are_told_with_their_pages_and_what_is_used() -> None:
    seen = shown(between(written("asking"), "## Where the council's own words differ", "\n*["))
    assert "The page “Personal budgets in Exampleshire” says: While the plan is being looked at again. EX-004" in seen
    assert "The page “Direct payments in Exampleshire” says: At any time in that term. EX-005" in seen
    assert "What we use here: The narrower one, until the council has changed its rule." in seen


def test_both_sides_stand_on_no_other_page() -> None:
    assert [id_ for id_ in COUNCIL_PAGES if "conflict-when_to_ask" in written(id_)] == ["asking"]
