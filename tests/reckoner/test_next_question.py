from __future__ import annotations

import itertools
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reckoner import DONT_KNOW
from tests.examples import examples
from tests.reckoner.every_council import EXAMPLESHIRE, estimate, every_council, naive_of, some_answers
from tests.reckoner.naive import met

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from tests.reckoner.naive import About, Answer, Family, Naive


def may_be_asked(naive: Naive, answers: Mapping[str, Answer]) -> list[str]:
    """The questions, in their order, that were not asked yet, that are surely asked, and that can change something."""
    known = {name: value for name, value in answers.items() if value != DONT_KNOW}
    matter = set().union(*(naive.matters(about, known) for about in naive.conditions))
    return [name for name in naive.questions if name in matter - set(answers) and naive.surely_asked(name, known)]


def asked_first(naive: Naive, answers: Mapping[str, Answer], candidates: list[str]) -> tuple[str, list[str]]:
    """What is asked for next, and the candidates that are for it, before the groups are looked at."""
    opening = set(naive.edition.files.questions.opening)
    results = opening | turns_on(naive, answers, ("status", "headline", "when"), rare=False)
    for asked_for, wanted in (("results", results), ("rare", turns_on(naive, answers, ("status",), rare=True))):
        if wanted & set(candidates):
            return asked_for, [name for name in candidates if name in wanted]
    return "details", candidates


def turns_on(naive: Naive, answers: Mapping[str, Answer], told: tuple[str, ...], *, rare: bool) -> set[str]:
    """The questions of which another answer gives a strand an outcome of which something else is told.

    `rare` says whether answers count with which a family meets what few families meet. An outcome of which the family
    does not hear counts for nothing, and neither does a strand that stays unclear whatever is still answered.
    """
    known = {name: value for name, value in answers.items() if value != DONT_KNOW}
    clause_of = {each.outcome.id: naive.clauses.get(each.rare) for each in naive.edition.files.floor.outcomes}
    found = set()
    for about in (about for about in naive.conditions if about[0] == "strand"):
        outcomes = naive.outcomes[about]
        unheard = naive.possible(about, known) - naive.heard(about, known)
        clauses = [clause_of.get(outcome.id) for outcome in outcomes]
        tests = [] if rare else [clause.test for clause in clauses if clause is not None and clause.test is not None]
        values = {
            name: [
                value for value in naive.values[name] if not any(t.question == name and met(t, value) for t in tests)
            ]
            for name in naive.mentioned[about]
        }
        if not can_settle(naive, about, answers, values):
            continue
        open_ones = [name for name in values if name not in known]
        for question in open_ones:
            others = [name for name in values if name != question]
            for row in itertools.product(*([known[name]] if name in known else values[name] for name in others)):
                family = dict(zip(others, row, strict=True))
                reached = {naive.outcome(about, {**family, question: value}) for value in values[question]} - unheard
                if len({tuple(getattr(outcomes[k], name) for name in told) for k in reached}) > 1:
                    found.add(question)
                    break
    return found


def can_settle(naive: Naive, about: About, answers: Mapping[str, Answer], values: Mapping[str, list[Answer]]) -> bool:
    """Whether some answers to what was not asked give a strand one status, whatever the family is not sure of."""
    known = {name: answers[name] for name in values if answers.get(name, DONT_KNOW) != DONT_KNOW}
    unsure = [name for name in values if answers.get(name) == DONT_KNOW]
    free = [name for name in values if name not in answers]
    for row in itertools.product(*(values[name] for name in free)):
        given = {**known, **dict(zip(free, row, strict=True))}
        others = (dict(zip(unsure, each, strict=True)) for each in itertools.product(*(values[n] for n in unsure)))
        reached = {naive.outcome(about, {**given, **each}) for each in others} & naive.heard(about, given)
        if len({naive.outcomes[about][k].status for k in reached}) <= 1:
            return True
    return False


def of_the_first_turn(naive: Naive, candidates: list[str]) -> list[str]:
    """The first of the opening; or else those of the first group that has one."""
    shared = naive.edition.files.questions
    groups = [[name] for name in shared.opening]
    groups += [[q.id for q in shared.questions if q.group == group.id] for group in shared.groups]
    return next(found for group in groups if (found := [name for name in candidates if name in group]))


