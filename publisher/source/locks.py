"""Locks a folder for the life of a process: the system releases the lock, however the process ends."""

from __future__ import annotations

import fcntl
import os
import time
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_AGAIN_SECONDS = 0.1


class LockedError(Exception):
    """Another process holds the lock."""


@contextmanager
def locked_folder(folder: Path, seconds: float) -> Iterator[None]:
    """Make a folder where there is none, and hold its lock.

    The folder may be removed while it is held: a process that waits then makes it again.

    Args:
        folder: the folder to lock. A symbolic link is refused: its target may be anybody's.
        seconds: how long to wait for another process.

    Raises:
        LockedError: another process still holds it after that time.
        OSError: the folder cannot be made or opened.
    """
    end = time.monotonic() + seconds
    while True:
        descriptor = _opened(folder)
        if descriptor is not None:
            try:
                if _take(descriptor) and _is_still(folder, descriptor):
                    yield
                    return
            finally:
                os.close(descriptor)
        if time.monotonic() >= end:
            raise LockedError
        time.sleep(_AGAIN_SECONDS)


def _opened(folder: Path) -> int | None:
    """The folder, made if need be and opened; nothing if whoever holds it has removed it in between."""
    with suppress(FileExistsError):
        folder.mkdir()
    try:
        return os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    except FileNotFoundError:
        return None


def _take(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _is_still(folder: Path, descriptor: int) -> bool:
    """Whether the folder at the path is the one that was opened, and not a later one."""
    try:
        return os.path.samestat(folder.lstat(), os.fstat(descriptor))
    except FileNotFoundError:
        return False
