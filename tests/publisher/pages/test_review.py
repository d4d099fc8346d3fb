from __future__ import annotations

from dataclasses import replace

from publisher.model.guidance import Timing
from publisher.pages.parts.rules import RuleWriter
from publisher.pages.review import review
from publisher.policies.editions import edition_on
from tests.policies import exampleshire
from tests.publisher.pages.written import DAY, shown, written


def test_a_moment_says_what_it_is_about() -> None:
    assert "Once a year (Direct payment). The council looks at the budget again. EX-016" in shown(written("review"))


def test_what_has_a_time_comes_first_and_has_its_months_drawn() -> None:
    edition = edition_on(exampleshire(), DAY)
    untimed, *_ = edition.policy.review
    timed = untimed.model_copy(update={"id": "third_month", "timing": Timing(within_months=3)})
    page = review(
        replace(edition, policy=edition.policy.model_copy(update={"review": [untimed, timed]})), RuleWriter(edition)
    )
    assert page.index("year__month--due") < page.index("review-third_month") < page.index(f"review-{untimed.id}")


def test_without_any_time_there_is_no_year_to_explain() -> None:
    assert "year__month" not in written("review")
    assert "squares" not in written("review")
