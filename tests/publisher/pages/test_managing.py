from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.policies import REAL, councils
from tests.publisher.pages.written import between, written

if TYPE_CHECKING:
    from publisher.policies.read import CouncilFiles


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


@pytest.mark.thorough
@pytest.mark.parametrize("files", councils(REAL), ids=lambda files: files.council.id)
def test_that_the_page_does_not_say_is_told_once_for_all_ways(files: CouncilFiles) -> None:
    page = written("managing", files, files.council.version)
    legend, _ = page.split(f"{{ #{files.policy.ways[0].id} }}")
    assert "“Ask about this” below means: the council's page does not say." in legend
    assert page.count("tag--not_stated") == page.count(">Ask about this<") > 0
    assert page.lower().count("the council's page does not say") == 1
