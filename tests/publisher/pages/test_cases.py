from __future__ import annotations

from tests.publisher.pages.written import between, written


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


def test_a_family_of_another_day_says_when() -> None:
    assert written("cases").count("They ask on") == 1
    later = between(written("cases"), ">The same child after the rule has changed", "</details>")
    assert "They ask on 10 May 2027, under other rules." in later
