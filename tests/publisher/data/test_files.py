"""The files of the data: the index names all of them, and the same policy makes the same bytes."""

from __future__ import annotations

import json
import posixpath
from datetime import date
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest

from publisher.data import data_files
from publisher.pages.addresses import as_file
from publisher.publishing import read_changes
from publisher.source.problems import Report
from tests.publisher.data.of_good import DAY, FOLDER, SERVED, SITE, build, files, text

if TYPE_CHECKING:
    from pathlib import Path

    from publisher.data import SiteAround


def index() -> Any:
    return json.loads(text("index.json"))


def judged(schema: str, content: str) -> None:
    """Fail where a text is not what a schema says."""
    judge = jsonschema.Draft202012Validator(
        json.loads(text(f"schema/{schema}.schema.json")), format_checker=jsonschema.FormatChecker()
    )
    judge.validate(json.loads(content))


def test_the_index_leads_to_every_file() -> None:
    found = index()
    named = {"index.json", "schema/index.schema.json", found["engine"]["wheel"], found["engine"]["module"]}
    named |= {found["open_referral"], found["difference_schema"], found["engine"]["result_schema"]}
    folders = [
        (edition["folder"], number) for one in found["councils"] for number, edition in enumerate(one["editions"])
    ]
    for dataset in found["datasets"]:
        there = [folder for folder, number in folders if number == 0 or dataset["every_edition"]]
        there += ["england/"] if dataset["england"] else []
        named |= {dataset["schema"], *(f"{folder}{dataset['id']}.{end}" for folder in there for end in ("csv", "json"))}
    assert {address for address in files() if not address.startswith("open-referral-uk/")} == {
        address for address in named if not address.startswith("open-referral-uk/")
    }
    assert [folder for folder, _ in folders] == ["exampleshire/", "exampleshire/from-2027-04-01/"]


def test_every_file_is_as_its_schema_says() -> None:
    judged("index", text("index.json"))
    for dataset in index()["datasets"]:
        tables = [address for address in files() if posixpath.basename(address) == f"{dataset['id']}.json"]
        assert tables
        for table in tables:
            judged(dataset["id"], text(table))


def test_a_schema_refuses_what_has_lost_a_key() -> None:
    table = json.loads(text("exampleshire/facts.json"))
    del table["rows"][0]["fact"]
    with pytest.raises(jsonschema.ValidationError, match="'fact' is a required property"):
        judged("facts", json.dumps(table))


def test_the_index_says_what_the_site_serves_besides() -> None:
    found = index()
    assert found["councils"][0]["policy"] == "../../assets/policies/exampleshire-0.json"
    assert found["engine"]["version"] == "1.2.3"
    assert found["engine"]["python"] == "../../assets/runtime/python/"
    assert text("reckoner.js") == 'export * from "../../assets/theme/0/reckoner/elsewhere.js";\n'
    assert files()[found["engine"]["wheel"]] == SERVED.wheel


@pytest.mark.parametrize(
    ("site", "address"),
    [
        (SITE, "../../council/data/"),
        (SITE._replace(url_of=as_file), "../../council/data.html"),
        (SITE._replace(has_explained=False), None),
    ],
)
def test_the_index_names_the_page_that_explains_it_where_the_site_has_it(site: SiteAround, address: str | None) -> None:
    made = data_files([build()], {}, DAY, SERVED, site)[f"{FOLDER}index.json"]
    assert isinstance(made, str)
    judged("index", made)
    assert json.loads(made)["about"] == address


def test_the_same_policy_makes_the_same_bytes_on_another_day() -> None:
    again = data_files([build()], {}, date(2026, 12, 31), SERVED, SITE)
    assert {address.removeprefix(FOLDER): content for address, content in again.items()} == files()


def test_on_the_day_of_a_change_what_came_is_what_there_is() -> None:
    later = data_files([build()], {}, date(2027, 4, 1), SERVED, SITE)
    assert later[f"{FOLDER}exampleshire/clauses.csv"] == text("exampleshire/from-2027-04-01/clauses.csv")
    assert f"{FOLDER}exampleshire/from-2027-04-01/clauses.csv" not in later


@pytest.mark.thorough
def test_a_published_difference_is_there_whole(twice: Path) -> None:
    made = build(twice)
    changes = read_changes(made.files.folder, "Exampleshire", "Exampleshire", Report())
    assert changes is not None
    found = data_files([made], {"exampleshire": changes}, DAY, SERVED, SITE)
    (version, first) = json.loads(str(found[f"{FOLDER}exampleshire/versions.json"]))["rows"]
    assert first["difference"] is None
    stored = found[f"{FOLDER}exampleshire/{version['difference']}"]
    assert not isinstance(stored, str)
    judged("difference", stored.read_text(encoding="utf-8"))
