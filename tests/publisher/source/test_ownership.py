"""A folder is replaced only where nothing of anybody else's can be lost."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.source.output import replace_folder
from publisher.source.ownership import MARKER
from publisher.source.problems import Code, ProblemsFound
from tests.publisher.source.interrupt import read, replace, write

if TYPE_CHECKING:
    from collections.abc import Iterable

OURS = {"index.html": "ours", "assets/a.css": "ours"}


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home folder with a project in it, which is the current folder."""
    project = tmp_path / "home" / "project"
    write(
        project,
        {"mkdocs.yml": "x", ".git/HEAD": "x", "policies/england/a.yaml": "x", "docs/index.md": "x", "notes.txt": "x"},
    )
    monkeypatch.setenv("HOME", str(project.parent))
    monkeypatch.chdir(project)
    return project


def everything(folder: Path) -> dict[str, str | None]:
    """Every path below a folder, with the text of files, and without following links."""
    return {
        str(path.relative_to(folder)): path.read_text("utf-8") if path.is_file() and not path.is_symlink() else None
        for path in folder.rglob("*")
    }


def refused(folder: Path | str, sources: Iterable[Path] = ()) -> tuple[Code, str]:
    """Why a folder may not be replaced: nothing is changed anywhere."""
    before = everything(Path.home().parent)
    with pytest.raises(ProblemsFound) as found, replace_folder(Path(folder), sources=sources):
        pytest.fail("It is not refused.")
    assert everything(Path.home().parent) == before
    [problem] = found.value.report.problems
    assert problem.do
    return problem.code, problem.what


@pytest.mark.parametrize("folder", [".", "..", "../..", "/", "../project", "docs/.."])
def test_the_current_folder_the_home_folder_and_what_holds_them_are_refused(project: Path, folder: str) -> None:
    del project
    code, what = refused(folder)
    assert code is Code.OUTPUT_IS_SOURCE
    assert "the current folder" in what


def test_the_home_folder_is_refused_wherever_one_is(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "empty").mkdir()
    monkeypatch.setenv("HOME", str(tmp_path / "empty"))
    with pytest.raises(ProblemsFound, match="LO801 This folder is, or holds, your home folder"):
        replace(tmp_path / "empty", OURS)
    assert project.is_dir()


@pytest.mark.parametrize(
    ("folder", "what"),
    [
        ("/{project}", "This folder is, or holds, policies, a source."),
        ("/{project}/policies", "This folder is, or holds, policies, a source."),
        ("/{project}/policies/england", "This folder is inside policies, which the output is made from."),
        ("/{project}/policies/new/deep", "This folder is inside policies, which the output is made from."),
        ("/{project}/.git/pages", "This folder is inside a .git folder."),
    ],
)
def test_sources_and_what_holds_them_or_is_in_them_are_refused(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: str, what: str
) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)
    named = Path(folder.replace("/{project}", str(project)))
    before = everything(project)
    monkeypatch.setenv("HOME", str(elsewhere))
    with pytest.raises(ProblemsFound) as found, replace_folder(named, sources=[project / "policies"]):
        pytest.fail("It is not refused.")
    assert [(problem.code, problem.what) for problem in found.value.report.problems] == [(Code.OUTPUT_IS_SOURCE, what)]
    assert everything(project) == before


@pytest.mark.parametrize("name", [".git", "mkdocs.yml", "pyproject.toml", "policies", "docs"])
@pytest.mark.parametrize("written", [OURS, None])
def test_a_folder_that_holds_sources_is_refused_even_where_we_wrote_it(
    project: Path, name: str, written: dict[str, str] | None
) -> None:
    folder = project / "out"
    if written is not None:
        replace(folder, written)
    write(folder, {name: "x", "thesis.txt": "years of work"})
    assert refused("out") == (
        Code.OUTPUT_IS_SOURCE,
        f"The folder holds sources, which would be deleted: {name}.",
    )


def test_a_folder_with_files_that_nobody_listed_is_refused(project: Path) -> None:
    write(project / "out", {"thesis.txt": "x", "a.txt": "x", "b/c.txt": "x", "d.txt": "x"})
    what = "The folder holds files that local-offer did not write and would delete: a.txt, b, d.txt and 1 more."
    assert refused("out") == (Code.OUTPUT_NOT_OURS, what)


