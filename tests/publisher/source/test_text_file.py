from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from publisher.source.problems import Code, Report
from publisher.source.text_file import MOST_BYTES, MOST_IN_A_WORD, MOST_LETTERS, read_text, too_long

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


def fifo(folder: Path) -> Path:
    path = folder / "facts.csv"
    os.mkfifo(path)
    return path


@pytest.mark.parametrize("device", ["/dev/zero", "/dev/full", "/dev/random", "/dev/tty"])
def test_a_device_is_not_read(device: str, tmp_path: Path) -> None:
    path = tmp_path / "facts.csv"
    path.symlink_to(device)
    assert refused(path) in (["LO110"], ["LO101"]), "where there is no terminal, there is nothing to open"


def test_nobody_waits_for_a_pipe(tmp_path: Path) -> None:
    assert refused(fifo(tmp_path)) == ["LO110"]


def test_a_file_that_nobody_has_written_by_hand_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "facts.csv"
    path.write_bytes(b"x" * MOST_BYTES)
    assert refused(path) == []
    path.write_bytes(b"x" * (MOST_BYTES + 1))
    assert refused(path) == ["LO110"]


def test_a_file_that_grows_while_it_is_read_is_not_read_for_ever(tmp_path: Path) -> None:
    path = tmp_path / "facts.csv"
    with path.open("wb") as file:
        file.truncate(1 << 40)
    assert refused(path) == ["LO110"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", None),
        ("a " * (MOST_LETTERS // 2), None),
        ("a " * (MOST_LETTERS // 2) + "a", "The text has 20,001 letters."),
        (f"See {'a' * MOST_IN_A_WORD}\nand {'b' * MOST_IN_A_WORD}.", "There are 2,001 letters without a space."),
        (f"See {'a' * MOST_IN_A_WORD}\nand {'b' * MOST_IN_A_WORD} .", None),
    ],
)
def test_a_text_and_its_words_are_as_long_as_somebody_can_have_meant(text: str, told: str | None) -> None:
    assert too_long(text) == told


def refused(path: Path) -> list[str]:
    report = Report()
    read_text(path, report)
    return [problem.code.code for problem in report.problems]
