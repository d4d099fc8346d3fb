"""Where the two versions come from that are compared: published, a folder of policies, or a revision that git keeps."""

from __future__ import annotations

import io
import subprocess
import tarfile
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from publisher.check import check_policies, unsound
from publisher.policies.read import NATIONAL, council_folders
from publisher.policies.versions.published import published
from publisher.source.problems import Code, Place, ProblemsFound, Report

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

    from publisher.pages.council_build import CouncilBuild
    from publisher.policies.versions.published import Published
    from publisher.source.problems import Problem

_MOST_TOLD = 10
"""So many problems somebody may have left by mistake."""

COMMITTED = "HEAD"
PUBLISHED = "published"
"""The revision, and the version of a council, that comparisons start from where nobody says another."""


@dataclass(frozen=True, slots=True)
class Source:
    """A version of all policies.

    name: what it is called. folder: where it is. revision: the name and the path under which it is kept, by git or
    among the published versions, where it is.
    """

    name: str
    folder: Path
    revision: str | None = None

    def place(self, place: Place) -> Place:
        """A place in it as it can be found again: that of a revision is `HEAD:policies/...`."""
        if self.revision is None or not place.path.is_relative_to(self.folder):
            return place
        return Place(Path(self.revision) / place.path.relative_to(self.folder), place.line)

    def councils(self) -> list[str]:
        """The ids of its councils."""
        return [folder.name for folder in council_folders(self.folder)]

    def read(self, council: str) -> tuple[CouncilBuild, int]:
        """A council in it, and how many problems `check` finds that leave its rules clear all the same.

        Raises:
            ProblemsFound: it cannot be read, or nobody can say what its rules come to.
        """
        report = Report()
        builds = check_policies(self.folder, report, council)
        found = unsound(report) or ([] if builds else report.problems)
        if found:
            raise ProblemsFound(self._told(found))
        return builds[0], len(report.problems)

    def _told(self, problems: list[Problem]) -> Report:
        """Problems at the places where they can be found; or that a revision, which nobody can mend, has so many."""
        there = [replace(problem, place=self.place(problem.place)) for problem in problems]
        if self.revision is None or len(there) <= _MOST_TOLD:
            return Report(there)
        first = Report(there).in_order()[0]
        what = (
            f"'{self.name}' was written for another version of this program, which finds {len(there)} problems in it."
        )
        do = f"Compare with a later revision. The first problem is {first.code.code}: {first.what}"
        report = Report()
        report.add(first.place, Code.VERSION_UNREADABLE, what, do)
        return report


@contextmanager
def open_source(said: str | None, policies: Path, council: str | None = None) -> Iterator[Source]:
    """A version, for as long as the block lasts.

    Args:
        said: how somebody names it; left out, the policies as they are.
        policies: the folder of policies, which a revision is of.
        council: the council whose published versions can be named.

    Raises:
        ProblemsFound: there is no such version (LO901).
    """
    if said is None:
        yield Source("the working files", policies)
        return
    for opener in _OPENERS:
        opened = opener(said, policies, council)
        if opened is not None:
            with opened as source:
                yield source
            return
    report = Report()
    what = (
        f"'{said}' is no version: neither one that was published, nor a folder with {NATIONAL}/ in it, "
        "nor a revision that git has."
    )
    councils = ", ".join(folder.name for folder in council_folders(policies))
    do = f"Name a published version, a folder, a commit, a branch or a tag. A council comes first: {councils}."
    report.add(Place(policies, 0), Code.VERSION_UNKNOWN, what, do)
    raise ProblemsFound(report)


def versions_of(policies: Path, council: str) -> list[Published]:
    """The published versions of a council, first one first.

    Raises:
        ProblemsFound: one cannot be read.
    """
    report = Report()
    found = published(policies / council, report)
    report.stop_if_any()
    return found


def _version(said: str, policies: Path, council: str | None) -> AbstractContextManager[Source] | None:
    versions = [] if council is None else versions_of(policies, council)
    for version in reversed(versions):
        if said in (PUBLISHED, version.id):
            return published_source(version)
    return None


@contextmanager
def published_source(version: Published) -> Iterator[Source]:
    """A published version as a source, for as long as the block lasts."""
    with tempfile.TemporaryDirectory(prefix="local-offer-diff-") as name:
        folder = Path(name)
        for path, content in version.files().items():
            (folder / path).parent.mkdir(exist_ok=True)
            (folder / path).write_bytes(content)
        yield Source(version.id, folder, f"{version.id}:policies")


def _folder(said: str, _: Path, __: str | None) -> AbstractContextManager[Source] | None:
    folder = Path(said)
    return _as_it_is(Source(said, folder)) if (folder / NATIONAL).is_dir() else None


@contextmanager
def _as_it_is(source: Source) -> Iterator[Source]:
    yield source


def _revision(said: str, policies: Path, _: str | None) -> AbstractContextManager[Source] | None:
    commit = _git(policies, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{said}^{{commit}}")
    prefix = _git(policies, "rev-parse", "--show-prefix")
    if commit is None or prefix is None:
        return None
    archive = _git(policies, "archive", "--format=tar", commit.decode().strip())
    return None if archive is None else _unpacked(said, prefix.decode().strip(), archive)


@contextmanager
def _unpacked(said: str, prefix: str, archive: bytes) -> Iterator[Source]:
    with tempfile.TemporaryDirectory(prefix="local-offer-diff-") as folder:
        with tarfile.open(fileobj=io.BytesIO(archive)) as files:
            files.extractall(folder, filter="data")
        yield Source(said, Path(folder), f"{said}:{prefix}")


def _git(folder: Path, *arguments: str) -> bytes | None:
    """What git says, in the folder of policies; None where it refuses, or is not there."""
    try:
        done = subprocess.run(["git", *arguments], cwd=folder, capture_output=True, check=False)  # noqa: S603, S607 - no shell, and git is where the user has it
    except OSError:
        return None
    return done.stdout if done.returncode == 0 else None


type _Opener = Callable[[str, Path, str | None], AbstractContextManager[Source] | None]

_OPENERS: tuple[_Opener, ...] = (_version, _folder, _revision)
"""Each kind of version, tried in this order."""
