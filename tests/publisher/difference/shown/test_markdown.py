from __future__ import annotations

from html import unescape
from html.parser import HTMLParser

import pytest

from publisher.difference.shown.markdown import as_markdown, as_page
from tests.publisher.difference.edited import EDITS
from tests.publisher.difference.shown.test_outline import comparison


def test_markdown_has_the_headings_and_lists_of_the_outline() -> None:
    found = as_markdown(comparison("a note is gone"))
    assert found.startswith("# What changes for families: from before to after\n\n## Exampleshire County Council\n")
    assert "\n- Young people aged 16 or over: the note" in found
    assert "\n### What did it\n\n- note from\\_16 " in found


def test_nothing_that_a_file_says_is_taken_for_markup() -> None:
    found = comparison("a note is gone")
    found["councils"][0]["name"] = "<b>A</b> & *B* `C` [D](E)"
    assert "## &#60;b&#62;A&#60;/b&#62; &#38; \\*B\\* `C` \\[D\\](E)" in as_markdown(found)
    page = as_page(found)
    assert "<b>" not in page
    assert "<h2><b>A</b> & *B* <code>C</code> [D](E)</h2>" in unescape(page)


def test_details_are_folded() -> None:
    found = as_markdown(comparison("another step"))
    assert "<summary>The same answer, with other words, steps, contacts or decisions: 1 situation" in found
    page = as_page(comparison("another step"))
    assert "markdown>" not in page
    assert "<li>Children and young people aged under 18 with a social care plan:" in page.partition("<details>")[2]
    assert page.index("<details>") < page.index("what to do: now") < page.index("</details>")


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.add(tag)
        if tag != "meta":
            self.open.append(tag)
        assert not any(name in {"src", "href"} for name, _ in attrs)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.mark.parametrize("name", ["another step", "a number is cut elsewhere"])
def test_a_page_is_whole_and_loads_nothing(name: str) -> None:
    assert name in EDITS
    tags = _Tags()
    tags.feed(as_page(comparison(name)))
    assert tags.open == []
    assert {"h1", "h2", "ul", "li", "main"} <= tags.seen
