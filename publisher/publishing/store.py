"""Stores a version of a council's policy whole, or not at all, whatever ends the process.

A version is made in a hidden folder beside `versions/`, forced to the disk, and renamed into its place. It still has
the list of the council's files that it changes (`unfinished.json`): these are put into their places one by one, and
then the list is removed. That is the moment from which on the version is published. A run that was cut off before the
rename has left nothing but the hidden folder, which the next run removes; and one that was cut off after it, the list,
from which the next run goes on.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import zipfile
from contextlib import contextmanager
from typing import TYPE_CHECKING

from publisher.policies.versions.published import ABOUT, UNFINISHED, VERSIONS, About, Published, unfinished
from publisher.source.locks import LockedError, locked_folder
from publisher.source.output import WAIT_SECONDS
from publisher.source.problems import Code, Place, ProblemsFound, Report
from publisher.source.scratch import scratch_folder

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

SCRATCH = ".publishing-"
"""How the names of hidden folders begin in which versions are made."""

_NO_TIME = (1980, 1, 1, 0, 0, 0)


@contextmanager
def held(folder: Path) -> Iterator[Path]:
    """A council's folder for this process alone, for as long as the block lasts.

    Yields:
        A hidden folder in it to make a version in.

    Raises:
        ProblemsFound: another run is publishing (LO804), or the disk is full, for example (LO805).
    """
    try:
        with locked_folder(folder, WAIT_SECONDS), scratch_folder(folder, SCRATCH) as scratch:
            yield scratch
    except LockedError:
        what = "Another run has been publishing this council for some time."
        raise _problem(folder, Code.OUTPUT_BUSY, what, "Wait until it has ended, and try again.") from None
    except OSError as error:
        what = f"The version could not be written: {error.strerror or error}."
        do = "Mend what the system reports, and run the command again: it goes on where it was."
        raise _problem(folder, Code.OUTPUT_FAILED, what, do) from error


def archive(files: Mapping[str, bytes]) -> bytes:
    """Files by their paths as an archive; the same files make the same one."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as into:
        for name, content in sorted(files.items()):
            into.writestr(zipfile.ZipInfo(name, _NO_TIME), content, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def put(scratch: Path, folder: Path, id_: str, parts: Mapping[str, bytes], changed: Mapping[str, bytes]) -> None:
    """Store a version, and put the council's files that it changes into their places.

    Args:
        scratch: the hidden folder.
        folder: the council's folder.
        id_: what the version is called.
        parts: the version's own files, by name.
        changed: the council's files as they are now, by path below the folder of policies; each of them is replaced by
            that in the version's archive.
    """
    new = scratch / "new"
    new.mkdir()
    hashes = {path: _hash(content) for path, content in changed.items()}
    for name, content in {**parts, UNFINISHED: json.dumps(hashes, indent=2).encode()}.items():
        _write(new / name, content)
    _flush(new)
    versions = folder / VERSIONS
    versions.mkdir(exist_ok=True)
    _flush(folder)
    new.rename(versions / id_)
    _flush(versions)
    finish(scratch, folder)


def finish(scratch: Path, folder: Path) -> str | None:
    """Finish the version that a run has left unfinished, if one has; returns what it is called.

    A file that somebody has edited since stays as it is.
    """
    version = unfinished(folder)
    if version is None:
        return None
    hashes = json.loads((version / UNFINISHED).read_bytes())
    files = Published(version, About.model_validate_json((version / ABOUT).read_bytes())).files()
    for path, before in hashes.items():
        place = folder.parent / path
        if place.is_file() and _hash(place.read_bytes()) == before:
            beside = scratch / place.name
            _write(beside, files[path])
            beside.chmod(place.stat().st_mode & 0o777)
            beside.replace(place)
    _flush(folder)
    (version / UNFINISHED).unlink()
    _flush(version)
    return version.name


def _write(path: Path, content: bytes) -> None:
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _flush(folder: Path) -> None:
    """Force the names in a folder to the disk."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _problem(folder: Path, code: Code, what: str, do: str) -> ProblemsFound:
    report = Report()
    report.add(Place(folder, 0), code, what, do)
    return ProblemsFound(report)
