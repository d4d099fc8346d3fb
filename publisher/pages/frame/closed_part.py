"""Closes parts of a page, which open when their heading is pressed.

Markdown has no word for it. A page says in its front matter what is closed (`closed`), so that any generator of static
sites that does not know of this shows all of it open.
"""

from __future__ import annotations

import re

QUESTIONS = "questions"
"""What `closed` says of a page of questions: each heading of the third level is one, and the first group is open."""

_H2, _H3 = (re.compile(rf"(?=<h{level}\b)") for level in (2, 3))
_HEADING = re.compile(
    r'<(?P<tag>h[23]) id="(?P<id>[^"]*)">(?P<title>.*?)(?:<a class="headerlink"[^>]*>.*?</a>)?</(?P=tag)>'
)


def with_closed_parts(html: str, closed: str) -> str:
    """The content of a page with what its front matter says is closed inside `details`.

    Args:
        html: the content, as MkDocs makes it of Markdown.
        closed: the id of a heading, from which on everything is closed; or `QUESTIONS`.

    Raises:
        ValueError: the page has no such heading.
    """
    if closed == QUESTIONS:
        return _with_closed_questions(html)
    start = html.find(f'<h2 id="{closed}">')
    if start < 0:
        raise ValueError(f"The page has no heading '{closed}'.")
    return html[:start] + _details(html[start:])


def _with_closed_questions(html: str) -> str:
    before, *groups = _H2.split(html)
    opened = []
    for number, group in enumerate(groups):
        heading, *questions = _H3.split(group)
        inside = heading + "".join(map(_details, questions))
        opened.append(_details(inside) if number else inside)
    return before + "".join(opened)


def _details(html: str) -> str:
    """Some HTML that begins with a heading, which is then the line to press."""
    heading = _HEADING.match(html)
    if heading is None:
        raise ValueError("A part that is closed begins with a heading.")
    tag = heading["tag"]
    summary = f'<summary><{tag} id="{heading["id"]}">{heading["title"]}</{tag}></summary>'
    return f'<details class="closed">{summary}\n{html[heading.end() :].strip()}\n</details>\n'
