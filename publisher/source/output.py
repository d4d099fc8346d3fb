"""Writes output whole or not at all, and never replaces or deletes anybody else's files.

A folder is made beside its target and swapped in by one step: a reader always finds the old folder or the new one.
docs/architecture/output.md says why.
"""

from __future__ import annotations

import ctypes
import errno
import os
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from publisher.source.locks import LockedError, locked_folder
from publisher.source.ownership import MARKER, check_output, is_marked, mark, remove_ours
from publisher.source.problems import Code, Place, ProblemsFound, Report

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

WAIT_SECONDS = 120
"""How long to wait for another run that writes into the same folder."""

_NEW = "new"
_OLD = "old"

# From <fcntl.h> and <linux/fs.h>.
_FROM_CURRENT_FOLDER = -100
_RENAME_EXCHANGE = 2
_CANNOT_EXCHANGE = frozenset({errno.ENOSYS, errno.EINVAL, errno.ENOTSUP})


@contextmanager
def replace_folder(folder: Path, *, sources: Iterable[Path] = ()) -> Iterator[Path]:
    """A new folder to fill, which replaces `folder` when the block ends well.

    Until then, and whatever ends the block, what was there before stays as it was. A process that is killed leaves a
    hidden folder beside the place, which the next run removes.

        with replace_folder(folder, sources=[root / "docs", root / "mkdocs.yml"]) as new:
            (new / "index.html").write_text(...)

    Args:
        folder: the folder to write. It has to be missing, empty, or written by this function before, with nothing
            added since. Where it is a symbolic link, the folder that it leads to is replaced.
        sources: files and folders that the output is made from. The output may neither hold them nor be inside them.

    Yields:
        An empty folder. It is in the same file system as `folder`, and nothing else writes into it.

    Raises:
        ProblemsFound: the folder may not be replaced, another run is writing into it, or the block or this function
            met an OSError, such as a full disk.
    """
    sources = list(sources)
    try:
        target = check_output(folder, sources)
        target.parent.mkdir(parents=True, exist_ok=True)
        with _work_folder(target) as work:
            # An earlier run may have been ended between two steps, and another one may just have finished.
            check_output(folder, sources)
            new = work / _NEW
            new.mkdir()
            yield new
            mark(new)
            # A file may have been put there meanwhile.
            check_output(folder, sources)
            _put_in_place(new, target, work / _OLD)
    except LockedError:
        what = f"Another run has been writing into this folder for {WAIT_SECONDS} seconds."
        raise _problem(folder, Code.OUTPUT_BUSY, what, "Wait until it has ended, or choose another folder.") from None
    except OSError as error:
        what = f"It could not be written: {error.strerror or error}{f': {error.filename}' if error.filename else ''}."
        do = "Nothing was replaced. Fix what the system reports, or choose another folder."
        raise _problem(folder, Code.OUTPUT_FAILED, what, do) from error


def replace_file(path: Path, text: str) -> None:
    """Write a text file beside its place and rename it into it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.new")
    try:
        beside.write_text(text, encoding="utf-8", newline="")
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


@contextmanager
def _work_folder(target: Path) -> Iterator[Path]:
    """A hidden folder beside the target, for this process alone. What an earlier run left is tidied up first."""
    work = target.with_name(f".{target.name}.local-offer")
    with locked_folder(work, WAIT_SECONDS):
        found = {path.name for path in work.iterdir()}
        if found and (MARKER not in found or found - {MARKER, _NEW, _OLD}):
            raise OSError(errno.ENOTEMPTY, "This folder is in the way, and local-offer did not make it", str(work))
        _settle(work, target)
        (work / MARKER).touch()
        try:
            yield work
        finally:
            # What cannot be removed now, the next run removes or names.
            with suppress(OSError):
                _settle(work, target)
                (work / MARKER).unlink()
                work.rmdir()


def _settle(work: Path, target: Path) -> None:
    """Recover from any state: leave the old or the new folder in place, and nothing else."""
    old = work / _OLD
    if old.exists() and not target.exists():
        old.rename(target)
    for left in (old, work / _NEW):
        if left.exists():
            remove_ours(left)


def _put_in_place(new: Path, target: Path, aside: Path) -> None:
    if not is_marked(target):
        # It is missing or empty, or else the system refuses.
        new.rename(target)
    elif not _exchange(new, target):
        # Ended between the two, the next run puts the old folder back.
        target.rename(aside)
        new.rename(target)


def _exchange(one: Path, other: Path) -> bool:
    """Swap two folders in one step; False where the system or the file system cannot."""
    renameat2 = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if renameat2 is None:
        return False
    here = ctypes.c_int(_FROM_CURRENT_FOLDER)
    if renameat2(here, os.fsencode(one), here, os.fsencode(other), ctypes.c_uint(_RENAME_EXCHANGE)) == 0:
        return True
    number = ctypes.get_errno()
    if number in _CANNOT_EXCHANGE:
        return False
    raise OSError(number, os.strerror(number), str(other))


def _problem(folder: Path, code: Code, what: str, do: str) -> ProblemsFound:
    report = Report()
    report.add(Place(folder, 0), code, what, do)
    return ProblemsFound(report)
