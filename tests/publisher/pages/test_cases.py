from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from publisher.pages.council_build import CouncilBuild
from tests.policies import changed, exampleshire
from tests.publisher.pages.written import DAY, between, written

if TYPE_CHECKING:
    from pathlib import Path

NEW_RULES = date(2027, 4, 1)
"""When the invented council changes a rule."""


def test_a_family_has_what_there_is_its_own_words_and_what_it_is_told() -> None:
    card = between(written("cases"), "## Cem, 12", "</div>")
    assert "\n\nEHC plan, reviewed later this term\n\n" in card
    assert "“Cem is twelve. His plan is final, and his parents want help with the money.”" in card
    told = '<span class="tag tag--ask_later">Best asked when the plan is looked at again</span>'
    assert f"Education budget: {told}" in card


def test_families_are_in_the_order_of_their_cards_whatever_that_of_the_tests() -> None:
    page = written("cases")
    assert page.index("## Cem, 12") < page.index("## Bea, 9")


def test_a_family_that_is_a_test_alone_is_not_shown() -> None:
    assert written("cases").count("## ") == 2
    assert "Dai" not in written("cases")


def test_a_baby_is_under_one(tmp_path: Path) -> None:
    policies = changed(tmp_path, "exampleshire/cases.yaml", ("age: 9, ehc_plan: draft", "age: 0, ehc_plan: draft"))
    assert "## Bea, under 1\n" in written("cases", exampleshire(policies))


def test_a_family_is_on_the_page_of_the_rules_that_it_asks_under() -> None:
    now, later = written("cases"), written("cases", day=NEW_RULES)
    assert ("Best asked when" in now, "Ask now</span>" in between(now, "## Cem", "</div>")) == (True, False)
    assert ("Best asked when" in later, "Ask now</span>" in between(later, "## Cem", "</div>")) == (False, True)
    assert "## Bea" not in later


def test_a_day_on_which_no_rule_changes_keeps_the_families(tmp_path: Path) -> None:
    answer = "  - id: who_holds\n"
    policies = changed(tmp_path, "exampleshire/faq.yaml", (answer, f"{answer}    from: 2027-01-15\n"))
    files = exampleshire(policies)
    assert date(2027, 1, 15) in CouncilBuild(files).changes_after(DAY)
    assert written("cases", files, date(2027, 2, 1)) == written("cases", files)


@pytest.mark.thorough
def test_rules_without_a_family_say_so(tmp_path: Path) -> None:
    later = "    shown: {card: 1, name: Cem, has: EHC plan, strand: education, icon: school}\n"
    policies = changed(tmp_path, "exampleshire/cases.yaml", (later, ""))
    page = written("cases", exampleshire(policies), NEW_RULES)
    assert "We have not made up any families for these rules yet." in page
    assert "card" not in page
