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
        if (left / _MARKER).is_file() and not left.is_symlink():
            with suppress(LockedError, OSError), locked_folder(left, 0):
                shutil.rmtree(left)
    folder = Path(tempfile.mkdtemp(prefix=prefix, dir=parent))
    with locked_folder(folder, 0):
        (folder / _MARKER).touch()
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)
