"""A moment of a plan's life is lit exactly where some family that is there can ask, by trying every family."""

from __future__ import annotations

import dataclasses
import itertools
from typing import TYPE_CHECKING

from publisher.pages.parts.labels import STRAND_ORDER
from publisher.pictures.life import can_ask, life
from publisher.rules.logic import build_logic
from tests.policies import REAL, councils, exampleshire
from tests.reckoner.every_council import every_council, naive_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from publisher.model.england.questions import Moment
    from publisher.policies.editions import Edition
    from tests.reckoner.naive import Family, Naive


def where(family: Mapping[str, object], moments: list[Moment]) -> str | None:
    """The last moment that a family's answers fit, as the reckoner's page finds it."""
    fitting = [m.id for m in moments if all(family.get(name) in answers for name, answers in m.answers.items())]
    return fitting[-1] if fitting else None


def families(naive: Naive, strand: str, moments: list[Moment]) -> Iterator[Family]:
    """Every family, as far as a strand and the moments can tell them apart."""
    told_apart = naive.mentioned["strand", strand, None] | {name for m in moments for name in m.answers}
    names = sorted(told_apart & naive.values.keys())
    for chosen in itertools.product(*(naive.values[name] for name in names)):
        yield dict(zip(names, chosen, strict=True))


@every_council
def test_each_moment_shows_the_best_that_it_can_come_to(folder: Path) -> None:
    naive = naive_of(folder)
    lived = life(build_logic(naive.edition), STRAND_ORDER)
    moments = [at.moment for at in lived.moments]
    for strand in lived.turning:
        outcomes = naive.outcomes["strand", strand.id, None]
        reached: dict[str | None, set[str]] = {}
        for family in families(naive, strand.id, moments):
            number = naive.outcome(("strand", strand.id, None), family)
            reached.setdefault(where(family, moments), set()).add(outcomes[number].status)
        for at in lived.moments:
            assert at.best[strand.id].status == min(reached[at.moment.id], key=STRAND_ORDER.index)


def test_the_moments_to_ask_are_lit() -> None:
    lived = life(build_logic(naive_of(exampleshire().folder).edition), STRAND_ORDER)
    assert [(at.moment.id, at.lit) for at in lived.moments] == [
        ("no_plan", False),
        ("draft", True),
        ("final", False),
        ("review", True),
    ]
    assert [strand.id for strand in lived.turning] == ["education"]
    assert [strand.id for strand in lived.any_time] == ["social_care"]


def test_a_moment_that_a_councils_questions_cannot_tell_is_left_out() -> None:
    for files in councils(REAL):
        logic = build_logic(naive_of(files.folder).edition)
        shown = [at.moment.id for at in life(logic, STRAND_ORDER).moments]
        assert ("agreed" in shown) is ("plan_agreed" in logic.numbers)


def test_unlikely_is_a_moment_to_ask_only_where_no_later_one_is_named() -> None:
    [portsmouth] = [files for files in councils(REAL) if files.council.id == "portsmouth"]
    lived = life(build_logic(_with_nothing_better(naive_of(portsmouth.folder).edition)), STRAND_ORDER)
    at = {at.moment.id: at for at in lived.moments}
    assert {at[name].best["education"].status for name in ("draft", "final")} == {"unlikely"}
    assert can_ask(at["draft"].best["education"])
    assert not can_ask(at["final"].best["education"])


def _with_nothing_better(edition: Edition) -> Edition:
    """An edition in which education is unlikely wherever a family could ask."""
    [education, *others] = edition.policy.strands
    asking = ("ask_now", "ask_later")
    outcomes = [o.model_copy(update={"status": "unlikely"}) if o.status in asking else o for o in education.outcomes]
    strands = [education.model_copy(update={"outcomes": outcomes}), *others]
    return dataclasses.replace(edition, policy=edition.policy.model_copy(update={"strands": strands}))
