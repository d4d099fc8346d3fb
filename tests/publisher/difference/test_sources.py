from __future__ import annotations

import subprocess
from datetime import date
from typing import TYPE_CHECKING

import pytest

from publisher.difference.sources import open_source
from publisher.difference.versions import compare_versions
from publisher.publishing import publish
from publisher.source.problems import Code, Place, ProblemsFound
from tests.policies import GOOD, copy_of_good

if TYPE_CHECKING:
    from pathlib import Path


def git(folder: Path, *arguments: str) -> None:
    who = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """The good policies as git has them, with another edit that is not committed."""
    policies = copy_of_good(tmp_path)
    git(tmp_path, "init", "--quiet", "--initial-branch", "trunk")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--quiet", "--message", "First")
    council = policies / "exampleshire" / "council.yaml"
    council.write_text(
        council.read_text(encoding="utf-8").replace("Exampleshire County", "Another County"), encoding="utf-8"
    )
    return policies


@pytest.mark.thorough
def test_a_revision_is_read_as_git_has_it_and_its_places_name_it(kept: Path) -> None:
    with open_source("trunk", kept) as source:
        build, problems = source.read("exampleshire")
        assert (source.name, source.councils(), problems) == ("trunk", ["exampleshire"], 0)
        assert build.files.council.name == "Exampleshire County Council"
        place = source.place(build.files.council.place("name"))
        assert str(place) == "trunk:policies/exampleshire/council.yaml:5"
        folder = source.folder
    assert not folder.exists()


@pytest.mark.thorough
def test_without_a_name_it_is_the_files_as_they_are(kept: Path) -> None:
    with open_source(None, kept) as source:
        build, _ = source.read("exampleshire")
        assert build.files.council.name == "Another County Council"
        assert source.place(build.files.council.place("name")) == build.files.council.place("name")


def test_a_folder_of_policies_is_a_version(tmp_path: Path) -> None:
    with open_source(str(GOOD), tmp_path) as source:
        assert source.name == str(GOOD)
        assert source.councils() == ["exampleshire"]


@pytest.mark.parametrize("said", ["nowhere", "", "--output=x", "trunk:policies", "."])
def test_what_is_neither_is_a_problem(said: str, kept: Path) -> None:
    with pytest.raises(ProblemsFound) as caught, open_source(said, kept):
        pass
    (problem,) = caught.value.report.problems
    assert (problem.code, problem.place) == (Code.VERSION_UNKNOWN, Place(kept, 0))
    assert "exampleshire" in problem.do


def test_without_git_or_outside_of_a_repository_a_revision_is_a_problem(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    policies = copy_of_good(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    for path in (None, str(tmp_path)):
        if path is not None:
            monkeypatch.setenv("PATH", path)
        with pytest.raises(ProblemsFound), open_source("HEAD", policies):
            pass


@pytest.mark.thorough
def test_rules_that_nobody_can_be_clear_about_are_not_compared(kept: Path) -> None:
    policy = kept / "exampleshire" / "policy.yaml"
    text = policy.read_text(encoding="utf-8")
    policy.write_text(text.replace("all: [final_plan, review_now]", "all: [final_plan, review_noww]"), encoding="utf-8")
    with open_source(None, kept) as source, pytest.raises(ProblemsFound, match="LO201"):
        source.read("exampleshire")
    git(kept, "commit", "--quiet", "--all", "--message", "Wrong")
    with (
        open_source("HEAD", kept) as source,
        pytest.raises(ProblemsFound, match=r"HEAD:policies/exampleshire/policy\.yaml:92: LO201"),
    ):
        source.read("exampleshire")


@pytest.mark.thorough
def test_a_revision_of_another_format_is_one_problem_and_names_the_first(kept: Path) -> None:
    policy = kept / "exampleshire" / "policy.yaml"
    text = policy.read_text(encoding="utf-8")
    policy.write_text(text.replace("    says: ", "    tells: "), encoding="utf-8")
    git(kept, "commit", "--quiet", "--all", "--message", "Another format")
    with open_source("HEAD", kept) as source, pytest.raises(ProblemsFound) as caught:
        source.read("exampleshire")
    (problem,) = caught.value.report.problems
    assert problem.code is Code.VERSION_UNREADABLE
    assert str(problem.place) == "HEAD:policies/exampleshire/policy.yaml:6"
    assert "The first problem is LO104: 'says' is missing." in problem.do
    # The files as they are can be mended, so every problem is told.
    with open_source(None, kept) as source, pytest.raises(ProblemsFound, match="LO103"):
        source.read("exampleshire")


def test_a_worked_family_that_no_longer_fits_does_not_keep_rules_from_being_compared(kept: Path) -> None:
    policy = kept / "exampleshire" / "policy.yaml"
    text = policy.read_text(encoding="utf-8")
    policy.write_text(text.replace("question: age, at_least: 16}", "question: age, at_least: 19}"), encoding="utf-8")
    with open_source(None, kept) as source:
        build, problems = source.read("exampleshire")
        assert problems > 0
        assert build.logics


def test_a_council_that_is_not_there_is_a_problem(kept: Path) -> None:
    with open_source("HEAD", kept) as source, pytest.raises(ProblemsFound, match="There is no council 'other'"):
        source.read("other")


@pytest.mark.thorough
def test_a_published_version_is_read_by_its_name_and_its_places_name_it(tmp_path: Path) -> None:
    policies = copy_of_good(tmp_path)
    publish(policies, "exampleshire", "This is our first version.", date(2026, 11, 26))
    council = policies / "exampleshire" / "council.yaml"
    text = council.read_text(encoding="utf-8")
    council.write_text(text.replace("Exampleshire County", "Another County"), encoding="utf-8")
    for said in ("published", "2026-11-26"):
        with open_source(said, policies, "exampleshire") as source:
            build, problems = source.read("exampleshire")
            assert (source.name, source.councils(), problems) == ("2026-11-26", ["exampleshire"], 0)
            assert build.files.council.name == "Exampleshire County Council"
            place = source.place(build.files.council.place("name"))
            assert str(place) == "2026-11-26:policies/exampleshire/council.yaml:5"
    # Of all councils there is no such version.
    with pytest.raises(ProblemsFound, match="LO901"), open_source("2026-11-26", policies):
        pass
    # Without a name, one council's files are compared with what it published last.
    found = compare_versions(policies, "exampleshire")
    assert (found["old"], found["new"]) == ("2026-11-26", "the working files")
    assert [edit["before"] for edit in found["councils"][0]["edits"]] == ["Exampleshire County Council"]
