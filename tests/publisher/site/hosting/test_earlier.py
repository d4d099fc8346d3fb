"""What an earlier release named by its content is still there for the pages of it that are open."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from publisher.site.hosting.csp import write_headers
from publisher.site.hosting.earlier import KEPT_DAYS, RECORD, EarlierError, keep_earlier
from publisher.site.hosting.host_headers import headers_for, read_rules

if TYPE_CHECKING:
    from pathlib import Path

DAY = date(2026, 11, 27)
OLD, NEW, SAME = "assets/policies/a-01.json", "assets/policies/a-02.json", "assets/runtime/0a/python.wasm"


def make(folder: Path, *names: str) -> Path:
    for name in (*names, "index.html"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(name, encoding="utf-8")
    write_headers(folder)
    return folder


@pytest.fixture
def previous(tmp_path: Path) -> Path:
    return make(tmp_path / "previous", OLD, f"{OLD}.br", SAME, "old/index.html")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return make(tmp_path / "site", NEW, SAME)


def test_what_the_new_site_does_not_have_is_kept_with_its_copies(site: Path, previous: Path) -> None:
    assert keep_earlier(site, previous, DAY) == 1
    assert (site / OLD).read_text(encoding="utf-8") == OLD
    assert (site / f"{OLD}.br").read_text(encoding="utf-8") == f"{OLD}.br"
    assert json.loads((site / RECORD).read_text(encoding="utf-8")) == {OLD: "2026-11-27"}
    rules = read_rules((site / "_headers").read_text(encoding="utf-8"))
    for path in (OLD, NEW, SAME):
        assert "immutable" in dict(headers_for(rules, f"/{path}"))["Cache-Control"]


def test_pages_are_not_kept(site: Path, previous: Path) -> None:
    keep_earlier(site, previous, DAY)
    assert not (site / "old").exists()


@pytest.mark.parametrize(("days", "kept"), [(1, True), (KEPT_DAYS, True), (KEPT_DAYS + 1, False)])
def test_it_is_kept_for_some_days_from_when_it_was_left(
    site: Path, previous: Path, tmp_path: Path, *, days: int, kept: bool
) -> None:
    keep_earlier(site, previous, DAY)
    last = make(tmp_path / "last", "assets/policies/a-03.json", SAME)
    keep_earlier(last, site, DAY + timedelta(days=days))
    assert (last / OLD).exists() is kept
    # What was in use until now has its days before it.
    assert (last / NEW).exists()
    left = json.loads((last / RECORD).read_text(encoding="utf-8"))
    assert left[NEW] == (DAY + timedelta(days=days)).isoformat()
    assert left.get(OLD) == ("2026-11-27" if kept else None)


def test_what_is_in_use_again_is_no_longer_on_the_list(site: Path, previous: Path, tmp_path: Path) -> None:
    keep_earlier(site, previous, DAY)
    back = make(tmp_path / "back", OLD, SAME)
    keep_earlier(back, site, DAY)
    assert json.loads((back / RECORD).read_text(encoding="utf-8")) == {NEW: "2026-11-27"}


def test_without_a_site_before_nothing_is_kept_or_written(site: Path, tmp_path: Path) -> None:
    before = sorted(site.rglob("*"))
    assert keep_earlier(site, tmp_path / "nowhere", DAY) == 0
    assert sorted(site.rglob("*")) == before


@pytest.mark.parametrize("text", ["{", "[]", '{"a": "yesterday"}'])
def test_a_damaged_list_is_named(site: Path, previous: Path, text: str) -> None:
    (previous / RECORD).write_text(text, encoding="utf-8")
    with pytest.raises(EarlierError, match=r"earlier\.json is damaged\. Delete it"):
        keep_earlier(site, previous, DAY)
