"""Publishes a council's policy as it is in its files, or an earlier version of it again."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from publisher.check import check_policies
from publisher.difference import compare_published
from publisher.policies.read import council_folders
from publisher.policies.versions.published import (
    ABOUT,
    DIFFERENCE,
    POLICY,
    SOURCES,
    About,
    edited_since,
    files_now,
    next_id,
    published,
    version_of,
)
from publisher.publishing.store import archive, finish, held, put
from publisher.source.problems import Code, Place, ProblemsFound, Report, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Mapping
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


def publish(policies: Path, council: str, says: str, day: date, *, compared: bool = True) -> Outcome:
    """Publish a council's policy as it is in its files.

    Args:
        policies: the folder of policies.
        council: the council's id.
        says: what has changed, in a sentence for families.
        day: the day of the version.
        compared: whether the difference from the version before is stored with it.

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
        says: what has changed, in a sentence for families; left out, that we went back.

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
        own = f"{council}/"
        edited = [name for name in edited_since(work.last.files(), now) if name.startswith(own)]
        after = {**now, **{name: content for name, content in version.files().items() if name.startswith(own)}}
        if not edited_since(now, after):
            if finished is not None:
                return Outcome(None, None, finished)
            _nothing(work, f"The council's files already say what version {id_} says.")
        if edited:
            what = f"These files have edits that are not published, and would be lost: {', '.join(edited)}."
            do = f"Publish them first, put them aside with 'git stash', or look at them: 'local-offer diff {council}'."
            report.add(Place(policies / edited[0], 0), Code.EDITS_IN_THE_WAY, what, do)
        report.stop_if_any()
        about = About(
            day=day,
            says=says or f"We have gone back to our version of {version.about.day:%-d %B %Y}.",
            again=id_,
        )
        return Outcome(*_put(work, now, after, about, compared=True), finished)


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
    for name, content in files.items():
        (copy / name).parent.mkdir(parents=True, exist_ok=True)
        (copy / name).write_bytes(content)
    compiled = _checked(copy, work)
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


def _checked(copy: Path, work: _Work) -> str:
    """The compiled policy of files in which `check` finds nothing. What it finds is told where it can be mended."""
    report = Report()
    builds = check_policies(copy, report, work.council)
    told = Report()
    for problem in report.problems:
        place = problem.place
        if place.path.is_relative_to(copy):
            place = replace(place, path=work.policies / place.path.relative_to(copy))
        told.add(place, problem.code, problem.what, problem.do)
    told.stop_if_any()
    return builds[0].compiled
