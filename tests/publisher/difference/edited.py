"""Edits of the invented council to compare, one of each kind, and the families of two versions one by one."""

from __future__ import annotations

import functools
import itertools
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

import reckoner
from publisher.difference.exact.families import NOBODY
from publisher.difference.exact.space import Space
from publisher.difference.exact.told import Subject, Version
from publisher.pages.council_build import CouncilBuild
from reckoner.result import holder_in
from tests.policies import GOOD, Mistake, copy_of_good, exampleshire

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from publisher.rules.diagram import Assignment
    from publisher.source.problems import Place
    from reckoner.result import Estimate

type Edit = list[dict[str, str]]

EDITS: dict[str, Edit] = yaml.safe_load(Path(__file__).with_name("edits.yaml").read_text(encoding="utf-8"))


AGED_17 = """  - id: aged_17
    test: {question: age, at_least: 17}
    says: At 17 it is nearly time.
    met: The young person is 17 or over.
    unmet: The young person is under 17.
    unknown: We do not know yet whether the young person is 17 or over.
    cites: [EX-006]
"""
"""A clause for an edit that needs one."""


@functools.cache
def _folders() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory()


def edited(folder: Path, edit: Edit) -> Path:
    """A copy of the good policies with an edit."""
    policies = copy_of_good(folder)
    for each in edit:
        Mistake(each["file"], "", each["find"], each["put"]).make(policies)
    return policies


@functools.cache
def build(name: str | None = None) -> CouncilBuild:
    """The invented council as it is, or with one of the edits."""
    if name is None:
        return CouncilBuild(exampleshire(GOOD))
    folder = Path(_folders().name) / str(list(EDITS).index(name))
    return CouncilBuild(exampleshire(edited(folder, EDITS[name])))


def plain_place(side: int, place: Place) -> str:
    """A place as tests show it: `new policy.yaml:7`."""
    return f"{('old', 'new')[side]} {place.path.name}:{place.line}"


class Pair:
    """Two builds on one day, and what the engine tells each family."""

    def __init__(self, old: CouncilBuild, new: CouncilBuild, day: date) -> None:
        self.builds = (old, new)
        self.day = day
        self.logics = (old.logic_on(day), new.logic_on(day))
        self.versions = (Version(self.logics[0]), Version(self.logics[1]))
        self.space = Space(*self.logics)

    def families(self) -> Iterator[Assignment]:
        """Every family that there can be."""
        space = self.space
        for cells in itertools.product(*map(range, space.cells)):
            family = dict(enumerate(cells))
            if self.has(space.possible, family):
                yield family

    def has(self, families: int, family: Assignment) -> bool:
        """Whether a set has a family."""
        node, diagrams = families, self.space.diagrams
        while node >= diagrams.terminals:
            place = diagrams.question(node)
            node = diagrams.child(node, place, family[place])
        return node != NOBODY

    def told(self, side: int, given: Mapping[str, str | int]) -> dict[Subject, tuple[str, str | None]]:
        """What the engine tells a family of each subject: the status, and when."""
        return told(reckoner.estimate(self.builds[side].policy, given, self.day), self.versions[side])


def told(estimate: Estimate, version: Version) -> dict[Subject, tuple[str, str | None]]:
    """The status of each subject in an estimate, and when."""
    found: dict[Subject, tuple[str, str | None]] = {}
    for id_, strand in estimate["strands"].items():
        found[Subject("strand", id_)] = (strand["status"], strand["when"])
        for way, result in strand["ways"].items():
            found[Subject("way", way, id_)] = (result["status"], result["when"])
        for holder, general in estimate["holders"].items():
            held = holder_in(estimate, holder, id_)
            found[Subject("holder", holder, id_)] = (held["status"], held["when"])
            found[Subject("holder", holder)] = (general["status"], general["when"])
    shown = {note["note"] for note in estimate["notes"]}
    for note in version.notes:
        found[Subject("note", note)] = ("shown" if note in shown else "hidden", None)
    return found
