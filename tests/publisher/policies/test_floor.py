"""A council's policy on the national floor: what it says itself, and the national rules where it is silent."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from publisher.check.floor import STRICTER
from publisher.policies.editions import edition_on, editions
from publisher.policies.floor import mark, same_matter
from tests.policies import REAL, changed, councils, exampleshire

if TYPE_CHECKING:
    from pathlib import Path

    from publisher.policies.read import CouncilFiles

DAY = date(2026, 11, 22)


def test_where_a_council_is_silent_the_national_review_holds() -> None:
    policy = edition_on(exampleshire(), DAY).policy
    assert "national_first_year" in [moment.id for moment in policy.review]


def test_a_councils_own_items_come_first() -> None:
    policy = edition_on(exampleshire(), DAY).policy
    assert [moment.id for moment in policy.review] == ["yearly", "national_first_year"]


def test_a_time_that_the_law_sets_follows_what_the_council_says_of_that_strand() -> None:
    takes = {
        strand.id: [time.text for time in strand.takes] for strand in edition_on(exampleshire(), DAY).policy.strands
    }
    assert takes == {
        "education": [
            "The SEN team answers within four weeks.",
            "If you are refused, you have the reasons within ten weeks.",
        ],
        "social_care": [],
    }


def test_a_national_clause_is_there_only_where_a_rule_names_it(tmp_path: Path) -> None:
    assert "national_request_considered" not in [c.id for c in edition_on(exampleshire(), DAY).policy.clauses]
    policies = changed(
        tmp_path,
        "exampleshire/policy.yaml",
        ("[good_use, school_agrees]", "[good_use, school_agrees, national_request_considered]"),
    )
    assert "national_request_considered" in [c.id for c in edition_on(exampleshire(policies), DAY).policy.clauses]


def test_a_review_that_takes_the_place_of_the_national_one_stands_alone(tmp_path: Path) -> None:
    policies = changed(
        tmp_path,
        "exampleshire/policy.yaml",
        (
            "  - id: yearly\n",
            "  - id: national_first_year\n    overrides: {was: e89574ab, why: It looks every month.}\n",
        ),
    )
    policy = edition_on(exampleshire(policies), DAY).policy
    assert [moment.id for moment in policy.review] == ["national_first_year"]
    assert policy.review[0].when == "Once a year"


OWN_VERDICT = """\
spending:
  - item: gambling
    verdict: "no"
    text: The council does not pay for it either.
    instead: Ask about a club.
    strands: [social_care]
    cites: [EX-014]
"""


def test_a_verdict_holds_in_every_strand_for_which_the_council_has_none(tmp_path: Path) -> None:
    """A ban that the council writes for one kind of budget takes the national one from no other."""
    policies = changed(tmp_path, "exampleshire/policy.yaml", ("spending:\n", OWN_VERDICT))
    policy = edition_on(exampleshire(policies), DAY).policy
    found = [(verdict.text, verdict.strands) for verdict in policy.spending if verdict.item == "gambling"]
    assert found == [
        ("The council does not pay for it either.", ["social_care"]),
        ("A budget does not pay for a game of chance.", ["education"]),
    ]


def test_where_a_councils_own_item_is_over_the_national_one_is_back(tmp_path: Path) -> None:
    own = OWN_VERDICT.replace("    strands: [social_care]\n", "    until: 2027-04-01\n")
    files = exampleshire(changed(tmp_path, "exampleshire/policy.yaml", ("spending:\n", own)))

    def texts(day: date) -> list[str]:
        return [verdict.text for verdict in edition_on(files, day).policy.spending if verdict.item == "gambling"]

    assert texts(DAY) == ["The council does not pay for it either."]
    assert texts(date(2027, 4, 1)) == ["A budget does not pay for a game of chance."]


@pytest.mark.parametrize("files", councils(REAL), ids=lambda files: files.council.id)
def test_every_locked_verdict_is_told_or_a_stricter_one_in_each_strand_and_edition(files: CouncilFiles) -> None:
    for edition in editions(files):
        strands = [strand.id for strand in edition.policy.strands]
        for national in files.floor.spending:
            for strand in strands if national.strength == "locked" else ():
                if not national.strands or strand in national.strands:
                    of_item = [one for one in edition.policy.spending if one.item == national.item]
                    there = [one.verdict for one in of_item if not one.strands or strand in one.strands]
                    strict = STRICTER[STRICTER.index(national.verdict) :]
                    assert there, (national.item, strand)
                    assert set(there) <= set(strict), (national.item, strand)


def test_a_removed_national_item_does_not_hold(tmp_path: Path) -> None:
    review = exampleshire().floor.review[0]
    removal = f"{{list: review, id: {review.id}, was: {mark(review)}, why: It looks every month., cites: [EX-016]}}"
    policies = changed(tmp_path, "exampleshire/policy.yaml", ("review:\n", f"removes:\n  - {removal}\n\nreview:\n"))
    assert [moment.id for moment in edition_on(exampleshire(policies), DAY).policy.review] == ["yearly"]


def test_the_mark_of_a_national_rule_changes_with_its_words(tmp_path: Path) -> None:
    before = mark(exampleshire().floor.review[0])
    policies = changed(tmp_path, "england/floor.yaml", ("looked at within a year", "looked at within two years"))
    assert mark(exampleshire(policies).floor.review[0]) != before
    assert mark(exampleshire().floor.redress[0]) == mark(exampleshire(policies).floor.redress[0])


def test_verdicts_are_about_the_same_matter_where_they_share_a_strand() -> None:
    own = exampleshire().policy.spending
    assert same_matter(own[0], own[0])
    assert not same_matter(own[0], own[1])
