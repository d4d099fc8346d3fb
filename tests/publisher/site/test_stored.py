"""The register of what can be stored is the whole truth: nothing else can be, and all of it is told."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from publisher.site.stored import PREFIX, REGISTER, Stored, stored_context

ASSETS = Path(__file__).resolve().parents[3] / "overrides" / "assets"
MODULES = sorted(ASSETS.rglob("*.js"))
STORAGE = ASSETS / "lib" / "storage.js"
OFFLINE = ASSETS / "lib" / "offline.js"

PLACES = r"localStorage|sessionStorage|indexedDB|\bcookie\b|cookieStore|\bcaches\b|serviceWorker|showSaveFilePicker"
"""Every way in which a script can leave something on a device."""

CALLS = re.compile(r'\b(?:keep|read|remove|removeAll|all|leave|collect)\("([a-z]+)"')
IN_HISTORY = re.compile(r"history\.state\b|(?:push|replace)State\((?!null,)")
"""A page of the browser's history can hold data too, and a browser may write it down."""


def code(path: Path) -> str:
    """A module without its comments."""
    return re.sub(r"/\*.*?\*/|//[^\n]*", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ASSETS).as_posix())
def test_one_module_alone_touches_the_browsers_storage(path: Path) -> None:
    touched = set(re.findall(PLACES, code(path)))
    # One module asks the worker that keeps pages for when there is no signal.
    allowed = {STORAGE: {"localStorage"}, OFFLINE: {"caches", "serviceWorker"}}
    assert touched == allowed.get(path, set())
    assert path == STORAGE or IN_HISTORY.findall(code(path)) == []


def test_the_worker_for_when_there_is_no_signal_keeps_files_alone() -> None:
    worker = code(ASSETS.parent / "sw.js")
    assert set(re.findall(PLACES, worker)) == {"caches"}
    # What it keeps is what it fetched, what was chosen, and the time.
    assert re.findall(r"\.put\((.+)\);", worker) == [
        "ROOT + address, await fetched(address)",
        "FILLED, new Response(String(Date.now()))",
    ]


def test_only_kinds_of_the_register_are_stored_and_each_of_them_is() -> None:
    used = {kind for path in MODULES for kind in CALLS.findall(code(path))}
    assert used == {stored.id for stored in REGISTER}


def test_the_storage_writes_in_one_place() -> None:
    assert len(re.findall(r"\bsetItem\b", code(STORAGE))) == 1


def test_the_page_gets_the_time_of_each_kind() -> None:
    context = stored_context()
    assert context["prefix"] == PREFIX
    assert context["days"] == {stored.id: stored.days for stored in REGISTER if stored.id != "carried"}
    assert [line["key"] for line in context["register"]] == [f"{PREFIX}{stored.id}/" for stored in REGISTER]


@pytest.mark.parametrize("stored", REGISTER, ids=lambda stored: stored.id)
def test_everything_stored_has_an_end_that_is_told(stored: Stored) -> None:
    if stored.id == "carried":  # in no storage
        assert stored.days is None
        return
    assert stored.days is not None
    assert 1 <= stored.days <= 365
    if stored.id != "answers":  # the family chooses, up to the council's time
        assert f"{stored.days} days" in stored.how_long


def test_a_saved_page_stays_for_a_month() -> None:
    assert {stored.id: stored.days for stored in REGISTER}["page"] == 30
