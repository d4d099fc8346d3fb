from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from publisher.pages.council_build import CouncilBuild
from publisher.pages.disagree import SILENT_ON_REDRESS
from tests.policies import REAL, changed, councils, exampleshire
from tests.publisher.pages.written import shown, written

if TYPE_CHECKING:
    from pathlib import Path


def _page(council: str) -> str:
    files = next(files for files in councils(REAL) if files.council.id == council)
    pages = CouncilBuild(files).pages_on(files.council.version).pages
    return next(page.markdown for page in pages if page.id == "disagree")


def test_the_steps_are_in_order_and_links_can_lead_to_each() -> None:
    page = written("disagree")
    assert '1. <span class="step" id="redress-national_reasons">**Ask for the reasons**.</span>' in page
    assert '2. <span class="step" id="redress-complain">**Complain**.</span>' in page


def test_what_only_the_law_says_is_marked_and_a_time_limit_has_a_line_of_its_own() -> None:
    page = written("disagree")
    assert "    - *National rule:* A family that was refused gets them in writing." in page
    assert "    - **Time limit:** Two months." in page
    assert "    - Write to the complaints team." in page


def test_the_local_adviser_has_a_name_and_a_way_to_be_reached(tmp_path: Path) -> None:
    policies = changed(tmp_path, "exampleshire/council.yaml", ("  switchboard: sen_team", "  sendiass: sen_team"))
    assert "    - **The SEN team**. 01632 960001. They answer on weekdays." in written(
        "disagree", exampleshire(policies)
    )


@pytest.mark.parametrize("council", ["hampshire", "peterborough", "portsmouth"])
def test_a_page_that_does_not_say_is_said_to_be_silent_once(council: str) -> None:
    page = shown(_page(council))
    assert page.count(SILENT_ON_REDRESS) == 1
    assert page.lower().count("does not say") == 1


def test_hertfordshires_pages_are_not_said_to_be_silent() -> None:
    assert SILENT_ON_REDRESS not in _page("hertfordshire")


def test_hertfordshire_sends_nobody_to_a_court_before_the_ombudsman_and_names_the_tribunals_appeal_once() -> None:
    page = _page("hertfordshire")
    places = [
        page.index(f'id="redress-national_{step}"') for step in ("ombudsman", "health_ombudsman", "tribunal", "court")
    ]
    assert places == sorted(places)
    assert page.count("**Appeal") == 1
    assert shown(page[places[-1] :]).count("Time limit:") == 1
