"""Inputs that somebody could put in to do harm, or by a slip that does as much; and what is told of each.

Paths are below a project whose `policies/` are the invented council's.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

COUNCIL = "policies/exampleshire/council.yaml"
POLICY = "policies/exampleshire/policy.yaml"
FACTS = "policies/exampleshire/facts.csv"
CASES = "policies/exampleshire/cases.yaml"
LAW = "policies/england/law.csv"
KINDS = "policies/england/kinds.yaml"
LETTERS = "policies/england/letters.yaml"
QUESTIONS = "policies/england/questions.yaml"
WORDS = "policies/england/words.yaml"
ANSWERS = "answers.json"

CHECK = ("check",)
ESTIMATE = ("estimate", "exampleshire", "--answers", ANSWERS)

HEADER = "id,council,area,topic,fact,where\n"

type Change = str | Callable[[Path], object]
"""What is done to a file: this text is put into it, or whatever the function does."""


@dataclass(frozen=True, slots=True)
class Input:
    """One input.

    name: what it is.
    files: what is done to which file.
    told: what is said of it, each in one piece.
    command: what is run.
    """

    name: str
    files: Mapping[str, Change]
    told: tuple[str, ...]
    command: tuple[str, ...] = CHECK

    def make(self, project: Path) -> None:
        """Put it into a project."""
        for name, change in self.files.items():
            path = project / name
            if isinstance(change, str):
                path.write_text(change, encoding="utf-8")
            else:
                change(path)


def put(find: str, instead: str) -> Callable[[Path], object]:
    """Replace the first of some words, where they have to be."""

    def change(path: Path) -> None:
        text = path.read_text(encoding="utf-8")
        assert find in text, find
        path.write_text(text.replace(find, instead, 1), encoding="utf-8")

    return change


def append(text: str) -> Callable[[Path], object]:
    """Add to the end of a file."""

    def change(path: Path) -> None:
        with path.open("a", encoding="utf-8") as file:
            file.write(text)

    return change


def without_line(words: str) -> Callable[[Path], object]:
    """Take the first line with some words away."""

    def change(path: Path) -> None:
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        lines.remove(next(line for line in lines if words in line))
        path.write_text("".join(lines), encoding="utf-8")

    return change


def leads_to(target: str) -> Callable[[Path], object]:
    """Put a link in the place of a file."""

    def change(path: Path) -> None:
        path.unlink(missing_ok=True)
        path.symlink_to(target)

    return change


def renamed(name: str) -> Callable[[Path], object]:
    """Call a file something else."""
    return lambda path: path.rename(path.with_name(name))


def pipe(path: Path) -> None:
    """Put a pipe that nobody writes into in the place of a file."""
    path.unlink(missing_ok=True)
    os.mkfifo(path)


def folder(path: Path) -> None:
    """Put a folder in the place of a file."""
    path.unlink(missing_ok=True)
    path.mkdir()


def gone(path: Path) -> None:
    """Take a file away."""
    path.unlink()


def closed(path: Path) -> None:
    """Let nobody read it."""
    path.chmod(0)


def large(make: Callable[[], str]) -> Callable[[Path], object]:
    """Write a text that is made only when it is needed."""
    return lambda path: path.write_text(make(), encoding="utf-8")


def larger(make: Callable[[], str]) -> Callable[[Path], object]:
    """Add such a text to the end of a file."""

    def change(path: Path) -> None:
        append(make())(path)

    return change
