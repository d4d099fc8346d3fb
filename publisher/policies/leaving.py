"""What leaves the pages with a kind of budget, on the days on which a council has none of it.

So who withdraws a budget gives it an `until`, and not every text and clause that is about it alone. What is about
others, too, stays: only its author knows what to say in its place (LO307).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from publisher.model.base import Dated
from publisher.model.council.conflicts import Conflict
from publisher.model.council.council import MissingDocument, SiteFeature
from publisher.model.council.faq import Faq
from publisher.model.council.guidance import Section
from publisher.model.council.outcomes import Note
from publisher.model.council.summaries.easy import EasySentence
from publisher.model.council.summaries.short import Example, Row
from publisher.model.council.summaries.summing_up import SummingUp
from publisher.model.formulas import references
from publisher.model.walk import strings_in, with_contents
from publisher.policies.citations import cited_by

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import date

    from publisher.model.base import Part
    from publisher.model.council.policy import Policy
    from publisher.source.facts import Fact

    type Days = tuple[date | None, date | None]
    """From the first of some days up to, and not on, another; None where there is no such end."""

_WHOLE = (Conflict, EasySentence, Example, Faq, MissingDocument, Note, Row, Section, SiteFeature)
"""What makes sense without its neighbours. A sentence among others stays: the next one may go on from it."""

_ALWAYS: Days = (None, None)


class Leaving:
    """The kinds of budget that are not there on a day, and by what to know what is about them alone."""

    def __init__(self, missing: Mapping[str, Sequence[Days]], facts: Mapping[str, Fact]) -> None:
        """Take the days on which each of them is there, and the council's register."""
        self._days = missing
        self._only = {
            fact.id: fact.area
            for fact in facts.values()
            if fact.area in missing and all(a in missing for a in fact.also)
        }

    def out_of[P: Part](self, part: P, gone: Collection[str] = ()) -> P:
        """A copy of a part without what is about them alone, and without what is `gone` among what it sums up."""
        return self._left(part, _ALWAYS, frozenset(gone)) if self._days else part

    def _left(self, value: Any, days: Days, gone: frozenset[str]) -> Any:
        if isinstance(value, Dated):
            days = _overlap(days, (value.from_, value.until)) or days
        if isinstance(value, list):
            staying = [item for item in value if not self._goes(item, days, gone)]
            # A table of nothing, or an answer of nothing, is for its author to put right.
            value = value if len(staying) == len(value) or not staying else staying
        if (
            isinstance(value, SummingUp)
            and (named := [name for name in value.sums_up if name not in gone]) != value.sums_up
        ):
            value = value.model_copy(update={"sums_up": named})
        return with_contents(value, lambda inner: self._left(inner, days, gone))

    def _goes(self, item: Any, days: Days, gone: frozenset[str]) -> bool:
        if not isinstance(item, _WHOLE):
            return False
        if isinstance(item, Example):
            return any(self._is_over(name) for name in item.gets)
        cited = cited_by(item)
        about = {self._only[fact] for fact in cited if fact in self._only}
        if not cited and isinstance(item, EasySentence) and item.sums_up and gone.issuperset(item.sums_up):
            about = set(self._days)
        own = _overlap(days, (item.from_, item.until)) if isinstance(item, Dated) else days
        return (
            bool(about)
            and all(fact in self._only for fact in cited)
            # One that is there on other days alone was written for them.
            and own is not None
            and any(_overlap(own, there) is not None for strand in about for there in self._days[strand])
        )

    def _is_over(self, name: str) -> bool:
        kind, _, id_ = name.partition(".")
        return kind == "strand" and id_ in self._days


def _overlap(one: Days, other: Days) -> Days | None:
    """The days that two stretches share; None where there are none."""
    starts = max((day for day in (one[0], other[0]) if day is not None), default=None)
    ends = min((day for day in (one[1], other[1]) if day is not None), default=None)
    return None if starts is not None and ends is not None and ends <= starts else (starts, ends)


def without_unused(policy: Policy, before: Policy) -> Policy:
    """A policy without the clauses and rules that only what has left it used.

    Args:
        policy: the policy of a day, without what has left it.
        before: the same with all that is there on other days.
    """
    there, here = _used(before), _used(policy)
    ids = [*(clause.id for clause in policy.clauses), *(rule.id for rule in policy.rules)]
    over = {id_ for id_ in ids if id_ in there and id_ not in here}
    return (
        policy
        if not over
        else policy.model_copy(
            update={
                "clauses": [clause for clause in policy.clauses if clause.id not in over],
                "rules": [rule for rule in policy.rules if rule.id not in over],
                "conflicts": [
                    conflict.model_copy(update={"touches": [id_ for id_ in conflict.touches if id_ not in over]})
                    if over.intersection(conflict.touches)
                    else conflict
                    for conflict in policy.conflicts
                ],
            }
        )
    )


def _used(policy: Policy) -> set[str]:
    """The clauses and rules that decide something: what is named, and what that rests on."""
    used = set(strings_in([policy.strands, policy.ways, policy.holders, policy.notes]))
    rules = {rule.id: rule for rule in policy.rules}
    waiting = [id_ for id_ in used if id_ in rules]
    while waiting:
        named = set(references(rules[waiting.pop()].if_)) - used
        used |= named
        waiting += [id_ for id_ in named if id_ in rules]
    return used
