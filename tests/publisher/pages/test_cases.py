from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from publisher.pages.council_build import CouncilBuild
from tests.policies import changed, exampleshire
from tests.publisher.pages.written import DAY, between, written

if TYPE_CHECKING:
    from pathlib import Path

NEW_RULES = date(2027, 4, 1)
"""When the invented council changes a rule."""


def test_every_family_says_what_it_told_and_what_it_is_told() -> None:
    part = between(written("cases"), ">A child with a final plan that is not being reviewed", "</details>")
    assert "- Age: 12 years" in part
    assert "- EHC plan review: Later this term" in part
    assert "- **Education budget: Best asked when the plan is looked at again.** There is a plan." in part
    assert "- Parent or carer holding the money: it depends." in part


def test_who_holds_the_money_is_told_for_the_strand_that_the_family_shows() -> None:
    part = between(written("cases"), ">A child with a final plan that is not being reviewed", "</details>")
    assert "- Young person holding the money for social care budget: someone else instead." in part


def test_a_family_that_is_not_sure_says_so() -> None:
    assert "- Social care plan: not sure" in written("cases")


def test_a_family_is_on_the_page_of_the_rules_that_it_asks_under() -> None:
    before, after = "A child with a final plan that is not being reviewed", "The same child after the rule has changed"
    now, later = written("cases"), written("cases", day=NEW_RULES)
    assert (before in now, after in now) == (True, False)
    assert (before in later, after in later) == (False, True)


def test_a_day_on_which_no_rule_changes_keeps_the_families(tmp_path: Path) -> None:
    answer = "  - id: who_holds\n"
    policies = changed(tmp_path, "exampleshire/faq.yaml", (answer, f"{answer}    from: 2027-01-15\n"))
    files = exampleshire(policies)
    assert date(2027, 1, 15) in CouncilBuild(files).changes_after(DAY)
    assert written("cases", files, date(2027, 2, 1)) == written("cases", files)


def test_rules_without_a_family_say_so_and_lead_to_the_reckoner(tmp_path: Path) -> None:
    policies = changed(tmp_path, "exampleshire/cases.yaml", ("as_of: 2027-05-10", "as_of: 2027-03-10"))
    page = written("cases", exampleshire(policies), NEW_RULES)
    assert "We have not made up any families for these rules yet." in page
    assert "(reckoner.md)" in page
    assert "<details" not in page
