"""A strand's decision as a picture: from question to question, and along the first "yes" to what it comes to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from publisher.rules.conditions import ClauseInWords

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from publisher.model.council.outcomes import Outcome
    from publisher.model.formulas import Formula
    from publisher.rules.conditions import Condition


def decision(
    outcomes: Sequence[Outcome], in_words: Callable[[Formula], Condition], called: Callable[[Outcome], str]
) -> str:
    """The picture of a list of outcomes; nothing where there is nothing to choose between.

    Each step is an outcome, in the policy's order: what is asked is its own condition, and so following the picture is
    what the engine does. `data-clause` and `data-holds` say which clause each line is about.

    Args:
        outcomes: in their order; the first that fits a family is theirs.
        in_words: puts a condition into words.
        called: what the status of an outcome is called.
    """
    if len(outcomes) == 1:
        return ""
    steps = []
    for outcome in outcomes:
        end = _END.format(status=outcome.status, label=called(outcome), headline=outcome.headline)
        if outcome.if_ is None:
            steps.append(_LAST.format(end=end))
        else:
            steps.append(_STEP.format(asked=_asked(in_words(outcome.if_)), end=end))
    return Markup('<ol class="flow">\n{steps}\n</ol>').format(steps=Markup("\n").join(steps))


_END = Markup('<span class="tag tag--{status}">{label}</span> <span>{headline}</span>')
_STEP = Markup(
    '<li class="flow__step"><div class="flow__ask">{asked}</div>'
    '<p class="flow__end"><strong class="flow__yes">Yes:</strong> {end}</p><p class="flow__no">No</p></li>'
)
_LAST = Markup(
    '<li class="flow__step"><p class="flow__end"><strong class="flow__yes">Everybody else:</strong> {end}</p></li>'
)


def _asked(condition: Condition) -> Markup:
    if isinstance(condition, ClauseInWords):
        return Markup("<p>Does this apply?</p>{list}").format(list=_list([condition], every=True))
    asked = "Do all of these apply?" if condition.every else "Does at least one of these apply?"
    return Markup("<p>{asked}</p>{list}").format(asked=asked, list=_list(condition.parts, every=condition.every))


def _list(parts: Sequence[Condition], *, every: bool) -> Markup:
    lines = []
    for part in parts:
        if isinstance(part, ClauseInWords):
            line = Markup('<li data-clause="{clause}" data-holds="{holds}">{words}</li>')
            lines.append(line.format(clause=part.clause, holds="yes" if part.holds else "no", words=part.words))
        else:
            lead = "all of these:" if part.every else "at least one of these:"
            lines.append(Markup("<li>{lead}{list}</li>").format(lead=lead, list=_list(part.parts, every=part.every)))
    needs = "all" if every else "any"
    return Markup('<ul data-needs="{needs}">{lines}</ul>').format(needs=needs, lines=Markup().join(lines))
