"""Advice that depends on the family, and matters on which the council's own pages differ."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publisher.pages.parts.text import anchored, bullets, cited, join, plain
from publisher.policies.conflicts import leads
from publisher.rules.formulas import clauses_in

if TYPE_CHECKING:
    from publisher.pages.parts.rules import RuleWriter
    from publisher.policies.editions import Edition


def notes(edition: Edition, rules: RuleWriter, page: str) -> str:
    """The notes that belong on a page: when each is given, what it says, and the clauses behind it."""
    found = [note for note in edition.policy.notes if note.page == page]
    if not found:
        return ""
    clauses = dict.fromkeys(clause for note in found for clause in clauses_in(rules.written_out(note.if_)))
    parts = ["## Good to know"]
    for note in found:
        text = anchored(f"note-{note.id}", cited(note.text, note.cites), "note")
        parts += [text, rules.conditions(note.if_)]
    new = [clause for clause in clauses if clause not in rules.homes]
    if new:
        parts += ["What this rests on:", rules.clauses(page, new)]
    return join(parts).rstrip()


def conflicts(edition: Edition, page: str) -> str:
    """The matters on which the council's pages differ and that belong on a page: both sides, and the one used here."""
    parts: list[str] = []
    for conflict in edition.policy.conflicts:
        if conflict.page == page:
            told = zip(leads(conflict, edition.council.sources), conflict.says, strict=True)
            sayings = [f"{plain(lead)} {cited(saying.text, saying.cites)}" for lead, saying in told]
            parts += [
                f"### {plain(conflict.subject)} {{ #conflict-{conflict.id} }}",
                bullets(sayings),
                f"**What we use here:** {plain(conflict.we_use)}",
            ]
    return join(["## Where the council's own words differ", *parts]).rstrip() if parts else ""
