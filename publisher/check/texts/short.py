"""The short answers of pages: one for each page of guidance, with examples that come out so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import reckoner
from publisher.source.problems import Code, Report, did_you_mean

if TYPE_CHECKING:
    from datetime import date

    from publisher.model.council.summaries.short import Example, ShortPage
    from publisher.rules.logic import Logic


def check_short(logic: Logic, policy: reckoner.Policy, report: Report) -> None:
    """Check the short answers of one edition.

    Args:
        logic: the rules of the edition.
        policy: the compiled policy, to try the examples.
        report: receives every problem found.
    """
    edition = logic.edition
    written: dict[str, ShortPage] = {}
    for page in edition.short.pages:
        if page.page in written:
            what = f"There are two short answers for the page '{page.page}'."
            report.add(page.place("page"), Code.DUPLICATE_ID, what, "Remove one, or give them dates that do not meet.")
        written[page.page] = page
        for example in page.examples:
            _check_example(example, policy, edition.from_, report)
    missing = [kind.id for kind in edition.files.kinds.pages if kind.guidance and kind.id not in written]
    if missing:
        what = f"There is no short answer for the page {', '.join(missing)}."
        report.add(edition.files.short.place(), Code.SHORT_MISSING, what, "Add one to 'pages'.")


def _check_example(example: Example, policy: reckoner.Policy, day: date, report: Report) -> None:
    try:
        estimate = reckoner.estimate(policy, example.given, day)
    except reckoner.AnswersError as error:
        for problem in error.problems:
            keys = ("given",) if problem.question is None else ("given", problem.question)
            report.add(example.place(*keys), Code.of(problem.code), problem.what, problem.do)
        return
    found: dict[str, str] = {f"strand.{id_}": strand["status"] for id_, strand in estimate["strands"].items()}
    found |= {f"holder.{id_}": str(holder["status"]) for id_, holder in estimate["holders"].items()}
    for name, status in example.gets.items():
        place = example.place("gets", name)
        if name not in found:
            report.add(place, Code.UNKNOWN_REFERENCE, f"No result is called '{name}'.", did_you_mean(name, found))
        elif status != found[name]:
            what = f"This family gets '{found[name]}' for '{name}', and the example says '{status}'."
            report.add(place, Code.CASE_FAILS, what, "Correct the policy; or, if the policy is right, the example.")
