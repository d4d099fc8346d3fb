"""Speaks a page to its reader, who has answered no question: to the first of england/readers.yaml."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import escape

from publisher.pages.parts.text import plain

if TYPE_CHECKING:
    from publisher.model.england.voices.readers import Readers


def spoken(markdown: str, readers: Readers) -> str:
    """Markdown, and HTML in it, with the first reader's words in place of every token of a policy's text."""
    for token, says in readers.readers[0].by_token().items():
        markdown = markdown.replace(plain(token), plain(says)).replace(token, escape(says))
    return markdown


def spoken_text(text: str, readers: Readers) -> str:
    """Plain text with the first reader's words, for what is no page: an entry of the search, a line that compares."""
    for token, says in readers.readers[0].by_token().items():
        text = text.replace(token, says)
    return text
