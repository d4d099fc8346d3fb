"""Where everything comes from: the pages, what they say and what they leave out, and every fact with its place."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from publisher.pages.frame.council_page import CouncilPage
from publisher.pages.parts.checklist import checklist, silent_law
from publisher.pages.parts.law import law_line
from publisher.pages.parts.text import anchored, bullets, cited, join, plain, web_link
from publisher.pages.passages import only_if, unless
from publisher.policies.citations import citations, cited_by
from publisher.wording.citation import citation_place

if TYPE_CHECKING:
    from publisher.model.council.council import Source
    from publisher.pages.frame.council_page import PageContext
    from publisher.source.facts import Fact


_CHECK = "Pages can be out of date, so check with the council before you rely on anything here."


def _body(context: PageContext) -> list[str]:
    edition = context.edition
    council = edition.council
    parts = [
        only_if(
            "official",
            f"This site puts the council's published pages in other words. {_CHECK}",
            (
                f"This site is not an official site of {plain(council.name)}. "
                f"It puts the council's published pages in other words. {_CHECK}"
            ),
        ),
        "## The pages",
        bullets(_source(source) for source in council.sources),
    ]
    if council.missing_documents:
        missing = [f"**{plain(d.name)}:** {cited(d.text, d.cites)}" for d in council.missing_documents]
        parts += ["## Documents that the pages name but do not include", bullets(missing)]
    parts += checklist(edition)
    if council.site_features:
        features = [f"{cited(f.theirs, f.cites)} **Here:** {plain(f.ours)}" for f in council.site_features]
        title = "## What the council's own site does, and what this site does instead"
        parts.append(unless("own", join([title, bullets(features)])))
    if council.heard:
        heard = [
            f"**You said:** {plain(h.said)} **The council did:** {plain(h.did)} <small>{h.when:%-d %B %Y}</small>"
            for h in council.heard
        ]
        parts += ["## You said, and what the council did", bullets(heard)]
    facts: defaultdict[str, list[Fact]] = defaultdict(list)
    for fact in edition.files.facts.values():
        facts[fact.area].append(fact)
    unused = {fact: entry.why for entry in council.uncited for fact in entry.facts}
    used = {citation.fact for citation in citations(edition.files)}
    parts += [
        "## Every fact, with its place",
        (
            "Each fact has a number. You will see these numbers next to the sentences they support. "
            "The number in front of a heading says on which page it is."
        ),
    ]
    for area in edition.files.kinds.areas:
        if facts[area.id]:
            parts += [
                f"### {plain(area.name)}",
                bullets(_fact(fact, unused if fact.id not in used else {}) for fact in facts[area.id]),
            ]
    answers = (edition.faq, edition.national_faq)
    here = cited_by(council, edition.policy, *answers, edition.files.letters) | silent_law(edition)
    here |= {fact for step in edition.after_a_no for fact in step.cites}
    law = [rule for rule in edition.files.law.values() if rule.id in here]
    if law:
        parts += [
            "## National rules",
            (
                "These rules hold in all of England. "
                f"Law last looked at {council.law_last_looked_at:%-d %B %Y}. "
                "Each says how we know it. This is not legal advice."
            ),
            bullets(law_line(rule) for rule in law),
        ]
    return parts


def _source(source: Source) -> str:
    copied = f"copied on {source.captured:%-d %B %Y}" if source.captured else "nobody noted when it was copied"
    place = f"Published at {web_link(plain(source.address), source.address)}"
    if not source.is_whole:
        place = f"We know its address in part only, as {plain(source.address)}"
    text = f"**{plain(source.id)}. {plain(source.title)}.** {plain(source.how_old)} {place}; {copied}."
    return anchored(f"source-{source.id}", text, "source")


def _fact(fact: Fact, unused: dict[str, str]) -> str:
    """A fact word for word: an old name in it is explained by the glossary, and never replaced."""
    why = f" *Not used: {plain(unused[fact.id])}*" if fact.id in unused else ""
    days = [f"{word} {day:%-d %B %Y}" for word, day in (("from", fact.from_), ("until", fact.until)) if day]
    place = ", ".join([plain(fact.where), *days])
    text = f"**{fact.id}** {plain(fact.fact)} <small>{place}</small>"
    return anchored(citation_place(fact.id), text, "fact") + why


PAGE = CouncilPage(
    id="sources",
    title="Sources",
    description="The council pages that this site rests on for {area}, and every fact taken from them.",
    edited_in="facts.csv",
    body=_body,
    meta={"search": {"boost": 0.5}},
)
