"""The kinds of budget as services in the shape of Open Referral UK 3.0: files, and no feed that is kept up by the hour.

The standard asks for an interface that answers queries; what a site of files can give is its shapes. What is not known
is left out, as the standard asks: it has no null.
"""

from __future__ import annotations

import json
import uuid
from typing import TYPE_CHECKING, Any

from publisher.policies.contacts import asked_about
from reckoner.voices import told

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from publisher.data.around import SiteAround
    from publisher.model.council.council import Contact
    from publisher.model.council.outcomes import Strand
    from publisher.policies.editions import Edition

FOLDER = "open-referral-uk/"
"""Where the files are, below that of the data."""

SERVICES = f"{FOLDER}services.json"

_VERSION = "HSDS-UK-3.0"
_PROFILE = "https://openreferraluk.org/"


def open_referral_files(editions: Iterable[Edition], site: SiteAround) -> dict[str, str]:
    """What the interface would answer, by address below the folder of the data: itself, all services, and each.

    Args:
        editions: what is in force in each council.
        site: the site that they are in: ids are made from its address.
    """
    services = [service for edition in editions for service in _services(edition, site)]
    page = {
        "total_items": len(services),
        "total_pages": 1,
        "page_number": 1,
        "size": len(services),
        "first_page": True,
        "last_page": True,
        "empty": not services,
        "contents": services,
    }
    return {
        f"{FOLDER}index.json": _text({"version": _VERSION, "profile": _PROFILE}),
        SERVICES: _text(page),
        **{f"{FOLDER}services/{service['id']}.json": _text(service) for service in services},
    }


def _services(edition: Edition, site: SiteAround) -> Iterator[dict[str, Any]]:
    council = edition.council
    page = site.whole(f"{council.id}/index.md")
    voice = edition.files.readers.readers[0].by_token()

    def id_of(*names: str) -> str:
        return str(uuid.uuid5(uuid.NAMESPACE_URL, "/".join([f"{site.url}{council.id}", *names])))

    organization = {
        "id": id_of(),
        "name": council.name,
        "description": f"The council whose Local Offer for {council.area} tells of this. Others may provide it.",
    }
    for strand in edition.policy.strands:
        service = id_of(strand.id)
        contacts = asked_about(council, strand)
        yield told(
            {
                "id": service,
                "organization_id": organization["id"],
                "name": f"{strand.name}: personal budgets in {council.area}",
                "description": " ".join(statement.text for statement in strand.about),
                **({"url": page} if page else {}),
                "status": "active",
                "organization": organization,
                "service_areas": [{"id": id_of(strand.id, "area"), "service_id": service, "name": council.area}],
                "contacts": [
                    _contact(contact, id_of(strand.id, "contact", contact.id), service) for contact in contacts
                ],
                # Of our own, and named so: the standard has no place for what a text rests on.
                "local_offer_cites": _cites(strand),
            },
            voice,
        )


def _contact(contact: Contact, id_: str, service: str) -> dict[str, Any]:
    phones = (
        [] if contact.phone is None else [{"id": str(uuid.uuid5(uuid.UUID(id_), "phone")), "number": contact.phone}]
    )
    return {
        "id": id_,
        "service_id": service,
        "name": contact.who,
        **({"email": contact.email} if contact.email else {}),
        **({"phones": phones} if phones else {}),
    }


def _cites(strand: Strand) -> list[str]:
    return list(dict.fromkeys(fact for statement in strand.about for fact in statement.cites))


def _text(content: Any) -> str:
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"
