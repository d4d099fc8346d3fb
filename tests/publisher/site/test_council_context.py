"""What the theme's templates are given about a council."""

from __future__ import annotations

from datetime import date

from publisher.pages.addresses import as_file
from publisher.site.council_context import council_context
from tests.policies import exampleshire

DAY = date(2026, 11, 22)


def test_the_page_about_privacy_is_told_the_councils_days() -> None:
    assert council_context(exampleshire().council, {}, DAY)["keep_days"] == 14


def test_links_lead_to_the_pages_that_hold_at_the_time() -> None:
    later = {"exampleshire/who.md": "exampleshire/from-2027-04-01/who.md"}
    pages = council_context(exampleshire().council, later, DAY)["pages"]
    assert pages["who"]["url"] == "exampleshire/from-2027-04-01/who/"
    assert pages["overview"]["url"] == "exampleshire/"


def test_links_lead_to_pages_where_the_site_has_them() -> None:
    pages = council_context(exampleshire().council, {}, DAY, as_file)["pages"]
    assert [pages[id_]["url"] for id_ in ("overview", "who")] == ["exampleshire/index.html", "exampleshire/who.html"]


def test_a_page_is_told_whether_the_sources_had_to_be_read_again() -> None:
    council = exampleshire().council
    assert not council_context(council, {}, council.review_by)["overdue"]
    assert council_context(council, {}, date(2027, 5, 23))["overdue"]
