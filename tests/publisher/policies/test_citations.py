from __future__ import annotations

from collections import Counter

from publisher.policies.citations import citations
from tests.policies import GOOD, exampleshire

FOUND = citations(exampleshire())


def test_every_citation_of_a_council_is_found_where_it_stands() -> None:
    policy = (GOOD / "exampleshire" / "policy.yaml").read_text(encoding="utf-8").splitlines()
    for citation in FOUND:
        if citation.place.path.name == "policy.yaml":
            assert citation.fact in policy[citation.place.line - 1]
    written = "\n".join(policy).count("EX-")
    assert sum(citation.place.path.name == "policy.yaml" for citation in FOUND) == written


def test_a_citation_knows_which_kind_of_part_it_belongs_to() -> None:
    kinds = {
        fact: {citation.kind for citation in FOUND if citation.fact == fact} for fact in ("EX-004", "EX-015", "EX-001")
    }
    assert kinds == {
        "EX-004": {"clauses", "outcomes", "conflicts"},
        "EX-015": {"contacts", "faq", "outcomes", "parts", "strands"},
        "EX-001": {"strands", "ways", "guidance", "pages", "parts", "faq"},
    }


def test_facts_that_are_listed_as_not_cited_are_no_citations() -> None:
    assert Counter(citation.fact for citation in FOUND)["EX-018"] == 0


def test_citations_of_every_version_count_whatever_the_day() -> None:
    assert any(citation.fact == "EX-005" and citation.kind == "clauses" for citation in FOUND)
