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


def test_every_other_page_is_in_the_list() -> None:
    leads = links(between(written("overview"), "## Find what you need", "\n## "))
    in_menu = [COUNCIL_PAGES[kind.id] for kind in exampleshire().kinds.pages]
    assert leads == [page.file for page in in_menu if page.card and page.id != "reckoner"]
