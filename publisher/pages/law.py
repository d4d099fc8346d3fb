"""The national rules: every rule of law that the site rests on, its source and how well it is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publisher.pages.frame.shared_page import SharedPage
from publisher.pages.parts.law import law_line
from publisher.pages.parts.text import bullets, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from publisher.pages.frame.shared_page import SiteContext


def _body(context: SiteContext) -> Iterator[str]:
    law_as_at = max(files.council.law_as_at for files in context.councils)
    yield (
        "These rules hold in all of England, whatever a council's page says. Where a page is silent, this site "
        "tells you the national rule and says that it is one."
    )
    yield (
        f"This is the law as at {law_as_at:%-d %B %Y}, as far as we could read it. It is not legal advice, and "
        "this is not an official site."
    )
    national = context.councils[0]
    for area in national.kinds.areas:
        found = [rule for rule in national.law.values() if rule.area == area.id]
        if found:
            yield f"## {plain(area.name)}"
            yield bullets(map(law_line, found))


PAGE = SharedPage(
    path="law.md",
    title="National rules",
    description="The rules of law on personal budgets in all of England.",
    body=_body,
    edited_in="england/law.csv",
    explained=True,
)
