"""Ends or disturbs the storing of a version at each of its file operations in turn, and checks what is left.

A program of its own (`tests/disturbed.py` says why):

    python -m tests.publisher.publishing.interrupt END FOLDER

It prints how many operations there were.
"""

from __future__ import annotations

import os
import shutil
import sys
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from publisher.policies.versions.published import published, unfinished
from publisher.publishing import go_back, publish
from publisher.publishing.store import SCRATCH
from publisher.source.problems import Code, ProblemsFound, Report
from tests.disturbed import End, attempt
from tests.policies import copy_of_good
from tests.publisher.publishing.conftest import FIRST, SECOND
from tests.publisher.publishing.edited import COUNCIL, edit, tree

if TYPE_CHECKING:
    from collections.abc import Callable

    from publisher.difference import Comparison
    from publisher.policies.versions.published import Published
    from tests.publisher.publishing.edited import Tree

publishing: Any = import_module("publisher.publishing.publish")
"""The module; the room calls its function by the same name."""

_CHANGING = frozenset({"os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.chmod"})
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT


def _changes(event: str, arguments: tuple[Any, ...], folder: str) -> bool:
    """Whether an operation changes something in a folder; or reads it once all is written, which may fail as well."""
    path = str(arguments[0]) if arguments else ""
    if event == "open":
        return path.startswith(folder) and bool(arguments[2] & _WRITING)
    return event in _CHANGING and path.startswith(folder)


def seen(policies: Path) -> dict[str, Tree]:
    """The published versions, whole, as anybody finds them."""
    report = Report()
    found = {version.id: tree(version.folder) for version in published(policies / COUNCIL, report)}
    assert report.problems == []
    return found


def working(policies: Path) -> Tree:
    """The files that a version is made from."""
    found = tree(policies)
    return {name: found[name] for name in found if "/versions/" not in name and SCRATCH not in name}


def worked_out_once() -> None:
    """Check and compare each set of files once: what is tried here is the writing."""
    checked, compared = publishing._checked, publishing.compare_published
    known: dict[object, Any] = {}

    def check(copy: Path, work: Any, undated: bytes, again: str | None, *, only: str | None) -> str:
        key = (only, *sorted(tree(copy).items()))
        if key not in known:
            known[key] = checked(copy, work, undated, again, only=only)
        return cast("str", known[key])

    def compare(version: Published, council: str, name: str, folder: Path) -> Comparison:
        key = (version.id, name, *sorted(tree(folder).items()))
        if key not in known:
            known[key] = compared(version, council, name, folder)
        return cast("Comparison", known[key])

    publishing._checked = check
    publishing.compare_published = compare


def refusal(run: Callable[[Path], object], policies: Path) -> list[Code]:
    """Why something is refused; nothing where it is not."""
    try:
        run(policies)
    except ProblemsFound as refused:
        return [problem.code for problem in refused.report.problems]
    return []


def each(root: Path, start: Path, run: Callable[[Path], object], end: End) -> int:
    """Disturb each operation of something in turn; the number of them."""
    whole = root / "whole"
    shutil.copytree(start, whole)
    run(whole)
    before, after = (seen(start), working(start)), (seen(whole), working(whole))
    at, reached = 0, True
    while reached:
        at += 1
        policies = root / str(at)
        shutil.copytree(start, policies)
        counts = partial(_changes, folder=str(policies))
        reached = attempt(lambda here=policies: run(here), at, end, counts)  # type: ignore[misc]
        found = seen(policies), working(policies)
        assert found[0] in (before[0], after[0]), f"operation {at}: versions {list(found[0])}"
        if found[0] == after[0]:
            assert found[1] == after[1], f"operation {at}: it is published, and files are not in place"
        elif unfinished(policies / COUNCIL) is None:
            assert found[1] == before[1], f"operation {at}: files are changed, and nothing says so"
        assert refusal(run, policies) in ([], [Code.NOTHING_TO_PUBLISH]), f"operation {at}"
        assert (seen(policies), working(policies)) == after, f"operation {at}: the next run does not finish it"
        left = [name for name in tree(policies) if SCRATCH in name or name.endswith("unfinished.json")]
        assert left == [], f"operation {at}: {left}"
        shutil.rmtree(policies)
    shutil.rmtree(whole)
    return at - 1


def main(end: End, root: Path) -> int:
    """Disturb publishing, and going back; the number of operations."""
    worked_out_once()
    start = copy_of_good(root / "start")
    publish(start, COUNCIL, "This is our first version.", FIRST)
    edit(start)
    first = each(root, start, lambda here: publish(here, COUNCIL, "At another time.", SECOND), end)
    publish(start, COUNCIL, "At another time.", SECOND)
    return first + each(root, start, lambda here: go_back(here, COUNCIL, "2026-11-26", SECOND), end)


if __name__ == "__main__":
    how, where = sys.argv[1:]
    sys.stdout.write(f"{main(how, Path(where).resolve())}\n")  # type: ignore[arg-type]
