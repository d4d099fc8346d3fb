"""Ends or disturbs `replace_folder` at each of its file operations in turn, and checks what is left.

A program of its own (`tests/disturbed.py` says why):

    python -m tests.publisher.source.interrupt END BEFORE STEP FOLDER

It prints how many operations there were.
"""

from __future__ import annotations

import shutil
import sys
from contextlib import suppress
from pathlib import Path
from typing import Literal

from publisher.source import output
from publisher.source.ownership import MARKER
from tests.disturbed import End, attempt

type Files = dict[str, str] | None
type Before = Literal["missing", "empty", "ours"]
type Step = Literal["exchange", "two renames"]

OPERATIONS = frozenset({"open", "os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.scandir", "os.listdir"})
"""Python tells an audit hook of each of these before it happens."""

OLD = {"index.html": "old", "assets/old.css": "old", "only-old.txt": "old"}
NEW = {"index.html": "new", "assets/new.css": "new", "deep/er/page.html": "new"}


class BodyError(Exception):
    """The block that fills the folder fails."""


def write(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")


def read(folder: Path) -> Files:
    """What is in a folder, but for the list of it; None where it is missing."""
    if not folder.exists():
        return None
    files = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    return {name: path.read_text(encoding="utf-8") for name, path in files.items() if name != MARKER}


def replace(folder: Path, files: dict[str, str]) -> None:
    with output.replace_folder(folder) as new:
        write(new, files)


def fail(folder: Path) -> None:
    """A run that fails while it fills the folder, for a reason of its own."""
    with suppress(BodyError), output.replace_folder(folder) as new:
        write(new, {"half.html": "half"})
        raise BodyError


def is_operation(event: str, _: object) -> bool:
    return event in OPERATIONS


def check(folder: Path, old: Files, at: int, end: End, step: Step) -> None:
    """What is there after a disturbed run, after one that fails, and after one that ends well."""
    found = read(folder)
    aside = found is None and step == "two renames" and end != "one error"
    assert found in (old, NEW) or aside, f"operation {at}: {found}"
    fail(folder)
    kept = read(folder)
    assert kept in (old, NEW), f"operation {at}: {kept}"
    assert kept == found or aside, f"operation {at}: {kept} in place of {found}"
    replace(folder, NEW)
    assert read(folder) == NEW, f"operation {at}: {read(folder)}"
    assert sorted(path.name for path in folder.parent.iterdir()) == ["neighbour.txt", "site"], f"operation {at}"


def main(end: End, before: Before, step: Step, root: Path) -> int:
    """Disturb each operation in turn; the number of them."""
    if step == "two renames":
        output._exchange = lambda one, other: False  # noqa: ARG005
    old: Files = {"missing": None, "empty": {}, "ours": OLD}[before]
    at = 0
    reached = True
    while reached:
        at += 1
        place = root / str(at)
        folder = place / "site"
        place.mkdir()
        (place / "neighbour.txt").write_text("mine", encoding="utf-8")
        if old is not None:
            replace(folder, old)
        if before == "empty":
            (folder / MARKER).unlink()
        reached = attempt(lambda here=folder: replace(here, NEW), at, end, is_operation)  # type: ignore[misc]
        check(folder, old, at, end, step)
        shutil.rmtree(place)
    return at - 1


if __name__ == "__main__":
    end, before, step, root = sys.argv[1:]
    sys.stdout.write(f"{main(end, before, step, Path(root))}\n")  # type: ignore[arg-type]