def most_settling(naive: Naive, candidates: list[str], abouts: Iterable[About], known: Family) -> list[str]:
    """The candidates that settle most of some decisions, and of these the ones on which most of them depend."""
    open_ones = [about for about in abouts if len(naive.possible(about, known)) > 1]

    def score(name: str) -> tuple[Fraction, int]:
        touched = [about for about in open_ones if name in naive.matters(about, known)]
        return sum((naive.settling(about, name, known) for about in touched), Fraction(0)), len(touched)

    best = max(map(score, candidates))
    return [name for name in candidates if score(name) == best]


@pytest.mark.thorough
@every_council
@given(data=st.data())
@examples(18)
def test_the_next_question_is_of_the_first_turn_that_matters_and_settles_most(
    data: st.DataObject, folder: Path
) -> None:
    naive = naive_of(folder)
    answers = data.draw(some_answers(naive, DONT_KNOW))
    known = {name: value for name, value in answers.items() if value != DONT_KNOW}
    askable = candidates = may_be_asked(naive, answers)
    asked_for, wanted = asked_first(naive, answers, candidates)
    candidates = of_the_first_turn(naive, wanted) if candidates else []
    strands = [about for about in naive.conditions if about[0] == "strand"]
    for abouts in (strands, naive.conditions):
        if len(candidates) > 1:
            candidates = most_settling(naive, candidates, abouts, known)
    result = estimate(folder, answers)
    assert result["next_question"] == (candidates[0] if candidates else None)
    assert result["enough"] == (not candidates or asked_for == "details" or (asked_for == "rare" and len(answers) >= 8))
    assert sorted(result["can_be_asked"]) == sorted(askable if result["enough"] else wanted)
    assert result["about_left"] == len(result["can_be_asked"])


@pytest.mark.thorough
@every_council
@given(data=st.data())
@examples(24)
def test_asking_on_always_ends_and_asks_nothing_twice(data: st.DataObject, folder: Path) -> None:
    naive = naive_of(folder)
    answers: Family = {}
    while (asked := estimate(folder, answers)["next_question"]) is not None:
        assert asked not in answers
        assert asked in naive.questions
        answers[asked] = data.draw(st.sampled_from([DONT_KNOW, *naive.values[asked]]), label=asked)
    last = estimate(folder, answers)
    if DONT_KNOW not in answers.values():
        assert last["settled"]
    known = {name: value for name, value in answers.items() if value != DONT_KNOW}
    for name in last["still_matter"]:
        assert answers.get(name) == DONT_KNOW or not naive.surely_asked(name, known)


def test_every_journey_through_the_small_policy_ends_with_a_result() -> None:
    naive = naive_of(EXAMPLESHIRE)
    waiting: list[Family] = [{}]
    journeys = 0
    while waiting:
        answers = waiting.pop()
        result = estimate(EXAMPLESHIRE, answers)
        asked = result["next_question"]
        if asked is None:
            journeys += 1
            assert result["settled"]
        else:
            waiting += [{**answers, asked: value} for value in naive.values[asked]]
    assert journeys > 50


def test_a_question_that_depends_on_an_open_one_is_not_asked_yet() -> None:
    everything_else = {"age": 9, "care_plan": "yes", "manage": "yes"}
    result = estimate(EXAMPLESHIRE, everything_else)
    assert result["next_question"] == "ehc_plan"
    assert result["still_matter"] == ["ehc_plan", "ehc_review"]


def test_where_all_is_settled_nothing_is_asked() -> None:
    settled = {"age": 9, "ehc_plan": "none", "care_plan": "yes", "manage": "yes"}
    result = estimate(EXAMPLESHIRE, settled)
    assert (result["next_question"], result["still_matter"], result["settled"]) == (None, [], True)


def test_where_a_family_is_not_sure_of_what_is_left_nothing_is_asked_and_nothing_is_claimed() -> None:
    unsure = {"age": 9, "ehc_plan": "none", "care_plan": "dont_know", "manage": "yes"}
    result = estimate(EXAMPLESHIRE, unsure)
    assert (result["next_question"], result["still_matter"], result["settled"]) == (None, ["care_plan"], False)
