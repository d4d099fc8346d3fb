"""What a family can do after a no: a council's steps and the national ones as one list, in the order of the stages."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from publisher.model.council.redress import RedressSaying
from publisher.model.england.floor import NationalRedress
from publisher.source.facts import are_rules

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from publisher.model.base import Statement
    from publisher.model.council.council import Contact, Council
    from publisher.model.council.policy import Policy
    from publisher.model.council.redress import RedressStep
    from publisher.model.england.floor import Floor
    from publisher.model.england.kinds import Kinds
    from publisher.source.facts import Fact


@dataclass(frozen=True, slots=True)
class Said:
    """What a council's page or the law says of a step, and of which strands: of all where none is named.

    national: whether no page of the council says it.
    rule: whether it is a rule of law.
    body: the body that it tells of, by its id in england/bodies.yaml.
    """

    text: str
    strands: tuple[str, ...]
    cites: list[str]
    national: bool
    rule: bool
    body: str | None = None


@dataclass(frozen=True, slots=True)
class StepAfterNo:
    """A step, and all that is said of it.

    written: the part of a file that names it.
    name: what to do.
    do: advice that needs no source.
    strands: the kinds of budget that it is for; all where none is named.
    says: what the council's page says, and then the law.
    time_limit: by when it has to be taken.
    helper: who of the council's own `help` the step names.
    otherwise: how to take it where the helper is not there for a kind of budget; None where it is there for all.
    """

    written: RedressStep | NationalRedress
    name: str
    do: str | None
    strands: tuple[str, ...]
    says: list[Said]
    time_limit: Said | None
    helper: Contact | None
    otherwise: str | None

    @property
    def id(self) -> str:
        """The id of the step in its file."""
        return self.written.id

    @property
    def stage(self) -> str:
        """The id of its stage in england/kinds.yaml."""
        return self.written.stage or ""

    @property
    def cites(self) -> set[str]:
        """Every fact that it rests on."""
        facts = {fact for said in (*self.says, self.time_limit) if said for fact in said.cites}
        return facts | set(self.helper.cites) if self.helper else facts

    @property
    def helped(self) -> tuple[str, ...]:
        """The kinds of budget that the helper is there for; none where it is for all of the step's."""
        serves = None if self.helper is None else self.helper.for_
        return () if serves is None else tuple(strand for strand in self.strands if strand in serves.strands)

    @property
    def left(self) -> tuple[str, ...]:
        """The kinds of budget that the helper is not there for."""
        return tuple(strand for strand in self.strands if self.helped and strand not in self.helped)

    def shares_a_strand_with(self, other: StepAfterNo) -> bool:
        """Whether both are for one kind of budget."""
        return not self.strands or not other.strands or bool(set(self.strands) & set(other.strands))


def steps_after_no(
    council: Council, policy: Policy, floor: Floor, kinds: Kinds, law: Mapping[str, Fact]
) -> list[StepAfterNo]:
    """Every step that a council's families can take, the first one first.

    What the council's page says of a national step becomes a part of that step, and leads it. Steps for some kinds of
    budget are narrowed to those of the council, and left out where it has none of them.

    Args:
        council: who the council is, with its own `help`.
        policy: the council's policy on one day.
        floor: the national floor on that day.
        kinds: the stages, in their order.
        law: the register of national rules.
    """
    here = [strand.id for strand in policy.strands]
    own = {step.id for step in policy.redress}
    removed = {entry.id for entry in policy.removes if entry.list == "redress"}
    steps: list[StepAfterNo | None] = [
        _step(step, step.name, here, policy.redress, council if step.names else None, law)
        for step in floor.redress
        if step.id not in own | removed
    ]
    steps += [_step(step, step.name, here, (), None, law) for step in policy.redress if step.name is not None]
    return _in_order(steps, kinds)


def _in_order(steps: Iterable[StepAfterNo | None], kinds: Kinds) -> list[StepAfterNo]:
    # A stage that is not there is a problem of its own (LO201).
    order = {stage.id: number for number, stage in enumerate(kinds.stages)}
    return sorted((step for step in steps if step is not None), key=lambda step: order.get(step.stage, len(order)))


def _step(
    step: RedressStep | NationalRedress,
    name: str,
    here: Collection[str],
    councils: Iterable[RedressStep],
    council: Council | None,
    law: Mapping[str, Fact],
) -> StepAfterNo | None:
    """A step with what a council says of it; nothing where it is for kinds of budget that the council has not."""
    national = isinstance(step, NationalRedress)
    joined = [saying for other in councils if other.joins == step.id for saying in other.says]
    says = [_said(saying, saying.strands, law, national=False) for saying in joined]
    says += [_said(saying, saying.strands or step.strands, law, national=national) for saying in step.says]
    strands: list[str] = []
    if step.strands and all(saying.strands for saying in joined):
        strands = [*step.strands, *(strand for saying in joined for strand in saying.strands)]
        strands = [strand for strand in dict.fromkeys(strands) if strand in here]
        if not strands:
            return None
    narrowed = [said for said in (_narrowed(said, here) for said in says) if said]
    limit = _said(step.time_limit, step.strands, law, national=national) if step.time_limit else None
    key = step.names if isinstance(step, NationalRedress) else None
    helper = council.helper(key) if council and key else None
    otherwise = council.help.other_complaints if council and key == "complaints" else None
    return StepAfterNo(step, name, step.do, tuple(strands), narrowed, limit, helper, otherwise)


def _said(saying: Statement, strands: Iterable[str], law: Mapping[str, Fact], *, national: bool) -> Said:
    rule = national and are_rules(saying.cites, law)
    body = saying.body if isinstance(saying, RedressSaying) else None
    return Said(saying.text, tuple(strands), saying.cites, national, rule, body)


def _narrowed(said: Said, here: Collection[str]) -> Said | None:
    """What is said of the council's kinds of budget; nothing where it is about others alone."""
    strands = tuple(strand for strand in said.strands if strand in here)
    if said.strands and not strands:
        return None
    return replace(said, strands=strands)
