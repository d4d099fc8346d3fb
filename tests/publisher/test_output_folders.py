"""What the command writes: over nothing of anybody's, whole whenever it is ended, and nothing left for good."""

from __future__ import annotations

import json
import signal
from typing import TYPE_CHECKING

import pytest

from publisher.runtime.pack import MANIFEST
from publisher.source.ownership import MARKER
from tests.publisher.local_offer import in_project
from tests.publisher.process import local_offer_process, wait_for_line
from tests.site_project import change, site_project
from tests.waiting import until

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.thorough

LONGEST_SECONDS = 120


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return site_project(tmp_path_factory.mktemp("project"))


def left(project: Path) -> list[str]:
    return [path.name for path in (project / "build").glob("serve-*")]


def pages(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    ("when", "number"),
    [("Building", signal.SIGTERM), ("Building", signal.SIGINT), ("Built", signal.SIGTERM), ("Built", signal.SIGHUP)],
)
def test_a_server_that_is_told_to_end_leaves_no_site_behind(when: str, number: signal.Signals, project: Path) -> None:
    with local_offer_process(project, "serve", "--port", "0") as server:
        wait_for_line(server, when)
        assert len(left(project)) == 1
        server.send_signal(number)
        _, said = server.communicate(timeout=LONGEST_SECONDS)
        assert server.returncode in (0, 128 + number)
        assert "Traceback" not in said
    assert left(project) == []


def test_what_a_killed_server_leaves_the_next_one_removes(project: Path) -> None:
    with local_offer_process(project, "serve", "--port", "0") as server:
        wait_for_line(server, "Built")
        server.kill()
        server.wait(LONGEST_SECONDS)
    assert len(left(project)) == 1
    with local_offer_process(project, "serve", "--port", "0") as first:
        wait_for_line(first, "Built")
        assert len(left(project)) == 1
        with local_offer_process(project, "serve", "--port", "0") as second:
            # What is still used stays.
            wait_for_line(second, "Built")
            assert len(left(project)) == 2
            second.terminate()
            second.wait(LONGEST_SECONDS)
        assert first.poll() is None
        first.terminate()
        first.wait(LONGEST_SECONDS)
    assert left(project) == []


def test_a_build_that_is_ended_at_any_moment_leaves_the_old_site_or_the_new_one(project: Path) -> None:
    with local_offer_process(project, "site") as build:
        assert build.wait(LONGEST_SECONDS) == 0
    old = pages(project / "site")
    change(project / "docs" / "about.md", "# ", "# New: ")
    ended = [
        ended_at(project, written, number, old)
        for number, written in (
            (signal.SIGKILL, "."),
            (signal.SIGTERM, "index.html"),
            (signal.SIGINT, "exampleshire/index.html"),
            (signal.SIGKILL, "_headers"),
        )
    ]
    assert any(ended), "No build was ended before it was done."
    with local_offer_process(project, "site") as build:
        assert build.wait(LONGEST_SECONDS) == 0
    assert pages(project / "site") != old
    assert [path.name for path in project.iterdir() if path.name.startswith(".site")] == []


def ended_at(project: Path, written: str, number: signal.Signals, old: dict[str, bytes]) -> bool:
    """End a build when it has written a file; whether that came before it was done. What is there then is whole."""
    new = project / ".site.local-offer" / "new"
    with local_offer_process(project, "site") as build:
        until(lambda: (new / written).exists() or build.poll() is not None)
        build.send_signal(number)
        build.wait(LONGEST_SECONDS)
    found = pages(project / "site")
    assert found == old or (is_whole(project / "site") and b"New: " in found["about/index.html"])
    return build.returncode != 0


def is_whole(folder: Path) -> bool:
    """Whether all is there that was written, by the list that is written last."""
    listed = set(json.loads((folder / MARKER).read_text(encoding="utf-8"))["files"])
    return listed == {path.relative_to(folder).as_posix() for path in folder.rglob("*")} - {MARKER}


@pytest.mark.parametrize("command", ["site", "runtime"])
def test_nothing_of_anybodys_is_written_over(command: str, project: Path) -> None:
    (project / "p" / ".git").mkdir(parents=True, exist_ok=True)
    (project / "p" / "thesis.txt").write_text("years of work", encoding="utf-8")
    before = pages(project)
    for folder, code in (
        ("p", "LO801"),
        (str(project), "LO801"),
        (".", "LO801"),
        ("docs", "LO801"),
        ("docs/site", "LO801"),
        ("mkdocs.yml", "LO801"),
        ("p/thesis.txt", "LO803"),
    ):
        finished = in_project(project, command, folder)
        assert (finished.code, finished.out) == (1, ""), folder
        assert f": {code} " in finished.err
        assert finished.err.endswith("1 problem found\n")
    assert pages(project) == before


def test_the_packed_runtime_is_written_into_a_folder_and_over_an_earlier_one(project: Path) -> None:
    for _ in range(2):
        finished = in_project(project, "runtime", "python")
        assert (finished.code, finished.err) == (0, "")
        folder = project / finished.out.partition(":")[0]
        assert folder.parent == project / "python"
        assert (folder / MANIFEST).is_file()
    assert in_project(project, "runtime").code == 0
