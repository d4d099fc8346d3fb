"""Every clause of the rules stands on a page, and links between a council's pages lead somewhere."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from publisher.pages import council_pages
from publisher.problems import Code, Report

if TYPE_CHECKING:
    from publisher.editions import Edition

_ANCHOR = re.compile(r'id="clause-([a-z0-9_]+)"')


def check_pages(edition: Edition, report: Report) -> None:
    """Write the pages of an edition and look for each clause on them, exactly once."""
    made = council_pages(edition)
    anchors = [clause for page in made.pages for clause in _ANCHOR.findall(page.markdown)]
    for clause in edition.policy.clauses:
        count = anchors.count(clause.id)
        if count != 1:
            what = f"The clause '{clause.id}' stands on the pages {count} times."
            do = "Use it in the outcomes of a strand, way or holder, or in a note, so that a page shows it."
            report.add(clause.place("id"), Code.CLAUSE_NOT_ON_PAGE, what, do)
