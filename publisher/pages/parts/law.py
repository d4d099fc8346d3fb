"""Rules of law, on a line each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publisher.pages.parts.text import anchored, plain, web_link
from publisher.wording.citation import citation_place
from publisher.wording.legislation import address_of

if TYPE_CHECKING:
    from publisher.source.facts import Fact

_KNOWN = {
    "read": "We read the rule itself.",
    "older version read": "We read an older version of the rule. It may have changed.",
    "notes read": "We read the official notes on the rule, and not the rule itself.",
    "others say so": "Others say so. We have not read the rule itself.",
}


def law_line(rule: Fact) -> str:
    """One rule, with its source and how we know it."""
    known = _KNOWN[rule.evidence or "others say so"]
    address = address_of(rule.where)
    read_it = f" {web_link('Read the law itself', address)}" if address else ""
    where = f"<small>{plain(rule.where)}. {known}{read_it}</small>"
    return anchored(citation_place(rule.id), f"**{rule.id}** {plain(rule.fact)} {where}", "fact")
