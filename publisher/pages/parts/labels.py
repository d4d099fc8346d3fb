"""What each status is called, for families: on the pages and in the reckoner."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from publisher.model.council.council import Council

STRAND_LABELS = {
    "ask_now": "Ask now",
    "ask_later": "Best asked later",
    "first_step": "One step first",
    "as_it_is": "No change wanted",
    "appeal": "An appeal is possible",
    "unlikely": "Less likely here, but do ask",
    "other_rules": "Other rules apply",
    "not_stated": "The council's page does not say",
    "need_answers": "Not clear yet",
}

STRAND_ORDER = ("ask_now", "ask_later", "unlikely", "first_step", "appeal", "as_it_is", "other_rules", "not_stated")
"""The statuses of a strand, from what a family would hope for to what it would not."""

WANTED = {
    "ask_now": "Can we have a budget for {strand}?",
    "ask_later": "When is the next chance to ask for a budget for {strand}?",
    "first_step": "What do we need before we can ask for a budget for {strand}?",
    "as_it_is": "What would we do if we ever want a budget for {strand}?",
    "appeal": "Can you tell us why you said no, and how we can appeal about {strand}?",
    "unlikely": "Can you look at our own case for a budget for {strand}?",
    "other_rules": "Which rules are there for us in {strand}, and what can we ask for?",
    "not_stated": "Is there a budget for {strand}, and can we have it?",
    "need_answers": "Can we have a budget for {strand}? What do you need to know?",
}
"""What a family asks about a kind of budget in the meeting, by its status."""

WAY_LABELS = {
    "open": "Should be possible",
    "depends": "It depends",
    "unlikely": "Less likely here, but do ask",
    "not_stated": "The council's page does not say",
    "not_available": "Not offered here",
    "need_answers": "Not clear yet",
}

HOLDER_LABELS = {
    "yes": "Yes, usually",
    "depends": "It depends",
    "no": "Someone else instead",
    "need_answers": "Not clear yet",
}

BY_BUDGET = "Depends on the kind of budget"
"""What a holder's status is called where it is not the same for every kind of budget."""

BEST_ASKED = "Best asked {when}"
WITH_WHEN = {"ask_later": BEST_ASKED, "unlikely": f"{STRAND_LABELS['unlikely']} {{when}}"}
"""What a status is called whose moment is known: when to ask is part of what it says."""


def label(labels: Mapping[str, str], status: str, when: str | None) -> str:
    """What a status is called, with its moment where that is part of it and is known."""
    return WITH_WHEN[status].format(when=when) if when and status in WITH_WHEN else labels[status]


def best_asked(status: str, when: str | None) -> str:
    """When something is best asked, where the label of its status does not say so; empty where there is no more."""
    return BEST_ASKED.format(when=when) if when and status not in WITH_WHEN else ""


VERDICT_LABELS = {
    "if_agreed": "Yes, if it is agreed",
    "ask": "Ask about this",
    "no": "Not from this budget",
}

LISTS = {"less_likely": ("unlikely", "other_rules"), "silent": ("not_stated",)}
"""The statuses of a strand that make a line in a list of the results, and no card. Silence is never among what is less
likely."""

BARE_HEADLINE = r"^(You|The family) can ask for an? (\w+ ){1,3}budget( (while|with|before) .+)?$"
"""What the headline of a strand that can be asked for now may say without saying more than its label and its reason."""

ADVICE_FIRST = ("appeal",)
"""The statuses of a strand that follow from a no: free advice is asked before the council that said it."""

NOT_FROM_HERE = ("appeal", "other_rules", "not_stated")
"""The statuses of a strand for which the council's page promises no budget: what it can pay for is left out."""

SILENT = "The page does not say"
"""Where a council's page is silent: never a no."""


def silent(council: Council) -> str:
    """The same of a council that may have several pages."""
    return "The pages do not say" if len(council.sources) > 1 else SILENT


TOPIC_LABELS = {
    "work": "Work for you",
    "control": "Your say",
    "people": "Who finds the people",
    "money": "The money",
}
"""The respects in which ways of managing the money are compared."""

DECIDER_LABELS = {
    "council": "The council decides",
    "school": "The school or college decides",
    "health": "The NHS decides",
    "family": "Whoever would get it decides",
}
