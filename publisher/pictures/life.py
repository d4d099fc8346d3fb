"""The life of a plan: its moments, and what each is worth to a family that asks then, by the rules themselves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from publisher.rules.formulas import AnswerIn, Compound
from reckoner import DONT_KNOW

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from publisher.model.council.outcomes import Outcome, Strand
    from publisher.model.england.questions import Moment
    from publisher.rules.formulas import AnswerTree
    from publisher.rules.logic import Logic


@dataclass(frozen=True, slots=True)
class LifeMoment:
    """A moment, and the best that it can come to for some family, for each strand that turns on these moments."""

    moment: Moment
    best: Mapping[str, Outcome]

    @property
    def lit(self) -> bool:
        """Whether something can be asked for at this moment."""
        return any(can_ask(outcome) for outcome in self.best.values())


@dataclass(frozen=True, slots=True)
class Life:
    """The moments of a plan's life in their order.

    turning: the strands for which it matters which moment it is; there is no picture where there is none.
    any_time: the strands that some family can ask for now at every one of the moments.
    """

    moments: Sequence[LifeMoment]
    turning: Sequence[Strand]
    any_time: Sequence[Strand]


def can_ask(outcome: Outcome) -> bool:
    """Whether this is for a family that can ask now: the outcome names no later moment."""
    return outcome.status == "ask_now" or (outcome.status == "unlikely" and outcome.when is None)


def life(logic: Logic, order: Sequence[str]) -> Life:
    """The life of a plan under a council's rules.

    A moment that the council's questions cannot tell from others is left out.

    Args:
        logic: the council's rules.
        order: the statuses of a strand, the best first.
    """
    moments, root = _decided(logic)
    terminals = {moment.id: len(moments) - 1 - number for number, moment in enumerate(moments)}
    strands = {strand.id: strand for strand in logic.edition.policy.strands}
    best: dict[str, dict[str, Outcome]] = {}
    for decision in logic.decisions:
        kind, id_, _ = decision.about
        if kind == "strand":
            best[id_] = {}
            for moment, terminal in terminals.items():
                reached = [
                    outcome
                    for number, outcome in enumerate(decision.outcomes)
                    if logic.diagrams.witness_of_both(decision.root, number, root, terminal) is not None
                ]
                best[id_][moment] = min(reached, key=lambda outcome: order.index(outcome.status))
    turning = [id_ for id_, found in best.items() if len({outcome.status for outcome in found.values()}) > 1]
    any_time = [id_ for id_, found in best.items() if id_ not in turning and all(map(can_ask, found.values()))]
    return Life(
        [LifeMoment(moment, {id_: best[id_][moment.id] for id_ in turning}) for moment in moments],
        [strand for id_, strand in strands.items() if id_ in turning],
        [strand for id_, strand in strands.items() if id_ in any_time],
    )


def never_reached(logic: Logic) -> list[Moment]:
    """The moments at which no family ever is, as those after them fit whoever they fit."""
    moments, root = _decided(logic)
    reached = logic.diagrams.outcomes(root)
    return [moment for number, moment in enumerate(moments) if len(moments) - 1 - number not in reached]


def _decided(logic: Logic) -> tuple[list[Moment], int]:
    """The moments that the council's questions tell apart, and the node that leads each family to one of them.

    Where several fit, the last one counts: so terminal 0 is the last moment, and the last terminal is none of them.
    """
    moments = [m for m in logic.edition.files.questions.life if m.answers.keys() <= logic.numbers.keys()]
    conditions: list[AnswerTree] = [_condition(logic, moment) for moment in reversed(moments)]
    return moments, logic.diagrams.decide([*conditions, True])


def _condition(logic: Logic, moment: Moment) -> AnswerTree:
    parts: list[AnswerTree] = []
    for question, answers in moment.answers.items():
        number = logic.numbers[question]
        options = logic.questions[number].options or []
        wanted = set(answers) - {DONT_KNOW}
        parts.append(AnswerIn(number, frozenset(cell for cell, option in enumerate(options) if option.id in wanted)))
    return Compound("all", tuple(parts))
