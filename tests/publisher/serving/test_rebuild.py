"""Building again when a file changes: the last good site stays while a build fails."""

from __future__ import annotations

import json
import threading
import urllib.request
import weakref
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from watchfiles import DefaultFilter, watch

from publisher.serving.rebuild import let_go_of_garbage, serve_and_rebuild
from publisher.serving.server import EARLIER, SiteServer
from publisher.site.hosting.unsafe_pages import Refused, UnsafePagesError
from publisher.source.problems import Code, Place, Problem, ProblemsFound, Report
from tests.waiting import LONGEST_SECONDS, until

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from watchfiles import Change

pytestmark = pytest.mark.thorough


class Cycle:
    """Something that nobody but itself holds, and that notes where it is let go of."""

    def __init__(self, seen: list[threading.Thread]) -> None:
        self.itself, self.seen = self, seen

    def __del__(self) -> None:
        self.seen.append(threading.current_thread())


def test_garbage_is_let_go_of_where_no_signal_is_heard() -> None:
    seen: list[threading.Thread] = []
    Cycle(seen)
    let_go_of_garbage()
    assert len(seen) == 1
    assert threading.main_thread() not in seen


class Watcher:
    """What watches the files, and notes what it was told of and how often it has handed something on."""

    def __init__(self) -> None:
        self.told: set[str] = set()
        self.turns = 0

    def watch(self, *folders: Path, **options: Any) -> Iterator[set[tuple[Change, str]]]:
        counts = options.pop("watch_filter", DefaultFilter())

        def note(change: Change, path: str) -> bool:
            self.told.add(Path(path).name)
            return bool(counts(change, path))

        for changed in watch(*folders, watch_filter=note, **options):
            self.turns += 1
            yield changed

    def has_done_with(self, name: str) -> None:
        """Wait until it has been told of a file, and whatever that leads to is done."""
        until(lambda: name in self.told)
        # It may have handed on this very file; it hands on nothing more until that is built.
        turns = self.turns
        until(lambda: self.turns >= turns + 2)


class Knot:
    """Something that holds itself, so that only tidying removes it."""

    def __init__(self) -> None:
        self.itself = self


class Project:
    """A source file that is built into a page; the word "bad" in it fails the build."""

    def __init__(self, folder: Path) -> None:
        self.sources = folder / "sources"
        self.sources.mkdir()
        self.config = folder / "config.yml"
        self.config.write_text("config", encoding="utf-8")
        self.page = self.sources / "page.txt"
        self.page.write_text("first", encoding="utf-8")
        self.folder = folder
        self.builds = 0
        self.site: Path | None = None
        self.saved_meanwhile = ""
        self.left_over = weakref.ref(Knot())

    def build(self, site: Path) -> list[Problem]:
        self.builds += 1
        self.left_over = weakref.ref(Knot())
        text = self.page.read_text(encoding="utf-8")
        if self.saved_meanwhile:
            self.page.write_text(self.saved_meanwhile, encoding="utf-8")
            self.saved_meanwhile = ""
        (site / "index.html").write_text(text, encoding="utf-8")
        if text == "bad":
            raise ValueError("the page is bad")
        if text == "problem":
            report = Report()
            report.add(Place(self.page, 7), Code.UNKNOWN_FACT, "There is no fact EX-1.", "Did you mean EX-2?")
            raise ProblemsFound(report)
        if text == "unsafe":
            raise UnsafePagesError({Path("index.html"): (Refused(3, "A style attribute.", "Use a class."),)})
        self.site = site
        return [Problem(Place(self.page, 2), Code.REVIEW_OVERDUE, "It is old.", "Read it.")] if text == "old" else []


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path)


@pytest.fixture
def watcher(monkeypatch: pytest.MonkeyPatch) -> Watcher:
    watcher = Watcher()
    monkeypatch.setattr("publisher.serving.rebuild.watch", watcher.watch)
    return watcher


@pytest.fixture
def server(project: Project, monkeypatch: pytest.MonkeyPatch) -> Iterator[SiteServer]:
    """Serve the project."""
    started: list[SiteServer] = []
    enter = SiteServer.__enter__

    def remember(server: SiteServer) -> SiteServer:
        started.append(server)
        return enter(server)

    monkeypatch.setattr(SiteServer, "__enter__", remember)
    stop = threading.Event()
    scratch = project.folder / "scratch"
    scratch.mkdir()
    arguments = (project.build, scratch, [project.sources, project.config], 0)
    thread = threading.Thread(target=serve_and_rebuild, args=arguments, kwargs={"stop": stop})
    thread.start()
    until(lambda: project.builds == 1 and project.site is not None)
    yield started[0]
    stop.set()
    thread.join(LONGEST_SECONDS)
    assert not thread.is_alive()


@pytest.fixture
def read(server: SiteServer) -> Callable[[], str]:
    """Read the project's page, but for what the server adds to it."""

    def read() -> str:
        with urllib.request.urlopen(server.url, timeout=10) as response:  # noqa: S310 - our own server
            return str(response.read().decode()).partition("<script")[0]

    return read


