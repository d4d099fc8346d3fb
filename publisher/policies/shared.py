"""Fills in what a council's policy leaves to what all councils share, so that all rooms above see whole items."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from publisher.model.clauses import Clause
from publisher.model.policy import Policy
from publisher.model.walk import inside
from publisher.source.problems import Code, Report, did_you_mean

if TYPE_CHECKING:
    from publisher.model.base import Part
    from publisher.model.clauses import SharedClauses
    from publisher.model.policy import WrittenPolicy


def fill_in(written: WrittenPolicy, shared: SharedClauses, report: Report) -> Policy | None:
    """A council's whole policy.

    Args:
        written: what its file says.
        shared: the tests and the words that all councils share.
        report: receives every problem found: LO201.

    Returns:
        The policy, each part of which knows where it was written; None where a name leads nowhere.
    """
    before = len(report.problems)
    clauses = _clauses(written, shared, report)
    if len(report.problems) > before:
        return None
    return _filled(written, Policy, {"clauses": clauses})


def _clauses(written: WrittenPolicy, shared: SharedClauses, report: Report) -> list[Clause]:
    known = {clause.id: clause for clause in shared.clauses}
    clauses: list[Clause] = []
    for clause in written.clauses:
        lender = known.get(clause.id)
        if isinstance(clause, Clause):
            clauses.append(clause)
        elif lender is not None:
            clauses.append(_lent(clause, lender, Clause))
        else:
            what = f"'{clause.id}' has no 'test' and no 'discretion', and no shared clause has this id."
            do = f"{did_you_mean(clause.id, known)} The shared ones are in england/clauses.yaml. Or write a 'test'."
            report.add(clause.place("id"), Code.UNKNOWN_REFERENCE, what, do)
    return clauses


def _said(part: Part) -> dict[str, Any]:
    """What a file says of a part, by key."""
    names = {field.alias or name for name, field in type(part).model_fields.items() if name in part.model_fields_set}
    return {key: value for key, value in inside(part) if key in names}


def _lent[P: Part](written: Part, lender: Part, kind: type[P]) -> P:
    """A whole part of what `written` says itself, and of what `lender` has for the rest."""
    own = _said(written)
    lent = {key: value for key, value in _said(lender).items() if key not in own}
    part = kind.model_validate(lent | own)
    part.stands_for(written, lender, lent)
    return part


def _filled[P: Part](written: Part, kind: type[P], filled: dict[str, Any]) -> P:
    """A whole part of what `written` says, with some of it filled in."""
    part = kind.model_validate(_said(written) | filled)
    part.stands_for(written, written, ())
    return part
