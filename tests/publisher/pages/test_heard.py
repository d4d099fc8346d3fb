from __future__ import annotations

from typing import TYPE_CHECKING

from tests.policies import changed, exampleshire
from tests.publisher.pages.written import shown, written

if TYPE_CHECKING:
    from pathlib import Path


def test_what_families_said_and_what_the_council_did_stand_together() -> None:
    seen = shown(written("heard"))
    assert "You said: The page did not say when the team answers. The council did: It now says so." in seen
    assert "2 November 2026" in seen
    assert "Nobody has told us anything yet." not in seen


def test_where_nobody_has_said_anything_the_page_says_so(tmp_path: Path) -> None:
    said = "  - said: The page did not say when the team answers.\n    did: It now says so.\n    when: 2026-11-02\n"
    files = exampleshire(changed(tmp_path, "exampleshire/council.yaml", (f"heard:\n{said}", "")))
    seen = shown(written("heard", files))
    assert "Nobody has told us anything yet." in seen
    assert "You said:" not in seen


def test_families_read_whom_to_tell() -> None:
    assert "The SEN team. 01632 960001 · Web page. They answer on weekdays." in shown(written("heard"))


def test_where_no_page_says_who_takes_views_families_are_told_that(tmp_path: Path) -> None:
    files = exampleshire(changed(tmp_path, "exampleshire/council.yaml", ("feedback: sen_team\n", "")))
    seen = shown(written("heard", files))
    assert "do not say who at Exampleshire County Council takes views" in seen
    assert "The SEN team" not in seen
