"""Ids are unique on every day, and the dates of their versions fit together."""

from __future__ import annotations

import itertools
from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING

from publisher.model.base import Dated, Part
from publisher.model.walk import all_of
from publisher.policies.editions import days_of_change
from publisher.source.problems import Code, Report

if TYPE_CHECKING:
    from publisher.policies.read import CouncilFiles


_PAGES = {"about", "accessibility", "compare", "contact", "law", "privacy", "saved", "words"}
_FOLDERS = {"architecture", "assets", "council", "data", "images", "search"}
MOST_CHANGES = 30
"""On each of these days all rules are worked out anew. No council has needed more than a few."""

RESERVED = frozenset(_PAGES | _FOLDERS)
"""What is in a site beside its councils: a council of that id would be put over it."""


def check_ids_and_dates(files: CouncilFiles, report: Report) -> None:
    """Check every list of items with ids, and every pair of dates, of a council."""
    for part in (files.council, files.policy, files.short, files.easy, files.faq):
        check_lists(part, report)
    _check_clause_and_rule_names(files, report)
    council = files.council
    if council.id in RESERVED:
        what = f"A council cannot be called '{council.id}': the site has a page or a folder of that name."
        report.add(council.place("id"), Code.WRONG_VALUE, what, "Give its folder, and the council, another id.")
    changes = days_of_change(files)
    if len(changes) > MOST_CHANGES:
        what = f"Something changes on {len(changes):,} days; {MOST_CHANGES} are allowed."
        do = "Remove what has long been over, and let what changes together change on one day."
        report.add(council.place("recorded_from"), Code.TOO_INTRICATE, what, do)
    if council.recorded_from > council.version:
        what = f"The policy is recorded from {council.recorded_from}, after its own version of {council.version}."
        report.add(council.place("recorded_from"), Code.DATES_REVERSED, what, "Make 'recorded_from' the earlier day.")
    if council.review_by <= council.version:
        what = f"The policy's review is due by {council.review_by}, but its version is of {council.version}."
        report.add(council.place("review_by"), Code.DATES_REVERSED, what, "Set 'review_by' to a day after the version.")


def check_lists(part: Part, report: Report) -> None:
    """Check every list of items with ids, and every pair of dates, inside a part."""
    for dated in all_of(part, Dated):
        _check_range(dated, report)
    for items in all_of(part, list):
        if items and all(isinstance(item, Part) and hasattr(item, "id") for item in items):
            _check_list(items, report)


def _check_range(dated: Dated, report: Report) -> None:
    if dated.from_ is not None and dated.until is not None and dated.until <= dated.from_:
        what = f"This ends on {dated.until}, but starts on {dated.from_}."
        report.add(
            dated.place("until"), Code.DATES_REVERSED, what, "'until' is the first day that it no longer applies."
        )


def _check_list(items: list[Part], report: Report) -> None:
    by_id: defaultdict[str, list[Part]] = defaultdict(list)
    for item in items:
        id_: str | None = getattr(item, "id")  # noqa: B009 - only lists of items with an id come here
        if id_ is not None:
            by_id[id_].append(item)
    for id_, versions in by_id.items():
        dated = [version for version in versions if isinstance(version, Dated)]
        if len(versions) > len(dated) and len(versions) > 1:
            what = f"The id '{id_}' is used {len(versions)} times."
            report.add(versions[1].place("id"), Code.DUPLICATE_ID, what, "Give each its own id.")
        elif len(versions) > 1:
            _check_versions(id_, dated, report)


def _check_versions(id_: str, versions: list[Dated], report: Report) -> None:
    in_order = sorted(versions, key=lambda version: version.from_ or date.min)
    for earlier, later in itertools.pairwise(in_order):
        ends, starts = earlier.until, later.from_ or date.min
        if ends is None or ends > starts:
            what = f"Two versions of '{id_}' are in force on the same day."
            do = "Give the earlier one an 'until' and the later one the same day as its 'from', or give one another id."
            report.add(later.place("from" if later.from_ else "id"), Code.DATES_OVERLAP, what, do)
        elif ends < starts:
            what = f"From {ends} to {starts} no version of '{id_}' is in force."
            do = f"Let this one start on {ends}, or the earlier one end on {starts}."
            if (starts - ends).days == 1:
                do = f"'until' is the first day without it: write 'until: {starts}' in the earlier one."
            report.add(later.place("from"), Code.DATES_GAP, what, do)


def _check_clause_and_rule_names(files: CouncilFiles, report: Report) -> None:
    clauses = {clause.id for clause in files.policy.clauses}
    for rule in files.policy.rules:
        if rule.id in clauses:
            what = f"'{rule.id}' is the id of both a clause and a rule."
            report.add(rule.place("id"), Code.DUPLICATE_ID, what, "Give the rule another id.")
