"""Every place that names something is listed, before it is changed or taken out."""

from __future__ import annotations

import re

import pytest

from tests.policies import GOOD
from tests.publisher.local_offer import local_offer


def numberless(printed: str) -> str:
    """What is printed without its line numbers, which change with the files."""
    return re.sub(r":\d+: ", ":N: ", printed)


def test_a_clause_is_listed_with_what_names_it_and_the_families_that_meet_it() -> None:
    finished = local_offer("uses", "review_now", policies=GOOD)
    assert (finished.code, finished.err) == (0, "")
    assert (
        numberless(finished.out)
        == """clause 'review_now': 7 places
  exampleshire/policy.yaml:N: defined here
  exampleshire/policy.yaml:N: defined here
  exampleshire/cases.yaml:N: family 'A child with a final plan that is not being reviewed'
  exampleshire/cases.yaml:N: family 'The same child after the rule has changed'
  exampleshire/cases.yaml:N: family 'A young person whose plan is reviewed now'
  exampleshire/policy.yaml:N: rule 'can_ask_for_education'
  exampleshire/policy.yaml:N: conflict 'when_to_ask'
families whose answers meet 'review_now': 3
  exampleshire/cases.yaml:N: The same child after the rule has changed
  exampleshire/cases.yaml:N: A young person whose plan is reviewed now
  exampleshire/cases.yaml:N: A young person of 18 who has left college
"""
    )


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("ehc_plan=draft", "option 'draft' of 'ehc_plan': "),
        ("draft", "option 'draft' of 'ehc_plan': "),
        ("sen_team", "contact 'sen_team': "),
        ("EX-004", "  exampleshire/facts.csv:5: defined here\n"),
        ("LAW-1", "  england/law.csv:2: defined here"),
        ("from_16", "  exampleshire/short.yaml:25: the short answer for 'who'\n"),
        ("direct_payment", "way 'direct_payment': "),
    ],
)
def test_whatever_has_a_name_can_be_looked_up(name: str, said: str) -> None:
    finished = local_offer("uses", name, policies=GOOD)
    assert (finished.code, finished.err) == (0, "")
    assert said in finished.out


@pytest.mark.parametrize(
    ("name", "do"),
    [
        ("aged16", "Did you mean aged_16"),
        ("ehc_plan=finall", "Did you mean final?"),
        ("no_plan=final", "Did you mean no_plan?"),
    ],
)
def test_an_unknown_name_gets_the_nearest(name: str, do: str) -> None:
    finished = local_offer("uses", name, policies=GOOD)
    assert (finished.code, finished.out) == (1, "")
    assert finished.err.startswith(f".: LO201 Nothing here is called '{name}'.\n    {do}")
