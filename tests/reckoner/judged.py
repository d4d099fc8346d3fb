"""Finds the result of a decision in an estimate, and checks it against naive judgement."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from publisher.rules.few import clause_of_few
from reckoner import DONT_KNOW
from reckoner.heard import AS_IT_IS
from reckoner.voices import in_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from publisher.model.council.outcomes import Outcome
    from publisher.model.formulas import Test
    from reckoner.result import DecisionResult, Estimate
    from tests.reckoner.naive import About, Answer, Naive


def result_of(estimate: Estimate, about: About, naive: Naive) -> DecisionResult[Any] | None:
    """What an estimate says of a decision; None for one that every strand puts its own in the place of."""
    kind, id_, strand = about
    match kind:
        case "strand":
            return estimate["strands"][id_]
        case "way":
            own = {entry for other, way, entry in naive.conditions if (other, way) == (kind, id_)}
            general = [name for name in estimate["strands"] if name not in own]
            if strand is None and not general:
                return None
            return estimate["strands"][strand or general[0]]["ways"][id_]
        case _:
            holder = estimate["holders"][id_]
            return holder if strand is None else holder["strands"][strand]


def possible_outcomes(result: DecisionResult[Any]) -> list[tuple[str, str | None]]:
    """The status and headline of every outcome that is still possible."""
    if result["possible"]:
        return [(outcome["status"], outcome["headline"]) for outcome in result["possible"]]
    return [(result["status"], result["headline"])]


def assert_exact(estimate: Estimate, about: About, naive: Naive, given: Mapping[str, Answer]) -> None:
    """A decision is settled if and only if every completion agrees, and says just what can still be.

    Completions by which a family would want no change are left aside while it has not said so.
    """
    possible = sorted(naive.heard(about, given))
    if about[0] == "note":
        assert (about[1] in {note["note"] for note in estimate["notes"]}) == (possible == [0])
        return
    result = result_of(estimate, about, naive)
    if result is None:
        return
    outcomes = [naive.outcomes[about][k] for k in possible]
    usual = told_of(about, naive, given)
    words = words_for(naive, given)
    told = dict.fromkeys((outcome.status, in_words(outcome.headline, words)) for outcome in [*usual, *outcomes])
    assert possible_outcomes(result) == list(told)
    statuses = {outcome.status for outcome in outcomes}
    assert result["status"] == (statuses.pop() if len(statuses) == 1 else "need_answers")
    assert result["when"] == (usual[0].when if len({outcome.when for outcome in usual}) == 1 else None)
    first, *others = [[in_words(step.text, words) for step in outcome.steps] for outcome in usual]
    shared = [text for text in first if all(text in other for other in others)]
    is_strand = about[0] == "strand"
    if shared or not others or (result["status"] == "need_answers" and not is_strand):
        expected = shared, "all"
    elif not is_strand or sure_of(usual, naive, given) is usual[0]:
        expected = first, "first"
    else:
        open_ = naive.edition.files.statuses.open
        is_later = any(outcome.status == "ask_later" or outcome.when for outcome in usual)
        expected = [in_words(open_.ask_later_step if is_later else open_.ask_now_step, words)], "ask_today"
        if not can_ask(usual):
            expected = [open_.find_out], "find_out"
    assert ([step["text"] for step in result["steps"]], result["steps_of"]) == expected


def words_for(naive: Naive, given: Mapping[str, Answer]) -> dict[str, str]:
    """The words by token for whoever answers; the first reader's where nobody has said."""
    readers = naive.edition.files.readers.readers
    own = next(
        (one for one in readers if one.if_ is not None and given.get(one.if_.question) in (one.if_.is_ or ())),
        readers[0],
    )
    age = given.get("age")
    met = (one for one in own.variants if isinstance(age, int) and _is_within(one.if_, age))
    return own.by_token(next(met, None))


def _is_within(test: Test, age: int) -> bool:
    return (test.at_least is None or age >= test.at_least) and (test.below is None or age < test.below)


def told_of(about: About, naive: Naive, given: Mapping[str, Answer]) -> list[Outcome]:
    """The possible outcomes that a family hears of, in the order in which they are told: a sure one comes first."""
    possible = [naive.outcomes[about][k] for k in sorted(naive.heard(about, given))]
    usual = [outcome for outcome in possible if not is_unheard(outcome, naive, given)] or possible
    sure = sure_of(usual, naive, given)
    return usual if sure is None else [sure, *(outcome for outcome in usual if outcome is not sure)]


def sure_of(outcomes: list[Outcome], naive: Naive, given: Mapping[str, Answer]) -> Outcome | None:
    """Of outcomes that are all to ask now, the first that is for the family however it answers what is open."""
    if any(outcome.status != "ask_now" for outcome in outcomes):
        return None
    return next((one for one in outcomes if one.if_ is not None and naive.surely_holds(one.if_, given)), None)


def can_ask(outcomes: list[Outcome]) -> bool:
    """Whether a family can ask for a kind of budget, now or later, whichever of some outcomes is theirs."""
    return {outcome.status for outcome in outcomes} <= {"ask_now", "ask_later", "as_it_is", "unlikely", "not_stated"}


def is_unheard(outcome: Outcome, naive: Naive, given: Mapping[str, Answer]) -> bool:
    """Whether an outcome rests on a clause that few families meet, and the family has not said that it does."""
    question = _question_of_few(outcome, naive)
    return question is not None and given.get(question, DONT_KNOW) == DONT_KNOW


def questions_of_few(naive: Naive) -> set[str]:
    """The questions in answer to which few families say what an outcome of their own rests on."""
    found = (_question_of_few(outcome, naive) for outcomes in naive.outcomes.values() for outcome in outcomes)
    return {question for question in found if question is not None}


def _question_of_few(outcome: Outcome, naive: Naive) -> str | None:
    clause = naive.clauses.get(clause_of_few(outcome, naive.edition.files.floor) or "")
    return None if clause is None or clause.test is None else clause.test.question


def assert_smallest_change(estimate: Estimate, about: About, naive: Naive, given: Mapping[str, Answer]) -> None:
    """The change that a decision tells is enough, is as small as any, and holds nothing that can be left out."""
    result = result_of(estimate, about, naive)
    if result is None:
        return
    if result["status"] == AS_IT_IS:
        assert result["change"] is None
        return
    wanted, fewest = naive.hoped_for(about), naive.fewest_changes(about, given)
    if naive.heard(about, given) <= wanted or fewest is None:
        assert result["change"] is None
        return
    assert result["change"] is not None
    changes = {entry["question"]: entry["to"] for entry in result["change"]}
    assert naive.possible(about, {**given, **changes}) <= wanted
    assert (sum(name in given for name in changes), sum(name not in given for name in changes)) == fewest
    assert {entry["question"] for entry in result["change"] if entry["given"]} == set(given) & set(changes)
    for name in changes:
        without = {other: value for other, value in changes.items() if other != name}
        assert not naive.possible(about, {**given, **without}) <= wanted
        assert naive.is_chosen(name)
