"""Tables hold what the policy says, whole, and name nothing that is not in one of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest

import reckoner
from publisher.data.rows import VersionRow
from publisher.data.tables import DATASETS, About
from publisher.publishing import read_changes
from publisher.source.problems import Report
from tests.policies import exampleshire
from tests.publisher.data.of_good import DAY, build, cells, rows

if TYPE_CHECKING:
    from pathlib import Path

    from publisher.data.rows import CouncilRow

HERE = "exampleshire/"
LATER = "exampleshire/from-2027-04-01/"


def named(condition: Any) -> set[str]:
    """The ids of clauses and rules in a condition."""
    if isinstance(condition, str):
        return {condition}
    if not isinstance(condition, dict) or "question" in condition:
        return set()
    inner = condition.get("all") or condition.get("any") or [condition["not"]]
    return set().union(*map(named, inner))


def test_every_table_has_rows_with_its_council_first() -> None:
    for dataset in DATASETS:
        if dataset.id not in ("versions", "differences"):
            found = rows(f"{HERE}{dataset.id}")
            assert found, dataset.id
            assert all(next(iter(row.items())) == ("council", "exampleshire") for row in found)


def test_conditions_name_clauses_and_rules_that_have_a_row() -> None:
    for folder in (HERE, LATER):
        there = {row["id"] for name in ("clauses", "rules") for row in rows(f"{folder}{name}")}
        used = [row["condition"] for name in ("policy", "rules") for row in rows(f"{folder}{name}")]
        assert set().union(*(named(condition) for condition in used if condition is not None)) <= there


def test_the_results_about_one_thing_are_in_order_and_the_last_is_for_whoever_is_left() -> None:
    found = rows(f"{HERE}policy")
    for row, after in pairwise([*found, {"order": 1}]):
        assert (row["condition"] is None) == (after["order"] == 1)
        assert after["order"] in (1, row["order"] + 1)


def test_all_that_is_cited_is_a_fact_or_a_rule_of_law() -> None:
    facts = {row["id"] for whose in ("exampleshire", "england") for row in rows(f"{whose}/facts")}
    cited = {
        fact
        for name in ("policy", "clauses", "spending", "contacts")
        for row in rows(f"{HERE}{name}")
        for fact in row["cites"]
    }
    assert len(cited) > 10
    assert cited <= facts
    assert facts == {*exampleshire().facts, *exampleshire().law}


def test_a_family_is_told_what_the_engine_tells_it() -> None:
    policy = reckoner.load(build().compiled)
    for row in rows(f"{HERE}cases"):
        result = reckoner.estimate(policy, row["given"], date.fromisoformat(row["as_of"]))
        assert row["strands"] == {id_: strand["status"] for id_, strand in result["strands"].items()}
        assert row["next_question"] == result["next_question"]


def test_what_comes_has_a_folder_of_its_own() -> None:
    assert rows(f"{HERE}clauses") != rows(f"{LATER}clauses")


def test_texts_are_said_to_a_reader_and_not_in_tokens() -> None:
    assert not [row for dataset in DATASETS for row in cells(f"{HERE}{dataset.id}") if "{child" in str(row).lower()]
    assert rows(f"{HERE}questions")[0]["ask"] == "How old is your child?"


def test_a_table_in_csv_has_the_rows_of_that_in_json() -> None:
    for dataset in DATASETS:
        found, same = cells(f"{HERE}{dataset.id}"), rows(f"{HERE}{dataset.id}")
        assert len(found) == len(same)
        for row, other in zip(found, same, strict=True):
            assert list(row) == list(other)
    assert cells(f"{HERE}facts")[0]["fact"] == rows(f"{HERE}facts")[0]["fact"]
    assert cells(f"{HERE}clauses")[0]["cites"].split() == rows(f"{HERE}clauses")[0]["cites"]


@pytest.mark.thorough
def test_versions_and_whom_they_touch(twice: Path) -> None:
    made = build(twice)
    changes = read_changes(made.files.folder, "Exampleshire", "Exampleshire", Report())
    about = About(made, made.edition_on(DAY), changes)
    tables: dict[str, list[CouncilRow]] = {dataset.id: list(dataset.rows(about)) for dataset in DATASETS}
    assert [row.model_dump() for row in tables["versions"]] == [
        VersionRow(
            council="exampleshire",
            id="2026-11-30",
            day=date(2026, 11, 30),
            says="You can ask at another time.",
            difference="difference-2026-11-30.json",
        ).model_dump(),
        VersionRow(
            council="exampleshire",
            id="2026-11-26",
            day=date(2026, 11, 26),
            says="This is our first version.",
            difference=None,
        ).model_dump(),
    ]
    assert {row.model_dump()["version"] for row in tables["differences"]} == {"2026-11-30"}
    assert all(row.model_dump()["moves"] for row in tables["differences"])
    assert list(DATASETS[-1].rows(replace(about, changes=None))) == []
