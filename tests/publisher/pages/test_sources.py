from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from publisher.pages.council_build import CouncilBuild
from tests.policies import REAL, changed, copy_of_good, councils, exampleshire
from tests.publisher.pages.written import DAY, anchors, shown, ways_out, written

if TYPE_CHECKING:
    from pathlib import Path


def test_every_fact_has_its_place() -> None:
    assert [f"fact-ex-{number:03}" for number in range(1, 19)] == sorted(
        anchor for anchor in anchors(written("sources")) if anchor.startswith("fact-ex-")
    )


def test_a_fact_that_is_not_used_says_why() -> None:
    assert written("sources").count("Not used:") == 1
    assert "EX-018 The site sets one cookie. two Cookies Not used: Nothing here sets a cookie." in shown(
        written("sources")
    )


def test_every_page_it_rests_on_is_told_with_its_age() -> None:
    seen = shown(written("sources"))
    assert "The page was changed last in 2026. Published at https://exampleshire.example/budgets; copied on 30" in seen
    assert "nobody noted when it was copied" in seen


def test_of_a_page_that_says_no_day_of_its_own_this_need_not_be_written(tmp_path: Path) -> None:
    policies = changed(tmp_path, "exampleshire/council.yaml", ("    age: The page was changed last in 2026.\n", ""))
    seen = shown(written("sources", exampleshire(policies)))
    assert "Exampleshire. The page does not say when it was last changed. Published at https://" in seen


def test_a_page_whose_address_is_known_can_be_opened_and_one_that_is_known_in_part_is_said_to_be() -> None:
    page = written("sources")
    assert "https://exampleshire.example/budgets" in ways_out(page)
    assert "We know its address in part only, as exampleshire.example/.../payments; nobody noted" in shown(page)
    assert [link for link in ways_out(page) if "payments" in link] == []


@pytest.mark.thorough
def test_a_rule_of_law_can_be_read_where_it_is_published() -> None:
    page = written("sources", next(files for files in councils(REAL) if files.council.id == "hertfordshire"))
    assert "https://www.legislation.gov.uk/ukpga/2014/6/section/49" in ways_out(page)
    assert "https://www.legislation.gov.uk/uksi/2014/1652/regulation/7" in ways_out(page)


def test_missing_documents_and_the_councils_own_features_are_told() -> None:
    seen = shown(written("sources"))
    assert "The form to ask with: The page names a form that we have not seen. EX-003" in seen
    assert "The site has a page about direct payments. EX-009 Here: Here it is part of one page" in seen


def test_a_national_rule_that_only_a_letter_rests_on_is_listed_too() -> None:
    assert "**LAW-1** A council has to think about every request for a budget." in written("sources")


def test_a_fact_with_days_says_them(tmp_path: Path) -> None:
    policies = copy_of_good(tmp_path)
    path = policies / "exampleshire" / "facts.csv"
    first, *rows = path.read_text(encoding="utf-8").splitlines()
    days = [f"{row},," if not row.startswith("EX-013") else f"{row},2026-11-01,2027-04-01" for row in rows]
    path.write_text("\n".join([f"{first},from,until", *days, ""]), encoding="utf-8")
    pages = CouncilBuild(exampleshire(policies)).pages_on(DAY).pages
    page = next(page.markdown for page in pages if page.id == "sources")
    assert "from 1 November 2026, until 1 April 2027</small>" in page
    assert page.count("until 1 April 2027") == 1
