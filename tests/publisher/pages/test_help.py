from __future__ import annotations

from typing import TYPE_CHECKING

from tests.policies import changed, exampleshire
from tests.publisher.pages.written import shown, written

if TYPE_CHECKING:
    from pathlib import Path


def test_families_read_whom_to_tell() -> None:
    assert "The SEN team. 01632 960001 · Web page. They answer on weekdays." in shown(written("help"))


def test_where_no_page_says_who_takes_views_families_are_told_that(tmp_path: Path) -> None:
    files = exampleshire(changed(tmp_path, "exampleshire/council.yaml", ("feedback: sen_team\n", "")))
    seen = shown(written("help", files))
    assert "do not say who at Exampleshire County Council takes views" in seen
    assert "The SEN team" not in seen


def test_the_local_offer_and_where_to_complain_are_there_once_each(tmp_path: Path) -> None:
    more = ("  switchboard: sen_team", "  switchboard: sen_team\n  local_offer: sen_team\n  complaints: desk")
    desk = "  - id: desk\n    who: The complaints desk\n    how: Write a letter.\n    looked_up: 2026-11-02\n"
    policies = changed(
        tmp_path,
        "exampleshire/council.yaml",
        more,
        ("  - id: social_worker\n", f"{desk}    cites: [EX-015]\n  - id: social_worker\n"),
    )
    seen = shown(written("help", exampleshire(policies)))
    assert seen.count("The SEN team.") == 1
    assert "The complaints desk. Write a letter." in seen
