"""A value in a YAML file is changed, and nothing beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.source import yaml_edit
from publisher.source.output import replace_file
from publisher.source.problems import Code, ProblemsFound, Report
from publisher.source.yaml_edit import YamlEdits, write_all, written
from publisher.source.yaml_source import parse_yaml, read_yaml
from tests.examples import examples

if TYPE_CHECKING:
    from pathlib import Path

    from publisher.source.yaml_source import Plain, Where

TEXT = """\
# Worked families. “£5”, é
cases:
  - name: 'One'   # kept
    given: {age: 7,   ehc_plan: "yes"}
    met:
      - one
      - two   # the last

    # About what follows.
    settled: true
  - name: Two
    given:
      age: 9   # years
    story: >-
      Some
      words.
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "cases.yaml"
    path.write_bytes(TEXT.encode())
    return path


@pytest.mark.parametrize(
    ("where", "value", "old", "new"),
    [
        (("cases", 0, "name"), "no", "'One'", '"no"'),
        (("cases", 0, "given", "age"), 8, "age: 7", "age: 8"),
        (("cases", 0, "given", "ehc_plan"), "final", '"yes"', "final"),
        (("cases", 0, "met"), ["two"], "- one\n      - two   #", "[two]   #"),
        (("cases", 0, "met", 0), "three", "- one", "- three"),
        (("cases", 0, "settled"), False, "settled: true", "settled: false"),
        (("cases", 0, "settled"), None, "settled: true", "settled: null"),
    ],
)
def test_a_value_is_replaced_alone(file: Path, where: Where, value: Plain, old: str, new: str) -> None:
    edits = YamlEdits(file)
    edits.replace(where, value)
    assert TEXT.count(old) == 1
    assert edits.text == TEXT.replace(old, new)


def test_a_long_list_goes_on_in_lines_of_its_own(file: Path) -> None:
    names: list[Plain] = [f"a_clause_with_a_long_name_{number}" for number in range(9)]
    edits = YamlEdits(file)
    edits.replace(("cases", 0, "met"), names)
    assert max(map(len, edits.text.splitlines())) <= 118
    edits.write()
    source = read_yaml(file, Report())
    assert source is not None
    assert source.data["cases"][0]["met"] == names  # type: ignore[index, call-overload]


def test_a_key_is_added_where_its_neighbours_are(file: Path) -> None:
    edits = YamlEdits(file)
    edits.add_to(("cases", 0, "given"), "travel", "yes")
    edits.add_to(("cases", 1, "given"), "travel", "own_car")
    assert edits.text == TEXT.replace('"yes"}', '"yes", travel: "yes"}').replace(
        "age: 9   # years\n", "age: 9   # years\n      travel: own_car\n"
    )


@pytest.mark.parametrize(
    ("where", "gone"),
    [
        (("cases", 0, "given", "age"), "age: 7,   "),
        (("cases", 0, "given", "ehc_plan"), ',   ehc_plan: "yes"'),
        (("cases", 0, "settled"), "    settled: true\n"),
    ],
)
def test_a_key_is_taken_out_with_its_value_alone(file: Path, where: Where, gone: str) -> None:
    edits = YamlEdits(file)
    edits.take_out(where)
    assert TEXT.count(gone) == 1
    assert edits.text == TEXT.replace(gone, "")


def test_it_is_known_whether_a_key_is_there(file: Path) -> None:
    edits = YamlEdits(file)
    assert edits.has(("cases", 0, "given", "age"))
    assert not edits.has(("cases", 0, "given", "travel"))
    assert not edits.has(("cases", 0, "name", "status"))


def test_a_key_is_renamed_with_all_else_as_it_was(file: Path) -> None:
    edits = YamlEdits(file)
    edits.rename_key(("cases", 0, "given", "age"), "years")
    edits.rename_key(("cases", 1, "given", "age"), "years")
    assert edits.text == TEXT.replace("age: ", "years: ")


@pytest.mark.parametrize("start", [b"", b"\xef\xbb\xbf"])
def test_line_ends_and_the_mark_of_a_spreadsheet_stay(file: Path, start: bytes) -> None:
    file.write_bytes(start + TEXT.replace("\n", "\r\n").encode())
    edits = YamlEdits(file)
    edits.replace(("cases", 0, "settled"), value=False)
    edits.add_to(("cases", 1, "given"), "b", 1)
    edits.write()
    expected = TEXT.replace("true", "false").replace("# years\n", "# years\n      b: 1\n").replace("\n", "\r\n")
    assert file.read_bytes() == start + expected.encode()


plain = st.recursive(
    st.text(st.characters(exclude_categories=["Cc", "Cs", "Co", "Cn"]))
    | st.booleans()
    | st.integers(-1000, 1000)
    | st.none()
    | st.dates(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.from_regex(r"[a-z_]{1,8}", fullmatch=True), inner),
    max_leaves=6,
)


@pytest.mark.thorough
@given(value=plain)
@examples(40)
def test_what_is_written_is_read_as_it_was(value: Plain, tmp_path_factory: pytest.TempPathFactory) -> None:
    report = Report()
    source = parse_yaml(f"key: {written(value)}\n", tmp_path_factory.getbasetemp() / "x.yaml", report)
    assert source is not None
    assert (source.data, report.problems) == ({"key": value}, [])


def test_files_are_written_all_or_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one, two, new = tmp_path / "one", tmp_path / "two", tmp_path / "new"
    one.write_text("1", encoding="utf-8")
    two.write_text("2", encoding="utf-8")

    def full_disk(path: Path, text: str) -> None:
        if path == two and text == "22":
            raise OSError(28, "No space left on device")
        replace_file(path, text)

    monkeypatch.setattr(yaml_edit, "replace_file", full_disk)
    with pytest.raises(ProblemsFound) as found:
        write_all({new: "3", one: "11", two: "22"})
    assert found.value.report.problems[0].code is Code.OUTPUT_FAILED
    assert (one.read_text(), two.read_text(), new.exists()) == ("1", "2", False)


@pytest.mark.parametrize("number", range(3))
@pytest.mark.parametrize("end", [KeyboardInterrupt, SystemExit])
def test_a_run_that_is_ended_leaves_what_was_there(
    number: int, end: type[BaseException], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = {tmp_path / name: name for name in "abc"}
    for path, text in files.items():
        path.write_text(text, encoding="utf-8")
    ended: list[Path] = []

    def ending(path: Path, text: str) -> None:
        replace_file(path, text)
        if len(text) == 2 and path == list(files)[number] and not ended:
            ended.append(path)
            raise end

    monkeypatch.setattr(yaml_edit, "replace_file", ending)
    with pytest.raises(end):
        write_all({path: text * 2 for path, text in files.items()})
    assert {path: path.read_text(encoding="utf-8") for path in tmp_path.iterdir()} == files


def test_what_is_edited_is_still_read(file: Path) -> None:
    edits = YamlEdits(file)
    edits.replace(("cases", 1, "name"), "It's: #1")
    edits.write()
    report = Report()
    source = read_yaml(file, report)
    assert source is not None
    assert source.data["cases"][1]["name"] == "It's: #1"  # type: ignore[index, call-overload]
