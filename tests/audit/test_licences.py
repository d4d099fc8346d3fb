"""What ships may be handed on, and goes with the texts that its licence asks for."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from publisher.site.hosting.notices import shipped
from tests.audit.licences import wrong_licences

ROOT = Path(__file__).resolve().parents[2]


def test_everything_that_ships_may() -> None:
    assert wrong_licences(shipped(ROOT)) == []


def test_what_may_not_ship_is_told_with_what_to_do() -> None:
    pyodide = next(part for part in shipped(ROOT) if part.name == "Pyodide")
    parts = (replace(pyodide, licence="AGPL-3.0-only"), replace(pyodide, text=""), replace(pyodide, source=""))
    assert wrong_licences(parts) == [
        "Pyodide is under AGPL-3.0-only, which is not among those that may ship: leave it out",
        "Pyodide comes without the text of MPL-2.0: put it into publisher/site/hosting/notices.py",
        "Pyodide is under MPL-2.0 and does not say where its source is: say it",
    ]
