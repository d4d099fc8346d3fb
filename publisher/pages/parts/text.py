"""Small pieces of Markdown that every page is made of: sentences with their citations, lists, links and anchors."""

from __future__ import annotations

import html
import re
from functools import lru_cache
from typing import TYPE_CHECKING

from publisher.wording.citation import citation_html, citation_place

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from publisher.model.base import Part, Prose, Step
    from publisher.model.council.guidance import Section

SOURCES_PAGE = "sources.md"

TALK = "<!-- talk -->"
"""Where on a page the theme says who a family can talk to (overrides/partials/talk.html)."""

LISTEN = "<!-- listen -->"
"""Where on a page the theme puts the buttons to listen to it (overrides/partials/listen.html)."""

# What starts a list, a box or a definition where it comes first, and means nothing elsewhere.
_FIRST = re.compile(r"^(?:[+!:-]|[0-9]+(?=[.]))")


@lru_cache(maxsize=20_000)
def plain(text: str) -> str:
    """Text of a policy as Markdown that says just that; once for each text, as pages of all councils share many.

    Quotation marks stay, and Markdown's own signs do not: `Markup`, which escapes HTML, would do neither.
    """
    escaped = html.escape(" ".join(text.split()), quote=False)  # noqa: TID251 - it is Markdown
    for mark in ("\\", "*", "_", "`", "[", "]", "{", "}", "#"):
        escaped = escaped.replace(mark, f"\\{mark}")
    return _FIRST.sub(_without_meaning, escaped)


def inside(name: str) -> str:
    """A name of a policy as it is in the middle of a sentence: "A parent" is "a parent" there, and "NHS care" stays."""
    first = name.split(maxsplit=1)[0].lstrip("{")  # A token has its capital after the bracket.
    start = name.index(first) + 1
    return name if any(letter.isupper() for letter in first[1:]) else name[:start].lower() + name[start:]


def listed(words: Sequence[str], last: str = "and") -> str:
    """Some words as a sentence lists them: "a, b and c"."""
    *before, end = words or [""]
    return f"{', '.join(before)} {last} {end}" if before else end


def sentence(text: str) -> str:
    """A headline as Markdown that ends with a full stop."""
    return plain(text if text.endswith((".", "?", "!")) else f"{text}.")


def _without_meaning(first: re.Match[str]) -> str:
    mark = first[0]
    if mark == ":":
        return "&#58;"
    return f"{mark}\\" if mark.isdigit() else f"\\{mark}"


def cite(facts: Iterable[str]) -> str:
    """Links to the facts that a sentence rests on; nothing where there are none."""
    return cites_on(SOURCES_PAGE, facts)


def cites_on(page: str, facts: Iterable[str]) -> str:
    """Links to facts that are on a page."""
    links = " ".join(f"[{citation_html(fact)}]({page}#{citation_place(fact)}){{ .cite }}" for fact in facts)
    return f' <span class="cites">{links}</span>' if links else ""


def cited(text: str, facts: Iterable[str]) -> str:
    """A sentence followed by its citations."""
    return plain(text) + cite(facts)


def is_national(part: Part) -> bool:
    """Whether only the national rules say this."""
    return hasattr(part, "strength")


def national(part: Part) -> str:
    """A mark in front of what only the national rules say."""
    return "*National rule:* " if is_national(part) else ""


def paragraphs(statements: Iterable[Prose]) -> str:
    """Statements as paragraphs."""
    return "\n\n".join(cited(statement.text, statement.cites) for statement in statements)


def bullets(items: Iterable[str]) -> str:
    """A list."""
    return "\n".join(f"- {item}" for item in items)


def numbered(steps: Sequence[Step]) -> str:
    """Steps in order; a single one as a paragraph."""
    lines = [cited(step.text, step.cites) for step in steps]
    return lines[0] if len(lines) == 1 else "\n".join(f"{number}. {line}" for number, line in enumerate(lines, 1))


def sections(found: Iterable[Section]) -> list[str]:
    """Sections of guidance: a heading each, and its statements."""
    return [f"## {plain(section.heading)}\n\n{paragraphs(section.statements)}" for section in found]


def anchored(id_: str, text: str, class_: str) -> str:
    """Text that a link can lead to."""
    return f'<span class="{class_}" id="{id_}">{text}</span>'


def web_link(text: str, address: str) -> str:
    """A link that leads out of the site."""
    return f"[{text}]({address})"


def fold(title: str, body: str) -> str:
    """A part that opens when it is pressed: a title of one line, which holds no link, and what is in it."""
    return join(
        ('<details markdown="1">', f'<summary markdown="span">{title}</summary>', body.strip(), "</details>")
    ).strip()


def join(parts: Iterable[str]) -> str:
    """Parts of a page, a blank line between them; empty ones left out."""
    return "\n\n".join(part for part in parts if part) + "\n"
