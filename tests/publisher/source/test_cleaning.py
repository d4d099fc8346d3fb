"""What the commands wrote is removed, and whatever anybody else put there stays."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from publisher.runtime.store import Store
from publisher.source.cleaning import clean
from publisher.source.ownership import MARKER
from publisher.source.problems import ProblemsFound
from publisher.source.scratch import scratch_folder
from tests.publisher.source.interrupt import read, replace, write

ROOT = Path(__file__).parents[3]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site that we built."""
    replace(tmp_path / "site", {"index.html": "ours", "assets/a.css": "ours"})
    return tmp_path / "site"


@pytest.fixture
def build(tmp_path: Path) -> Path:
    """What was kept to build it, and what a server left that was killed."""
    Store(tmp_path / "build" / "runtime").text([("file", b"one")], lambda: "text")
    write(tmp_path / "build" / "serve-1", {".local-offer-scratch": "", "site/index.html": "ours"})
    return tmp_path / "build"


def told(site: Path, build: Path) -> list[str]:
    """What stays, by code and what is said of it."""
    with pytest.raises(ProblemsFound) as found:
        clean(site, build)
    problems = found.value.report.in_order()
    assert all(problem.do for problem in problems)
    return [f"{problem.place.path.name}: {problem.code.code} {problem.what}" for problem in problems]


def stays(*names: str) -> str:
    return f"LO802 It stays, because local-offer did not write what is there: {', '.join(names)}."


def test_what_we_wrote_is_removed_whole(site: Path, build: Path) -> None:
    clean(site, build)
    assert not site.exists()
    assert not build.exists()
    clean(site, build)


def test_empty_folders_are_removed(tmp_path: Path) -> None:
    for name in ("site", "build"):
        (tmp_path / name).mkdir()
    clean(tmp_path / "site", tmp_path / "build")
    assert list(tmp_path.iterdir()) == []


def test_a_site_that_somebody_else_made_stays(tmp_path: Path, build: Path) -> None:
    write(tmp_path / "site", {"index.html": "theirs"})
    assert told(tmp_path / "site", build) == [f"site: {stays('index.html')}"]
    assert read(tmp_path / "site") == {"index.html": "theirs"}
    assert not build.exists()


def test_a_site_to_which_somebody_added_a_file_stays_whole(site: Path, build: Path) -> None:
    write(site, {"assets/thesis.txt": "years of work"})
    before = read(site)
    assert told(site, build) == [f"site: {stays('assets/thesis.txt')}"]
    assert read(site) == before
    assert (site / MARKER).is_file()


def test_what_somebody_put_beside_our_scratch_folders_stays(site: Path, build: Path) -> None:
    write(build, {"notes.txt": "theirs", "serve-mine/file": "theirs"})
    assert told(site, build) == [f"build: {stays('notes.txt', 'serve-mine')}"]
    assert read(build) == {"notes.txt": "theirs", "serve-mine/file": "theirs"}


def test_a_store_in_a_folder_that_was_there_is_not_ours(tmp_path: Path, site: Path) -> None:
    write(tmp_path / "build" / "runtime", {"file": "theirs"})
    Store(tmp_path / "build" / "runtime").text([("file", b"one")], lambda: "text")
    assert told(site, tmp_path / "build") == [f"build: {stays('runtime')}"]
    assert (tmp_path / "build" / "runtime" / "file").is_file()


def test_where_links_lead_everything_stays(tmp_path: Path, site: Path, build: Path) -> None:
    here = tmp_path / "here"
    here.mkdir()
    (here / "site").symlink_to(site)
    (here / "build").mkdir()
    (here / "build" / "runtime").symlink_to(build / "runtime")
    assert told(here / "site", here / "build") == [f"build: {stays('runtime')}", f"site: {stays('site')}"]
    assert (site / "index.html").is_file()
    assert (build / "runtime" / "by-inputs").is_dir()


def test_what_a_process_works_in_stays(site: Path, build: Path) -> None:
    with scratch_folder(build, "tests-") as used:
        assert told(site, build) == [f"{used.name}: LO804 Another run works in this folder."]
        assert [path.name for path in build.iterdir()] == [used.name]
    clean(site, build)
    assert not build.exists()


@pytest.mark.thorough
def test_make_removes_what_it_installed_and_built_and_nothing_else(tmp_path: Path, site: Path, build: Path) -> None:
    write(tmp_path, {".venv/ready": "", ".venv/a": "ours", "node_modules/theirs": "", "dist/theirs": ""})
    command = ["make", "-f", str(ROOT / "Makefile"), f"BIN={Path(sys.executable).parent}", "clean"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["dist", "node_modules"]
    assert not site.exists()
    write(tmp_path, {".venv/ready": "", "site/index.html": "theirs"})
    finished = subprocess.run(command, cwd=tmp_path, check=False, capture_output=True, text=True)
    assert finished.returncode != 0
    assert finished.stderr.startswith(f"site: {stays('index.html')}")
    assert sorted(path.name for path in tmp_path.iterdir()) == [".venv", "dist", "node_modules", "site"]
    assert not build.exists()
