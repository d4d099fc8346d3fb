"""What ships may be handed on, and goes with the texts that its licence asks for."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from publisher.site.hosting.notices import shipped
from tests.audit.licences import WITHOUT_TEXT, wrong_licences

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.thorough
def test_everything_that_ships_may() -> None:
    assert wrong_licences(shipped(ROOT)) == []


@pytest.mark.thorough
def test_what_may_not_ship_is_told_with_what_to_do() -> None:
    pyodide = next(part for part in shipped(ROOT) if part.name == "Pyodide")
    parts = (replace(pyodide, licence="AGPL-3.0-only"), replace(pyodide, text=""), replace(pyodide, source=""))
    assert wrong_licences(parts) == [
        "Pyodide is under AGPL-3.0-only, which is not among those that may ship: leave it out",
        "Pyodide comes without the text of MPL-2.0: put it into publisher/site/hosting/notices.py",
        "Pyodide is under MPL-2.0 and does not say where its source is: say it",
    ]


def test_of_licences_that_hold_together_each_has_to_be_allowed() -> None:
    pyodide = next(part for part in shipped(ROOT) if part.name == "Pyodide")
    assert wrong_licences([replace(pyodide, licence="MIT AND GPL-3.0-only")]) == [
        "Pyodide is under GPL-3.0-only, which is not among those that may ship: leave it out",
    ]


def test_only_a_licence_that_asks_for_no_text_comes_without() -> None:
    without = {part.licence for part in shipped(ROOT) if not part.text}
    assert without == WITHOUT_TEXT
