"""Speaks a page to its reader, who has answered no question: to the first of england/readers.yaml."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markupsafe import escape

from publisher.pages.parts.text import plain

if TYPE_CHECKING:
    from publisher.model.england.voices.readers import Readers


_TOKEN = re.compile(r"\\\{[A-Za-z0-9_\\]+\\\}|\{[A-Za-z0-9_]+\}")
"""A token as Markdown has it, whose own signs it marks, and as HTML has it."""


def spoken(markdown: str, readers: Readers) -> str:
    """Markdown, and HTML in it, with the first reader's words in place of every token of a policy's text."""
    words = readers.readers[0].by_token()
    said: dict[str, str] = {plain(token): plain(says) for token, says in words.items()}
    said |= {token: escape(says) for token, says in words.items()}
    return _TOKEN.sub(lambda found: said.get(found[0], found[0]), markdown)


def spoken_text(text: str, readers: Readers) -> str:
    """Plain text with the first reader's words, for what is no page: an entry of the search, a line that compares."""
    for token, says in readers.readers[0].by_token().items():
        text = text.replace(token, says)
    return text
