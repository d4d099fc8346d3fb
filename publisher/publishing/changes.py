"""What has changed from version to version of a council's policy, as it was published: what families are told of it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pydantic import TypeAdapter, ValidationError

from publisher.difference import Comparison, for_families
from publisher.policies.versions.published import DIFFERENCE, published
from publisher.source.problems import Code, Place

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from publisher.difference import Stretch
    from publisher.source.problems import Report

FEED_FILE = "changes.xml"
"""Where in a council's part of the site the feed is."""

_COMPARISON = TypeAdapter(Comparison)


@dataclass(frozen=True, slots=True)
class Change:
    """A version that was published.

    id: what it is called. says: the council's sentence. stretches: what is different for families, on which days; None
    where it was compared with nothing.
    """

    id: str
    day: date
    says: str
    stretches: list[Stretch] | None


@dataclass(frozen=True, slots=True)
class Changes:
    """All that a council has published, the newest first."""

    council: str
    name: str
    area: str
    versions: list[Change]

    @property
    def folder(self) -> str:
        """The council's part of the site."""
        return f"{self.council}/"


def read_changes(folder: Path, name: str, area: str, report: Report) -> Changes | None:
    """What a council has published; None where that is nothing.

    Args:
        folder: the council's folder.
        name: what the council is called.
        area: and its area.
        report: receives a problem for each version that cannot be read (LO101).
    """
    versions = []
    for version in published(folder, report):
        stretches = None
        path = version.folder / DIFFERENCE
        if path.exists():
            try:
                comparison = _COMPARISON.validate_python(json.loads(path.read_bytes()))
                (difference,) = comparison["councils"]
            except (OSError, ValueError, ValidationError):
                what = "The difference of a published version cannot be read."
                report.add(Place(path, 0), Code.UNREADABLE, what, "Put it back as it was, from git or from a backup.")
                continue
            stretches = for_families(difference, version.about.day)
        versions.append(Change(version.id, version.about.day, version.about.says, stretches))
    return Changes(folder.name, name, area, versions[::-1]) if versions else None
