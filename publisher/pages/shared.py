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


def shared_pages(logics: Sequence[Logic], operator: Operator | None = None) -> list[Page]:
    """Write the pages of no council.

    Args:
        logics: the rules in force of every council of the site, at least one.
        operator: who runs this copy of the site; unknown if left out.
    """
    context = SiteContext(logics, operator)
    return [page.write(context) for page in SHARED_PAGES]
