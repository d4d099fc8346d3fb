from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest

from publisher.check import check_policies
from publisher.model.walk import texts_in
from publisher.policies.editions import editions
from publisher.policies.read import read_councils
from publisher.source.problems import Code, Report
from tests.policies import REAL, Mistake, changed

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from publisher.source.problems import Problem

DAY = "2027-04-01"
WRITTEN_FOR_TRAVEL = re.compile(
    r"Access and Entitlement|9243 7905|starts? with travel|travel budget|Transport Budget|free travel|[Ff]or travel"
    r"|of the school bus",
)


def portsmouth(folder: Path, strand: str) -> Path:
    """Portsmouth's policy with days for its budget for travel."""
    policies = folder / "policies"
    shutil.copytree(REAL / "england", policies / "england")
    shutil.copytree(REAL / "portsmouth", policies / "portsmouth")
    Mistake("portsmouth/policy.yaml", "", "\n  - id: transport\n", f"\n  - id: transport\n    {strand}\n").make(
        policies
    )
    return policies


def found(policies: Path, council: str = "portsmouth") -> list[Problem]:
    report = Report()
    check_policies(policies, report, council)
    return report.in_order()


def give_days(problems: Iterable[Problem], days: str) -> None:
    """Do what the check says: each item that it names gets these days."""
    for problem in sorted(problems, key=lambda problem: problem.place, reverse=True):
        lines = problem.place.path.read_text(encoding="utf-8").splitlines()
        at = problem.place.line - 1
        lines[at] = re.sub(r"^( *)- (\{?)", rf"\1- \2{days}§", lines[at])
        indent = " " * (lines[at].index("- ") + 2)
        lines[at] = lines[at].replace("§", ", " if f"- {{{days}" in lines[at] else f"\n{indent}")
        problem.place.path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def said_on(policies: Path, strand_there: bool) -> list[str]:  # noqa: FBT001 - read at each call
    """Every text of Portsmouth that speaks of budgets for travel, on the days with it or without it."""
    report = Report()
    (files,) = read_councils(policies, report, "portsmouth")
    return [
        text
        for edition in editions(files)
        if strand_there == any(strand.id == "transport" for strand in edition.policy.strands)
        for part in (edition.council, edition.policy, edition.short, edition.easy, edition.faq)
        for _, _, text in texts_in(part)
        if WRITTEN_FOR_TRAVEL.search(text)
    ]


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("strand", "days"), [(f"until: {DAY}", f"until: {DAY}"), (f"from: {DAY}", f"from: {DAY}")], ids=["ends", "starts"]
)
def test_one_run_names_every_text_of_a_budget_that_ends_or_starts(tmp_path: Path, strand: str, days: str) -> None:
    policies = portsmouth(tmp_path, strand)
    problems = found(policies)
    named = [problem for problem in problems if problem.code is Code.STRAND_NOT_THERE]
    assert all(f"'{days}'" in problem.do for problem in named)
    assert len({problem.place for problem in named}) == len(named)
    there = said_on(policies, strand_there=True)
    give_days([*named, *(problem for problem in problems if problem.code is Code.CLAUSE_UNUSED)], days)
    assert said_on(policies, strand_there=False) == []
    assert sorted(said_on(policies, strand_there=True)) == sorted(there)
    assert [problem for problem in found(policies) if problem.code is Code.STRAND_NOT_THERE] == []


@pytest.mark.thorough
def test_whoever_is_there_for_it_alone_goes_with_a_budget(tmp_path: Path) -> None:
    report = Report()
    (files,) = read_councils(portsmouth(tmp_path, f"until: {DAY}"), report, "portsmouth")
    before, after = ({contact.id for contact in edition.council.contacts} for edition in editions(files)[-2:])
    assert before - after == {"travel_team"}


@pytest.mark.thorough
def test_what_is_about_it_alone_leaves_the_pages_with_a_budget(tmp_path: Path) -> None:
    policies = portsmouth(tmp_path, f"until: {DAY}")
    report = Report()
    (files,) = read_councils(policies, report, "portsmouth")
    before, after = editions(files)[-2:]
    assert {one.id for one in before.faq.faq} - {one.id for one in after.faq.faq} == {"travel", "travel_not_free"}
    gone = {one.id for one in before.policy.clauses} - {one.id for one in after.policy.clauses}
    assert gone >= {"free_travel", "free_travel_asked", "travel_terms", "travel_holder"}
    rows, fewer = ([row.cells[0] for row in each.short.pages[0].table.rows] for each in (before, after))  # type: ignore[union-attr]
    assert set(rows) - set(fewer) == {"Travel"}
    assert not any("strand.transport" in page.sums_up for page in after.short.pages)
    named = {str(problem.place) for problem in found(policies) if problem.code is Code.STRAND_NOT_THERE}
    gone_texts = [one.place() for one in before.faq.faq if one.id in {"travel", "travel_not_free"}]
    assert not named.intersection(map(str, gone_texts))
    assert [problem for problem in found(policies) if problem.code is Code.CLAUSE_UNUSED] == []


@pytest.mark.thorough
def test_a_sentence_on_a_fact_of_two_kinds_speaks_of_the_one_that_it_names(tmp_path: Path) -> None:
    policies = portsmouth(tmp_path, f"until: {DAY}")

    def named() -> list[str]:
        return [problem.what for problem in found(policies) if problem.what.endswith("it cites PORTS-023.")]

    before = named()
    assert before
    says = "The page puts travel first. The council planned"
    Mistake("portsmouth/policy.yaml", "", says, "The page puts one thing first. The council planned").make(policies)
    assert len(named()) == len(before) - 1


@pytest.mark.thorough
def test_a_text_that_is_there_on_days_without_a_budget_alone_can_speak_of_it(tmp_path: Path) -> None:
    policies = portsmouth(tmp_path, f"until: {DAY}")
    answer = f"""
  - id: travel_is_over
    from: {DAY}
    question: Can we still have a travel budget?
    answer:
      - text: It was for those who have free travel help. It has come to an end.
        cites: [PORTS-025]
"""
    file = policies / "portsmouth" / "faq.yaml"
    before = {problem.place for problem in found(policies) if problem.place.path == file}
    file.write_text(file.read_text(encoding="utf-8") + answer, encoding="utf-8")
    assert {problem.place for problem in found(policies) if problem.place.path == file} == before


def test_nothing_is_found_where_only_other_things_change(tmp_path: Path) -> None:
    policies = changed(
        tmp_path, "exampleshire/policy.yaml", ("  - id: yearly\n", f"  - id: yearly\n    until: {DAY}\n")
    )
    assert [p for p in found(policies, "exampleshire") if p.code is Code.STRAND_NOT_THERE] == []
