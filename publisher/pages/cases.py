"""Worked families: what they told us, and what the reckoner says. The same families are the policy's tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

import reckoner
from publisher.pages.frame.council_page import CouncilPage
from publisher.pages.parts.labels import BY_BUDGET, HOLDER_LABELS, STRAND_LABELS, label
from publisher.pages.parts.text import bullets, fold, inside, join, plain
from publisher.rules.compile import undated
from reckoner import DONT_KNOW
from reckoner.result import holder_in

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from publisher.model.council.cases import Case
    from publisher.model.england.questions import Question
    from publisher.pages.frame.council_page import PageContext
    from reckoner import Policy
    from reckoner.result import Estimate


def _body(context: PageContext) -> Iterator[str]:
    edition, policy = context.edition, context.policy
    questions = {question.id: question for question in edition.files.questions.questions}
    families = [case for case in edition.files.cases.cases if _same_rules(policy, case.as_of, edition.from_)]
    if not families:
        yield "We have not made up any families for these rules yet. You can put in your own answers."
        yield context.pages["reckoner"].link
        return
    yield (
        "These families are made up. Each one shows what the reckoner says to a family like that, "
        "and each one is tested whenever the rules change. Press a line to read about the family."
    )
    for case in families:
        estimate = reckoner.estimate(policy, case.given, case.as_of)
        family = (
            plain(case.story),
            "**What they told us**",
            bullets(_answer(questions[name], value) for name, value in case.given.items()),
            "**What the reckoner says**",
            bullets(_results(case, estimate)),
        )
        yield fold(plain(case.name), join(family))


def _same_rules(policy: Policy, one: date, other: date) -> bool:
    """Whether the reckoner goes by the same rules on two days: something else may have changed between them."""
    first, second = policy.edition(one), policy.edition(other)
    return first is not None and second is not None and undated(first) == undated(second)


def _answer(question: Question, value: str | int) -> str:
    if value == DONT_KNOW:
        said = "not sure"
    elif question.options is not None:
        said = next(option.label for option in question.options if option.id == value)
    else:
        said = f"{value} {question.number.unit}" if question.number else str(value)
    return f"{plain(question.short)}: {plain(said)}"


def _results(case: Case, estimate: Estimate) -> list[str]:
    """The strands and holders that the family is there to show; every strand where it is about none in particular."""
    lines = []
    for strand in case.expect.strands or estimate["strands"]:
        result = estimate["strands"][strand]
        headline = f" {plain(result['headline'])}" if result["headline"] else ""
        called = label(STRAND_LABELS, result["status"], result["when"])
        lines.append(f"**{plain(result['name'])}: {plain(called)}.**{headline}")
        expected = case.expect.strands.get(strand)
        for holder in expected.holders if expected else ():
            name, status = estimate["holders"][holder]["name"], holder_in(estimate, holder, strand)["status"]
            lines.append(_held(name, HOLDER_LABELS[status], f" for {plain(inside(result['name']))}"))
    for holder in case.expect.holders:
        general = estimate["holders"][holder]
        lines.append(_held(general["name"], HOLDER_LABELS.get(general["in_all"] or "", BY_BUDGET)))
    return lines


def _held(name: str, called: str, where: str = "") -> str:
    """Whether a holder may hold the money, in general or for one strand."""
    return f"{plain(name)} holding the money{where}: {called.lower()}."


PAGE = CouncilPage(
    id="cases",
    title="Families like yours",
    description="Made-up families in {area}, and what the reckoner says to each.",
    card="Made-up families, and what each is told.",
    icon="cases",
    edited_in="cases.yaml",
    body=_body,
    # Made-up families come last: whoever searches wants the rule, and their words are in most of them.
    meta={"search": {"boost": 0.001}},
)