@contextmanager
def listening(server: SiteServer) -> Iterator[Callable[[], Any]]:
    """What an open page is told of each attempt to build: each call waits for the end of the next one."""
    with urllib.request.urlopen(f"{server.url}__dev/events", timeout=LONGEST_SECONDS) as stream:  # noqa: S310
        told = (json.loads(line.removeprefix(b"data: ")) for line in stream if line.startswith(b"data: "))
        ended = (news for news in told if not news["building"])
        yield lambda: next(ended)


def test_a_change_is_built_and_the_oldest_site_removed(project: Project, read: Callable[[], str]) -> None:
    until(lambda: read() == "first")
    sites = [project.site]
    for number in range(EARLIER + 1):
        assert all(site is not None and site.exists() for site in sites)
        project.page.write_text(f"new {number}", encoding="utf-8")
        until(lambda: read() == f"new {number}")  # noqa: B023 - it is called before the next turn
        sites.append(project.site)
    oldest = sites[0]
    assert oldest is not None
    until(lambda: not oldest.exists())


@pytest.fixture
def saved_meanwhile(project: Project) -> str:
    """What is saved during the first build, after that has read the page."""
    project.saved_meanwhile = "meanwhile"
    return project.saved_meanwhile


def test_a_change_during_a_build_leads_to_another_one(saved_meanwhile: str, read: Callable[[], str]) -> None:
    until(lambda: read() == saved_meanwhile)


def test_memory_is_tidied_once_nothing_is_asked_for(project: Project, server: SiteServer) -> None:
    assert server.url
    until(lambda: project.left_over() is None)


def test_a_build_that_fails_keeps_the_last_good_site(
    project: Project, read: Callable[[], str], capsys: pytest.CaptureFixture[str]
) -> None:
    project.page.write_text("bad", encoding="utf-8")
    until(lambda: project.builds == 2)
    said = ""

    def told() -> bool:
        nonlocal said
        said += capsys.readouterr().err
        return "Waiting for a change" in said

    until(told)
    assert "ValueError: the page is bad" in said
    assert "The last good site is still there." in said
    assert read() == "first"
    project.page.write_text("mended", encoding="utf-8")
    until(lambda: read() == "mended")


def test_open_pages_are_told_of_each_build_and_of_what_stopped_one(project: Project, server: SiteServer) -> None:
    with listening(server) as news:
        first = news()
        assert first["fault"] is None
        project.page.write_text("problem", encoding="utf-8")
        place = f"{project.page}:7"
        finding = {"place": place, "code": "LO204", "what": "There is no fact EX-1.", "do": "Did you mean EX-2?"}
        told = news()
        assert (told["build"], told["fault"]) == (first["build"], {"findings": [finding], "text": ""})
        project.page.write_text("unsafe", encoding="utf-8")
        finding = {"place": "index.html:3", "code": "", "what": "A style attribute.", "do": "Use a class."}
        assert news()["fault"] == {"findings": [finding], "text": ""}
        project.page.write_text("bad", encoding="utf-8")
        assert news()["fault"]["text"].endswith("ValueError: the page is bad\n")
        project.page.write_text("mended", encoding="utf-8")
        told = news()
        assert told["fault"] is None
        assert told["build"] != first["build"]
        with listening(server) as other:
            assert other() == told


def test_open_pages_are_told_what_a_build_warns_of(project: Project, server: SiteServer) -> None:
    with listening(server) as news:
        assert news()["warnings"] == []
        project.page.write_text("old", encoding="utf-8")
        told = news()
        warning = {"place": f"{project.page}:2", "code": "LO305", "what": "It is old.", "do": "Read it."}
        assert (told["fault"], told["warnings"]) == (None, [warning])


def test_a_watched_file_may_be_replaced(project: Project, read: Callable[[], str]) -> None:
    del read
    for count in (2, 3):
        new = project.folder / "config.new"
        new.write_text("other", encoding="utf-8")
        new.replace(project.config)
        until(lambda: project.builds == count)  # noqa: B023 - it is called before the next turn


def test_a_folder_may_go_and_come_back(project: Project, read: Callable[[], str]) -> None:
    away = project.folder / "away"
    project.sources.rename(away)
    until(lambda: project.builds >= 2)
    (away / "page.txt").write_text("second", encoding="utf-8")
    away.rename(project.sources)
    until(lambda: read() == "second")
    project.page.write_text("third", encoding="utf-8")
    until(lambda: read() == "third")


def test_another_folder_may_take_the_place_of_one(project: Project, read: Callable[[], str]) -> None:
    other = project.folder / "other"
    other.mkdir()
    (other / "page.txt").write_text("second", encoding="utf-8")
    project.sources.rename(project.folder / "away")
    other.rename(project.sources)
    until(lambda: read() == "second")
    project.page.write_text("third", encoding="utf-8")
    until(lambda: read() == "third")


def test_many_changes_at_once_are_one_build_and_reading_is_none(
    project: Project, watcher: Watcher, read: Callable[[], str]
) -> None:
    for number in range(20):
        (project.sources / f"{number}.txt").write_text("x", encoding="utf-8")
    until(lambda: project.builds == 2)
    project.page.read_text(encoding="utf-8")
    (project.sources / "__pycache__").mkdir()
    (project.sources / "a.pyc").write_text("x", encoding="utf-8")
    watcher.has_done_with("a.pyc")
    assert project.builds == 2
    assert read() == "first"
