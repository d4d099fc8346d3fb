"""What families are told of published versions: the page, the feed and the list that the reckoner reads."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from publisher.publishing import Change, Changes, changes_feed, changes_page, changes_told, publish, read_changes
from publisher.source.problems import Code, Place, Report
from tests.policies import GOOD, exampleshire
from tests.publisher.publishing.conftest import SECOND
from tests.publisher.publishing.edited import AHEAD, COUNCIL, edit

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from publisher.pages import Page

ATOM = {"a": "http://www.w3.org/2005/Atom"}
APRIL = date(2027, 4, 1)


def read(policies: Path) -> Changes:
    report = Report()
    changes = read_changes(policies / COUNCIL, "Exampleshire County Council", "Exampleshire", report)
    assert changes is not None
    assert report.problems == []
    return changes


def page_of(changes: Changes, coming: Sequence[date]) -> Page:
    return changes_page(changes, coming, exampleshire().readers)


def test_where_nothing_has_been_published_there_is_nothing_to_tell() -> None:
    assert read_changes(GOOD / COUNCIL, "Exampleshire County Council", "Exampleshire", Report()) is None


@pytest.mark.thorough
def test_the_page_says_the_sentence_the_day_and_who_is_told_what_else(twice: Path) -> None:
    page = page_of(read(twice), [])
    assert (page.path, page.title) == ("exampleshire/changes.md", "What has changed: Exampleshire")
    parts = page.markdown.split("\n## ")
    says = "**You can ask at another time.**"
    assert parts[1].startswith(
        f"30 November 2026 {{ #version-2026-11-30 }}\n\n{says}\n\nFor children and young people whose plan "
    )
    assert "- Education budget: from \u2018Best asked" in parts[1]
    assert parts[2] == (
        "26 November 2026 { #version-2026-11-26 }\n\n**This is our first version.**\n\n"
        "There is no earlier version to compare it with.\n"
    )


@pytest.mark.thorough
def test_an_edit_that_changes_no_answer_is_said_to_be_that(once: Path) -> None:
    path = once / COUNCIL / "cases.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("A child of nine", "A child of 9"), encoding="utf-8")
    publish(once, COUNCIL, "We put a name right.", SECOND)
    assert "**We put a name right.**\n\nNothing in our answers is different." in page_of(read(once), []).markdown


@pytest.mark.thorough
def test_a_change_dated_ahead_is_shown_as_coming(once: Path) -> None:
    edit(once, AHEAD)
    publish(once, COUNCIL, "From April you can ask at another time.", SECOND)
    changes = read(once)
    (stretch,) = changes.versions[0].stretches or []
    assert stretch.starts == APRIL
    markdown = page_of(changes, [APRIL]).markdown
    coming, newest, _ = markdown.split("\n## ")[1:]
    assert coming.startswith("Coming\n\n### From 1 April 2027\n\n**From April you can ask at another time.**\n\nFor ")
    assert "### From 1 April 2027 { #version-2026-11-30-from-2027-04-01 }" in newest
    # Once the day has come, it is a change like any other.
    assert "## Coming" not in page_of(changes, []).markdown
    # A day on which something changes that no version said is not passed over.
    other = page_of(changes, [date(2027, 9, 1)]).markdown
    assert "### From 1 September 2027\n\nFrom this day on we use other rules." in other


@pytest.mark.thorough
@pytest.mark.parametrize("site_url", ["https://example.org/send/", ""])
def test_the_feed_is_atom_and_has_an_entry_for_each_version(site_url: str, twice: Path) -> None:
    changes = read(twice)
    feed = ET.fromstring(changes_feed(changes, site_url, "Local Offer Reckoner"))  # noqa: S314 - it is our own
    assert feed.tag == f"{{{ATOM['a']}}}feed"
    # RFC 4287: a feed and each entry have exactly one id, title and moment; and the feed says who wrote it.
    for one in (feed, *feed.findall("a:entry", ATOM)):
        assert [len(one.findall(f"a:{name}", ATOM)) for name in ("id", "title", "updated")] == [1, 1, 1]
        assert [link.get("href") for link in one.findall("a:link[@rel='alternate']", ATOM)] != [None]
    assert feed.findtext("a:author/a:name", None, ATOM) == "Local Offer Reckoner"
    assert feed.findtext("a:updated", None, ATOM) == "2026-11-30T00:00:00Z"
    entries = feed.findall("a:entry", ATOM)
    assert [entry.findtext("a:title", None, ATOM) for entry in entries] == [
        "You can ask at another time.",
        "This is our first version.",
    ]
    assert len({entry.findtext("a:id", None, ATOM) for entry in entries}) == 2
    assert "- Education budget: from \u2018Best asked" in (entries[0].findtext("a:content", None, ATOM) or "")
    own = [link.get("href") for link in feed.findall("a:link[@rel='self']", ATOM)]
    assert own == (["https://example.org/send/exampleshire/changes.xml"] if site_url else [])


def test_the_page_is_in_the_frame_of_all_pages_and_speaks_to_whoever_reads_it() -> None:
    changes = Changes("x", "X", "Xshire", [Change("2026-11-26", date(2026, 11, 26), "Ask for {child}.", [])])
    page = page_of(changes, [])
    assert page.markdown.startswith(f"# {page.menu}\n\n")
    assert "**Ask for your child.**" in page.markdown
    assert page.description.startswith("Every version of our rules for Xshire: ")


def test_what_is_written_into_a_feed_and_a_page_is_text() -> None:
    says = "<b>From 17 & not 16</b>, [see](x)."
    changes = Changes("x", "X", "<X>", [Change("2026-11-26.2", date(2026, 11, 26), says, [])])
    feed = ET.fromstring(changes_feed(changes, "", "A & B"))  # noqa: S314 - it is our own
    assert feed.findtext("a:entry/a:title", None, ATOM) == says
    markdown = page_of(changes, []).markdown
    assert "**&lt;b&gt;From 17 &amp; not 16&lt;/b&gt;, \\[see\\](x).**" in markdown
    assert "## 26 November 2026 (2) { #version-2026-11-26-2 }" in markdown


@pytest.mark.parametrize(
    ("site_url", "page"), [("https://example.org/", "https://example.org/x/changes.html"), ("", "changes.html")]
)
def test_the_feed_leads_to_a_page_that_is_a_file(site_url: str, page: str) -> None:
    changes = Changes("x", "X", "X", [Change("2026-11-26", date(2026, 11, 26), "One.", [])])
    feed = ET.fromstring(changes_feed(changes, site_url, "A", "x/changes.html"))  # noqa: S314 - it is our own
    assert [link.get("href") for link in feed.findall("a:link[@rel='alternate']", ATOM)] == [page]


def test_the_reckoner_reads_who_is_meant_by_ids_and_numbers(twice: Path) -> None:
    told = json.loads(changes_told(read(twice)))
    assert told["format"] == 1
    (version,) = told["versions"]
    assert (version["version"], version["says"]) == ("2026-11-30", "You can ask at another time.")
    # From April on the same is told to some of these families alone: nothing of that is new then.
    (stretch,) = version["stretches"]
    assert (stretch["from"], stretch["until"]) == (None, "2027-04-01")
    (situation,) = stretch["situations"]
    (conditions,) = situation["any"]
    given = {condition.pop("question"): condition for condition in conditions}
    assert given["in_education"] == {"options": ["yes"], "ranges": [], "unasked": True}
    assert situation["moves"] != []


@pytest.mark.thorough
def test_the_second_version_of_a_day_is_told_under_a_name_of_its_own(twice: Path) -> None:
    edit(twice, "another step")
    publish(twice, COUNCIL, "There is one more thing to do.", SECOND)
    versions = json.loads(changes_told(read(twice)))["versions"]
    assert [(version["version"], version["says"]) for version in versions] == [
        ("2026-11-30.2", "There is one more thing to do."),
        ("2026-11-30", "You can ask at another time."),
    ]


def test_a_damaged_difference_is_told(twice: Path) -> None:
    path = twice / COUNCIL / "versions" / "2026-11-30" / "difference.json"
    path.write_text('{"councils": []}', encoding="utf-8")
    report = Report()
    changes = read_changes(twice / COUNCIL, "X", "X", report)
    assert [(problem.code, problem.place) for problem in report.problems] == [(Code.UNREADABLE, Place(path, 0))]
    assert changes is not None
    assert [change.id for change in changes.versions] == ["2026-11-26"]
