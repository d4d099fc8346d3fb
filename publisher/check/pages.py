"""Every clause of the rules is on a council's pages, in one place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from publisher.source.problems import Code, Report

if TYPE_CHECKING:
    from publisher.pages import CouncilPages
    from publisher.policies.editions import Edition

_ANCHOR = re.compile(r'id="clause-([a-z0-9_]+)"')


def check_pages(edition: Edition, pages: CouncilPages, report: Report) -> None:
    """Check that an edition's pages have each clause exactly once."""
    anchors = [clause for page in pages.pages for clause in _ANCHOR.findall(page.markdown)]
    for clause in edition.policy.clauses:
        count = anchors.count(clause.id)
        if count != 1:
            what = f"The clause '{clause.id}' is on the pages {count} times."
            do = "Use it in the outcomes of a strand, way or holder, or in a note, so that a page shows it."
            report.add(clause.place("id"), Code.CLAUSE_NOT_ON_PAGE, what, do)
