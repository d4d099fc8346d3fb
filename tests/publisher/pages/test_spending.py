from __future__ import annotations

from publisher.pages.parts.labels import VERDICT_LABELS
from tests.publisher.pages.written import between, written


def test_items_stand_under_what_is_said_of_them() -> None:
    can = between(written("spending"), f"## {VERDICT_LABELS['if_agreed']}", "\n## ")
    cannot = between(written("spending"), f"## {VERDICT_LABELS['no']}", "\n*[")
    assert "**A personal assistant**</span> (Social care budget)." in can
    assert "**A family holiday**" in cannot
    assert "**What to do instead:** Ask about short breaks." in cannot
