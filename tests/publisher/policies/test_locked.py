"""Locked clauses of the floor reach the families of every council, whether its rules name them or not."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from publisher.check.floor import check_floor
from publisher.pages.council_build import CouncilBuild
from publisher.pages.parts.text import plain
from publisher.policies.editions import edition_on
from publisher.policies.floor import mark
from publisher.source.problems import Report
from tests.policies import REAL, Mistake, changed, councils, exampleshire

if TYPE_CHECKING:
    from publisher.model.council.policy import Policy
    from publisher.policies.read import CouncilFiles

DAY = date(2026, 11, 22)
CLAUSE = "national_request_considered"

every_council = pytest.mark.parametrize("files", councils(REAL), ids=lambda files: files.council.id)


def applying(folder: Path, *where: str, edits: tuple[tuple[str, str], ...] = ()) -> Policy:
    """The invented council's policy where a clause of discretion is locked, and applies somewhere."""
    locked = f"strength: locked\n    applies_to: [{', '.join(where)}]\n    discretion"
    policies = changed(folder, "england/floor.yaml", ("strength: settable\n    discretion", locked))
    policy = policies / "exampleshire/policy.yaml"
    text = policy.read_text(encoding="utf-8")
    for find, put in edits:
        assert text.count(find) == 1
        text = text.replace(find, put)
    policy.write_text(text, encoding="utf-8")
    return edition_on(exampleshire(policies), DAY).policy


def test_what_a_strand_leaves_open_rests_on_it_and_what_comes_first_does_not(tmp_path: Path) -> None:
    policy = applying(tmp_path, "{strand: education}")
    education, social_care = policy.strands
    assert [(o.status, CLAUSE in o.council_decides) for o in education.outcomes] == [
        ("ask_now", True),
        ("ask_later", True),
        ("first_step", False),
    ]
    assert not any(CLAUSE in outcome.council_decides for outcome in social_care.outcomes)
    assert CLAUSE in [clause.id for clause in policy.clauses]


def test_a_way_is_told_of_in_the_one_strand_where_the_rule_holds(tmp_path: Path) -> None:
    """The general outcomes hold for social care; so they are written for it, and stay as they are elsewhere."""
    before = edition_on(exampleshire(), DAY).policy.ways[0]
    way = applying(tmp_path, "{way: direct_payment, strand: social_care}").ways[0]
    assert [outcome.council_decides for outcome in way.strands["social_care"]] == [["good_use", CLAUSE], [CLAUSE]]
    assert way.model_dump(exclude={"strands": {"social_care"}}) == before.model_dump()


def test_a_way_is_told_of_in_every_strand_where_none_is_named(tmp_path: Path) -> None:
    way = applying(tmp_path, "{way: direct_payment}").ways[0]
    assert all(CLAUSE in o.council_decides for o in [*way.outcomes, *way.strands["education"]])


def test_a_holder_to_whom_the_council_says_no_is_not_told_of_it(tmp_path: Path) -> None:
    holder = applying(tmp_path, "{holder: young_person, strand: education}").holders[1]
    assert [(o.status, CLAUSE in o.council_decides) for o in holder.strands["education"]] == [
        ("depends", True),
        ("no", False),
    ]


def test_where_there_is_no_such_way_or_strand_nothing_is_told(tmp_path: Path) -> None:
    policy = applying(tmp_path, "{way: third_party}", "{way: notional, strand: health}")
    assert policy.model_dump() == edition_on(exampleshire(), DAY).policy.model_dump()


STANDS_FOR = f"    stands_for: {{clause: {CLAUSE}, was: abcdef12}}\n"


@pytest.mark.parametrize(
    ("cites", "stands_for", "told"),
    [
        ("[EX-011, LAW-1]", STANDS_FOR, ["good_use"]),
        ("[EX-011]", STANDS_FOR, ["good_use", CLAUSE]),
        ("[EX-011, LAW-1]", "", ["good_use", CLAUSE]),
    ],
)
def test_a_councils_own_clause_takes_its_place_only_if_it_says_so_and_cites_the_rule(
    cites: str, stands_for: str, told: list[str], tmp_path: Path
) -> None:
    """To cite the rule is not enough: what it says may be something else."""
    next_one = "  - id: school_agrees"
    own = ((f"    cites: [EX-011]\n{next_one}", f"    cites: {cites}\n{stands_for}{next_one}"),)
    way = applying(tmp_path, "{way: direct_payment, strand: social_care}", edits=own).ways[0]
    assert way.strands["social_care"][0].council_decides == told


