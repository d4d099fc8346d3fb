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

type Tree = dict[str, bytes]


def tree(folder: Path) -> Tree:
    """Every file in a folder, however deep, hidden ones too."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def edit(policies: Path, name: str = "a moment") -> None:
    """Make one of the edits, and say of the summaries that they have been read since."""
    for each in EDITS[name]:
        Mistake(each["file"], "", each["find"], each["put"]).make(policies)
    report = Report()
    check_policies(policies, report, COUNCIL)
    for problem in report.problems:
        assert problem.code is Code.SUMMARY_OUTDATED, problem
        lines = problem.place.path.read_text(encoding="utf-8").split("\n")
        (mark,) = re.findall(r"'was: (\"\w+\")'", problem.do)
        lines[problem.place.line - 1] = re.sub(r'"\w+"', mark, lines[problem.place.line - 1])
        problem.place.path.write_text("\n".join(lines), encoding="utf-8")
