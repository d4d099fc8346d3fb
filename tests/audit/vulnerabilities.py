"""Known vulnerabilities of the locked packages, from whoever answers.

Both services are asked in one request each. Where one does not answer, that is told as it is: not asked is not safe.
"""

from __future__ import annotations

import json
import urllib.request
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.audit.locked import Locked

OSV = "https://api.osv.dev/v1/querybatch"
"""The open database that the advisories of PyPI, npm and GitHub go into: https://google.github.io/osv.dev/api/"""

NPM = "https://registry.npmjs.org/-/npm/v1/security/advisories/bulk"
"""What `npm audit` asks."""

_SECONDS = 30.0
_MOST = 1000
"""OSV takes no more questions in one request."""


@dataclass(slots=True)
class Answer:
    """What is known: a sentence for each vulnerability; who answered for which packages, and who did not and why."""

    found: list[str] = field(default_factory=list)
    asked: set[Locked] = field(default_factory=set)
    unanswered: list[str] = field(default_factory=list)


def ask(packages: Sequence[Locked], osv: str = OSV, npm: str = NPM) -> Answer:
    """Ask for all packages; npm's own service for those of npm, where OSV has not answered."""
    answer = Answer()
    _ask(answer, osv, packages, _ask_osv)
    left = [package for package in packages if package.ecosystem == "npm" and package not in answer.asked]
    if left:
        _ask(answer, npm, left, _ask_npm)
    return answer


def _ask(answer: Answer, service: str, packages: Sequence[Locked], asking: Any) -> None:
    try:
        found = asking(service, packages)
    except (OSError, ValueError, KeyError, TypeError) as error:
        # No network, an error of the service, or an answer in another shape.
        answer.unanswered.append(f"{service} did not answer: {error}")
    else:
        answer.found += found
        answer.asked.update(packages)


def _ask_osv(service: str, packages: Sequence[Locked]) -> list[str]:
    found = []
    for start in range(0, len(packages), _MOST):
        part = packages[start : start + _MOST]
        queries = [
            {"package": {"name": package.name, "ecosystem": package.ecosystem}, "version": package.version}
            for package in part
        ]
        results = _post(service, {"queries": queries})["results"]
        for package, result in zip(part, results, strict=True):
            ids = [vulnerability["id"] for vulnerability in result.get("vulns", [])]
            found += [f"{package.purl}: https://osv.dev/vulnerability/{id_}" for id_ in ids]
    return found


def _ask_npm(service: str, packages: Sequence[Locked]) -> list[str]:
    versions: dict[str, list[str]] = {}
    for package in packages:
        versions.setdefault(package.name, []).append(package.version)
    return [
        f"pkg:npm/{name.replace('@', '%40')} {each['vulnerable_versions']} ({each['severity']}): {each['url']}"
        for name, advisories in sorted(_post(service, versions).items())
        for each in advisories
    ]


def _post(service: str, body: object) -> dict[str, Any]:
    request = urllib.request.Request(  # noqa: S310 - the services above
        service, json.dumps(body).encode(), {"Content-Type": "application/json"}, method="POST"
    )
    with urllib.request.urlopen(request, timeout=_SECONDS) as response:  # noqa: S310
        answer: dict[str, Any] = json.load(response)
    return answer
