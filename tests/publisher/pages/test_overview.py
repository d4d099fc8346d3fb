from __future__ import annotations

from publisher.pages import TITLES
from tests.policies import exampleshire
from tests.publisher.pages.written import links, written

POLICY = exampleshire().policy


def test_it_leads_to_the_reckoner_to_every_strand_and_to_every_page() -> None:
    found = links(written("overview"))
    assert found[:2] == ["reckoner.md", "paper.md"]
    assert [f"who.md#{strand.id}" for strand in POLICY.strands] == found[3:5]
    assert {f"{page}.md" for page in TITLES} - {"overview.md"} <= set(found)
