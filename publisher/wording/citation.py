"""How a citation looks, wherever there is one: on a page, in what a page holds of the results, and in what comes later.

Of a fact of the council (`HERTS-019`) a screen shows the number alone: on one council's pages all of them are of one
register. Paper and screen readers have all of it. A rule of law (`EDU-2`) is always shown whole.
"""

from __future__ import annotations

import re
from typing import NamedTuple

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
