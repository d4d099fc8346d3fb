from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from publisher.pages.disagree import SILENT_ON_REDRESS
from publisher.pages.parts.text import TALK
from tests.policies import REAL, changed, councils, exampleshire
from tests.publisher.pages.written import real_pages, shown, ways_out, written

if TYPE_CHECKING:
    from pathlib import Path

    from publisher.policies.read import CouncilFiles


def _page(council: str) -> str:
    return real_pages(council)["disagree"].markdown


def test_the_steps_are_in_order_and_links_can_lead_to_each() -> None:
    page = written("disagree")
    assert '1. <span class="step" id="redress-national_reasons">**Ask for the reasons**.</span>' in page
    assert '2. <span class="step" id="redress-complain">**Complain**.</span>' in page


def test_what_only_the_law_says_is_marked_and_a_time_limit_has_a_line_of_its_own() -> None:
    page = written("disagree")
    assert "    - *National rule:* A family that was refused gets them in writing." in page
    assert "    - **Time limit:** Ten weeks." in page
    assert "    - Write to the complaints team." in page


def test_the_local_adviser_has_a_name_and_a_way_to_be_reached(tmp_path: Path) -> None:
    policies = changed(tmp_path, "exampleshire/council.yaml", ("  switchboard: sen_team", "  sendiass: sen_team"))
    page = written("disagree", exampleshire(policies))
    assert "The SEN team. 01632 960001 · Web page. They answer on weekdays." in shown(page)
    assert {"tel:01632960001", "https://exampleshire.example/sen-team"} <= set(ways_out(page))


def test_who_to_talk_to_comes_before_the_steps() -> None:
    page = written("disagree")
    assert page.index(TALK) < page.index("## What you can do, in this order")


def test_a_step_leads_to_the_body_that_decides(tmp_path: Path) -> None:
    assert "https://ombudsman.example/" not in ways_out(written("disagree"))
    text = "A family that was refused gets them in writing."
    named = (f"      - text: {text}\n", f"      - text: {text}\n        body: ombudsman\n")
    page = written("disagree", exampleshire(changed(tmp_path / "beside", "england/floor.yaml", named)))
    assert f"{text} [The Ombudsman](https://ombudsman.example/)." in page
    named = (text, "Ask The Ombudsman, in writing.\n        body: ombudsman")
    page = written("disagree", exampleshire(changed(tmp_path / "inside", "england/floor.yaml", named)))
    assert "Ask [The Ombudsman](https://ombudsman.example/), in writing." in page


@pytest.mark.thorough
@pytest.mark.parametrize("files", councils(REAL), ids=lambda files: files.council.id)
def test_families_are_led_to_every_body_that_decides(files: CouncilFiles) -> None:
    led_to = set(ways_out(written("disagree", files)))
    assert {body.web for body in files.bodies.bodies if body.does != "find_council"} <= led_to


@pytest.mark.thorough
@pytest.mark.parametrize("council", ["hampshire", "peterborough", "portsmouth"])
def test_a_page_that_does_not_say_is_said_to_be_silent_once(council: str) -> None:
    short, rules = shown(_page(council)).split("All the rules, with sources")
    assert rules.count(SILENT_ON_REDRESS) == 1
    for part in (short, rules):
        assert part.lower().count("does not say") <= 1


@pytest.mark.thorough
def test_hertfordshires_pages_are_not_said_to_be_silent() -> None:
    assert SILENT_ON_REDRESS not in _page("hertfordshire")


def test_hertfordshire_sends_nobody_to_a_court_before_the_ombudsman_and_names_the_tribunals_appeal_once() -> None:
    page = _page("hertfordshire")
    places = [
        page.index(f'id="redress-national_{step}"') for step in ("ombudsman", "health_ombudsman", "tribunal", "court")
    ]
    assert places == sorted(places)
    assert page.partition("{ #all-the-rules }")[2].count("**Appeal") == 1
    assert shown(page[places[-1] :]).count("Time limit:") == 1


@pytest.mark.parametrize("council", [files.council.id for files in councils(REAL)])
def test_whoever_decides_is_a_link_in_the_short_answer(council: str) -> None:
    short, _ = _page(council).split("## All the rules", 1)
    assert "[SEND Tribunal](https://www.gov.uk/" in short
    assert "[The ombudsman](https://www.lgo.org.uk/)" in short


@pytest.mark.parametrize("council", [files.council.id for files in councils(REAL)])
def test_who_gives_free_advice_is_named_once_before_all_the_rules(council: str) -> None:
    short, _ = _page(council).split("## All the rules", 1)
    assert TALK in short
    # A family of the examples may ring it.
    assert "SENDIASS" not in short.partition("## For example")[0]
