"""Where a run keeps what it has done, so that one that was ended goes on; and the database that does it."""

from __future__ import annotations

import glob
import hashlib
import json
import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING

import duckdb

from publisher.source.locks import LockedError, locked_folder
from publisher.source.problems import Code, Place, ProblemsFound, Report
from publisher.source.scratch import is_scratch, mark_scratch

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MEMORY = "768MB"
"""What is more than this goes to the disk."""

_FINGERPRINT = "fingerprint"


@contextmanager
def work_folder(out: Path) -> Iterator[Path]:
    """The folder beside `out` for what is done already. It stays where a run is ended; `clear` removes it.

    Raises:
        ProblemsFound: it cannot be used.
    """
    work = out.resolve().with_name(f".{out.name}.caseload")
    report = Report()
    if glob.has_magic(str(work)):
        what = "The name of the folder, or of one that it is in, has a star, a question mark or a square bracket."
        report.add(Place(out, 0), Code.OUTPUT_FAILED, what, "Choose a name without.")
        report.stop_if_any()
    try:
        work.parent.mkdir(parents=True, exist_ok=True)
        with locked_folder(work, 0):
            if any(work.iterdir()) and not is_scratch(work):
                report.add(Place(work, 0), Code.OUTPUT_NOT_OURS, "Somebody else's files are in the way.", "Move them.")
                report.stop_if_any()
            mark_scratch(work)
            try:
                yield work
            finally:
                # Whatever was refused before anything was done leaves nothing behind.
                if work.exists() and not (work / _FINGERPRINT).exists():
                    clear(work)
    except LockedError:
        report.add(Place(out, 0), Code.OUTPUT_BUSY, "Another run is writing into this folder.", "Wait for its end.")
        raise ProblemsFound(report) from None
    except OSError as error:
        what = f"It could not be written: {error.strerror or error}."
        report.add(Place(out, 0), Code.OUTPUT_FAILED, what, "Fix what the system reports, and start again.")
        raise ProblemsFound(report) from error


def begin(work: Path, rests_on: object) -> None:
    """Go on with what was done of the same work, and with nothing else.

    Args:
        work: the folder.
        rests_on: all that the results rest on, as data for JSON.
    """
    known, fingerprint = work / _FINGERPRINT, hashlib.sha256(json.dumps(rests_on).encode()).hexdigest()
    if known.exists() and known.read_text(encoding="utf-8") == fingerprint:
        return
    for left in work.iterdir():
        if left.is_dir() and not left.is_symlink():
            shutil.rmtree(left)
        else:
            left.unlink()
    mark_scratch(work)
    write(known, fingerprint)


def clear(work: Path) -> None:
    """Remove what was done, when it is put together."""
    shutil.rmtree(work)


def write(file: Path, text: str) -> None:
    """Write a small file whole, or not at all."""
    new = file.with_suffix(".new")
    new.write_text(text, encoding="utf-8")
    new.rename(file)


@contextmanager
def database(work: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A database in memory: what is too much for that goes into the work folder, and no server is asked.

    Tables are joined as a statement names them: the families stream past the small tables, and never are all of them
    kept in memory for a small table to stream past.
    """
    connection = duckdb.connect(
        config={
            "memory_limit": MEMORY,
            "temp_directory": str(work / "spilled"),
            "autoinstall_known_extensions": "false",
            "autoload_known_extensions": "false",
        }
    )
    connection.execute("SET disabled_optimizers = 'join_order,build_side_probe_side'")
    try:
        yield connection
    finally:
        connection.close()
