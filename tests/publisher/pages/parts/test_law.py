from __future__ import annotations

from publisher.pages.parts.law import law_line
from publisher.pages.parts.text import plain
from publisher.source.facts import EVIDENCE
from tests.policies import REAL, councils

LAW = councils(REAL)[0].law
READ_IT = "We read the rule itself."


def test_a_page_says_that_we_read_a_rule_only_where_we_did() -> None:
    said = {rule.id for rule in LAW.values() if READ_IT in law_line(rule)}
    assert said == {rule.id for rule in LAW.values() if rule.evidence == "read"}


def test_each_kind_of_evidence_is_told_in_words_of_its_own() -> None:
    told = {(rule.evidence, law_line(rule).rpartition(f"{plain(rule.where)}. ")[2]) for rule in LAW.values()}
    assert {evidence for evidence, _ in told} == set(EVIDENCE)
    assert len({words for _, words in told}) == len(EVIDENCE)
