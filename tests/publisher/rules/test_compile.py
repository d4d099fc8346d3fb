from __future__ import annotations

import json
from typing import Any

import pytest

from publisher.pages.council_build import CouncilBuild
from publisher.policies.read import CouncilFiles, read_councils
from publisher.source.problems import Report
from tests.policies import GOOD, REAL, councils, exampleshire

EVERY_COUNCIL = [pytest.param(files, id=files.council.id) for policies in (GOOD, REAL) for files in councils(policies)]
MOST_BYTES = 220_000


@pytest.mark.parametrize("files", EVERY_COUNCIL)
def test_the_engine_reads_what_is_compiled(files: CouncilFiles) -> None:
    policy = CouncilBuild(files).policy
    assert policy.council == files.council.id
    assert policy.version == files.council.version.isoformat()


@pytest.mark.thorough
@pytest.mark.parametrize("files", EVERY_COUNCIL)
def test_the_same_policy_gives_the_same_text(files: CouncilFiles) -> None:
    again = read_councils(files.folder.parent, Report(), files.council.id)[0]
    assert CouncilBuild(again).compiled == CouncilBuild(files).compiled


@pytest.mark.parametrize("files", EVERY_COUNCIL)
def test_a_compiled_policy_stays_small(files: CouncilFiles) -> None:
    assert len(CouncilBuild(files).compiled.encode()) < MOST_BYTES


@pytest.mark.parametrize("files", EVERY_COUNCIL)
def test_a_table_holds_each_node_once_and_no_node_that_nothing_needs(files: CouncilFiles) -> None:
    for edition in json.loads(CouncilBuild(files).compiled)["editions"]:
        nodes = [(question, tuple(children)) for question, children in edition["nodes"]]
        assert len(set(nodes)) == len(nodes)
        roots = {decision["root"] for decision in edition["decisions"]}
        roots |= {question["asked"] for question in edition["questions"] if question["asked"] is not None}
        needed = roots | {child for _, children in nodes for child in children}
        assert set(range(edition["ends"], edition["ends"] + len(nodes))) <= needed


def compiled_edition(number: int = 0) -> dict[str, Any]:
    edition: dict[str, Any] = json.loads(CouncilBuild(exampleshire()).compiled)["editions"][number]
    return edition


def test_an_edition_holds_what_is_in_force() -> None:
    first, second = compiled_edition(0), compiled_edition(1)
    assert (first["from"], first["until"]) == ("2026-11-01", "2027-04-01")
    assert (second["from"], second["until"]) == ("2027-04-01", None)
    cells = [next(c["cells"] for c in edition["clauses"] if c["id"] == "review_now") for edition in (first, second)]
    assert cells == [[0], [0, 1]]


def test_a_clause_of_discretion_has_no_question_and_says_who_decides() -> None:
    clauses = {clause["id"]: clause for clause in compiled_edition()["clauses"]}
    assert (clauses["school_agrees"]["question"], clauses["school_agrees"]["by"]) == (None, "school")
    assert clauses["school_agrees"]["unknown"] == "The school decides whether it agrees."
    assert clauses["aged_18"]["by"] is None


def test_a_strand_names_for_each_way_the_decision_that_holds_in_it() -> None:
    edition = compiled_edition()
    ways = {
        strand["id"]: {
            way["id"]: edition["decisions"][way["decision"]]["outcomes"][0]["headline"] for way in strand["ways"]
        }
        for strand in edition["strands"]
    }
    assert ways == {
        "education": {
            "direct_payment": "You could get a direct payment if the school agrees.",
            "notional": "The council can always hold the money for you.",
        },
        "social_care": {
            "direct_payment": "You could get a direct payment.",
            "notional": "The council can always hold the money for you.",
        },
    }


def test_the_best_outcomes_are_the_ones_that_a_family_hopes_for() -> None:
    best = {
        tuple(outcome["status"] for outcome in decision["outcomes"]): decision["best"]
        for decision in compiled_edition()["decisions"]
    }
    assert best == {
        ("ask_now", "ask_later", "first_step"): [0],
        ("other_rules", "ask_now", "first_step"): [1],
        ("depends", "unlikely"): [0],
        ("open",): [0],
        ("no", "yes", "depends"): [1],
        ("depends", "no"): [0],
        ("shown", "hidden"): [],
    }


def test_a_contact_is_reached_by_what_the_pages_give() -> None:
    contacts = compiled_edition()["contacts"]
    assert (contacts["sen_team"]["phone"], contacts["sen_team"]["email"]) == ("01632 960001", None)
    assert (contacts["social_worker"]["phone"], contacts["social_worker"]["email"]) == (None, None)


def test_a_compiled_policy_has_no_prose_that_the_engine_does_not_say() -> None:
    text = CouncilBuild(exampleshire()).compiled
    assert "Money for the support in section F" not in text
    assert "You can ask." in text
