"""Phone numbers and e-mail addresses that can be pressed: wherever the words of a page name one, it becomes a link.

A text names a number by its contact (publisher/policies/contacts.py) and is words, in which no link can be; so the
links come into the HTML. The results have `overrides/assets/lib/reach.js`, which does the same in the browser.
"""

from __future__ import annotations

import re
from urllib.parse import quote

from publisher.wording.markup import VOID_ELEMENTS, tags

_NEVER_IN = frozenset(
    {"a", "button", "summary", "label", "option", "textarea", "code", "pre", "script", "style", "svg", "template"}
)
"""Elements that can hold no link, or whose text is not read as words."""

NUMBER = r"(?<![\w.,/+-])(?:\+44 ?|0)[1-9](?: ?[0-9]){8,9}(?![\w-])"
"""A pattern for a whole British number. Years, sums of money and the numbers of facts are none."""

_ADDRESS = r"(?<![\w.+-])[\w.+-]+@[a-zA-Z0-9-]+(?:\.[a-zA-Z0-9-]+)*\.[a-zA-Z]{2,}(?![\w-])"

_EITHER = re.compile(f"(?P<number>{NUMBER})|{_ADDRESS}")


def tel(number: str) -> str:
    """The address that rings a number."""
    return f"tel:{re.sub(r'[^0-9+]', '', number)}"


def mailto(address: str) -> str:
    """The address that begins an e-mail."""
    return f"mailto:{quote(address, safe='@')}"


def with_links(page: str) -> str:
    """A page's HTML, letter for letter, in which each number and address in running text is a link."""
    if not _may_have_any(page):
        return page
    parts, end, linkless = [], 0, 0
    for tag in tags(page):
        between = page[end : tag.start()]
        parts += [between if linkless else _linked(between), tag[0]]
        end = tag.end()
        name = (tag["name"] or "").lower()
        if name in _NEVER_IN and name not in VOID_ELEMENTS and not (tag["attributes"] or "").endswith("/"):
            linkless += -1 if tag["closing"] else 1
    return "".join([*parts, _linked(page[end:])])


def _linked(text: str) -> str:
    return _EITHER.sub(_link, text) if _may_have_any(text) else text


def _may_have_any(text: str) -> bool:
    """Whether a text has a sign without which there is no number and no address. Most have none, and this is quick."""
    return "@" in text or "0" in text or "+44" in text


def _link(found: re.Match[str]) -> str:
    return f'<a href="{tel(found[0]) if found["number"] else mailto(found[0])}">{found[0]}</a>'
