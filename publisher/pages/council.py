"""All pages of a council, in the order of the navigation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from publisher.pages.amount import amount
from publisher.pages.asking import asking
from publisher.pages.cases import cases
from publisher.pages.disagree import disagree
from publisher.pages.faq import faq
from publisher.pages.heard import heard
from publisher.pages.holding import holding
from publisher.pages.managing import managing
from publisher.pages.overview import overview
from publisher.pages.paper import paper
from publisher.pages.parts.labels import STRAND_ORDER
from publisher.pages.parts.page import Page
from publisher.pages.parts.rules import RuleWriter
from publisher.pages.review import review
from publisher.pages.sources import sources
from publisher.pages.spending import spending
from publisher.pages.who import who
from publisher.pictures.life import life

if TYPE_CHECKING:
    import reckoner
    from publisher.pictures.life import Life
    from publisher.policies.editions import Edition
    from publisher.rules.logic import Logic

TITLES = {
    "overview": "Personal budgets",
    "reckoner": "Work out what you can ask for",
    "paper": "Work it out on paper",
    "who": "Who can have one",
    "asking": "When and how to ask",
    "managing": "Ways to manage the money",
    "holding": "Who can hold the money",
    "spending": "What it can pay for",
    "amount": "How much money it is",
    "review": "When it is looked at again",
    "disagree": "If you disagree",
    "faq": "Questions and answers",
    "cases": "Families like yours",
    "heard": "You said, we did",
    "sources": "Where all this comes from",
}
"""The title of each page of a council, by its id, in the order of the navigation."""

_DESCRIPTIONS = {
    "overview": "What a personal budget for a disabled child or young person is in {area}, in plain words.",
    "reckoner": "See what you can probably ask for in {area}. Your answers stay on your device.",
    "paper": "The questions and steps of the reckoner for {area}, to print and work out with a pen.",
    "who": "Who can have a personal budget in {area}: the rules for education, social care and health.",
    "asking": "When to ask for a personal budget in {area}, and whom.",
    "managing": "Direct payment, third party or notional budget: the ways to manage a personal budget in {area}.",
    "holding": "Who can hold a direct payment in {area}: parent, young person, nominee or representative.",
    "spending": "What a personal budget can pay for in {area}, and what it cannot.",
    "amount": "How the amount of a personal budget is worked out in {area}.",
    "review": "When a personal budget in {area} is looked at again.",
    "disagree": "What you can do if you disagree with a decision on a personal budget in {area}.",
    "faq": "Questions that families in {area} ask about personal budgets, answered.",
    "cases": "Made-up families in {area}, and what the reckoner says to each.",
    "heard": "What families told the council in {area} about its Local Offer, and what it did.",
    "sources": "The council pages that this site rests on for {area}, and every fact taken from them.",
}

_EDITED_IN = {"faq": "faq.yaml", "cases": "cases.yaml", "heard": "council.yaml", "sources": "facts.csv"}


@dataclass(frozen=True, slots=True)
class CouncilPages:
    """A council's pages, and the life of a plan under its rules."""

    pages: list[Page]
    life: Life


def council_pages(logic: Logic, policy: reckoner.Policy) -> CouncilPages:
    """Write every page of a council whose policy has been checked.

    Args:
        logic: the rules in force.
        policy: all editions of the same policy compiled, to work out what the worked families are told.
    """
    edition = logic.edition
    lived = life(logic, STRAND_ORDER)
    rules = RuleWriter(edition)
    # The order matters once: a clause has its place on the first page that uses it.
    texts = {
        "who": who(edition, rules),
        "asking": asking(edition, rules, lived),
        "managing": managing(edition, rules),
        "holding": holding(edition, rules),
        "spending": spending(edition, rules),
        "amount": amount(edition, rules),
        "review": review(edition, rules),
        "disagree": disagree(edition, rules),
        "overview": overview(edition, rules),
        "faq": faq(edition, TITLES),
        "cases": cases(edition, policy),
        "heard": heard(edition),
        "sources": sources(edition),
        "paper": paper(logic, policy),
        "reckoner": f"# {TITLES['reckoner']}\n",
    }
    pages = [_page(edition, id_, texts[id_]) for id_ in TITLES]
    return CouncilPages(pages, lived)


def _page(edition: Edition, id_: str, markdown: str) -> Page:
    council, files = edition.council, edition.files
    name = "index" if id_ == "overview" else id_
    meta: dict[str, Any] = {"template": f"{id_}.html"} if id_ in ("reckoner", "paper") else {}
    if id_ in ("paper", "cases", "sources"):
        meta["search"] = {"boost": 0.5}
    return Page(
        id=id_,
        path=f"{council.id}/{name}.md",
        title=f"{TITLES[id_]}: {council.area}",
        description=_DESCRIPTIONS[id_].format(area=council.area),
        markdown=markdown,
        edited_in=files.folder / _EDITED_IN.get(id_, "policy.yaml"),
        meta=meta,
    )
