"""Worked families: what they told us, and what the reckoner says. The same families are the policy's tests."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import reckoner
from publisher.pages.parts.council_page import CouncilPage
from publisher.pages.parts.labels import HOLDER_LABELS, STRAND_LABELS
from publisher.pages.parts.text import bullets, fold, join, plain
from reckoner import DONT_KNOW

if TYPE_CHECKING:
    from collections.abc import Iterator

    from publisher.model.cases import Case
    from publisher.model.questions import Question
    from publisher.pages.parts.council_page import PageContext


def _body(context: PageContext) -> Iterator[str]:
    edition, policy = context.edition, context.policy
    questions = {question.id: question for question in edition.files.questions.questions}
    now = policy.edition(edition.from_)
    yield (
        "These families are made up. Each one shows what the reckoner says to a family like that, "
        "and each one is tested whenever the rules change. Press a line to read about the family."
    )
    for case in edition.files.cases.cases:
        result = reckoner.estimate(policy, case.given, case.as_of)
        told = (
            plain(case.story),
            "" if policy.edition(case.as_of) is now else f"They ask on {case.as_of:%-d %B %Y}, under other rules.",
            "**What they told us**",
            bullets(_answer(questions[name], value) for name, value in case.given.items()),
            "**What the reckoner says**",
            bullets(_told(case, result)),
        )
        yield fold(plain(case.name), join(told))


def _answer(question: Question, value: str | int) -> str:
    if value == DONT_KNOW:
        said = "not sure"
    elif question.options is not None:
        said = next(option.label for option in question.options if option.id == value)
    else:
        said = f"{value} {question.number.unit}" if question.number else str(value)
    return f"{plain(question.short)}: {plain(said)}"


def _told(case: Case, result: dict[str, Any]) -> list[str]:
    """The strands and holders that the family is there to show; every strand where it is about none in particular."""
    lines = []
    for strand in case.expect.strands or result["strands"]:
        told = result["strands"][strand]
        headline = f" {plain(told['headline'])}" if told["headline"] else ""
        lines.append(f"**{plain(told['name'])}: {STRAND_LABELS[told['status']]}.**{headline}")
        expected = case.expect.strands.get(strand)
        for holder in expected.holders if expected else ():
            general = result["holders"][holder]
            own = general.get("strands", {}).get(strand, general)
            lines.append(_held(general["name"], own["status"], f" for {plain(told['name'].lower())}"))
    for holder in case.expect.holders:
        told = result["holders"][holder]
        lines.append(_held(told["name"], told["status"]))
    return lines


def _held(name: str, status: str, where: str = "") -> str:
    """Whether somebody may hold the money, in general or for one strand."""
    return f"{plain(name)} holding the money{where}: {HOLDER_LABELS[status].lower()}."


PAGE = CouncilPage(
    id="cases",
    title="Families like yours",
    description="Made-up families in {area}, and what the reckoner says to each.",
    card="Made-up families, and what each is told.",
    icon="cases",
    edited_in="cases.yaml",
    body=_body,
    meta={"search": {"boost": 0.5}},
)
