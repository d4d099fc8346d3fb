"""What a family is told of one kind of budget rests on rules for that kind, and not on those for another."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from publisher.model.walk import texts_in
from publisher.policies.citations import citations_in
from publisher.policies.editions import editions
from tests.policies import REAL, councils

if TYPE_CHECKING:
    from collections.abc import Iterator

    from publisher.model.council.outcomes import Outcome
    from publisher.policies.editions import Edition
    from publisher.source.problems import Place

REAL_EDITIONS = [edition for files in councils(REAL) for edition in editions(files)]

every_edition = pytest.mark.parametrize(
    "edition", REAL_EDITIONS, ids=lambda edition: f"{edition.council.id}-{edition.from_}"
)


def outcomes_of_kinds(edition: Edition) -> Iterator[tuple[str, Outcome]]:
    """Every outcome that is written for one kind of budget, with that kind."""
    for strand in edition.policy.strands:
        yield from ((strand.id, outcome) for outcome in strand.outcomes)
    for way in edition.policy.ways:
        yield from ((kind, outcome) for kind, outcomes in way.strands.items() for outcome in outcomes)
    for holder in edition.policy.holders:
        yield from ((kind, outcome) for kind, outcomes in holder.strands.items() for outcome in outcomes)


def is_for(edition: Edition, rule: str, kind: str) -> bool:
    """Whether a rule of law may be given for a kind of budget. Adults' social care is where every kind points on to."""
    return edition.files.law[rule].area in (kind, "general") or edition.files.law[rule].topic == "adults_transition"


OF_PLANS = {"EDU-2", "AGE-1"}
"""When a budget for an EHC plan can be asked for, and by whom: beside GEN-1, whatever part of the plan it is for."""

LASTING = {"EDU-26"}
"""How long an EHC plan goes on: so do all its parts."""


@every_edition
def test_an_outcome_cites_rules_for_its_kind_of_budget(edition: Edition) -> None:
    for kind, outcome in outcomes_of_kinds(edition):
        rules = {citation.fact for citation in citations_in(outcome)} & edition.files.law.keys() - LASTING
        if "GEN-1" in rules:
            rules -= OF_PLANS
        assert [rule for rule in sorted(rules) if not is_for(edition, rule, kind)] == [], outcome.place()


def test_a_letter_relies_on_rules_for_its_kind_of_budget() -> None:
    edition = REAL_EDITIONS[0]
    law = {rule.id: rule.cites for rule in edition.files.letters.law}
    for letter in edition.files.letters.letters:
        rules = {citation.fact for citation in citations_in(letter)} | {fact for id_ in letter.law for fact in law[id_]}
        assert [rule for rule in sorted(rules) if not is_for(edition, rule, letter.strand)] == [], letter.id


@every_edition
def test_what_national_rules_leave_open_is_left_open_by_a_rule_for_that_kind(edition: Edition) -> None:
    """A rule about EHC plans is general by its place, and says nothing of travel or of the NHS."""
    national = {clause.id: clause for clause in edition.policy.clauses if clause.id.startswith("national_")}
    for kind, outcome in outcomes_of_kinds(edition):
        for clause in (national[decided] for decided in outcome.council_decides if decided in national):
            rules = [edition.files.law[rule] for rule in clause.cites]
            kinds = {kind if rule.topic == "adults_transition" else rule.area for rule in rules}
            assert kind in kinds, (clause.id, outcome.place())


@every_edition
def test_whose_right_it_is_if_they_can_decide_rests_on_a_rule_for_those_who_cannot(edition: Edition) -> None:
    """The age at which rights in education pass on (AGE-1) says nothing of being able to decide (CAP-1)."""
    assert [place for place, cites in _on_deciding(edition) if "CAP-1" not in cites] == []


def test_some_text_says_whose_right_it_is_if_they_can_decide() -> None:
    assert any(map(_on_deciding, REAL_EDITIONS))


def _on_deciding(edition: Edition) -> list[tuple[Place, list[str]]]:
    return [
        (part.place(), cites)
        for part, _, text in texts_in(edition.policy)
        if re.search(r"\b(can|able to) decide\b", text) and "AGE-1" in (cites := getattr(part, "cites", []))
    ]
