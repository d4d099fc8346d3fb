"""Markdown comes to the same HTML, whichever way it looks for what is inside of texts."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import SimpleTagInlineProcessor

from publisher.site.quicker.inline import QuickInline, _Inline

ROOT = Path(__file__).resolve().parents[4]
EXTENSIONS = ["attr_list", "def_list", "md_in_html", "tables", "toc"]
PAGES = sorted((ROOT / "docs").rglob("*.md"))

SIGNS = st.sampled_from(
    [
        *("`", "``", "\\", "\\*", "[", "]", "(x)", "(x.md)", "![", "<", ">", "<b>", "</b>", "<a@b.c>", "<https://x.y>"),
        *(
            "&",
            "&amp;",
            "&#38;",
            "*",
            "**",
            "***",
            "_",
            "__",
            "word",
            "[x]:",
            "\x02",
            "\x03",
            " ",
            "  \n",
            "\n\n",
            "{ .x }",
        ),
    ]
)


def made(markdown: str, *more: Extension) -> str:
    return Markdown(extensions=[*EXTENSIONS, *more]).convert(markdown)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_page_is_the_same(page: Path) -> None:
    markdown = page.read_text(encoding="utf-8")
    assert made(markdown, QuickInline()) == made(markdown)


@given(st.lists(SIGNS, max_size=25).map("".join))
def test_any_text_is_the_same(markdown: str) -> None:
    assert made(markdown, QuickInline()) == made(markdown)


class Struck(Extension):
    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - as Markdown has it
        md.inlinePatterns.register(SimpleTagInlineProcessor(r"()~~(.*?)~~", "del"), "del", 175)


def test_a_pattern_of_another_extension_is_found() -> None:
    assert made("no sign but ~~this~~", QuickInline(), Struck()) == "<p>no sign but <del>this</del></p>"


def test_markdown_asks_this(monkeypatch: pytest.MonkeyPatch) -> None:
    """It would go on without, but slowly: so a new version of Markdown that has other names is noticed here."""
    asked: list[str] = []

    def handle(_: _Inline, data: str) -> str:
        asked.append(data)
        return data

    monkeypatch.setattr(_Inline, "_InlineProcessor__handleInline", handle)
    made("a text", QuickInline())
    assert asked == ["a text"]
