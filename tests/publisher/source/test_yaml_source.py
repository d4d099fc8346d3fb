from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.source.problems import Code, Report
from publisher.source.yaml_source import YamlSource, parse_yaml, read_yaml
from tests.examples import examples

PATH = Path("policy.yaml")


def parsed(text: str) -> YamlSource:
    report = Report()
    source = parse_yaml(text, PATH, report)
    assert report.problems == []
    assert source is not None
    return source


def problems(text: str) -> list[tuple[int, Code]]:
    report = Report()
    parse_yaml(text, PATH, report)
    return [(problem.place.line, problem.code) for problem in report.in_order()]


@pytest.mark.parametrize("word", ["yes", "no", "on", "off", "Yes", "NO", "y", "n", "True", "FALSE"])
def test_a_word_that_some_yaml_takes_for_true_or_false_stays_text(word: str) -> None:
    assert parsed(f"answer: {word}").data == {"answer": word}
    assert parsed(f"{word}: answer").data == {word: "answer"}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("true", True),
        ("false", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("16", 16),
        ("-1", -1),
        ("+5", 5),
        ("0", 0),
        ("2026-11-22", date(2026, 11, 22)),
        ('"16"', "16"),
        ("'true'", "true"),
        ('"2026-11-22"', "2026-11-22"),
        ("007", "007"),
        ("1_000", "1_000"),
        ("0x1f", "0x1f"),
        ("1.5", "1.5"),
        ("12:30:00", "12:30:00"),
        (".inf", ".inf"),
        ("9" * 400, "9" * 400),
        ("9" * 2000, "9" * 2000),
        ("2026-11", "2026-11"),
        ("٣", "٣"),
    ],
)
def test_a_value_is_what_a_person_would_take_it_for(text: str, value: Any) -> None:
    found = parsed(f"key: {text}").data
    assert found == {"key": value}
    assert isinstance(found, dict)
    assert type(found["key"]) is type(value)


def test_text_over_several_lines_is_text_whatever_it_says() -> None:
    assert parsed("folded: >-\n  16\nkept: |\n  true\n").data == {"folded": "16", "kept": "true\n"}


def test_every_key_and_item_knows_its_line() -> None:
    source = parsed(
        "# A comment.\nclauses:\n  - id: first\n    cites:\n      - EX-001\n      - EX-002\n\n  - id: second\n"
    )
    where_to_line = {
        (): 2,
        ("clauses",): 2,
        ("clauses", 0): 3,
        ("clauses", 0, "cites"): 4,
        ("clauses", 0, "cites", 1): 6,
        ("clauses", 1, "id"): 8,
    }
    assert {where: source.place(where).line for where in where_to_line} == where_to_line


def test_what_has_no_line_of_its_own_stands_where_the_part_around_it_does() -> None:
    source = parsed("clauses:\n  - id: first\n")
    assert source.place(("clauses", 0, "cites", 3)).line == 2
    assert source.place(("rules",)).line == 1


def test_json_is_read_too() -> None:
    assert parsed('{\n\t"age": 9,\n\t"plan": "yes"\n}').data == {"age": 9, "plan": "yes"}


def test_a_file_of_comments_holds_nothing() -> None:
    assert parsed("# nothing yet\n").data is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a: 1\nb: 2\na: 3\n", [(3, Code.DUPLICATE_KEY)]),
        ("a:\n  b: 1\n  b: 1\n", [(3, Code.DUPLICATE_KEY)]),
        ("{a: 1, a: 2}", [(1, Code.DUPLICATE_KEY)]),
        ("a: 1\n[b]: 2\n", [(2, Code.WRONG_VALUE)]),
        ("a: 2026-02-30\n", [(1, Code.WRONG_VALUE)]),
        ("a: 1\nb: !!str 2\n", [(2, Code.UNSAFE_YAML)]),
        ("a: !mine 2\n", [(1, Code.UNSAFE_YAML)]),
        ("a: &x 1\nb: *x\n", [(1, Code.UNSAFE_YAML), (2, Code.UNSAFE_YAML)]),
        ("a: &x [*x]\n", [(1, Code.UNSAFE_YAML)]),
        ("a: *x\n", [(1, Code.UNSAFE_YAML)]),
        ("a: 1\n---\nb: 2\n", [(2, Code.UNREADABLE)]),
        ("a: 1\nb: [1, 2\nc: 3\n", [(3, Code.UNREADABLE)]),
        ("a: 1\n\tb: 2\n", [(2, Code.UNREADABLE)]),
        ('a: 1\nb: "2\nc: 3\n', [(2, Code.UNREADABLE)]),
        ("a: é\nb: é\x07\n", [(2, Code.UNREADABLE)]),
    ],
)
def test_what_policies_do_not_use_is_a_problem_on_its_line(text: str, found: list[tuple[int, Code]]) -> None:
    report = Report()
    parse_yaml(text, PATH, report)
    assert list(dict.fromkeys((p.place.line, p.code) for p in report.in_order())) == found


@pytest.mark.parametrize("text", ["[" * 200_000, "- " * 200_000, "{a: " * 200_000, "a: " + "[" * 41 + "]" * 41])
def test_what_is_nested_too_deeply_is_refused_before_it_is_put_together(text: str) -> None:
    assert problems(text) == [(1, Code.UNSAFE_YAML)]


def test_what_is_nested_just_deeply_enough_is_read() -> None:
    assert problems("a: " + "[" * 39 + "]" * 39) == []


@pytest.mark.parametrize(
    "text",
    [
        "text: Call the team #1 for travel.",
        "- one\n- Call #1.",
        "text: Call #1.",
        "a: {text: Ask the team # for it\n  }",
    ],
)
def test_a_text_that_a_sign_cuts_is_a_problem(text: str) -> None:
    report = Report()
    parse_yaml(text, PATH, report)
    assert [problem.code for problem in report.problems] == [Code.TEXT_CUT]


@pytest.mark.parametrize(
    "text",
    [
        "age: 9 # nine",
        "age: 9  # the youngest",
        "is: [a, b]  # two words",
        "text: 'Call the team #1'  # quoted",
        "text: >-  # folded\n  Call the team #1.",
        "text: Call the team#1.",
        "# A comment of its own\ntext: Call the team.",
    ],
)
def test_a_comment_beside_a_value_cuts_nothing(text: str) -> None:
    report = Report()
    parse_yaml(text, PATH, report)
    assert report.problems == []


def test_a_merge_key_is_a_key_like_any_other() -> None:
    assert parsed("<<: {a: 1}").data == {"<<": {"a": 1}}


@given(st.text(alphabet="ab01:-,[]{}\"'|>&*!#%@`?~ \n\t\x00é\U0001f600\u2028", max_size=40))
@examples(200)
def test_any_text_is_read_or_told_as_a_problem(text: str) -> None:
    report = Report()
    source = parse_yaml(text, PATH, report)
    assert (source is not None) or report.problems
    lines = text.count("\n") + text.count("\u2028") + 1
    assert all(1 <= problem.place.line <= lines + 1 for problem in report.problems)


def test_a_file_that_does_not_exist_is_a_problem(tmp_path: Path) -> None:
    report = Report()
    assert read_yaml(tmp_path / "nowhere.yaml", report) is None
    assert [problem.code for problem in report.problems] == [Code.UNREADABLE]
