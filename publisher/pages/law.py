"""The national rules: every rule of law that the site rests on, its source and how well it is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publisher.pages.frame.shared_page import SharedPage
from publisher.pages.parts.law import law_line
from publisher.pages.parts.text import bullets, plain
from publisher.pages.passages import only_if
from publisher.policies.citations import cited_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from publisher.pages.frame.shared_page import SiteContext
    from publisher.source.facts import Fact


def _body(context: SiteContext) -> Iterator[str]:
    looked_at = max(files.council.law_last_looked_at for files in context.councils)
    yield (
        "These rules apply in all of England, whatever a council's page says. Where a page is silent, this site "
        "tells you the national rule and says that it is one."
    )
    known = (
        f"Law last looked at {looked_at:%-d %B %Y}. Beside each rule we say how we know it. It may have changed, "
        "or have exceptions that we did not see."
    )
    advice = "This is not legal advice"
    yield only_if("official", f"{known} {advice}.", f"{known} {advice}, and not an official site.")
    national = context.councils[0]
    for area in national.kinds.areas:
        found = [rule for rule in national.law.values() if rule.area == area.id and not _is_elsewhere(rule, context)]
        if found:
            yield f"## {plain(area.name)}"
            yield bullets(map(law_line, found))


def _is_elsewhere(rule: Fact, context: SiteContext) -> bool:
    """Whether this is whom to ask of a council that the site is not about: on a council's own site, nobody names it."""
    return (
        context.own and rule.topic == "contacts" and not any(rule.id in cited_in(files) for files in context.councils)
    )


PAGE = SharedPage(
    path="law.md",
    title="National rules",
    description="The rules of law on personal budgets in all of England.",
    body=_body,
    edited_in="england/law.csv",
    explained=True,
)
