"""What `check` finds, for programs: as JSON, and as SARIF 2.1.0, which code hosts and editors show beside the lines."""

from __future__ import annotations

from importlib.metadata import version
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import quote

from publisher.source.problems import Code

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from publisher.source.problems import Problem

type Level = Literal["error", "warning"]

SARIF_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def as_json(problems: Sequence[Problem], warnings: Sequence[Problem], councils: Iterable[str]) -> dict[str, Any]:
    """Problems and warnings, each with its place, its code, what it is and what to do.

    Args:
        problems: what has to be mended.
        warnings: what only has to be looked at.
        councils: the ids of the councils that were checked and have no problem.
    """
    return {
        "format": 1,
        "problems": [_plain(problem) for problem in problems],
        "warnings": [_plain(problem) for problem in warnings],
        "sound": list(councils),
    }


def _plain(problem: Problem) -> dict[str, Any]:
    return {
        "file": problem.place.file,
        "line": problem.place.line,
        "code": problem.code.code,
        "meaning": problem.code.meaning,
        "what": problem.what,
        "do": problem.do,
    }


def as_sarif(problems: Sequence[Problem], warnings: Sequence[Problem]) -> dict[str, Any]:
    """The same as a SARIF log with one run, in which every code is a rule."""
    codes = list(Code)
    results = [_result(problem, "error", codes) for problem in problems]
    results += [_result(problem, "warning", codes) for problem in warnings]
    driver = {
        "name": "local-offer",
        "version": version("local-offer-reckoner"),
        "rules": [
            {"id": code.code, "name": _camel(code.name), "shortDescription": {"text": code.meaning}} for code in codes
        ],
    }
    return {
        "$schema": SARIF_SCHEMA,
        "version": "2.1.0",
        "runs": [{"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}],
    }


def _result(problem: Problem, level: Level, codes: Sequence[Code]) -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": {"uri": quote(problem.place.file)}}
    if problem.place.line:
        place["region"] = {"startLine": problem.place.line}
    return {
        "ruleId": problem.code.code,
        "ruleIndex": codes.index(problem.code),
        "level": level,
        "message": {"text": f"{problem.what}\n{problem.do}"},
        "locations": [{"physicalLocation": place}],
    }


def _camel(name: str) -> str:
    return "".join(part.capitalize() for part in name.split("_"))
