"""Folders for the life of a process. Those of killed processes are removed by the next one."""

from __future__ import annotations

import shutil
import tempfile
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from publisher.source.locks import LockedError, locked_folder

if TYPE_CHECKING:
    from collections.abc import Iterator

_MARKER = ".local-offer-scratch"


def mark_scratch(folder: Path) -> None:
    """Say of a folder that is there and empty that all that will be in it is ours, and can be made again."""
    (folder / _MARKER).touch()


def is_scratch(folder: Path) -> bool:
    """Whether all that is in a folder is ours, and can be made again. A link to such a folder is not."""
    return (folder / _MARKER).is_file() and not folder.is_symlink()


def remove_scratch(folder: Path) -> None:
    """Remove a folder of which all is ours.

    Raises:
        LockedError: a process that lives works in it.
        OSError: something cannot be removed.
    """
    with locked_folder(folder, 0):
        shutil.rmtree(folder)


@contextmanager
def scratch_folder(parent: Path, prefix: str) -> Iterator[Path]:
    """Make a new folder, and remove it with its contents at the end of the block.

    Args:
        parent: where to make it; made if it is missing.
        prefix: how its name begins. Folders of that prefix left here by a process that has ended are removed.
    """
    parent.mkdir(parents=True, exist_ok=True)
    for left in parent.glob(f"{prefix}*"):
        # Without the marker it is not ours, or another process is just making it.
        if is_scratch(left):
            with suppress(LockedError, OSError):
                remove_scratch(left)
    folder = Path(tempfile.mkdtemp(prefix=prefix, dir=parent))
    with locked_folder(folder, 0):
        mark_scratch(folder)
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)
