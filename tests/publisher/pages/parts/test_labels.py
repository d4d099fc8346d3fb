from __future__ import annotations

import re
from typing import Any, get_args

import pytest

from publisher.model.council.clauses import Discretion
from publisher.model.council.outcomes import Meaning
from publisher.model.council.spending import SpendingVerdict
from publisher.pages.parts.labels import (
    BARE_HEADLINE,
    DECIDER_LABELS,
    HOLDER_LABELS,
    LISTS,
    STRAND_LABELS,
    TOPIC_LABELS,
    VERDICT_LABELS,
    WANTED,
    WAY_LABELS,
)
from reckoner.estimate import NEED_ANSWERS
from reckoner.result import HolderStatus, StrandStatus, WayStatus
from tests.policies import REAL, councils


@pytest.mark.parametrize(
    ("labels", "known"),
    [
        (STRAND_LABELS, {*get_args(StrandStatus), NEED_ANSWERS}),
        (WANTED, {*get_args(StrandStatus), NEED_ANSWERS}),
        (WAY_LABELS, {*get_args(WayStatus), NEED_ANSWERS}),
        (HOLDER_LABELS, {*get_args(HolderStatus), NEED_ANSWERS}),
        (VERDICT_LABELS, {*get_args(SpendingVerdict.model_fields["verdict"].annotation)}),
        (DECIDER_LABELS, {*get_args(Discretion.model_fields["by"].annotation)}),
        (TOPIC_LABELS, {*get_args(Meaning.model_fields["topic"].annotation)}),
    ],
    ids=["strands", "wanted", "ways", "holders", "spending", "deciders", "topics"],
)
def test_everything_that_can_be_said_has_a_name_for_families(labels: dict[str, str], known: set[Any]) -> None:
    assert set(labels) == known
    assert len(set(labels.values())) == len(labels)


@pytest.mark.parametrize(
    ("headline", "is_bare"),
    [
        ("You can ask for a social care budget", True),
        ("You can ask for an education budget while the draft is written", True),
        ("The family can ask for a social care budget", True),
        ("You can ask for a budget in place of your short break hours", False),
        ("You can ask for what is still missing", False),
        ("You have a right to have a personal health budget", False),
    ],
)
def test_a_headline_is_bare_that_says_no_more_than_its_label(headline: str, *, is_bare: bool) -> None:
    assert bool(re.search(BARE_HEADLINE, headline)) == is_bare


def test_while_a_status_is_open_no_headline_says_that_the_moment_is_now() -> None:
    """Its label says that it is not clear yet: "You can ask now" beside it pulled apart."""
    opened = councils(REAL)[0].statuses.open
    assert [text for text in (opened.ask_now, opened.ask_later, opened.unclear) if "ask now" in text.lower()] == []


def test_silence_has_a_list_of_its_own() -> None:
    assert LISTS["silent"] == ("not_stated",)
    assert "not_stated" not in LISTS["less_likely"]
    assert {status for statuses in LISTS.values() for status in statuses} < set(STRAND_LABELS)


def test_an_appeal_and_a_wish_for_no_change_are_not_among_what_is_less_likely() -> None:
    assert not {"appeal", "as_it_is"} & {status for statuses in LISTS.values() for status in statuses}
