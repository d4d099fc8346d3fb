"""Fills in the files of a new council, as somebody would who has read its pages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from publisher.check import check_policies
from publisher.source.problems import TO_FILL_IN, Code, Report

if TYPE_CHECKING:
    from pathlib import Path

_TO_FILL_IN = re.compile(rf'(?P<lead>(?P<key>\w+): )?"{TO_FILL_IN}[^"]*"')

WRITTEN = {
    "address": "https://newshire.example/budgets",
    "captured": "2026-11-22",
    "headline": '"You can ask"',
    "phone": "01632 960777",
    "title": "A page on budgets",
    "when": "Once a year",
    "who": "The budget team",
}
SENTENCE = "The page has a few words on this."


def fill_in(folder: Path) -> None:
    """Write what is to be written in every place of a council's files."""
    for path in folder.iterdir():
        text = path.read_text(encoding="utf-8")
        path.write_text(_TO_FILL_IN.sub(_filled, text), encoding="utf-8")


def _filled(found: re.Match[str]) -> str:
    return (found["lead"] or "") + WRITTEN.get(found["key"], SENTENCE)


def problems(policies: Path, council: str, *codes: Code) -> list[str]:
    """The problems of a council, or those of some kinds, as they are printed."""
    report = Report()
    check_policies(policies, report, council)
    return [str(problem) for problem in report.in_order() if not codes or problem.code in codes]


def set_marks(policies: Path, council: str) -> None:
    """Put in the marks that `check` gives for what is summed up."""
    report = Report()
    check_policies(policies, report, council)
    for problem in report.in_order():
        if problem.code is Code.SUMMARY_OUTDATED:
            path, line = problem.place.path, problem.place.line
            lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
            mark = problem.do.partition("set '")[2].partition("'")[0]
            lines[line - 1] = lines[line - 1].replace("was: new", mark)
            path.write_text("".join(lines), encoding="utf-8")
