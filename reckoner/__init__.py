"""The ready reckoner: what a family can probably ask for, estimated from a council's compiled policy, with reasons.

Pure Python, standard library alone. JSON in, JSON out: it knows neither files nor browsers, so that the same code gives
the same bytes in CPython and in Pyodide.

    policy = load(policy_json_text)
    result = estimate(policy, {"ehc_plan": "yes"}, as_of=date(2026, 11, 22))
    text = estimate_text(policy, '{"answers": {"ehc_plan": "yes"}, "as_of": "2026-11-22"}')

`reckoner.result` says what a result holds.
"""

from reckoner.answers import DONT_KNOW, AnswerProblem, AnswersError
from reckoner.compiled import PolicyError, dump, load
from reckoner.estimate import edition_on, estimate, estimate_text
from reckoner.policy import Policy

__all__ = [
    "DONT_KNOW",
    "AnswerProblem",
    "AnswersError",
    "Policy",
    "PolicyError",
    "dump",
    "edition_on",
    "estimate",
    "estimate_text",
    "load",
]
