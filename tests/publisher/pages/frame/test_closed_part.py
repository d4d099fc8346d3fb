from __future__ import annotations

import re

import markdown
import pytest

from publisher.pages.frame.closed_part import QUESTIONS, with_closed_parts
from tests.publisher.pages.written import EXTENSIONS, written

SHORT = """\
<h1 id="who">Who</h1>
<p>You can.</p>
<h2 id="rules">Rules<a class="headerlink" href="#rules">#</a></h2>
<p>All.</p>
"""


def html_of(page: str) -> str:
    return markdown.markdown(written(page), extensions=EXTENSIONS)


def test_everything_from_the_heading_on_is_closed_and_opens_by_it() -> None:
    short, _, closed = with_closed_parts(SHORT, "rules").partition('<details class="closed">')
    assert short.strip().endswith("<p>You can.</p>")
    assert closed.split() == ["<summary><h2", 'id="rules">Rules</h2></summary>', "<p>All.</p>", "</details>"]


def test_the_line_to_press_holds_no_link() -> None:
    for page, closed in (("who", "all-the-rules"), ("faq", QUESTIONS)):
        summaries = re.findall(r"<summary>(?:<h\d)?.*?</summary>", with_closed_parts(html_of(page), closed))
        assert summaries
        assert not [summary for summary in summaries if "<a " in summary]


def test_each_question_is_closed_and_each_group_but_the_first() -> None:
    html = with_closed_parts(html_of("faq"), QUESTIONS)
    assert re.findall(r'<details class="closed"><summary><h3 id="([^"]*)"', html) == [
        "more-money",
        "who-holds",
        "refused",
    ]
    assert re.findall(r'<details class="closed"><summary><h2 id="([^"]*)"', html) == ["more-questions"]
    assert html.count("<details") == html.count("</details>")


def test_nothing_that_a_page_says_is_lost() -> None:
    for page, closed in (("who", "all-the-rules"), ("faq", QUESTIONS)):
        words = [re.sub(r"<[^>]*>", " ", html).replace("#", " ").split() for html in _both(page, closed)]
        assert words[0] == words[1]


def _both(page: str, closed: str) -> tuple[str, str]:
    return html_of(page), with_closed_parts(html_of(page), closed)


def test_a_page_without_the_heading_is_a_fault() -> None:
    with pytest.raises(ValueError, match="no heading 'rules'"):
        with_closed_parts("<h2>Rules</h2>", "rules")
