"""Questions families ask, and answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publisher.pages.parts.text import join, paragraphs, plain

if TYPE_CHECKING:
    from publisher.policies.editions import Edition


def faq(edition: Edition, titles: dict[str, str]) -> str:
    """The page in Markdown.

    Args:
        edition: the policy in force.
        titles: the title of each page that an answer may point to.
    """
    parts = ["# Questions and answers"]
    for entry in edition.faq.faq:
        parts += [f"## {plain(entry.question)} {{ #{entry.id.replace('_', '-')} }}", paragraphs(entry.answer)]
        if entry.see is not None:
            page = "index" if entry.see == "overview" else entry.see
            parts.append(f"[More: {plain(titles[entry.see])}]({page}.md)")
    return join(parts)
