from __future__ import annotations

from typing import TYPE_CHECKING

from publisher.check.citations import NEEDED_BY_TOPIC
from publisher.source.facts import EVIDENCE, TOPICS, Fact, read_law, read_register
from publisher.source.problems import Code, Report

if TYPE_CHECKING:
    from pathlib import Path

HEADER = "id,council,area,topic,fact,where\n"


def read(folder: Path, text: str) -> tuple[dict[str, Fact] | None, list[tuple[int, Code]]]:
    path = folder / "facts.csv"
    path.write_text(text, encoding="utf-8")
    report = Report()
    facts = read_register(path.read_text(encoding="utf-8"), path, ["site", "general"], report)
    return facts, [(problem.place.line, problem.code) for problem in report.in_order()]


def test_facts_are_read_in_the_order_of_the_file_with_their_lines(tmp_path: Path) -> None:
    facts, problems = read(
        tmp_path,
        HEADER
        + 'EX-002,Ex,site,cookie,"A fact, with a comma\nover two lines",one\n'
        + "EX-001,Ex,general,amount,Another fact,two\n",
    )
    assert problems == []
    assert facts is not None
    assert [(fact.id, fact.place.line) for fact in facts.values()] == [("EX-002", 2), ("EX-001", 4)]
    assert facts["EX-002"].fact == "A fact, with a comma\nover two lines"
    assert (facts["EX-001"].area, facts["EX-001"].topic, facts["EX-001"].where) == ("general", "amount", "two")


def test_a_fact_can_be_about_two_areas(tmp_path: Path) -> None:
    facts, problems = read(
        tmp_path, HEADER + "EX-001,Ex,site+general,cookie,A fact,one\nEX-002,Ex,site+sea,cookie,B,one\n"
    )
    assert facts is not None
    assert (facts["EX-001"].area, facts["EX-001"].also) == ("site", ("general",))
    assert problems == [(3, Code.WRONG_VALUE)]


def test_every_bad_line_is_told_and_the_good_ones_are_read(tmp_path: Path) -> None:
    facts, problems = read(
        tmp_path,
        HEADER
        + "EX-001,Ex,site,cookie,A fact,one\n"
        + "EX-002,Ex,site,cookie,,one\n"
        + "EX-003,Ex,site,cookie,A fact\n"
        + "EX-004,Ex,site,cookie,A fact,one,two\n"
        + "EX-001,Ex,site,cookie,A fact,one\n"
        + "ex-5,Ex,site,cookie,A fact,one\n"
        + "EX-006,Ex,web,cake,A fact,one\n"
        + "EX-007,Ex,site,cookie,A fact,one\n",
    )
    assert facts is not None
    assert list(facts) == ["EX-001", "EX-006", "EX-007"]
    assert problems == [
        (3, Code.WRONG_VALUE),
        (4, Code.WRONG_VALUE),
        (5, Code.WRONG_VALUE),
        (6, Code.DUPLICATE_ID),
        (7, Code.WRONG_VALUE),
        (8, Code.WRONG_VALUE),
        (8, Code.WRONG_VALUE),
    ]


def test_without_the_names_of_the_columns_nothing_is_read(tmp_path: Path) -> None:
    assert read(tmp_path, "EX-001,Ex,site,cookie,A fact,one\n") == (None, [(1, Code.WRONG_VALUE)])
    assert read(tmp_path, "") == (None, [(1, Code.WRONG_VALUE)])


def test_a_quotation_mark_that_is_never_closed_is_told(tmp_path: Path) -> None:
    facts, problems = read(tmp_path, HEADER + '"' + "x" * 140_000)
    assert (facts, problems) == (None, [(2, Code.UNREADABLE)])


def test_every_topic_that_has_to_be_cited_by_a_rule_is_a_topic() -> None:
    assert set(NEEDED_BY_TOPIC) <= set(TOPICS)


def test_a_councils_fact_and_a_rule_of_law_cannot_be_taken_for_each_other(tmp_path: Path) -> None:
    facts, problems = read(tmp_path, HEADER + "EX-12,Ex,site,cookie,A fact,one\n")
    assert (facts, problems) == ({}, [(2, Code.WRONG_VALUE)])
    (tmp_path / "law.csv").write_text(
        "id,council,area,topic,fact,where,evidence\nEDU-012,England,education,duty,A rule,one,read\n", encoding="utf-8"
    )
    report = Report()
    assert read_law((tmp_path / "law.csv").read_text(encoding="utf-8"), tmp_path / "law.csv", None, report) == {}
    assert [problem.do for problem in report.in_order()] == ["Write it as EDU-2."]


def test_how_a_rule_of_law_is_known_is_one_of_four(tmp_path: Path) -> None:
    rows = [f"EDU-{number},England,education,duty,A rule,one,{kind}" for number, kind in enumerate([*EVIDENCE, "seen"])]
    text = "\n".join(["id,council,area,topic,fact,where,evidence", *rows, ""])
    (tmp_path / "law.csv").write_text(text, encoding="utf-8")
    report = Report()
    read_law((tmp_path / "law.csv").read_text(encoding="utf-8"), tmp_path / "law.csv", None, report)
    assert set(EVIDENCE) == {"read", "older version read", "notes read", "others say so"}
    [problem] = report.in_order()
    assert (problem.place.line, problem.what) == (6, "There is no evidence 'seen'.")
    assert "others say so" in problem.do