@pytest.mark.parametrize(
    ("cites", "was", "told"),
    [
        ("[EX-011, LAW-1]", "{mark}", []),
        ("[EX-011, LAW-1]", "abcdef12", [f"LO212 The national rule '{CLAUSE}' has changed since this was written."]),
        (
            "[EX-011]",
            "{mark}",
            [f"LO210 'good_use' cannot replace '{CLAUSE}': others decide it, or it cites too few of the rules."],
        ),
    ],
)
def test_a_clause_that_takes_its_place_does_so_for_todays_words_and_on_all_of_its_rules(
    cites: str, was: str, told: list[str], tmp_path: Path
) -> None:
    locked = "strength: locked\n    applies_to: [{way: direct_payment}]\n    discretion"
    policies = changed(tmp_path, "england/floor.yaml", ("strength: settable\n    discretion", locked))
    today = mark(exampleshire(policies).floor.clauses[0])
    stands_for = f"    stands_for: {{clause: {CLAUSE}, was: '{was.format(mark=today)}'}}\n"
    next_one = "  - id: school_agrees"
    own = (f"    cites: [EX-011]\n{next_one}", f"    cites: {cites}\n{stands_for}{next_one}")
    departing = Path(shutil.copytree(policies, tmp_path / "departing"))
    Mistake("exampleshire/policy.yaml", "", *own).make(departing)
    report = Report()
    check_floor(exampleshire(departing), report)
    assert [f"{problem.code.code} {problem.what}" for problem in report.problems] == told


def test_one_that_another_decides_does_not_take_its_place(tmp_path: Path) -> None:
    own = (("    cites: [EX-010]\n\nrules", f"    cites: [EX-010, LAW-1]\n{STANDS_FOR}\nrules"),)
    way = applying(tmp_path, "{way: direct_payment, strand: education}", edits=own).ways[0]
    assert way.strands["education"][0].council_decides == ["good_use", "school_agrees", CLAUSE]


def test_a_page_that_is_silent_to_everybody_tells_of_it_and_one_that_is_silent_to_some_does_not(tmp_path: Path) -> None:
    notional = "      - status: open\n        otherwise: true\n"
    silent = (
        "      - status: not_stated\n        if: aged_18\n        headline: The page stops at 18.\n"
        "      - status: not_stated\n        otherwise: true\n"
    )
    way = applying(tmp_path, "{way: notional}", edits=((notional, silent),)).ways[1]
    assert [outcome.council_decides for outcome in way.outcomes] == [[], [CLAUSE]]


def test_a_clause_with_a_test_that_no_rule_names_stands_with_what_the_page_says(tmp_path: Path) -> None:
    test = "strength: locked\n    applies_to: [{holder: parent}]\n    test: {question: age, at_least: 16}\n"
    policies = changed(
        tmp_path,
        "england/floor.yaml",
        ("strength: settable\n    discretion: {by: council}\n", f"{test}    met: Yes.\n    unmet: Not yet.\n"),
    )
    about = edition_on(exampleshire(policies), DAY).policy.holders[0].about
    assert (about[-1].text, about[-1].cites) == (
        "National rule: The council has to think about every request.",
        ["LAW-1"],
    )
    assert str(about[-1].place()).endswith("england/floor.yaml:5")


@pytest.mark.thorough
@every_council
def test_every_locked_clause_is_in_a_result_or_with_what_the_page_says_and_on_a_page(files: CouncilFiles) -> None:
    build = CouncilBuild(files)
    for edition in build.editions:
        pages = "\n".join(page.markdown for page in build.pages_on(edition.from_).pages)
        compiled = next(e for e in build.policy.editions if e.from_ == edition.from_)
        in_results = {
            compiled.clauses[number].id
            for decision in compiled.decisions
            for outcome in decision.outcomes
            for number in outcome.council_decides
        }
        for clause in files.floor.clauses:
            if clause.strength == "locked":
                own = {mine.id for mine in files.policy.clauses if set(clause.cites) <= set(mine.cites)}
                anchors = [f'id="clause-{id_}"' for id_ in (clause.id, *own)]
                assert any(told in pages for told in (*anchors, f"National rule: {plain(clause.says)}")), clause.id
                assert clause.test is not None or {clause.id, *own} & in_results, clause.id
