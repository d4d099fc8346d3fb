"""Edits of the invented council to compare, one of each kind, and the families of two versions one by one."""

from __future__ import annotations

import functools
import itertools
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

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

POLICY = "exampleshire/policy.yaml"
QUESTIONS = "england/questions.yaml"
AGED_16 = "{question: age, at_least: 16}\n    says: From 16, a young"

type Edit = tuple[tuple[str, str, str], ...]

EDITS: dict[str, Edit] = {
    "a number is cut elsewhere": ((POLICY, AGED_16, AGED_16.replace("16}", "17}")),),
    "a number is cut elsewhere, in what all share": (
        ("england/clauses.yaml", "{question: age, at_least: 18}", "{question: age, at_least: 20}"),
    ),
    "fewer answers meet a test": ((POLICY, "is: [now, this_term]", "is: [this_term]"),),
    "a status": ((POLICY, "status: ask_later\n        if: {all: [final_plan", "status: unlikely\n        if: {all: [final_plan"),),
    "a moment": ((POLICY, "when: when the plan is looked at again", "when: after the summer"),),
    "the order of outcomes": (
        (
            POLICY,
            '      - status: "no"\n        if: aged_16\n        headline: From 16 it is the young person.\n        steps:\n'
            "          - text: Plan the change together.\n",
            "",
        ),
        (
            POLICY,
            "        steps: [{text: Say that you will.}]\n",
            '        steps: [{text: Say that you will.}]\n      - status: "no"\n        if: aged_16\n'
            "        headline: From 16 it is the young person.\n        steps:\n          - text: Plan the change together.\n",
        ),
    ),
    "a rule": ((POLICY, "      all: [aged_16, {not: in_education}]", "      all: [aged_18, {not: in_education}]"),),
    "a note": ((POLICY, "    page: holding\n    if: aged_16\n", "    page: holding\n    if: care_plan\n"),),
    "a note is gone": (
        (
            POLICY,
            "notes:\n  - id: from_16\n    page: holding\n    if: aged_16\n"
            "    text: From 16 the young person is asked what they want.\n    cites: [EX-012]\n",
            "",
        ),
    ),
    "another contact": ((POLICY, "ask: [social_worker, sen_team]", "ask: [social_worker]"),),
    "another step": (
        (POLICY, "steps: [{text: Ask the social worker.}]", "steps: [{text: Ask the social worker.}, {text: Wait.}]"),
    ),
    "something more is left to decide": ((POLICY, 'council_decides: [good_use]\n      - status: "no"\n        otherwise: true\n        headline: Before', 'council_decides: [good_use, school_agrees]\n      - status: "no"\n        otherwise: true\n        headline: Before'),),
    "an outcome for one strand": (
        (POLICY, "        - same_as: somebody_manages\n          cites: [EX-009, EX-011]\n", "        - status: open\n          otherwise: true\n          headline: You can.\n          steps: [{text: Do.}]\n"),
    ),
    "a question is no longer asked": (
        (POLICY, "        if: care_plan\n        headline: You can ask social care.", "        if: final_plan\n        headline: You can ask social care."),
        (
            POLICY,
            '  - id: care_plan\n    test: {question: care_plan, is: ["yes"]}\n'
            "    says: A social care budget needs a plan that social care has written.\n"
            "    met: Social care has written a plan.\n    unmet: There is no plan from social care.\n"
            "    unknown: We do not know yet whether there is a plan from social care.\n    cites: [EX-007]\n",
            "",
        ),
    ),
    "a question is asked of others": ((QUESTIONS, "asked_if: {question: age, at_least: 16}", "asked_if: {question: age, at_least: 14}"),),
    "a question and an option have new ids": (
        (QUESTIONS, "  - id: manage\n", "  - id: money\n    was: [manage]\n"),
        (QUESTIONS, '      - id: "no"\n        label: We would need help', '      - id: helped\n        was: ["no"]\n        label: We would need help'),
        (POLICY, "{question: manage, is", "{question: money, is"),
    ),
    "an option is new": (
        (QUESTIONS, "      - id: draft\n        label: A draft", "      - id: asked\n        label: We have asked\n      - id: draft\n        label: A draft"),
        (QUESTIONS, "{from: none, to: [draft]}", "{from: none, to: [asked]}, {from: asked, to: [draft]}"),
        (POLICY, "{question: ehc_plan, is: [draft]}", "{question: ehc_plan, is: [draft, asked]}"),
    ),
    "an option is gone": (
        (QUESTIONS, "      - id: this_term\n        label: Later this term\n", ""),
        (QUESTIONS, '{from: "no", to: [this_term]}, {from: this_term, to: [now]}', '{from: "no", to: [now]}'),
        (POLICY, "is: [now, this_term]", "is: [now]"),
    ),
    "numbers go further": ((QUESTIONS, "      most: 25\n", "      most: 30\n"),),
    "questions are in another order": (
        (QUESTIONS, "  - id: manage\n    group: money\n    ask: Could you manage a bank account for the money?\n    short: Managing the money\n    why: It is fine to need help.\n    options:\n      - id: \"yes\"\n        label: \"Yes\"\n      - id: \"no\"\n        label: We would need help\n", ""),
        (QUESTIONS, "questions:\n", "questions:\n  - id: manage\n    group: money\n    ask: Could you manage a bank account for the money?\n    short: Managing the money\n    why: It is fine to need help.\n    options:\n      - id: \"yes\"\n        label: \"Yes\"\n      - id: \"no\"\n        label: We would need help\n"),
    ),
}  # fmt: skip


@functools.cache
def _folders() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory()


def edited(folder: Path, edit: Edit) -> Path:
    """A copy of the good policies with an edit."""
    policies = copy_of_good(folder)
    for file, find, put in edit:
        Mistake(file, "", find, put).make(policies)
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
        for holder in estimate["holders"]:
            held = holder_in(estimate, holder, id_)
            found[Subject("holder", holder, id_)] = (held["status"], held["when"])
    shown = {note["note"] for note in estimate["notes"]}
    for note in version.notes:
        found[Subject("note", note)] = ("shown" if note in shown else "hidden", None)
    return found
