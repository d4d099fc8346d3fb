"""Publishes a council's policy as it is in its files, or an earlier version of it again."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, NamedTuple

from publisher.check import check_policies
from publisher.difference import compare_published
from publisher.policies.read import NATIONAL, council_folders
from publisher.policies.versions.published import (
    ABOUT,
    DIFFERENCE,
    POLICY,
    SOURCES,
    VERSIONS,
    About,
    edited_since,
    files_now,
    next_id,
    published,
    version_of,
)
from publisher.publishing.returned import returned
from publisher.publishing.store import archive, finish, held, put
from publisher.source.problems import Code, Place, ProblemsFound, Report, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from publisher.difference import Comparison
    from publisher.policies.versions.published import Published

_VERSION = re.compile(rb"^(?P<key>version[ \t]*:[ \t]*)(?P<quote>['\"]?)[^\s#'\"]+(?P=quote)", re.MULTILINE)


class Outcome(NamedTuple):
    """What was done: the version that was made, and how it differs from the one before.

    version: None where nothing was left to publish but what an earlier run had not finished.
    difference: None for the first version, and where the one before cannot be compared.
    finished: the version of an earlier run that was cut off, which is finished now.
    """

    version: str | None
    difference: Comparison | None
    finished: str | None


class _Work(NamedTuple):
    """A council whose folder is held."""

    policies: Path
    council: str
    day: date
    scratch: Path
    versions: list[Published]

    @property
    def folder(self) -> Path:
        return self.policies / self.council

    @property
    def last(self) -> Published | None:
        return self.versions[-1] if self.versions else None

    def own(self, files: Mapping[str, bytes]) -> dict[str, bytes]:
        """Those of some files that are the council's own."""
        return {name: content for name, content in files.items() if name.startswith(f"{self.council}/")}


def publish(policies: Path, council: str, says: str, day: date, *, compared: bool = True) -> Outcome:
    """Publish a council's policy as it is in its files.

    Args:
        policies: the folder of policies.
        council: the council's id.
        says: what has changed, in a sentence for families.
        day: the day of the version.
        compared: whether the difference from the version before is stored with it.

    Where what all councils share has changed, all of them are checked.

    Raises:
        ProblemsFound: `check` finds something, nothing has changed, or it could not be written. Nothing is published.
    """
    _known(policies, council)
    with held(policies / council) as scratch:
        finished, work = _begin(policies, council, day, scratch)
        now = files_now(policies, council)
        if work.last is not None and not edited_since(work.last.files(), now):
            if finished is not None:
                return Outcome(None, None, finished)
            _nothing(work, f"The policy is as in version {work.last.id}, which was published last.")
        about = About(day=day, says=says)
        return Outcome(*_put(work, now, now, about, compared=compared), finished)


def go_back(policies: Path, council: str, id_: str, day: date, says: str | None = None) -> Outcome:
    """Publish an earlier version of a council's policy again, as a new one. What all councils share stays as it is.

    Args:
        policies: the folder of policies.
        council: the council's id.
        id_: what the earlier version is called.
        day: the day of the new version.
        says: what has changed, in a sentence for families; left out, to which version we went back.

    Raises:
        ProblemsFound: as `publish`; or there is no such version, or edits that are not published would be lost.
    """
    _known(policies, council)
    with held(policies / council) as scratch:
        finished, work = _begin(policies, council, day, scratch)
        report = Report()
        version = version_of(work.folder, id_, report)
        report.stop_if_any()
        now = files_now(policies, council)
        if version is None or work.last is None:
            raise ProblemsFound(report)
        mine, wanted = work.own(now), returned(version, now, day, scratch)
        edited = edited_since(work.own(work.last.files()), mine)
        if not edited and not edited_since(mine, wanted):
            if finished is not None:
                return Outcome(None, None, finished)
            _nothing(work, f"The council's files already say what version {id_} says.")
        if edited and all(edited_since(work.own(each.files()), mine) for each in work.versions):
            what = f"These files have edits that are not published, and would be lost: {', '.join(edited)}."
            do = (
                f"Publish them first: that version stays, and you can go back past it. "
                f"Or, if version {work.last.id} is committed already, put them aside with 'git stash', which undoes "
                f"all that is not. To look at them: 'local-offer diff {council}'."
            )
            report.add(Place(policies / edited[0], 0), Code.EDITS_IN_THE_WAY, what, do)
        after = {**now, **wanted}
        report.stop_if_any()
        about = About(
            day=day,
            says=says or _said_of_going_back(version, work.versions),
            again=id_,
        )
        return Outcome(*_put(work, now, after, about, compared=True), finished)


