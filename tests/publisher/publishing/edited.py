"""Policies to publish: the invented council, and edits of it in which `check` finds nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from publisher.check import check_policies
from publisher.source.problems import Code, Report
from tests.policies import Mistake
from tests.publisher.difference.edited import EDITS

if TYPE_CHECKING:
    from pathlib import Path

COUNCIL = "exampleshire"

AHEAD = "a moment, from 1 April 2027 on"

_OURS = {
    AHEAD: [
        {
            "file": "exampleshire/policy.yaml",
            "find": """
      - status: ask_later
        if: {all: [final_plan, {not: left_education}]}
        headline: There is a plan.
        when: when the plan is looked at again
        steps: [{text: Ask the SEN team when that is.}]
        cites: [EX-004]
""",
            "put": """
      - status: ask_later
        until: 2027-04-01
        if: {all: [final_plan, {not: left_education}]}
        headline: There is a plan.
        when: when the plan is looked at again
        steps: [{text: Ask the SEN team when that is.}]
        cites: [EX-004]
      - status: ask_later
        from: 2027-04-01
        if: {all: [final_plan, {not: left_education}]}
        headline: There is a plan.
        when: after the summer
        steps: [{text: Ask the SEN team when that is.}]
        cites: [EX-004]
""",
        }
    ],
}

type Tree = dict[str, bytes]


def tree(folder: Path) -> Tree:
    """Every file in a folder, however deep, hidden ones too."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def edit(policies: Path, name: str = "a moment") -> None:
    """Make one of the edits, and say of the summaries that they have been read since."""
    for each in (_OURS | EDITS)[name]:
        Mistake(each["file"], "", each["find"], each["put"]).make(policies)
    report = Report()
    check_policies(policies, report, COUNCIL)
    for problem in report.problems:
        assert problem.code is Code.SUMMARY_OUTDATED, problem
        lines = problem.place.path.read_text(encoding="utf-8").split("\n")
        (mark,) = re.findall(r"'was: (\"\w+\")'", problem.do)
        lines[problem.place.line - 1] = re.sub(r'"\w+"', mark, lines[problem.place.line - 1])
        problem.place.path.write_text("\n".join(lines), encoding="utf-8")
