"""What search engines and assistants can read in a council's first page: its kinds of budget, in schema.org's words.

Who provides a budget is left out: for health it is mostly the NHS, and no page says it of each.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from publisher.policies.contacts import asked_about
from reckoner.voices import told

if TYPE_CHECKING:
    from publisher.model.council.council import Contact
    from publisher.policies.editions import Edition

AUDIENCE = "Families with a disabled child or a child with special educational needs, and young people themselves"


def linked_data(edition: Edition, address: str) -> Markup:
    """The text of a script of data; nothing in it can end the script.

    Args:
        edition: what is in force.
        address: that of the page; empty where nobody has said where the site is.
    """
    council = edition.council
    area = {"@type": "AdministrativeArea", "name": council.area}
    services = [
        {
            "@type": "GovernmentService",
            "name": f"{strand.name}: personal budgets in {council.area}",
            "serviceType": "Personal budget",
            "description": " ".join(statement.text for statement in strand.about),
            **({"url": address} if address else {}),
            "jurisdiction": area,
            "areaServed": area,
            "audience": {"@type": "Audience", "audienceType": AUDIENCE, "geographicArea": area},
            "availableChannel": [_channel(contact) for contact in asked_about(council, strand)],
        }
        for strand in edition.policy.strands
    ]
    content = {"@context": "https://schema.org", "@graph": services}
    spoken = told(content, edition.files.readers.readers[0].by_token())
    text = json.dumps(spoken, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return Markup(text)  # noqa: S704 - a script holds text as it is, and nothing here ends one


def _channel(contact: Contact) -> dict[str, Any]:
    reached = {"telephone": contact.phone, "email": contact.email}
    given = {name: way for name, way in reached.items() if way is not None}
    return {
        "@type": "ServiceChannel",
        "name": contact.who,
        "description": contact.how,
        **({"servicePhone": {"@type": "ContactPoint", **given}} if contact.phone else {}),
        **({"serviceUrl": contact.web} if contact.web else {}),
    }
