"""Puts a contact's phone number or e-mail address into the texts that name it: `{contact:travel_team.phone}`.

A number is written once, with its contact. A text that repeats it names it, and so says what the contact says on the
day, on pages, in results and on paper.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from publisher.model.walk import with_contents

if TYPE_CHECKING:
    from collections.abc import Mapping

    from publisher.model.base import Part
    from publisher.model.council.council import Contact, Council
    from publisher.model.council.outcomes import Strand

NAMED = re.compile(r"\{contact:([^{}\n]*)\}")
"""A pattern for a place in a text where a contact's number or address comes: its group is `travel_team.phone`, say."""


def ways_to_reach(council: Council) -> dict[str, str]:
    """Every phone number and e-mail address of a council's contacts, by the name that a text has for it."""
    return {
        f"{contact.id}.{key}": value
        for contact in council.contacts
        for key, value in (("phone", contact.phone), ("email", contact.email))
        if value is not None
    }


def asked_about(council: Council, strand: Strand) -> list[Contact]:
    """Whom families are told to ask about a kind of budget, in the order of the council's contacts.

    A strand names who is there for everybody. Its outcomes may name others, who are there for some.
    """
    named = {*strand.ask, *(id_ for outcome in strand.outcomes for id_ in outcome.ask or ())}
    return [contact for contact in council.contacts if contact.id in named]


def with_contacts[P: Part](part: P, ways: Mapping[str, str]) -> P:
    """A copy of a part in whose texts each name of a number or address has become what it names.

    A name that there is not stays as it is, for `check` to find.
    """
    return with_contents(part, lambda value: _filled(value, ways))


def _filled(value: Any, ways: Mapping[str, str]) -> Any:
    if isinstance(value, str):
        return NAMED.sub(lambda name: ways.get(name[1], name[0]), value) if "{" in value else value
    return with_contents(value, lambda inner: _filled(inner, ways))
