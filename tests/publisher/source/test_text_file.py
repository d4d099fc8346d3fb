from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from publisher.source.problems import Code, Report
from publisher.source.text_file import read_text

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    "saved",
    ["one\ntwo é\n".encode(), "\ufeffone\ntwo é\n".encode(), "one\r\ntwo é\r\n".encode()],
    ids=["plain", "with a mark at the start", "with the line ends of Windows"],
)
def test_text_is_the_same_whichever_program_saved_it(saved: bytes, tmp_path: Path) -> None:
    path = tmp_path / "facts.csv"
    path.write_bytes(saved)
    report = Report()
    assert read_text(path, report) == "one\ntwo é\n"
    assert report.problems == []


def test_the_line_that_is_not_utf_8_is_told(tmp_path: Path) -> None:
    path = tmp_path / "facts.csv"
    path.write_bytes("one é\ntwo\nthree “\n".encode("cp1252"))
    report = Report()
    assert read_text(path, report) is None
    assert [(problem.place.line, problem.code) for problem in report.problems] == [(1, Code.UNREADABLE)]


def test_a_folder_is_not_a_file(tmp_path: Path) -> None:
    report = Report()
    assert read_text(tmp_path, report) is None
    assert [problem.code for problem in report.problems] == [Code.UNREADABLE]
