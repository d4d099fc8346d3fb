"""A step with a condition is told to the families that meet it: its outcome becomes two, with the step and without.

So the engine, the checks and the difference know outcomes alone, and whatever is proved of these holds for each step.
Pages show such an outcome once, as it is written.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any, cast

from publisher.model.council.outcomes import Holder, Outcome, Strand, Way
from publisher.model.formulas import All, Not, unnegated
from publisher.model.walk import with_contents

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from publisher.model.base import Step
    from publisher.model.council.policy import Policy
    from publisher.model.formulas import Formula


def with_steps_for_some(policy: Policy) -> Policy:
    """A policy in which each outcome has the same steps for all of its families."""
    return with_contents(policy, _with_all_apart)


def _with_all_apart(value: Any) -> Any:
    """A value with every list of outcomes in it taken apart, or itself where no step is for some."""
    if isinstance(value, list) and any(_is_for_some(item) for item in value):
        return apart(value)
    return with_contents(value, _with_all_apart) if isinstance(value, (list, dict, Strand, Way, Holder)) else value


def _is_for_some(value: Any) -> bool:
    return isinstance(value, Outcome) and any(step.if_ is not None for step in value.steps)


def apart[O: Outcome](outcomes: Iterable[O]) -> list[O]:
    """Outcomes with the families that a step is for in front of those that it is not for."""
    found: list[O] = []
    for outcome in outcomes:
        conditions = {_content(step.if_): unnegated(step.if_) for step in outcome.steps if step.if_ is not None}
        found += _split(outcome, list(conditions.items()))
    return found


def _split[O: Outcome](outcome: O, conditions: list[tuple[str, Formula]]) -> list[O]:
    if not conditions:
        return [outcome]
    (content, condition), *others = conditions
    theirs = condition if outcome.if_ is None else All(all=[outcome.if_, condition])
    met, unmet = (
        [
            step
            for step in outcome.steps
            if step.if_ is None or _content(step.if_) != content or isinstance(step.if_, Not) != is_met
        ]
        for is_met in (True, False)
    )
    with_it = outcome.model_copy(update={"if_": theirs, "otherwise": None, "steps": met})
    return [*_split(with_it, others), *_split(outcome.model_copy(update={"steps": unmet}), others)]


def _content(formula: Formula) -> str:
    """What a condition says, the same for one and for its opposite."""
    plain = unnegated(formula)
    return plain if isinstance(plain, str) else plain.model_dump_json(by_alias=True, exclude_none=True)


def as_written[O: Outcome](outcomes: Sequence[O]) -> list[O]:
    """Outcomes once more as their author wrote them: each with all of its steps, in their order."""
    found: list[O] = []
    for same in _written_together(outcomes):
        whole = same[-1]
        steps = {step.where(): step for one in same for step in one.steps if _is_own(step, whole)}
        ordered = [steps[where] for where in sorted(steps, key=lambda where: cast("int", where[-1]))]
        found.append(whole.model_copy(update={"steps": ordered}) if len(same) > 1 else whole)
    return found


def _is_own(step: Step, outcome: Outcome) -> bool:
    """Whether an outcome was written with a step. Another list's may join it, such as one of the national floor."""
    return step.place().path == outcome.place("steps").path


def conditions_as_written(outcomes: Sequence[Outcome]) -> list[Formula | None]:
    """The condition that each outcome was written with: what a family is told as the reason for it.

    That of a step only says who reads the step.
    """
    return [same[-1].if_ for same in _written_together(outcomes) for _ in same]


def _written_together[O: Outcome](outcomes: Sequence[O]) -> Iterator[list[O]]:
    for _, same in groupby(outcomes, lambda outcome: (outcome.place(), outcome.where())):
        yield list(same)
