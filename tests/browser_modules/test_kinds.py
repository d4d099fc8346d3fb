"""No browser module and no style names a strand, a way or a holder: what there is of each is data."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
import yaml

from tests.browser_modules.test_marks import ASSETS, code
from tests.policies import REAL

if TYPE_CHECKING:
    from pathlib import Path

KINDS = yaml.safe_load((REAL / "england" / "kinds.yaml").read_text(encoding="utf-8"))
IDS = [kind["id"] for group in ("strands", "ways", "holders") for kind in KINDS[group]]
# A window has a parent, too.
NAMED = re.compile(rf"(?<!window\.)\b({'|'.join(IDS)})\b")
FILES = sorted(path for path in ASSETS.rglob("*") if path.suffix in {".js", ".css"})


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_it_names_no_kind(path: Path) -> None:
    assert NAMED.findall(code(path)) == []


def test_a_kind_that_is_named_is_found() -> None:
    assert len(IDS) >= 12
    assert NAMED.findall('const late = strands["social_care"] ?? estimate.strands.health;') == ["social_care", "health"]
