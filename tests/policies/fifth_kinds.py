"""A fifth kind of budget and a fifth way of managing the money: `fifth_kinds.yaml` adds them to a copy of `good/`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import yaml

from tests.policies import HERE

if TYPE_CHECKING:
    from pathlib import Path

FAMILY: dict[str, str | int] = {"age": 9, "ehc_plan": "draft", "care_plan": "yes", "manage": "yes"}
"""A family that can ask for the fifth kind of budget, and may get it in the fifth way."""


def add_kinds(policies: Path) -> None:
    """Add them to a copy of the good policies."""
    for edit in yaml.safe_load((HERE / "fifth_kinds.yaml").read_text(encoding="utf-8")):
        path = policies / edit["file"]
        text = path.read_text(encoding="utf-8")
        found = edit.get("after") or edit["in_place_of"]
        assert text.count(found) == 1, found
        path.write_text(text.replace(found, edit.get("after", "") + edit["add"]), encoding="utf-8")
