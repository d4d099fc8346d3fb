"""How a citation looks, wherever there is one: on a page, in what a page holds of the results, and in what comes later.

Of a fact of the council (`HERTS-019`) a screen shows the number alone: on one council's pages all of them are of one
register. Paper and screen readers have all of it. A rule of law (`EDU-2`) is always shown whole. That it is a source is
said to screen readers by base.css: reader views leave out a paragraph that is mostly the text of links.

The HTML inside a citation's link is made here alone: for pages, for templates, and for what a browser fills in.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from markupsafe import Markup

from publisher.source.facts import COUNCIL_FACT

QUIET = f"^{COUNCIL_FACT}$"
"""A pattern for the ids of which only the number is shown, in two groups; browsers read it as Python does."""


class CitationLabel(NamedTuple):
    """The label of a citation: `register` is for paper and screen readers alone, `number` is always shown."""

    register: str
    number: str


def citation_label(fact: str) -> CitationLabel:
    """The label of the citation of a fact or a rule of law, from its id."""
    found = re.match(QUIET, fact)
    return CitationLabel(found[1], found[2]) if found else CitationLabel("", fact)


_HTML = Markup('{register}<span class="cite__number">{number}</span>')
_REGISTER = Markup('<span class="cite__register">{}</span>')

CITATION_TO_FILL = _HTML.format(register=_REGISTER.format(""), number="")
"""What is in the link of a citation, for overrides/assets/reckoner/citations.js to put its label into."""


def citation_place(fact: str) -> str:
    """The id of the place of a fact in a list, the same as in overrides/assets/lib/facts.js.

    Not the fact's own: lists of what ad blockers hide on every site have `ad-1`, which is a rule of law here.
    """
    return f"fact-{fact.lower()}"


@lru_cache(maxsize=20_000)
def citation_html(fact: str) -> Markup:
    """What is in the link of the citation of a fact or a rule of law, once for each: pages cite the same ones often."""
    label = citation_label(fact)
    register = _REGISTER.format(label.register) if label.register else ""
    return _HTML.format(register=register, number=label.number)
