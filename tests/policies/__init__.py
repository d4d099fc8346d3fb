"""Policies to test with: `good/` is a whole, invented council; each file in `bad/` says one mistake in it.

`good/` doubles as the shortest example of the format. A file in `bad/` says, in this order: what the mistake is (the
comment), how it is made, and exactly what the command then prints.
"""

from __future__ import annotations

import functools
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from publisher.pages.council_build import CouncilBuild
from publisher.policies.read import read_councils
from publisher.source.problems import Report

if TYPE_CHECKING:
    import reckoner
    from publisher.policies.read import CouncilFiles

HERE = Path(__file__).parent
REAL = HERE.parents[1] / "policies"
GOOD = HERE / "good"
BAD = sorted((HERE / "bad").glob("*.yaml"))


@dataclass(frozen=True, slots=True)
class Mistake:
    """One mistake in the good policies.

    file: the file that it is made in, below `good/`; a new one where there is none of that name.
    find, put: the text that is replaced, which is there once, and its replacement.
    and_find, and_put: the same once more.
    append: what is added to the end. write: the whole of the file. remove: the file is taken away, or the folder.
    encoding: how the file is saved.
    command: what is run after `local-offer --policies .`.
    output: all that it prints.
    """

    file: str
    output: str
    find: str = ""
    put: str = ""
    and_find: str = ""
    and_put: str = ""
    append: str = ""
    write: str | None = None
    remove: bool = False
    encoding: str = "utf-8"
    command: str = "check"

    def make(self, policies: Path) -> None:
        """Make the mistake in a copy of the good policies."""
        path = policies / self.file
        if self.remove:
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink()
            return
        text = path.read_text(encoding="utf-8") if self.write is None else self.write
        for find, put in ((self.find, self.put), (self.and_find, self.and_put)):
            if find:
                assert text.count(find) == 1, f"{find!r} is {text.count(find)} times in {self.file}"
                text = text.replace(find, put)
        path.write_text(text + self.append, encoding=self.encoding)


@functools.cache
def mistake_in(path: Path) -> Mistake:
    """The mistake that a file in `bad/` says."""
    said: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return Mistake(**said)


def copy_of_good(folder: Path) -> Path:
    """A copy of the good policies, to be changed."""
    return Path(shutil.copytree(GOOD, folder / "policies"))


def changed(folder: Path, file: str, *edits: tuple[str, str]) -> Path:
    """A copy of the good policies in which some texts of one file, each there once, are replaced."""
    policies = copy_of_good(folder)
    for find, put in edits:
        Mistake(file, "", find, put).make(policies)
    return policies


@functools.cache
def councils(policies: Path) -> list[CouncilFiles]:
    """The councils of a folder of policies without problems."""
    report = Report()
    found = read_councils(policies, report)
    report.stop_if_any()
    return found


def exampleshire(policies: Path = GOOD) -> CouncilFiles:
    """The invented council, or a changed copy of it."""
    return councils(policies)[0]


@functools.cache
def compiled(folder: Path) -> reckoner.Policy:
    """The policy of a council's folder as the engine reads it."""
    files = next(files for files in councils(folder.parent) if files.folder == folder)
    return CouncilBuild(files).policy
