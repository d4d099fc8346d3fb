"""What is said of each item that families ask about, strand by strand, and where nobody says anything."""

from __future__ import annotations

from datetime import date

from publisher.policies.editions import edition_on
from publisher.policies.spending import spending_items
from tests.policies import exampleshire

ITEMS = {item.id: item for item in spending_items(edition_on(exampleshire(), date(2026, 11, 22)))}


def test_every_item_of_the_shared_list_is_there_in_its_order() -> None:
    assert list(ITEMS) == ["assistant", "holiday", "gambling", "bicycle"]


def test_a_verdict_on_one_kind_of_budget_leaves_the_page_silent_on_the_others() -> None:
    assert [verdict.verdict for verdict in ITEMS["assistant"].verdicts] == ["if_agreed"]
    assert ITEMS["assistant"].silent_in == ("education",)


def test_a_verdict_that_names_no_kind_of_budget_is_about_all_of_them() -> None:
    assert ITEMS["holiday"].silent_in == ()


def test_where_the_council_is_silent_the_national_rule_is_told() -> None:
    (verdict,) = ITEMS["gambling"].verdicts
    assert verdict.cites == ["LAW-2"]


def test_silence_on_an_item_is_silence_on_every_kind_of_budget() -> None:
    assert ITEMS["bicycle"].verdicts == ()
    assert ITEMS["bicycle"].silent_in == ("education", "social_care")
