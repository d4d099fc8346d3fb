"""What each status is called, for families: on the pages and in the reckoner."""

STRAND_LABELS = {
    "ask_now": "You can probably ask now",
    "ask_later": "You can probably ask later",
    "first_step": "Something comes first",
    "unlikely": "Unlikely, but you can ask",
    "other_rules": "Other rules apply",
    "not_stated": "The page does not say",
    "need_answers": "We need more answers",
}

STRAND_ORDER = ("ask_now", "ask_later", "first_step", "unlikely", "other_rules", "not_stated")
"""The statuses of a strand, from what a family would hope for to what it would not."""

WAY_LABELS = {
    "open": "Should be possible",
    "depends": "Depends on a decision",
    "unlikely": "Unlikely",
    "not_stated": "The page does not say",
    "not_available": "Not offered",
    "need_answers": "We need more answers",
}

HOLDER_LABELS = {
    "yes": "Yes, probably",
    "depends": "Depends on a decision",
    "no": "Not them: see who instead",
    "need_answers": "We need more answers",
}

VERDICT_LABELS = {
    "if_agreed": "Yes, if it is agreed",
    "ask": "Ask about this",
    "no": "Not from this budget",
}

NOT_OFFERED = {
    "strand": ("unlikely", "other_rules", "not_stated"),
    "way": ("unlikely", "not_stated", "not_available"),
    "holder": ("no",),
}
"""The statuses that tell a family of something that is not offered to it: listed together, each with why."""

NOT_FROM_HERE = ("other_rules", "not_stated")
"""The statuses of a strand for which the council's page promises no budget: what it can pay for is left out."""

SILENT = "The page does not say"
"""Where a council's page is silent: never a no."""

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
    "family": "Your family decides",
}
