"""What is in the way of reading a folder of policies is told, and nothing is read from elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from publisher.policies.read import NATIONAL_FILES, read_councils
from publisher.source.problems import Code, Report
from tests.policies import GOOD, copy_of_good

if TYPE_CHECKING:
    from pathlib import Path


def told(policies: Path) -> list[tuple[str, Code, str]]:
    """What is told of a folder of which nothing is read."""
    report = Report()
    assert read_councils(policies, report) == []
    return [(p.place.path.relative_to(policies).as_posix(), p.code, p.do) for p in report.in_order()]


@pytest.mark.parametrize(
    ("name", "instead"),
    [
        ("exampleshire/council.yaml", "council.yml"),
        ("exampleshire/council.yaml", "Council.yaml"),
        ("exampleshire/facts.csv", "facts.csv.txt"),
        ("exampleshire/facts.csv", "FACTS.CSV"),
        ("england/letters.yaml", "letters.yaml.txt"),
        ("england/law.csv", "Law.csv"),
    ],
)
def test_a_file_with_almost_its_name_is_to_be_renamed(name: str, instead: str, tmp_path: Path) -> None:
    policies = copy_of_good(tmp_path)
    file = policies / name
    file.rename(file.with_name(instead))
    assert told(policies) == [(f"{file.parent.name}/{instead}", Code.UNREADABLE, f"Rename it to {file.name}.")]


def test_a_copy_beside_the_file_itself_is_left_alone(tmp_path: Path) -> None:
    policies = copy_of_good(tmp_path)
    (policies / "exampleshire" / "council.yml").write_text("id: old", encoding="utf-8")
    report = Report()
    assert len(read_councils(policies, report)) == 1
    assert report.problems == []


@pytest.mark.parametrize("link", ["elsewhere", "exampleshire/policy.yaml", "england/law.csv"])
def test_a_link_to_somewhere_else_is_not_followed(link: str, tmp_path: Path) -> None:
    policies = copy_of_good(tmp_path)
    (policies / link).unlink(missing_ok=True)
    (policies / link).symlink_to("/etc")
    assert [(path, code) for path, code, _ in told(policies)] == [(link, Code.NOT_A_PLAIN_FILE)]


def test_a_link_within_the_folder_is_followed(tmp_path: Path) -> None:
    policies = copy_of_good(tmp_path)
    (policies / "exampleshire" / "faq.yaml").rename(policies / "shared.yaml")
    (policies / "exampleshire" / "faq.yaml").symlink_to("../shared.yaml")
    assert len(read_councils(policies, Report())) == 1


def test_a_file_in_the_place_of_the_folder_is_told(tmp_path: Path) -> None:
    policies = tmp_path / "policies"
    policies.write_text("text", encoding="utf-8")
    assert [(path, code) for path, code, _ in told(policies)] == [(".", Code.UNREADABLE)]


def test_the_names_are_those_of_the_files_that_are_there() -> None:
    assert {path.name for path in (GOOD / "england").iterdir()} == {*NATIONAL_FILES, "faq.yaml"}
