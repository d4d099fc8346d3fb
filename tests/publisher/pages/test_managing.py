from __future__ import annotations

from tests.publisher.pages.written import between, written


def test_every_way_says_what_it_is_what_it_means_and_its_forms() -> None:
    part = between(written("managing"), "## Direct payment { #direct_payment }", "\n## ")
    assert "The council pays the money to you." in part
    assert "**Work for you:** You keep the receipts." in part
    assert "**A card:** The money is on a card." in part


def test_outcomes_that_differ_for_a_strand_are_told_under_its_name() -> None:
    part = between(written("managing"), "### Direct payment for education budget", "\n## ")
    assert "You could get a direct payment if the school agrees." in part


def test_a_way_without_conditions_has_no_empty_list_of_rules() -> None:
    part = between(written("managing"), "## The council holds it", "\n*[")
    assert "what the council's pages say" not in part
