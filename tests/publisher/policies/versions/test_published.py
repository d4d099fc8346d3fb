"""A published version that was damaged, or that somebody made to do harm, is told, and takes no memory."""

from __future__ import annotations

import os
import zipfile
from datetime import date
from typing import TYPE_CHECKING

import pytest

from publisher.policies.versions.published import ABOUT, SOURCES, About, Published, published
from publisher.source.problems import Code, ProblemsFound, Report
from publisher.source.text_file import MOST_BYTES

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

NAME = "exampleshire/policy.yaml"


def version(folder: Path, files: dict[str, str]) -> Published:
    with zipfile.ZipFile(folder / SOURCES, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return Published(folder, About(day=date(2026, 11, 26), says="It is new."))


def test_the_files_of_a_version_are_read_and_no_others(tmp_path: Path) -> None:
    files = {NAME: "one", "england/law.csv": "two", "../up.yaml": "no", "/etc/passwd": "no", "a/b/c.yaml": "no"}
    assert version(tmp_path, files).files() == {NAME: b"one", "england/law.csv": b"two"}


@pytest.mark.parametrize(
    "files",
    [{NAME: "x" * (MOST_BYTES + 1)}, {f"a/f{at}.yaml": "x" for at in range(101)}],
    ids=["a large file", "many files"],
)
def test_more_than_a_policy_has_is_refused(files: dict[str, str], tmp_path: Path) -> None:
    with pytest.raises(ProblemsFound, match=r"LO101 .* more is in them than a policy has"):
        version(tmp_path, files).files()


def of_another_size(content: bytes) -> bytes:
    """Say in the list of contents that the file is small."""
    size = (MOST_BYTES + 1).to_bytes(4, "little")
    assert size in content
    return content.replace(size, (5).to_bytes(4, "little"))


@pytest.mark.parametrize(
    "damage",
    [
        lambda content: content[: len(content) // 2],
        lambda content: content.replace(b"PK\x01\x02\x14\x03\x14\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01"),
        lambda content: content.replace(b"\x00\x00\x08\x00", b"\x00\x00\x63\x00"),
        lambda content: content[:45] + b"\xff" * 20 + content[65:],
        lambda _: b"",
        of_another_size,
    ],
    ids=["cut short", "encrypted", "packed in another way", "other bytes", "empty", "of another size"],
)
def test_an_archive_that_was_damaged_is_told(damage: Callable[[bytes], bytes], tmp_path: Path) -> None:
    made = version(
        tmp_path, {NAME: "x" * (MOST_BYTES + 1) if damage is of_another_size else "some words of a policy" * 9}
    )
    file = tmp_path / SOURCES
    before = file.read_bytes()
    file.write_bytes(damage(before))
    assert file.read_bytes() != before
    with pytest.raises(ProblemsFound, match="LO101 The files of a published version cannot be read"):
        made.files()


def test_nobody_waits_for_a_pipe_in_the_place_of_a_version(tmp_path: Path) -> None:
    folder = tmp_path / "versions" / "2026-11-26"
    folder.mkdir(parents=True)
    os.mkfifo(folder / ABOUT)
    report = Report()
    assert published(tmp_path, report) == []
    assert [problem.code for problem in report.problems] == [Code.UNREADABLE]