@pytest.mark.parametrize("marker", ["", "[]", "{}", '{"files": 7}', '{"files"', "\x00"])
def test_a_list_that_cannot_be_read_lists_nothing(project: Path, marker: str) -> None:
    write(project / "out", {MARKER: marker})
    code, what = refused("out")
    assert code is Code.OUTPUT_NOT_OURS
    assert what.endswith(f"{MARKER}.")


def test_a_list_elsewhere_lists_nothing(project: Path) -> None:
    replace(project / "out", OURS)
    write(project / "mine", {"index.html": "mine"})
    (project / "mine" / MARKER).symlink_to(project / "out" / MARKER)
    assert refused("mine")[0] is Code.OUTPUT_NOT_OURS


NAME = st.text("ab.é ", min_size=1, max_size=3).filter(lambda name: name not in (".", ".."))
ADDED = st.lists(NAME, min_size=1, max_size=3).map("/".join)


@pytest.mark.thorough
@given(files=st.sets(ADDED, max_size=4), kind=st.sampled_from(["file", "folder", "link"]), added=ADDED)
def test_whatever_is_added_to_our_folder_is_never_lost(
    files: set[str], kind: str, added: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("any") / "out"
    with replace_folder(folder) as new:
        for name in files:
            path = new / name
            if not any(parent.is_file() for parent in path.parents) and not path.exists():
                path.parent.mkdir(parents=True, exist_ok=True)
                path.touch()
    path = folder / added
    taken = any(parent.exists() and not parent.is_dir() for parent in path.parents)
    if taken or path.exists():
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    if kind == "file":
        path.write_text("mine", encoding="utf-8")
    elif kind == "folder":
        path.mkdir()
    else:
        path.symlink_to(folder.parent)
    before = everything(folder)
    with pytest.raises(ProblemsFound, match="LO802"):
        replace(folder, OURS)
    assert everything(folder) == before


def test_what_file_managers_leave_is_nobodys(project: Path) -> None:
    replace(project / "out", OURS)
    write(project / "out", {".DS_Store": "x", "assets/Thumbs.db": "x"})
    replace(project / "out", {"new.html": "new"})
    assert read(project / "out") == {"new.html": "new"}


def test_a_folder_of_ours_that_became_a_link_leads_to_nothing_that_is_deleted(project: Path) -> None:
    replace(project / "out", OURS)
    (project / "out" / "assets").rename(project / "mine")
    (project / "out" / "assets").symlink_to(project / "mine")
    replace(project / "out", {"new.html": "new"})
    assert read(project / "mine") == {"a.css": "ours"}


def test_a_link_is_what_it_leads_to(project: Path, tmp_path: Path) -> None:
    for name in (".", "policies", "notes.txt"):
        (project / "link").symlink_to(project / name)
        assert refused("link", [project / "policies"])[0] in (Code.OUTPUT_IS_SOURCE, Code.OUTPUT_NOT_A_FOLDER)
        (project / "link").unlink()
    public = tmp_path / "public"
    public.mkdir()
    (project / "link").symlink_to(public)
    for text in ("first", "second"):
        replace(project / "link", {"index.html": text})
        assert (project / "link").is_symlink()
        assert read(public) == {"index.html": text}


def test_a_file_is_no_folder(project: Path) -> None:
    assert refused("notes.txt") == (Code.OUTPUT_NOT_A_FOLDER, "This is a file, not a folder.")
    assert refused("notes.txt/out")[0] is Code.OUTPUT_FAILED
    (project / "round").symlink_to("round")
    assert refused("round")[0] is Code.OUTPUT_NOT_A_FOLDER


def test_the_list_names_all_that_was_written(tmp_path: Path) -> None:
    replace(tmp_path / "out", OURS)
    listed = json.loads((tmp_path / "out" / MARKER).read_text(encoding="utf-8"))
    assert listed["files"] == ["assets", "assets/a.css", "index.html"]
