"""Folders for as long as a process lives. Those of processes that were killed are removed by the next one."""

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
    """Make a new folder, and remove it with all that is in it at the end of the block.

    Args:
        parent: where to make it; made where there is none.
        prefix: how its name begins. Folders of that prefix that were made here by a process that is gone are removed.
    """
    parent.mkdir(parents=True, exist_ok=True)
    for left in parent.glob(f"{prefix}*"):
        # Without the marker somebody else made it, or another process is making it just now.
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