def _said_of_going_back(version: Published, versions: Sequence[Published]) -> str:
    """The sentences for families where nobody has written any: to which version, and what was said of it."""
    by_id = {each.id: each for each in versions}
    while version.about.again in by_id:
        version = by_id[version.about.again]
    of_the_day = [each.id for each in versions if each.about.day == version.about.day]
    number = f", number {of_the_day.index(version.id) + 1} of that day" if len(of_the_day) > 1 else ""
    back = f"We have gone back to our version of {version.about.day:%-d %B %Y}{number}."
    return f"{back} Of that version we said: “{version.about.says}”"


def _known(policies: Path, council: str) -> None:
    councils = [folder.name for folder in council_folders(policies)]
    if council not in councils:
        report = Report()
        what = f"There is no council '{council}'."
        report.add(Place(policies, 0), Code.UNKNOWN_REFERENCE, what, did_you_mean(council, councils))
        raise ProblemsFound(report)


def _begin(policies: Path, council: str, day: date, scratch: Path) -> tuple[str | None, _Work]:
    """Finish what was cut off, and look at the versions that there are."""
    finished = finish(scratch, policies / council)
    report = Report()
    versions = published(policies / council, report)
    report.stop_if_any()
    if versions and day < versions[-1].about.day:
        what = f"Version {versions[-1].id} was published last, and {day} is before that."
        do = "Check this computer's date, or say the right day with --day."
        report.add(Place(versions[-1].folder, 0), Code.VERSION_TOO_EARLY, what, do)
        report.stop_if_any()
    return finished, _Work(policies, council, day, scratch, versions)


def _nothing(work: _Work, what: str) -> None:
    report = Report()
    report.add(Place(work.folder, 0), Code.NOTHING_TO_PUBLISH, what, "Nothing has to be done, and nothing was.")
    raise ProblemsFound(report)


def _put(
    work: _Work, now: Mapping[str, bytes], after: Mapping[str, bytes], about: About, *, compared: bool
) -> tuple[str, Comparison | None]:
    """Check files, and store them as a version."""
    id_ = next_id(work.day, work.versions)
    council_file = f"{work.council}/council.yaml"
    files = {**after, council_file: _dated(after[council_file], work)}
    copy = work.scratch / "policies"
    others = _others(work, now)
    for name, content in {**others, **files}.items():
        (copy / name).parent.mkdir(parents=True, exist_ok=True)
        (copy / name).write_bytes(content)
    compiled = _checked(copy, work, after[council_file], about.again, only=None if others else work.council)
    parts = {
        ABOUT: f"{about.model_dump_json(indent=2)}\n".encode(),
        POLICY: compiled.encode(),
        SOURCES: archive(files),
    }
    difference = None
    if work.last is not None and compared:
        difference = compare_published(work.last, work.council, id_, copy)
        parts[DIFFERENCE] = (json.dumps(difference, ensure_ascii=False, indent=1) + "\n").encode()
    changed = {name: now[name] for name in files if files[name] != now.get(name) and name in now}
    put(work.scratch, work.folder, id_, parts, changed)
    return id_, difference


def _others(work: _Work, now: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files of all other councils, if what all share may be another than in the version before; else none.

    What all share is a part of each council's rules: a change of it that suits one and breaks another is no version.
    """
    before = {} if work.last is None else work.last.files()
    if not any(name.startswith(f"{NATIONAL}/") for name in edited_since(before, now)):
        return {}
    return {
        name: content
        for folder in council_folders(work.policies)
        if folder != work.folder
        for name, content in files_now(work.policies, folder.name).items()
    }


def _dated(content: bytes, work: _Work) -> bytes:
    """council.yaml with the day of the version: nothing else of it is touched."""
    dated, times = _VERSION.subn(rb"\g<key>" + work.day.isoformat().encode(), content, count=1)
    if not times:
        report = Report()
        what = "The line with 'version' is not where a line begins, so it cannot be set."
        do = "Write 'version:' and a day on a line of its own."
        report.add(Place(work.folder / "council.yaml"), Code.WRONG_VALUE, what, do)
        raise ProblemsFound(report)
    return dated


def _checked(copy: Path, work: _Work, undated: bytes, again: str | None, *, only: str | None) -> str:
    """The compiled policy of files in which `check` finds nothing. What it finds is told where it can be mended.

    undated: council.yaml before the day of the version was set in it.
    again: the earlier version that the files are of.
    only: the council alone, or None for all that there are.
    """
    report = Report()
    builds = check_policies(copy, report, only)
    if not report.problems:
        return next(build.compiled for build in builds if build.files.council.id == work.council)
    without = Report()
    (copy / work.council / "council.yaml").write_bytes(undated)
    check_policies(copy, without, only)
    told = Report()
    for problem in report.problems:
        home = problem.moved(copy, work.policies)
        do = home.do
        if again is not None:
            do += f" (In the files of version {again}: {work.folder / VERSIONS / again / SOURCES} has them.)"
        elif problem not in without.problems:
            do += f" (Publishing sets 'version' to {work.day}. Set it yourself, and 'check' finds this, too.)"
        told.add(home.place, problem.code, home.what, do)
    raise ProblemsFound(told)
