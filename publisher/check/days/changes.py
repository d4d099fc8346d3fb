"""A change that is written ahead has a worked family of its own, so that somebody has thought what it means."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import islice, pairwise
from typing import TYPE_CHECKING, Any

import reckoner
from publisher.source.problems import Code, Report

if TYPE_CHECKING:
    from collections.abc import Iterator

    from publisher.model.council.cases import Case
    from publisher.pages.council_build import CouncilBuild
    from publisher.policies.editions import Edition
    from publisher.rules.logic import Logic
    from reckoner.result import Estimate

type Family = dict[str, str | int]

_MOST_TRIED = 3000
_NOT_TOLD = {"cites", "from_", "until"}
_DECIDING = {"at_least", "below", "id", "if_", "is_", "not_", "otherwise", "question", "status"}
"""What has no parts of its own and decides a status."""

_ON_PAGES_ALONE = {"says", "about", "ready", "takes", "means", "forms"}
"""What is the same for every family, so that no worked family can notice that it changes."""


def check_changes_shown(build: CouncilBuild, report: Report) -> None:
    """See that a worked family notices every change of rules under which families are told something else.

    Where the change gives some family another status, a worked family has to get another status as well. One that is
    there for something else may notice by one more reason that is open, and shows nothing of the change.
    """
    cases = build.files.cases
    for before, logic in pairwise(build.logics):
        starts, ends = logic.edition.from_, logic.edition.until
        theirs = [case for case in cases.cases if starts <= case.as_of and (ends is None or case.as_of < ends)]
        if _told(before.edition) == _told(logic.edition):
            continue
        noticing = [case for case in theirs if _notices(case, build.policy, starts)]
        other_status = _decided(before.edition) != _decided(logic.edition)
        if noticing and (
            not other_status or any(_is_told_something_else(case.given, build.policy, logic) for case in noticing)
        ):
            continue
        family = next((one for one in _tried(before, logic) if _is_told_something_else(one, build.policy, logic)), None)
        if noticing and family is None:
            continue
        who = "of these days notices" if theirs else "asks under the new ones"
        who = "gets another status" if noticing else who
        what = f"From {starts} the rules change, and no worked family {who}."
        like = "" if family is None else f": {', '.join(f'{question} {answer}' for question, answer in family.items())}"
        do = (
            f"Add a family to cases.yaml whose 'as_of' is {starts} or later{' and before ' + str(ends) if ends else ''}"
        )
        report.add(cases.place("cases"), Code.CHANGE_NOT_SHOWN, what, f"{do}. For example{like}." if like else f"{do}.")


def _before_and_after(policy: reckoner.Policy, family: Family, starts: date) -> tuple[Estimate, Estimate]:
    """What a family is told on the day before a change, and on the day of it."""
    return reckoner.estimate(policy, family, starts - timedelta(1)), reckoner.estimate(policy, family, starts)


def _notices(case: Case, policy: reckoner.Policy, starts: date) -> bool:
    """Whether a family is told something else than the day before; it is, where its answers did not fit then."""
    try:
        then, now = _before_and_after(policy, case.given, starts)
    except reckoner.AnswersError:
        return True
    return any(_said(then[key]) != _said(now[key]) for key in ("strands", "holders", "notes"))


def _told(edition: Edition) -> Any:
    """All that a family can be told because of its answers, without citations and days."""
    policy = edition.policy
    parts = [*policy.clauses, *policy.rules, *policy.strands, *policy.ways, *policy.holders, *policy.notes]
    return [_said(part.model_dump(exclude=_ON_PAGES_ALONE)) for part in parts]


def _decided(edition: Edition) -> Any:
    """What statuses come from, without words: where it is the same, no family gets another one."""
    policy = edition.policy
    parts = [*policy.clauses, *policy.rules, *policy.strands, *policy.ways, *policy.holders]
    return [_without_words(part.model_dump()) for part in parts]


def _without_words(value: Any) -> Any:
    if isinstance(value, dict):
        kept = {key: inner for key, inner in value.items() if key in _DECIDING or isinstance(inner, dict | list)}
        return {key: _without_words(inner) for key, inner in kept.items() if key not in _NOT_TOLD}
    return [_without_words(inner) for inner in value] if isinstance(value, list) else value


def _said(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _said(inner) for key, inner in value.items() if key not in _NOT_TOLD}
    return [_said(inner) for inner in value] if isinstance(value, list) else value


def _tried(before: Logic, after: Logic) -> Iterator[Family]:
    """Families to try: one for each result of both editions, and those that give one other answer than it."""
    common = {question.id: question for question in after.questions if question.id in before.numbers}
    answers: dict[str, list[str | int]] = {}
    for id_, question in common.items():
        cuts = {cut for logic in (before, after) for cut in logic.cuts[logic.numbers[id_]]}
        near = sorted({number for cut in cuts for number in (cut - 1, cut)})
        answers[id_] = [option.id for option in question.options or ()] or [*near]

    def families() -> Iterator[Family]:
        for logic in (after, before):
            for decision in logic.decisions:
                for outcome in sorted(logic.diagrams.outcomes(decision.root)):
                    known = logic.answers(logic.diagrams.witness(decision.root, outcome) or {})
                    base = {id_: answer for id_, answer in known.items() if id_ in common}
                    yield base
                    yield from (base | {id_: answer} for id_, some in answers.items() for answer in some)

    return islice(families(), _MOST_TRIED)


def _is_told_something_else(family: Family, policy: reckoner.Policy, logic: Logic) -> bool:
    """Whether a family gets another status; it does, where its answers did not fit before."""
    try:
        then, now = _before_and_after(policy, family, logic.edition.from_)
    except reckoner.AnswersError:
        return True
    return any(_statuses(then[key]) != _statuses(now[key]) for key in ("strands", "holders"))


def _statuses(value: Any) -> Any:
    """What can be compared of results: the statuses, however deep."""
    if isinstance(value, dict):
        return {
            key: _statuses(inner)
            for key, inner in value.items()
            if key in {"status", "ways"} or isinstance(inner, dict)
        }
    return value
