"""How rules look on a page: each clause as a sentence with a place of its own, and each outcome with its conditions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publisher.model.council.steps_for_some import as_written
from publisher.pages.parts.labels import DECIDER_LABELS, best_asked, label
from publisher.pages.parts.text import bullets, cite, cited, fold, join, numbered, plain, sentence
from publisher.rules.conditions import ClauseInWords, in_words
from publisher.rules.formulas import ClauseTree, clauses_in, over_clauses

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from publisher.model.council.clauses import Clause
    from publisher.model.council.outcomes import Outcome
    from publisher.model.formulas import Formula
    from publisher.policies.editions import Edition
    from publisher.rules.conditions import Condition


_INDENT = "    "
_ALL = "- all of these:"
_ANY = "- at least one of these:"


class RuleWriter:
    """Writes rules on pages, and remembers where each clause comes first, so that later mentions can link there."""

    def __init__(self, edition: Edition) -> None:
        """Start with no clause written."""
        self._rules = {rule.id: rule for rule in edition.policy.rules}
        self._law = set(edition.files.law)
        self._clauses = {clause.id: clause for clause in edition.policy.clauses}
        self.homes: dict[str, str] = {}
        """The page that has each clause's full sentence."""
        self._numbers: dict[tuple[str, str], int] = {}
        """By page and clause, the number that the clause has on that page when it is printed."""

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
        """Clauses as a list of sentences; the first time with an anchor, later with a link to it.

        On paper those that are on the page already are named by their numbers alone.
        """
        wanted = list(ids)
        again = [number for id_ in wanted if (number := self._numbers.get((page, id_)))]
        return join(
            [bullets(self._sentence(page, self._clauses[id_]) for id_ in wanted), _again(sorted(again))]
        ).rstrip()

    def outcomes(self, outcomes: Sequence[Outcome], labels: Mapping[str, str], *, level: int = 3) -> str:
        """Every outcome of a list: what it is called, when it applies, what it then rests on, and what to do.

        Args:
            outcomes: in their order; the first that fits a family is theirs.
            labels: what each status is called.
            level: of the heading over the list.
        """
        outcomes = as_written(outcomes)
        alone = len(outcomes) == 1
        parts = [f"{'#' * level} {'What it means for you' if alone else 'Which of these is you?'}"]
        if not alone:
            parts.append("Start at the top. The first one that fits is yours. Press one to see when it fits.")
        parts += [self._outcome(outcome, labels, alone=alone) for outcome in outcomes]
        return join(parts).rstrip()

    def _outcome(self, outcome: Outcome, labels: Mapping[str, str], *, alone: bool) -> str:
        """One outcome. One of several is a line that opens, so that the list can be seen at once on a phone."""
        called = label(labels, outcome.status, outcome.when)
        title = f'{plain(outcome.headline)} <span class="tag tag--{outcome.status}">{plain(called)}</span>'
        body = join(
            (
                self._applies(outcome, alone=alone),
                sentence(when) if (when := best_asked(outcome.status, outcome.when)) else "",
                self._rests_on(outcome),
                f"**What to do**\n\n{numbered(outcome.steps)}" if outcome.steps else "",
            )
        )
        return join((f"**{title}**", body)) if alone else fold(title, body)

    def _applies(self, outcome: Outcome, *, alone: bool) -> str:
        if outcome.if_ is None:
            return ("This is the same for everybody." if alone else "This is for everybody else.") + cite(outcome.cites)
        return self.conditions(outcome.if_, outcome.cites)

    def _rests_on(self, outcome: Outcome) -> str:
        if not outcome.council_decides:
            return ""
        deciders = dict.fromkeys(self._decider(id_) for id_ in outcome.council_decides)
        return f"It then rests on a decision. {' '.join(f'{decider}.' for decider in deciders)}"

    def conditions(self, formula: Formula, cites: Iterable[str] = ()) -> str:
        """A condition as a sentence that leads into nested bullets, and what it rests on."""
        said = self.condition(formula)
        if isinstance(said, ClauseInWords):
            return f"If:{cite(cites)}\n\n{_bullets([said])}"
        lead = "If all of these apply:" if said.every else "If at least one of these applies:"
        return f"{lead}{cite(cites)}\n\n{_bullets(said.parts)}"

    def condition(self, formula: Formula) -> Condition:
        """A condition in the words for a family that meets it."""
        return in_words(self.written_out(formula), self._clauses)

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
        is_first = (page, clause.id) not in self._numbers
        number = self._numbers.setdefault((page, clause.id), self._last(page) + 1)
        kind = f'class="clause" data-number="{number}"' if is_first else 'class="clause clause--again"'
        if clause.id not in self.homes:
            self.homes[clause.id] = page
            return f'<span {kind} id="clause-{clause.id}">{text}</span>'
        home = f"{self.homes[clause.id]}.md#clause-{clause.id}"
        return f'<span {kind}>{text} [More<span class="visually-hidden"> on this rule</span>]({home})</span>'

    def _last(self, page: str) -> int:
        return sum(on == page for on, _ in self._numbers)

    def _decider(self, id_: str) -> str:
        discretion = self._clauses[id_].discretion
        return DECIDER_LABELS[discretion.by if discretion else "council"]


def _again(numbers: Sequence[int]) -> str:
    """What is printed in the place of clauses that are on the page already. A screen shows them in full."""
    if not numbers:
        return ""
    *others, last = map(str, numbers)
    named = f"Rules {', '.join(others)} and {last} above hold" if others else f"Rule {last} above holds"
    return f'<p class="clauses-again" data-again="{named} here, too."></p>'


def _bullets(parts: Sequence[Condition], depth: int = 0) -> str:
    lines = []
    for part in parts:
        if isinstance(part, ClauseInWords):
            lines.append(f"{_INDENT * depth}- {plain(part.words)}")
        else:
            lines += [_INDENT * depth + (_ALL if part.every else _ANY), _bullets(part.parts, depth + 1)]
    return "\n".join(lines)
