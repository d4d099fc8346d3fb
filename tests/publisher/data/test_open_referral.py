"""The services have the shape that Open Referral UK 3.0 publishes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

import jsonschema
import pytest

from publisher.data.open_referral import open_referral_files
from publisher.pages.addresses import as_file
from tests.publisher.data.of_good import DAY, SITE, build, files, text

if TYPE_CHECKING:
    from publisher.data import SiteAround

SCHEMA = Path(__file__).parent / "open_referral_uk" / "service.json"
FOLDER = "open-referral-uk/"


def judge() -> Any:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    return jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())


def services() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(text(f"{FOLDER}services.json"))["contents"]
    return found


def test_every_service_is_as_the_published_schema_says() -> None:
    assert len(services()) == 2
    for service in services():
        judge().validate(service)
        assert service["organization_id"] == service["organization"]["id"]


@pytest.mark.parametrize("key", ["id", "name", "status"])
def test_the_published_schema_would_refuse_a_service_without(key: str) -> None:
    with pytest.raises(jsonschema.ValidationError, match=f"'{key}' is a required property"):
        judge().validate({name: value for name, value in services()[0].items() if name != key})


def test_each_service_has_a_file_of_its_own_and_the_page_counts_them() -> None:
    alone = {address for address in files() if address.startswith(f"{FOLDER}services/")}
    assert alone == {f"{FOLDER}services/{service['id']}.json" for service in services()}
    assert all(json.loads(text(f"{FOLDER}services/{service['id']}.json")) == service for service in services())
    page = json.loads(text(f"{FOLDER}services.json"))
    assert (page["total_items"], page["size"], page["total_pages"], page["last_page"], page["empty"]) == (
        2,
        2,
        1,
        True,
        False,
    )


def test_ids_stay_as_long_as_the_site_has_its_address() -> None:
    def ids(site: str) -> list[str]:
        made = open_referral_files([build().edition_on(DAY)], SITE._replace(url=site))
        return [service["id"] for service in json.loads(made[f"{FOLDER}services.json"])["contents"]]

    assert ids(SITE.url) == [service["id"] for service in services()]
    assert not set(ids(SITE.url)) & set(ids("https://other.example/"))
    assert {UUID(id_).version for id_ in ids(SITE.url)} == {5}


def test_what_is_not_known_is_left_out() -> None:
    assert "null" not in text(f"{FOLDER}services.json")
    without = open_referral_files([build().edition_on(DAY)], SITE._replace(url=""))
    assert all("url" not in service for service in json.loads(without[f"{FOLDER}services.json"])["contents"])


def test_a_service_leads_to_the_page_of_the_council_in_the_form_that_the_site_has() -> None:
    def addresses(site: SiteAround) -> set[str]:
        made = open_referral_files([build().edition_on(DAY)], site)
        return {service["url"] for service in json.loads(made[f"{FOLDER}services.json"])["contents"]}

    assert addresses(SITE) == {f"{SITE.url}exampleshire/"}
    assert addresses(SITE._replace(url_of=as_file)) == {f"{SITE.url}exampleshire/index.html"}
