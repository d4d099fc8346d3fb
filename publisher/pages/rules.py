"""How rules look on a page: each clause as a sentence with a place of its own, and each outcome with its conditions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publisher.formulas import ClauseTree, clauses_in, over_clauses
from publisher.pages.labels import DECIDER_LABELS
from publisher.pages.text import anchored, bullets, cite, cited, join, numbered, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from publisher.editions import Edition
    from publisher.model.clauses import Clause
    from publisher.model.formulas import Formula
    from publisher.model.outcomes import Outcome


_INDENT = "    "
_ALL = "- all of these:"
_ANY = "- at least one of these:"


class RuleWriter:
    """Writes rules on pages, and remembers where each clause stands first, so that later mentions can link there."""

    def __init__(self, edition: Edition) -> None:
        """Start with no clause written."""
        self._rules = {rule.id: rule for rule in edition.policy.rules}
        self._law = set(edition.files.law)
        self._clauses = {clause.id: clause for clause in edition.policy.clauses}
        self.homes: dict[str, str] = {}
        """The page on which each clause stands with its full sentence."""

    def sentences(self, page: str, outcomes: Iterable[Outcome]) -> str:
        """The clauses behind some outcomes, each as its page sentence with citations."""
        used: dict[str, None] = {}
        for outcome in outcomes:
            used.update(dict.fromkeys(() if outcome.if_ is None else clauses_in(self.written_out(outcome.if_))))
            used.update(dict.fromkeys(outcome.council_decides))
        return self.clauses(page, used)

    def headed(self, heading: str, page: str, outcomes: Iterable[Outcome]) -> str:
        """The clauses behind some outcomes under a heading; nothing where there are none."""
        sentences = self.sentences(page, outcomes)
        return f"{heading}\n\n{sentences}" if sentences else ""

    def clauses(self, page: str, ids: Iterable[str]) -> str:
        """Clauses as a list of sentences; the first time with an anchor, later with a link to it."""
        return bullets(self._sentence(page, self._clauses[id_]) for id_ in ids)

    def outcomes(self, outcomes: Sequence[Outcome], labels: Mapping[str, str], *, level: int = 3) -> str:
        """Every outcome of a list: what it is called, when it applies, what it then rests on, and what to do.

        Args:
            outcomes: in their order; the first that fits a family is theirs.
            labels: what each status is called.
            level: of the heading over the list; each outcome's is one deeper.
        """
        parts = [f"{'#' * level} What it comes to"]
        if len(outcomes) > 1:
            parts.append("Go down this list. The first one that fits you is yours.")
        for outcome in outcomes:
            parts += [
                f"{'#' * (level + 1)} {plain(outcome.headline)}",
                f'<span class="tag tag--{outcome.status}">{labels[outcome.status]}</span>{cite(outcome.cites)}',
                self._applies(outcome, alone=len(outcomes) == 1),
                f"**When to ask:** {plain(outcome.when)}" if outcome.when else "",
                self._rests_on(outcome),
                f"**What to do**\n\n{numbered(outcome.steps)}" if outcome.steps else "",
            ]
        return join(parts).rstrip()

    def _applies(self, outcome: Outcome, *, alone: bool) -> str:
        if outcome.if_ is None:
            return "This is so for everybody." if alone else "This is so for everybody else."
        return self.conditions(outcome.if_)

    def _rests_on(self, outcome: Outcome) -> str:
        if not outcome.council_decides:
            return ""
        deciders = dict.fromkeys(self._decider(id_) for id_ in outcome.council_decides)
        return f"It then rests on a decision. {' '.join(f'{decider}.' for decider in deciders)}"

    def conditions(self, formula: Formula) -> str:
        """A condition as a sentence that leads into nested bullets."""
        lines = self._conditions(self.written_out(formula), holds=True)
        lead = "If this is so:" if len(lines) == 1 else "If all of this is so:"
        if lines[0] == _ANY and all(line.startswith(_INDENT) for line in lines[1:]):
            lead, lines = "If at least one of these is so:", [line.removeprefix(_INDENT) for line in lines[1:]]
        return "\n".join([lead, "", *lines])

    def written_out(self, formula: Formula) -> ClauseTree:
        """A condition with its rules written out."""
        return over_clauses(formula, self._rules)

    def _sentence(self, page: str, clause: Clause) -> str:
        text = cited(clause.says, clause.cites)
        if set(clause.cites) <= self._law:
            text = f"*National rule:* {text}"
        if clause.discretion is not None:
            text = f"**{DECIDER_LABELS[clause.discretion.by]}:** {text}"
            if clause.discretion.considers:
                text += f" They look at: {plain('; '.join(clause.discretion.considers))}."
        if clause.id not in self.homes:
            self.homes[clause.id] = page
            return anchored(f"clause-{clause.id}", text, "clause")
        home = f"{self.homes[clause.id]}.md#clause-{clause.id}"
        return f'{text} [More]({home}){{ aria-label="More on this rule" }}'

    def _decider(self, id_: str) -> str:
        discretion = self._clauses[id_].discretion
        return DECIDER_LABELS[discretion.by if discretion else "council"]

    def _conditions(self, tree: ClauseTree, *, holds: bool, depth: int = 0) -> list[str]:
        """A condition as nested bullets, in the words that a family meeting it would be told."""
        indent = _INDENT * depth
        if isinstance(tree, str):
            clause = self._clauses[tree]
            return [f"{indent}- {plain((clause.met if holds else clause.unmet) or clause.says)}"]
        kind, parts = tree
        if kind == "not":
            return self._conditions(parts[0], holds=not holds, depth=depth)
        every = (kind == "all") is holds
        if len(parts) == 1 or (every and depth == 0):
            return [line for part in parts for line in self._conditions(part, holds=holds, depth=depth)]
        inner = (line for part in parts for line in self._conditions(part, holds=holds, depth=depth + 1))
        return [indent + (_ALL if every else _ANY), *inner]
