"""Every place that names something is listed, before it is changed or taken out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.policies import GOOD, changed
from tests.publisher.local_offer import local_offer

if TYPE_CHECKING:
    from pathlib import Path


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
texts of exampleshire that cite the same facts as its clauses: 3
  exampleshire/policy.yaml:N: outcome 'ask_later' of the strand 'education' also cites EX-004: There is a plan.
  exampleshire/policy.yaml:N: conflict 'when_to_ask' also cites EX-004: While the plan is being looked at again.
  exampleshire/policy.yaml:N: conflict 'when_to_ask' also cites EX-005: At any time in that term.
"""
    )


def texts(name: str, policies: Path = GOOD) -> list[str]:
    out = numberless(local_offer("uses", name, policies=policies).out)
    return out.partition("texts of exampleshire that cite the same facts as its clauses: ")[2].splitlines()


def test_a_question_and_an_option_are_listed_with_the_texts_that_cite_what_their_clauses_cite() -> None:
    age = texts("age")
    assert len(age) == int(age[0]) + 1 > 5
    said = "The parent up to 16, and then the young person."
    assert f"  exampleshire/faq.yaml:N: answer 'who_holds' also cites EX-012: {said}" in age
    said = "Ask while the draft plan is being written."
    assert f"  exampleshire/short.yaml:N: the short answer for 'asking' also cites EX-003: {said}" in texts(
        "ehc_plan=draft"
    )
    assert not any("short.yaml" in line and "EX-003" in line for line in texts("ehc_review=now"))


def test_texts_that_share_most_come_first_and_what_cites_national_rules_alone_is_none(tmp_path: Path) -> None:
    both = ("cites: [EX-017]", "cites: [EX-017, EX-004, EX-005]")
    policies = changed(tmp_path, "exampleshire/short.yaml", both)
    assert texts("review_now", policies)[1].endswith(
        "'disagree' also cites EX-004, EX-005: Write to the complaints team."
    )
    assert not any("LAW-" in line for line in texts("age"))


def test_a_contact_has_no_such_texts() -> None:
    assert texts("sen_team") == []


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
