"""A council's policy on the national floor: what it says itself, and the national rules where it is silent."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from publisher.policies.editions import edition_on
from publisher.policies.floor import mark, same_matter
from tests.policies import changed, exampleshire

if TYPE_CHECKING:
    from pathlib import Path

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
