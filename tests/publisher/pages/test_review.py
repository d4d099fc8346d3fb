from __future__ import annotations

from dataclasses import replace

from publisher.model.council.review import Timing
from publisher.pages import council_pages
from publisher.pages.council_build import CouncilBuild
from tests.policies import exampleshire
from tests.publisher.pages.written import DAY, shown, written


def test_a_moment_says_what_it_is_about() -> None:
    assert "Once a year (Direct payment). The council looks at the budget again. EX-016" in shown(written("review"))


def test_what_has_a_time_comes_first_and_has_its_months_drawn() -> None:
    build = CouncilBuild(exampleshire())
    logic = build.logic_on(DAY)
    policy = logic.edition.policy
    untimed, *_ = policy.review
    timed = untimed.model_copy(update={"id": "third_month", "timing": Timing(within_months=3)})
    edition = replace(logic.edition, policy=policy.model_copy(update={"review": [untimed, timed]}))
    pages = council_pages(replace(logic, edition=edition), build.policy).pages
    page = next(page.markdown for page in pages if page.id == "review")
    assert page.index("year__month--due") < page.index("review-third_month") < page.index(f"review-{untimed.id}")


def test_without_any_time_there_is_no_year_to_explain() -> None:
    assert "year__month" not in written("review")
    assert "squares" not in written("review")
