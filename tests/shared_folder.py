"""A folder that all processes of a run share: what takes long is made in it once. tests/conftest.py makes it so."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from publisher.source.locks import locked_folder
from publisher.source.scratch import scratch_folder

if TYPE_CHECKING:
    from collections.abc import Callable

    from xdist.workermanage import WorkerController

_BUILD = Path(__file__).resolve().parents[1] / "build"
_PATIENCE_SECONDS = 900.0

_FOLDER = pytest.StashKey[Path]()
_HELD = pytest.StashKey[ExitStack]()


def begin(config: pytest.Config) -> None:
    """Make the folder for as long as the run takes; a process of its own is told where it is."""
    told = getattr(config, "workerinput", {}).get("shared_folder")
    held = config.stash[_HELD] = ExitStack()
    config.stash[_FOLDER] = Path(told) if told else held.enter_context(scratch_folder(_BUILD, "tests-"))


def end(config: pytest.Config) -> None:
    """Remove it."""
    config.stash[_HELD].close()


def tell(node: WorkerController) -> None:
    """Tell a process where it is."""
    node.workerinput["shared_folder"] = str(node.config.stash[_FOLDER])


def made_once(config: pytest.Config, name: str, make: Callable[[Path], object]) -> Path:
    """A folder of some name, which the first process that needs it makes, while the others wait."""
    made = config.stash[_FOLDER] / name
    with locked_folder(made.with_suffix(".lock"), _PATIENCE_SECONDS):
        if not made.exists():
            make(made)
    return made
