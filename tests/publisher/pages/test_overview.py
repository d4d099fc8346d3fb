from __future__ import annotations

from publisher.pages import COUNCIL_PAGES
from tests.policies import exampleshire
from tests.publisher.pages.written import between, links, written

POLICY = exampleshire().policy


def test_the_first_thing_on_it_leads_to_the_reckoner() -> None:
    assert [link for link in links(written("overview")) if not link.startswith("sources.md")][:2] == [
        "reckoner.md",
        "paper.md",
    ]


def test_every_strand_has_a_card_that_leads_to_its_rules() -> None:
    part = between(written("overview"), "## The kinds of budget", "\n## ")
    leads = [link for link in links(part) if link.startswith("who.md")]
    assert leads == [f"who.md#{strand.id}" for strand in POLICY.strands]
    assert part.count('<div class="card__icon">') == len(POLICY.strands)


def test_every_page_of_guidance_is_in_the_list_and_then_help() -> None:
    leads = links(between(written("overview"), "## Find what you need", "\n## "))
    guidance = [COUNCIL_PAGES[kind.id].file for kind in exampleshire().kinds.pages if kind.guidance]
    assert leads == [*guidance[1:], "help.md"]
