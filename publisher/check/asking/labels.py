"""Asking, chance and moment are apart: no outcome says twice what its label says, or the opposite, or leaves it off."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from publisher.model.england.voices.readers import TOKEN
from publisher.rules.logic import decisions_of
from publisher.source.problems import Code, Report

if TYPE_CHECKING:
    from collections.abc import Iterable

    from publisher.model.council.outcomes import Outcome
    from publisher.model.england.statuses import Status
    from publisher.policies.editions import Edition

_LATER = "ask_later"
_READS_ON = re.compile(r"(a(t|s|fter)|before|during|from|i[fn]|once|on|until|when|while)\b")
_FAR_OFF = re.compile(r"\byears\b|\b20[0-9]{2}\b")
"""What no family can wait for: a number of years, or a year."""


def check_asking(edition: Edition, report: Report) -> None:
    """Check the words of every outcome against those of its status (england/statuses.yaml)."""
    statuses = edition.files.statuses
    by_status = {entry.status: entry for entry in statuses.statuses}
    for about, _, outcomes in decisions_of(edition):
        for outcome in outcomes:
            status = by_status[outcome.status]
            _check_said(outcome, status, report)
            if status.leads_on:
                _check_leads_on(outcome, statuses.refusing, report)
            _check_when(outcome, report, required=outcome.status == _LATER)
            _check_steps(outcome, status, statuses.asking, report, kind=about.kind)


def _check_said(outcome: Outcome, status: Status, report: Report) -> None:
    texts: list[tuple[tuple[str | int, ...], str, list[str]]] = [
        (("headline",), outcome.headline, status.not_in_headline)
    ]
    texts += [(("steps", number, "text"), step.text, status.not_in_steps) for number, step in enumerate(outcome.steps)]
    for keys, text, clashing in texts:
        found = _first_of(clashing, text)
        if found:
            what = f"'{found}' does not go with the status '{outcome.status}', whose label says how things are."
            do = "Leave it out. The headline says what for, or why, and each step one thing to do."
            report.add(outcome.place(*keys), Code.STATUS_SAID_TWICE, what, do)
    if outcome.when and outcome.when in outcome.headline.lower():
        what = "The headline says when to ask, and so does the label."
        report.add(outcome.place("headline"), Code.STATUS_SAID_TWICE, what, "Say it in 'when' alone.")


def _check_leads_on(outcome: Outcome, refusing: list[str], report: Report) -> None:
    found = _first_of(refusing, outcome.headline)
    if found:
        what = f"'{found}' refuses, but the status is '{outcome.status}', which lets families go on."
        do = "Say what can be asked for, or what it depends on. What the page rules out has a status of its own."
        report.add(outcome.place("headline"), Code.STATUS_SAID_TWICE, what, do)


def _check_when(outcome: Outcome, report: Report, *, required: bool) -> None:
    if outcome.when is None:
        if required:
            what = f"The status is '{outcome.status}', and the family is not told when."
            report.add(outcome.place("status"), Code.WHEN_READS_BADLY, what, "Add 'when: at the next review', say.")
    elif not _READS_ON.match(outcome.when) or outcome.when.endswith("."):
        what = f"'Best asked {outcome.when}' is not a sentence."
        do = "Write what reads on after 'Best asked', with a small letter and no full stop: 'at the next review'."
        report.add(outcome.place("when"), Code.WHEN_READS_BADLY, what, do)
    elif _FAR_OFF.search(outcome.when):
        what = f"'{outcome.when}' lets families wait for years, or until a year."
        do = "Name what they wait for, such as 'at the next review'. What changes on a day has 'from' and 'until'."
        report.add(outcome.place("when"), Code.WHEN_READS_BADLY, what, do)


def _check_steps(outcome: Outcome, status: Status, asking: list[str], report: Report, *, kind: str) -> None:
    if not outcome.steps:
        what = f"The status is '{outcome.status}', and the family is not told what to do."
        report.add(outcome.place("status"), Code.NO_WAY_ON, what, "Add 'steps' with at least one thing to do.")
    elif status.asks and not any(_first_of(asking, step.text) for step in outcome.steps):
        what = f"No step says how to ask about the {kind}, and its status is '{outcome.status}'."
        do = f"Add a step with one of: {', '.join(asking)}."
        report.add(outcome.place("steps"), Code.NO_WAY_ON, what, do)


def _first_of(words: Iterable[str], text: str) -> str | None:
    """The first of some words or phrases that a text has, whole. A token is the word that it is named for."""
    said = TOKEN.sub(r"\1", text)
    return next((each for each in words if re.search(rf"\b{re.escape(each)}\b", said, re.IGNORECASE)), None)
