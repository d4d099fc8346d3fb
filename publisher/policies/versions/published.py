"""The versions of a council's policy that were published, as `versions/` in its folder keeps them.

Each has a folder of its own: what it is (`version.json`), the compiled policy, the difference from the one before it,
and the files that it was made from, which nobody edits by mistake in an archive. `publisher.publishing` writes them.
"""

from __future__ import annotations

import csv
import io
import re
import zipfile
import zlib
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ConfigDict, ValidationError

from publisher.policies.read import COUNCIL_FILES, NATIONAL
from publisher.source.problems import Code, Place, ProblemsFound, Report, did_you_mean
from publisher.source.text_file import MOST_BYTES, read_text
from publisher.source.yaml_source import parse_yaml

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

VERSIONS = "versions"
ABOUT = "version.json"
POLICY = "policy.json"
DIFFERENCE = "difference.json"
SOURCES = "sources.zip"
UNFINISHED = "unfinished.json"
"""The files of a version. While the last one is there, the version is not published yet."""

_ID = re.compile(r"(?P<day>\d{4}-\d{2}-\d{2})(?:\.(?P<number>[1-9]\d*))?")

_FILE = re.compile(r"\w[\w-]*/\w[\w-]*\.(yaml|csv)")
"""The paths of the files of a version: no other one is written anywhere."""

_MOST_FILES = 100

_NATIONAL_KINDS = frozenset({".yaml", ".csv"})

_BROKEN = "Put the folder back as it was published, from git or from a backup."


class About(BaseModel):
    """version.json: the day of a version, the sentence that families read, and which one was published again."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    format: int = 1
    day: date
    says: str
    again: str | None = None


@dataclass(frozen=True, slots=True)
class Published:
    """A version that was published.

    id: the day; and which one of that day, from the second on: 2026-11-26.2.
    """

    folder: Path
    about: About

    @property
    def id(self) -> str:
        """What it is called."""
        return self.folder.name

    def files(self) -> dict[str, bytes]:
        """The files that it was made from, by their paths below the folder of policies.

        Raises:
            ProblemsFound: they cannot be read.
        """
        path = self.folder / SOURCES
        try:
            with zipfile.ZipFile(path) as archive:
                return {entry.filename: _content(archive, entry) for entry in _entries(archive)}
        except (OSError, EOFError, RuntimeError, zlib.error, zipfile.BadZipFile) as error:
            report = Report()
            what = f"The files of a published version cannot be read: {error}."
            report.add(Place(path, 0), Code.UNREADABLE, what, _BROKEN)
            raise ProblemsFound(report) from error


def _entries(archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    """The files of a policy in an archive."""
    found = [entry for entry in archive.infolist() if _FILE.fullmatch(entry.filename)]
    if len(found) > _MOST_FILES:
        raise zipfile.BadZipFile("more is in them than a policy has")
    return found


def _content(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """The content of a file, of which no more is unpacked than is allowed, whatever its entry says."""
    with archive.open(entry) as file:
        content = file.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise zipfile.BadZipFile("more is in them than a policy has")
    return content


def published(folder: Path, report: Report) -> list[Published]:
    """The versions of the council in a folder, first one first.

    Args:
        folder: the council's folder.
        report: receives a problem for each that cannot be read (LO101).
    """
    found = []
    for path in _folders(folder):
        if (path / UNFINISHED).exists():
            continue
        try:
            about = About.model_validate_json(read_text(path / ABOUT, Report()) or "")
        except ValidationError:
            report.add(Place(path / ABOUT, 0), Code.UNREADABLE, "A published version cannot be read.", _BROKEN)
            continue
        found.append(Published(path, about))
    return found


def unfinished(folder: Path) -> Path | None:
    """The folder of the version that was cut off while it was being published; None where none was."""
    return next((path for path in _folders(folder) if (path / UNFINISHED).exists()), None)


def version_of(folder: Path, id_: str, report: Report) -> Published | None:
    """One version of the council in a folder; None where there is none of that name, which is reported (LO901)."""
    versions = published(folder, report)
    for version in versions:
        if version.id == id_:
            return version
    what = f"No version of '{folder.name}' is called '{id_}'."
    report.add(Place(folder / VERSIONS, 0), Code.VERSION_UNKNOWN, what, did_you_mean(id_, [v.id for v in versions]))
    return None


def next_id(day: date, versions: Sequence[Published]) -> str:
    """What the next version is called, if it is of a day."""
    number = sum(version.about.day == day for version in versions)
    return f"{day}.{number + 1}" if number else day.isoformat()


def files_now(policies: Path, council: str) -> dict[str, bytes]:
    """The files that a version of a council is made from, as they are, by their paths below the folder of policies.

    Raises:
        OSError: one cannot be read.
    """
    own = [policies / council / name for name in COUNCIL_FILES]
    shared = [path for path in (policies / NATIONAL).iterdir() if path.suffix in _NATIONAL_KINDS]
    return {
        path.relative_to(policies).as_posix(): path.read_bytes() for path in [*sorted(shared), *own] if path.is_file()
    }


def edited_since(then: Mapping[str, bytes], now: Mapping[str, bytes]) -> list[str]:
    """The files that say something else than in a version. Comments, layout and `version` say nothing."""
    names = sorted({*then, *now})
    return [name for name in names if not _say_the_same(Path(name), then.get(name), now.get(name))]


def _say_the_same(path: Path, one: bytes | None, other: bytes | None) -> bool:
    if one == other or one is None or other is None:
        return one == other
    return bool(_said(path, one) == _said(path, other))


def _said(path: Path, content: bytes) -> Any:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content
    if path.suffix == ".csv":
        return list(csv.reader(io.StringIO(text)))
    report = Report()
    source = parse_yaml(text, path, report)
    if source is None or report.problems:
        return content
    if path.name == "council.yaml" and isinstance(source.data, dict):
        return {key: value for key, value in source.data.items() if key != "version"}
    return source.data


def _folders(folder: Path) -> list[Path]:
    """The folders of versions, first one first. Anything else that is there is left alone."""
    found = []
    for path in (folder / VERSIONS).glob("*"):
        match = _ID.fullmatch(path.name)
        if match is not None and path.is_dir():
            found.append(((match["day"], int(match["number"] or 1)), path))
    return [path for _, path in sorted(found)]
