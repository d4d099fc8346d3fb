"""Advice that depends on the family."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publisher.pages.parts.text import anchored, cited, join
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
