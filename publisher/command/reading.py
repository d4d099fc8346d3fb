"""Reads policies for commands that look through them, or edit them, and asks whoever looks through them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from publisher.check import check_policies, unsound
from publisher.policies.read import read_councils
from publisher.source.problems import Report

if TYPE_CHECKING:
    from pathlib import Path

    from publisher.pages.council_build import CouncilBuild
    from publisher.policies.read import CouncilFiles

YES = "y"


def councils_in(policies: Path, only: str | None = None) -> list[CouncilFiles]:
    """All councils, or one.

    Raises:
        ProblemsFound: a file cannot be read.
    """
    report = Report()
    councils = read_councils(policies, report, only)
    report.stop_if_any()
    return councils


def sound(policies: Path, council: str, *, families_may_answer_anything: bool = False) -> CouncilBuild:
    """A council whose rules are sound, whatever its families expect, and whatever sums them up.

    Args:
        policies: the folder of policies.
        council: the id of the council.
        families_may_answer_anything: that a worked family answers what is not asked is no hindrance.

    Raises:
        ProblemsFound: nobody can say what the rules come to.
    """
    report = Report()
    builds = check_policies(policies, report, council)
    stopping = Report(unsound(report))
    if not builds:
        stopping = report
    elif families_may_answer_anything:
        cases = builds[0].files.cases.place().path
        stopping = Report([problem for problem in stopping.problems if problem.place.path != cases])
    stopping.stop_if_any()
    return builds[0]


def ask(question: str) -> str:
    """What somebody answers: y, n or q; q where nobody is there."""
    try:
        said: str = click.prompt(question, type=click.Choice([YES, "n", "q"]), prompt_suffix=" ")
    except click.Abort:
        click.echo()
        return "q"
    return said
