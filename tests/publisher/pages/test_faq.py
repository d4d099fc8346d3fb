from __future__ import annotations

from tests.publisher.pages.written import between, written


def test_every_question_is_answered_with_citations_and_leads_on() -> None:
    part = between(written("faq"), "## Is it more money? { #more-money }", "\n## ")
    assert "No. It is the money for the support in the plan." in part
    assert "More: [How much money it is](amount.md)" in part
    assert "sources.md#ex-001" in part
