"""Whom families ask about what; and the phone number or e-mail address of each in the texts that name it.

Those name it as `{contact:travel_team.phone}`. A number is written once, with its contact. A text that repeats it names
it, and so says what the contact says on the day, on pages, in results and on paper.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from publisher.model.walk import with_contents

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from publisher.model.base import Part
    from publisher.model.council.council import Contact, Council, Serves
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


def serves_nobody(contact: Contact, missing: Collection[str]) -> bool:
    """Whether somebody is there for kinds of budget alone of which there are none."""
    return contact.for_ is not None and all(strand in missing for strand in contact.for_.strands)


def for_those_left(council: Council, missing: Collection[str]) -> Council:
    """A council without whoever is there for kinds of budget alone of which there are none.

    Whom `help` or `feedback` names stays: families turn to them with anything.
    """
    if not missing:
        return council
    named = {*council.help.named.values(), council.feedback}
    return council.model_copy(
        update={
            "contacts": [
                contact.model_copy(
                    update={"for_": _narrowed(contact.for_, missing), "beside": _narrowed(contact.beside, missing)}
                )
                for contact in council.contacts
                if contact.id in named or not serves_nobody(contact, missing)
            ]
        }
    )


def _narrowed(serves: Serves | None, missing: Collection[str]) -> Serves | None:
    """For whom somebody is there, of the kinds of budget that there are; as it is where there are none of its own."""
    left = [] if serves is None else [strand for strand in serves.strands if strand not in missing]
    return serves if serves is None or not left else serves.model_copy(update={"strands": left})


def with_contacts[P: Part](part: P, ways: Mapping[str, str]) -> P:
    """A copy of a part in whose texts each name of a number or address has become what it names.

    A name that there is not stays as it is, for `check` to find.
    """
    return with_contents(part, lambda value: _filled(value, ways))


def _filled(value: Any, ways: Mapping[str, str]) -> Any:
    if isinstance(value, str):
        return NAMED.sub(lambda name: ways.get(name[1], name[0]), value) if "{" in value else value
    return with_contents(value, lambda inner: _filled(inner, ways))
