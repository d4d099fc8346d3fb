from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.source.facts import COUNCIL_FACT, FACT, RULE_OF_LAW
from publisher.wording.citation import CITATION_TO_FILL, citation_html, citation_label, citation_place
from tests.policies import REAL, councils

FACTS = [fact for files in councils(REAL) for fact in files.facts]
LAW = list(councils(REAL)[0].law)


@pytest.mark.parametrize(
    ("fact", "register", "number"),
    [("HERTS-019", "HERTS-", "019"), ("HANTS-100", "HANTS-", "100"), ("EDU-2", "", "EDU-2"), ("EDU-12", "", "EDU-12")],
)
def test_a_councils_fact_is_a_number_and_a_rule_of_law_is_whole(fact: str, register: str, number: str) -> None:
    assert citation_label(fact) == (register, number)


def test_every_fact_of_a_council_is_quiet_and_no_rule_of_law_is() -> None:
    assert all(citation_label(fact).register for fact in FACTS)
    assert not any(citation_label(rule).register for rule in LAW)


@given(st.from_regex(FACT, fullmatch=True))
def test_a_label_says_the_whole_id_and_is_of_one_kind(fact: str) -> None:
    assert "".join(citation_label(fact)) == fact
    assert (re.fullmatch(COUNCIL_FACT, fact) is None) != (re.fullmatch(RULE_OF_LAW, fact) is None)


@pytest.mark.thorough
@given(st.from_regex(FACT, fullmatch=True))
def test_a_citation_holds_its_whole_id_and_no_more(fact: str) -> None:
    assert re.sub("<[^>]*>", "", citation_html(fact)) == fact


def test_what_a_browser_fills_in_is_what_a_page_has() -> None:
    filled = str(CITATION_TO_FILL)
    for gap, label in (("cite__register", "EX-"), ("cite__number", "001")):
        filled = filled.replace(f'"{gap}"></span>', f'"{gap}">{label}</span>')
    assert filled == citation_html("EX-001")


@pytest.mark.parametrize("fact", ["AD-1", "AD-12", "HERTS-019"])
def test_no_place_of_a_fact_has_a_name_that_ad_blockers_hide(fact: str) -> None:
    """Their lists hide `ad-1` on every site."""
    assert citation_place(fact) == f"fact-{fact.lower()}"
