"""Six made-up families, the most usual first: what each has, what it says, and what the reckoner answers.

They are worked families of the policy. The others are tests alone: sixty of them are no help to anybody who reads.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import reckoner
from publisher.pages.frame.council_page import CouncilPage
from publisher.pages.parts.cards import card, cards
from publisher.pages.parts.labels import STRAND_LABELS, label
from publisher.pages.parts.text import plain
from publisher.rules.compile import undated

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from publisher.model.council.cases import Case, Shown
    from publisher.pages.frame.council_page import PageContext
    from reckoner import Policy


def _body(context: PageContext) -> Iterator[str]:
    edition, policy = context.edition, context.policy
    families = [
        (case.shown, case)
        for case in edition.files.cases.cases
        if case.shown is not None and _same_rules(policy, case.as_of, edition.from_)
    ]
    if not families:
        yield "We have not made up any families for these rules yet. You can put in your own answers."
        return
    yield "These families are made up. Yours may be told something else."
    yield cards(_card(shown, case, policy) for shown, case in sorted(families, key=lambda family: family[0].card))


def _same_rules(policy: Policy, one: date, other: date) -> bool:
    """Whether the reckoner goes by the same rules on two days: something else may have changed between them."""
    first, second = policy.edition(one), policy.edition(other)
    return first is not None and second is not None and undated(first) == undated(second)


def _card(shown: Shown, case: Case, policy: Policy) -> str:
    result = reckoner.estimate(policy, case.given, case.as_of)["strands"][shown.strand]
    called = plain(label(STRAND_LABELS, result["status"], result["when"]))
    told = f'{plain(result["name"])}: <span class="tag tag--{result["status"]}">{called}</span>'
    text = "\n\n".join([plain(shown.has), f"“{plain(case.story)}”", told])
    return card(shown.icon, f"{plain(shown.name)}, {_age(case)}", text, class_="family", level=2)


def _age(case: Case) -> str:
    """How old a family's child is, as one says it."""
    return "under 1" if case.given["age"] == 0 else str(case.given["age"])


PAGE = CouncilPage(
    id="cases",
    title="Families like yours",
    description="Made-up families in {area}, and what the reckoner says to each.",
    edited_in="cases.yaml",
    body=_body,
    # Made-up families come last: whoever searches wants the rule, and their words are in most of them.
    meta={"search": {"boost": 0.001}, "hide": ["toc"]},
)
