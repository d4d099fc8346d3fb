"""The data in a page has types and properties of schema.org alone, each on a type that has it."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

from publisher.data.linked import linked_data
from publisher.policies.editions import edition_on
from publisher.site.hosting.unsafe_pages import scan_page
from tests.policies import REAL, changed, councils
from tests.publisher.data.of_good import DAY, build

if TYPE_CHECKING:
    from pathlib import Path

    from publisher.policies.editions import Edition

ADDRESS = "https://offer.exampleshire.example/exampleshire/"

THING = {"name": "Text", "description": "Text", "url": "URL"}
# What https://schema.org/GovernmentService and the pages of the other types say, as far as it is used: each property
# with what it may hold. Properties of a more general type are among those of the narrower one.
TYPES = {
    "GovernmentService": THING
    | {
        "serviceType": "Text",
        "jurisdiction": "AdministrativeArea",
        "areaServed": "AdministrativeArea",
        "audience": "Audience",
        "availableChannel": "ServiceChannel",
    },
    "ServiceChannel": THING | {"servicePhone": "ContactPoint", "serviceUrl": "URL"},
    "ContactPoint": THING | {"telephone": "Text", "email": "Text"},
    "Audience": THING | {"audienceType": "Text", "geographicArea": "AdministrativeArea"},
    "AdministrativeArea": THING,
}


def wrong(value: Any, kind: str) -> list[str]:
    """What schema.org does not say of a value that should be of a kind."""
    if isinstance(value, list):
        return [each for item in value for each in wrong(item, kind)]
    if kind in ("Text", "URL"):
        fits = isinstance(value, str) and value.strip() and (kind == "Text" or value.startswith("https://"))
        return [] if fits else [f"{value!r} is no {kind}"]
    if not isinstance(value, dict) or value.get("@type") != kind:
        return [f"{value!r} is no {kind}"]
    found = [f"{kind} has no {name}" for name in value if name != "@type" and name not in TYPES[kind]]
    return [
        *found,
        *(each for name, item in value.items() if name in TYPES[kind] for each in wrong(item, TYPES[kind][name])),
    ]


def data_of(edition: Edition, address: str = ADDRESS) -> Any:
    return json.loads(linked_data(edition, address))


def test_it_says_what_schema_org_says_of_these_types() -> None:
    edition = build().edition_on(DAY)
    data = data_of(edition)
    assert data["@context"] == "https://schema.org"
    assert [service["name"] for service in data["@graph"]] == [
        f"{strand.name}: personal budgets in Exampleshire" for strand in edition.policy.strands
    ]
    assert wrong(data["@graph"], "GovernmentService") == []
    (channel,) = data["@graph"][0]["availableChannel"]
    assert channel["servicePhone"] == {"@type": "ContactPoint", "telephone": "01632 960001"}


def test_what_schema_org_does_not_say_is_found() -> None:
    service = data_of(build().edition_on(DAY))["@graph"][0]
    assert wrong(service | {"fees": "none"}, "GovernmentService") == ["GovernmentService has no fees"]
    assert wrong(service | {"url": "exampleshire/"}, "GovernmentService") == ["'exampleshire/' is no URL"]


def test_without_an_address_it_gives_none() -> None:
    assert all("url" not in service for service in data_of(build().edition_on(DAY), "")["@graph"])


def test_nothing_in_it_ends_the_script_or_is_refused(tmp_path: Path) -> None:
    policies = changed(
        tmp_path, "exampleshire/council.yaml", ("The SEN team", "The </script><script>go()</script> team")
    )
    edition = build(policies).edition_on(DAY)
    script = f'<script type="application/ld+json">{linked_data(edition, ADDRESS)}</script>'
    assert scan_page(script) == ()
    assert script.count("<") == 2
    assert "</script>" in data_of(edition)["@graph"][0]["availableChannel"][0]["name"]


def test_a_real_council_is_said_to_a_reader() -> None:
    files = next(files for files in councils(REAL) if files.council.id == "peterborough")
    data = data_of(edition_on(files, date(2026, 11, 27)))
    assert wrong(data["@graph"], "GovernmentService") == []
    assert "{" not in "".join(
        str(channel["name"]) for service in data["@graph"] for channel in service["availableChannel"]
    )
