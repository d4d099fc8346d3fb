"""Reads policies for commands that look through them, or edit them, whatever their rules come to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publisher.policies.read import read_councils
from publisher.source.problems import Report

if TYPE_CHECKING:
    from pathlib import Path

    from publisher.policies.read import CouncilFiles


def councils_in(policies: Path, only: str | None = None) -> list[CouncilFiles]:
    """All councils, or one.

    Raises:
        ProblemsFound: a file cannot be read.
    """
    report = Report()
    councils = read_councils(policies, report, only)
    report.stop_if_any()
    return councils
