"""A strand's decision as a picture: from question to question, and along the first "yes" to what it comes to."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from publisher.rules.conditions import ClauseInWords

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from publisher.model.formulas import Formula
    from publisher.model.outcomes import Outcome
    from publisher.rules.conditions import Condition


def decision(outcomes: Sequence[Outcome], in_words: Callable[[Formula], Condition], labels: Mapping[str, str]) -> str:
    """The picture of a list of outcomes; nothing where there is nothing to choose between.

    Each step is an outcome, in the policy's order: what is asked is its own condition, and so following the picture is
    what the engine does. `data-clause` and `data-holds` say which clause each line is about.

    Args:
        outcomes: in their order; the first that fits a family is theirs.
        in_words: puts a condition into words.
        labels: what each status is called.
    """
    if len(outcomes) == 1:
        return ""
    steps = []
    for outcome in outcomes:
        tag = f'<span class="tag tag--{outcome.status}">{html.escape(labels[outcome.status], quote=False)}</span>'
        end = f"{tag} <span>{html.escape(outcome.headline, quote=False)}</span>"
        if outcome.if_ is None:
            steps.append(f'<li class="flow__step"><p class="flow__end">{_ELSE} {end}</p></li>')
            continue
        steps.append(
            f'<li class="flow__step"><div class="flow__ask">{_asked(in_words(outcome.if_))}</div>'
            f'<p class="flow__end">{_YES} {end}</p><p class="flow__no">No: go on</p></li>'
        )
    return '<ol class="flow">\n' + "\n".join(steps) + "\n</ol>"


_YES = '<strong class="flow__yes">Yes:</strong>'
_ELSE = '<strong class="flow__yes">Everybody else:</strong>'


def _asked(condition: Condition) -> str:
    if isinstance(condition, ClauseInWords):
        return f"<p>Is this so?</p>{_list([condition], every=True)}"
    asked = "Is all of this so?" if condition.every else "Is at least one of these so?"
    return f"<p>{asked}</p>{_list(condition.parts, every=condition.every)}"


def _list(parts: Sequence[Condition], *, every: bool) -> str:
    lines = []
    for part in parts:
        if isinstance(part, ClauseInWords):
            holds = "yes" if part.holds else "no"
            words = html.escape(part.words, quote=False)
            lines.append(f'<li data-clause="{part.clause}" data-holds="{holds}">{words}</li>')
        else:
            lead = "all of these:" if part.every else "at least one of these:"
            lines.append(f"<li>{lead}{_list(part.parts, every=part.every)}</li>")
    return f'<ul data-needs="{"all" if every else "any"}">{"".join(lines)}</ul>'
