"""Names and numbers are marked for translators, and a page is otherwise letter for letter what it was."""

from __future__ import annotations

import re

import pytest

from publisher.wording.untranslated import any_of, keep_as_they_are

NAMES = ["Hampshire", "Hampshire County Council", "Portsmouth"]


def marked(body: str) -> str:
    page = f"<html><head><title>Hampshire</title></head><body>{body}</body></html>"
    return keep_as_they_are(page, any_of(NAMES)).partition("<body>")[2].removesuffix("</body></html>")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<p>Ask in Portsmouth.</p>", '<p>Ask in <span translate="no">Portsmouth</span>.</p>'),
        (
            "<p>Hampshire County Council's page</p>",
            '<p><span translate="no">Hampshire County Council</span>\'s page</p>',
        ),
        ('<a href="tel:01632960001">01632 960001</a>', '<a href="tel:01632960001" translate="no">01632 960001</a>'),
        ('<a class="cite" href="x">007</a>', '<a class="cite" href="x" translate="no">007</a>'),
        ('<span class="fact" id="a">A-1</span>', '<span class="fact" id="a" translate="no">A-1</span>'),
        ('<p translate="no">Hampshire</p>', '<p translate="no">Hampshire</p>'),
    ],
)
def test_what_stays_as_it_is(before: str, after: str) -> None:
    assert marked(before) == after


@pytest.mark.parametrize(
    "body",
    [
        "<p>hampshiresendiass.co.uk and Portsmouth-based</p>",
        '<script type="application/json">{"area": "Hampshire"}</script>',
        '<p data-area="Hampshire">There</p>',
        "<svg><title>Hampshire</title></svg>",
        "<select><option>Hampshire</option></select>",
        '<p class="cites citeable">It</p>',
    ],
)
def test_what_no_reader_reads_or_is_another_word_is_left_alone(body: str) -> None:
    assert marked(body) == body


def test_text_after_what_stays_as_it_is_is_looked_at_again() -> None:
    body = '<p><a class="cite" href="x"><span>1</span>Hampshire</a> Hampshire</p>'
    assert marked(body).count('<span translate="no">Hampshire</span>') == 1


def test_the_head_of_a_page_is_left_alone() -> None:
    found = keep_as_they_are("<html><head><title>Hampshire</title></head><body>Hampshire</body></html>", any_of(NAMES))
    assert re.findall(r"<title>.*?</title>", found) == ["<title>Hampshire</title>"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Kent, Kent County Council and Kentish Town", ["Kent", "Kent County Council", "Kentish Town"]),
        ("Kent County Councillors", ["Kent"]),
        ("Kentish and Kenton", []),
        ("St. Ives (Kent)", ["St. Ives", "Kent"]),
        ("StX Ives", []),
    ],
)
def test_the_longest_name_is_found_where_one_begins_as_another_does(text: str, found: list[str]) -> None:
    names = ["Kent", "Kent County Council", "Kentish Town", "St. Ives"]
    assert any_of(names).findall(text) == found


def test_where_there_are_no_names_none_is_found() -> None:
    assert any_of([]).findall("Kent") == []
