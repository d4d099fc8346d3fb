"""The pages that belong to no council: made from all policies, or from the register of the law."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publisher.pages import compare, contact, law, problems, words
from publisher.pages.frame.shared_page import SiteContext

if TYPE_CHECKING:
    from collections.abc import Sequence

    from publisher.model.operator import Operator
    from publisher.pages.frame.page import Page
    from publisher.rules.logic import Logic

SHARED_PAGES = (
    *(module.PAGE for module in (compare, law, words, contact, problems)),
    *compare.SUBJECT_PAGES.values(),
)


OWN_SITE_PAGES = (law.PAGE, words.PAGE, contact.PAGE)
"""Those of them that are on a site of one council, where there is nothing to compare, and nothing for staff."""


def shared_pages(logics: Sequence[Logic], operator: Operator | None = None, *, own: bool = False) -> list[Page]:
    """Write the pages of no council.

    Args:
        logics: the rules in force of every council of the site, at least one.
        operator: who runs this copy of the site; unknown if left out.
        own: whether the site is about one council.
    """
    context = SiteContext(logics, operator, own)
    return [page.write(context) for page in (OWN_SITE_PAGES if own else SHARED_PAGES)]
