"""All pages of a council, in the order of england/kinds.yaml."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from publisher.pages import (
    amount,
    asking,
    cases,
    disagree,
    easy,
    faq,
    heard,
    holding,
    managing,
    overview,
    paper,
    reckoner,
    review,
    sources,
    spending,
    who,
)
from publisher.pages import help as help_
from publisher.pages.frame.council_page import OVERVIEW, PageContext
from publisher.pages.parts.labels import STRAND_ORDER
from publisher.pages.parts.rules import RuleWriter
from publisher.pictures.life import life

if TYPE_CHECKING:
    from publisher.pages.frame.page import Page
    from publisher.pictures.life import Life
    from publisher.rules.logic import Logic
    from reckoner import Policy

_MODULES = (
    amount,
    asking,
    cases,
    disagree,
    easy,
    faq,
    heard,
    help_,
    holding,
    managing,
    overview,
    paper,
    reckoner,
    review,
    sources,
    spending,
    who,
)

COUNCIL_PAGES = {module.PAGE.id: module.PAGE for module in _MODULES}
"""Every page of a council by its id; the order of the menu is in england/kinds.yaml."""


@dataclass(frozen=True, slots=True)
class CouncilPages:
    """A council's pages, and the life of a plan under its rules."""

    pages: list[Page]
    life: Life


def council_pages(logic: Logic, policy: Policy) -> CouncilPages:
    """Write every page of a council whose policy has been checked.

    Args:
        logic: the rules in force.
        policy: all editions of the same policy compiled, to work out the results of the worked families.
    """
    every = (COUNCIL_PAGES[page.id] for page in logic.edition.files.kinds.pages)
    pages = {page.id: page for page in every if page.is_of(logic.edition.council)}
    context = PageContext(logic, policy, RuleWriter(logic.edition), life(logic, STRAND_ORDER), pages)
    # A clause has its place on the first page that uses it: the first page with rules, and not one that leads there.
    order = sorted(pages.values(), key=lambda page: page.id == OVERVIEW)
    written = {page.id: page.write(context) for page in order}
    return CouncilPages([written[id_] for id_ in pages], context.life)
