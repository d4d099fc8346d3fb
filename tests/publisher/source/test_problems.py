from __future__ import annotations

from pathlib import Path

import pytest

from publisher.source.problems import (
    Code,
    LocalOfferError,
    Place,
    Problem,
    ProblemsFound,
    Report,
    did_you_mean,
    visible,
)
from tests.publisher.pages.written import shared

HERE = Place(Path("policy.yaml"), 7)


def test_a_problem_says_where_which_kind_what_and_what_to_do() -> None:
    problem = Problem(HERE, Code.UNKNOWN_FACT, "There is no fact EX-1.", "Did you mean EX-2?")
    assert str(problem) == "policy.yaml:7: LO204 There is no fact EX-1.\n    Did you mean EX-2?"


def test_a_kind_of_problem_is_found_by_its_code() -> None:
    assert all(Code.of(kind.code) is kind for kind in Code)
    with pytest.raises(ValueError, match="LO999"):
        Code.of("LO999")


def test_a_code_is_of_one_kind() -> None:
    codes = [kind.code for kind in Code]
    assert sorted(set(codes)) == sorted(codes)


def test_what_stops_a_command_says_every_problem_and_how_many() -> None:
    report = Report()
    report.add(HERE, Code.UNCITED, "This cites no fact.", "Cite one.")
    with pytest.raises(LocalOfferError, match=r"1 problem found$") as stopped:
        report.stop_if_any()
    assert stopped.value.exit_code == 1
    assert str(report.problems[0]) in str(stopped.value)


def test_the_same_problem_is_told_once() -> None:
    report = Report()
    for _ in range(2):
        report.add(HERE, Code.UNCITED, "This cites no fact.", "Cite one.")
    assert len(report.problems) == 1


def test_what_a_problem_quotes_from_a_file_stands_on_one_line() -> None:
    report = Report()
    report.add(HERE, Code.WRONG_VALUE, "'a\n  b' is wrong.", "Change it.")
    assert report.problems[0].what == "'a b' is wrong."


def test_problems_are_told_by_file_then_line_then_code() -> None:
    report = Report()
    places = [(Path("b"), 1, Code.UNCITED), (Path("a"), 10, Code.UNCITED), (Path("a"), 9, Code.UNREADABLE)]
    for path, line, code in [*places, (Path("a"), 9, Code.UNCITED)]:
        report.add(Place(path, line), code, "What.", "Do.")
    assert [(p.place.path.name, p.place.line, p.code.code) for p in report.in_order()] == [
        ("a", 9, "LO101"),
        ("a", 9, "LO205"),
        ("a", 10, "LO205"),
        ("b", 1, "LO205"),
    ]


def test_work_stops_only_where_there_is_a_problem() -> None:
    report = Report()
    report.stop_if_any()
    report.add(HERE, Code.UNCITED, "This cites no fact.", "Cite one.")
    with pytest.raises(ProblemsFound) as raised:
        report.stop_if_any()
    assert raised.value.report is report


def test_codes_are_stable_words_that_no_two_problems_share() -> None:
    assert all(code.code[:2] == "LO" and code.code[2:].isdigit() and len(code.code) == 5 for code in Code)
    assert len({code.code for code in Code}) == len(Code)


def test_every_code_is_explained_on_the_page_of_problems() -> None:
    page = shared("council-problems")
    assert [code.code for code in Code if page.count(f"`{code.code}`") != 1] == []


@pytest.mark.parametrize(
    ("word", "known", "said"),
    [
        ("aged16", ["aged_16", "aged_18", "care_plan"], "Did you mean aged_16 or aged_18?"),
        ("fund_available", ["third_party_available", "aged_16"], "Use one of: aged_16, third_party_available."),
        ("in_education", ["aged_16", "left_education"], "Use one of: aged_16, left_education."),
        ("left_educaton", ["aged_16", "left_education"], "Did you mean left_education?"),
        ("plan_asked", ["aged_16", "plan_asked_for"], "Did you mean plan_asked_for?"),
        ("xyz", ["one", "two"], "Use one of: one, two."),
        ("xyz", [], "There are none to choose from yet."),
        (
            "travel_money",
            ["travel_team", "travel_terms", *(f"name_{n}" for n in range(100, 129))],
            "There are 31 to choose from, such as travel_team, travel_terms, name_128.",
        ),
    ],
)
def test_the_nearest_known_words_are_offered_or_all_where_they_are_few(word: str, known: list[str], said: str) -> None:
    assert did_you_mean(word, known) == said


def test_a_place_below_the_current_folder_is_told_from_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert str(Place(tmp_path / "policies" / "policy.yaml", 3)) == "policies/policy.yaml:3"
    assert str(Place(Path("/elsewhere/policy.yaml"), 3)) == "/elsewhere/policy.yaml:3"


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("a plain word", "a plain word"),
        ("naïve, “yes”", "naïve, “yes”"),
        ("\x1b[31mred", "\\u001b[31mred"),
        ("\u202eevil", "\\u202eevil"),
        ("zero\u200bwidth", "zero\\u200bwidth"),
        ("nul\0", "nul\\u0000"),
        ("two\nlines", "two\nlines"),
    ],
)
def test_what_cannot_be_seen_is_written_as_its_number(text: str, seen: str) -> None:
    assert visible(text) == seen
    report = Report()
    report.add(Place(Path(text), 1), Code.WRONG_VALUE, f"{text} is wrong.", f"Change {text}.")
    assert str(report.problems[0]).count(seen.replace("\n", " ")) >= 1
    assert not any(mark in str(report.problems[0]) for mark in ("\x1b", "\u202e", "\u200b", "\0"))


def test_of_very_many_problems_the_first_are_told_and_the_rest_counted() -> None:
    report = Report()
    for line in range(10_000):
        report.add(Place(HERE.path, line), Code.UNCITED, "This cites no fact.", "Cite one.")
    assert report.is_full
    with pytest.raises(ProblemsFound, match=r"10,000 problems found; these are the first 2,000$"):
        report.stop_if_any()
