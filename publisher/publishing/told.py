"""What the reckoner reads to tell a family whose answers were kept what has changed for it (`rules-changed.js`)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from publisher.difference import Stretch
    from publisher.publishing.changes import Changes


def changes_told(changes: Changes) -> str:
    """The versions that were compared with the one before, as JSON, the newest first."""
    versions = [
        {
            "version": change.id,
            "says": change.says,
            "stretches": [_stretch(stretch) for stretch in change.stretches],
        }
        for change in changes.versions
        if change.stretches is not None
    ]
    return json.dumps({"format": 1, "versions": versions}, ensure_ascii=False)


def _stretch(stretch: Stretch) -> dict[str, Any]:
    return {
        "from": stretch.starts and stretch.starts.isoformat(),
        "until": stretch.until and stretch.until.isoformat(),
        "situations": [
            {
                "any": [
                    [
                        {key: condition[key] for key in ("question", "options", "ranges", "unasked")}
                        for condition in all_
                    ]
                    for all_ in situation.conditions
                ],
                "moves": situation.moves,
            }
            for situation in stretch.situations
        ],
        "everybody": stretch.everybody,
    }
