from __future__ import annotations

import pytest

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
    told = {
        (rule.evidence, law_line(rule).rpartition(f"{plain(rule.where)}. ")[2].partition(" [Read the law")[0])
        for rule in LAW.values()
    }
    told = {(evidence, words.removesuffix("</small></span>")) for evidence, words in told}
    assert {evidence for evidence, _ in told} == set(EVIDENCE)
    assert len({words for _, words in told}) == len(EVIDENCE)


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("NHS-1", "wheelchair"),
        ("NHS-1", "section 117"),
        ("GEN-3", "stay with the council"),
        ("EDU-3", "The rest of the plan can still be in a budget"),
        ("EDU-4", "alone or with"),
        ("EDU-6", "refuses a direct payment"),
        ("EDU-8", "A direct payment can pay for"),
        ("EDU-12", "A cut can start while the council looks again"),
        ("EDU-14", "harm services"),
        ("EDU-14", "efficient use"),
        ("SC-2", "can manage the payment, alone or with help"),
        ("SC-5", "is not a rule"),
        ("TR-1", "of compulsory school age"),
        ("AGE-1", "until the 25th birthday"),
        ("CAP-1", "For education"),
        ("BEN-1", "do not count as income"),
    ],
)
def test_a_rule_says_for_whom_and_for_what_it_is(rule: str, words: str) -> None:
    """Without these words a rule would say more, or less, than the law."""
    assert words in LAW[rule].fact
