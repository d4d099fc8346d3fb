"""A text that names a contact's number has the number of its day, wherever it is shown."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

import reckoner
from publisher.pages.council_build import CouncilBuild
from publisher.policies.contacts import asked_about, ways_to_reach, with_contacts
from tests.policies import Mistake, changed, exampleshire

if TYPE_CHECKING:
    from pathlib import Path

BEFORE, AFTER = date(2027, 3, 31), date(2027, 4, 1)

NEW_NUMBER = (
    "    phone: 01632 960001\n    cites: [EX-015]",
    (
        "    phone: 01632 960001\n    cites: [EX-015]\n    until: 2027-04-01\n"
        "  - id: sen_team\n    who: The SEN team\n    how: They answer on weekdays.\n"
        "    phone: 01632 960009\n    cites: [EX-015]\n    from: 2027-04-01"
    ),
)


def test_a_contact_is_named_by_its_id_and_by_what_it_has() -> None:
    assert ways_to_reach(exampleshire().council) == {"sen_team.phone": "01632 960001"}


def test_a_text_without_a_name_in_it_is_not_copied() -> None:
    faq = exampleshire().faq
    assert with_contacts(faq.faq[0], {"sen_team.phone": "1"}) is faq.faq[0]


def test_a_name_that_there_is_not_stays_for_the_check_to_find() -> None:
    assert "{contact:sen_team.phone}" in with_contacts(exampleshire().faq, {}).faq[1].answer[1].text


@pytest.mark.parametrize(("day", "number"), [(BEFORE, "01632 960001"), (AFTER, "01632 960009")])
def test_pages_and_results_have_the_number_of_the_day(tmp_path: Path, day: date, number: str) -> None:
    policies = changed(tmp_path, "exampleshire/council.yaml", NEW_NUMBER)
    Mistake(
        "exampleshire/policy.yaml", "", "Write to the SEN team.", "Call the SEN team on {contact:sen_team.phone}."
    ).make(policies)
    build = CouncilBuild(exampleshire(policies))
    pages = {page.id: page.markdown for page in build.pages_on(day).pages}
    assert f"Call {number}." in pages["faq"]
    said = str(reckoner.estimate(build.policy, {"age": 9, "ehc_plan": "draft"}, day))
    assert f"Call the SEN team on {number}." in said
    assert "{contact:" not in "".join(pages.values()) + said


def test_whoever_is_asked_about_a_budget_is_named_once_in_the_order_of_the_contacts() -> None:
    """The team is there for everybody, and the social worker whom one outcome names for some."""
    files = exampleshire()
    education, social_care, *_ = files.policy.strands
    assert [contact.id for contact in asked_about(files.council, education)] == ["sen_team"]
    assert [contact.id for contact in asked_about(files.council, social_care)] == ["sen_team", "social_worker"]
