from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from publisher.difference.standing import standing
from publisher.policies.editions import edition_on
from tests.policies import GOOD, exampleshire
from tests.publisher.difference.edited import edited, plain_place

if TYPE_CHECKING:
    from pathlib import Path

    from publisher.difference.result import Standing

DAY = date(2026, 11, 22)
POLICY = "exampleshire/policy.yaml"


def after(folder: Path, find: str, put: str) -> list[Standing]:
    new = exampleshire(edited(folder, [{"file": POLICY, "find": find, "put": put}]))
    return standing(edition_on(exampleshire(GOOD), DAY), edition_on(new, DAY), plain_place)


def test_equal_policies_tell_every_family_the_same() -> None:
    edition = edition_on(exampleshire(GOOD), DAY)
    assert standing(edition, edition, plain_place) == []


def test_another_verdict_on_what_a_budget_pays_for_is_told_for_each_budget_that_it_is_about(tmp_path: Path) -> None:
    (change,) = after(tmp_path, "verdict: if_agreed", "verdict: ask")
    assert (change["kind"], change["id"], change["strand"]) == ("spending", "assistant", "Social care budget")
    assert (change["before"], change["after"]) == ("Yes, if it is agreed", "Ask about this")
    assert change["direction"] == "worse"
    assert change["old_place"] == change["new_place"].replace("new", "old") if change["new_place"] else False


def test_where_a_page_falls_silent_that_is_neither_better_nor_worse(tmp_path: Path) -> None:
    verdict = (
        '  - item: holiday\n    verdict: "no"\n    text: The budget is for the support of one child.\n'
        "    instead: Ask about short breaks.\n    cites: [EX-014]\n"
    )
    changes = after(tmp_path, verdict, "")
    assert {change["strand"] for change in changes} == {"Education budget", "Social care budget"}
    assert {change["before"] for change in changes} == {"Not from this budget"}
    assert {change["direction"] for change in changes} == {"other"}


def test_a_step_after_a_no_that_is_gone_or_comes_elsewhere_is_told(tmp_path: Path) -> None:
    steps = (
        "redress:\n  - id: complain\n    stage: complaint\n    name: Complain\n    says:\n"
        "      - text: Write to the complaints team.\n        cites: [EX-017]\n"
    )
    gone = [change for change in after(tmp_path / "gone", steps, "redress: []\n") if change["id"] == "complain"]
    assert [change["after"] for change in gone] == ["Not on this site"]
    limited = steps.replace(
        "        cites: [EX-017]\n",
        "        cites: [EX-017]\n    time_limit: {text: Within a year., cites: [EX-017]}\n",
    )
    (change,) = after(tmp_path / "limited", steps, limited)
    assert "Within a year." in change["after"]
