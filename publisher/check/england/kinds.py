"""What there is a kind of: entries that are drawn and written, and names of them that exist wherever one is named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publisher.check.ids import check_lists
from publisher.model.references import kind_references
from publisher.pages import COUNCIL_PAGES
from publisher.pictures.icons import ICONS
from publisher.source.problems import Code, Report, did_you_mean

if TYPE_CHECKING:
    from publisher.model.base import Part
    from publisher.model.england.kinds import Hand, Kinds, StrandKind


def check_kinds(kinds: Kinds, report: Report) -> None:
    """Check england/kinds.yaml by itself: ids that are unique, drawings that exist, and a place for every page."""
    check_lists(kinds, report)
    for strand in kinds.strands:
        _check_icon(strand, report)
    for way in kinds.ways:
        for hand in way.hands:
            _check_icon(hand, report)
    for page in kinds.pages:
        if page.id not in COUNCIL_PAGES:
            what = f"There is no page '{page.id}'."
            report.add(page.place("id"), Code.UNKNOWN_REFERENCE, what, did_you_mean(page.id, COUNCIL_PAGES))
        elif page.guidance and COUNCIL_PAGES[page.id].is_template:
            what = f"All that the page '{page.id}' says is in its template."
            report.add(page.place("guidance"), Code.WRONG_VALUE, what, "Take 'guidance' out.")
    missing = [id_ for id_ in COUNCIL_PAGES if id_ not in kinds.names("page")]
    if missing:
        what = f"There is no place in the menu for {', '.join(missing)}."
        report.add(kinds.place("pages"), Code.WRONG_VALUE, what, "Add what is missing where it belongs in the order.")


def check_kind_names(part: Part, kinds: Kinds, report: Report) -> None:
    """Check that every strand, way, holder and page that a part names is in england/kinds.yaml."""
    for reference in kind_references(part):
        known = kinds.names(reference.kind)
        if reference.id not in known:
            what = f"There is no {reference.kind} '{reference.id}'."
            report.add(reference.place, Code.UNKNOWN_REFERENCE, what, did_you_mean(reference.id, known))


def _check_icon(part: StrandKind | Hand, report: Report) -> None:
    if part.icon not in ICONS:
        what = f"There is no drawing '{part.icon}'."
        report.add(part.place("icon"), Code.UNKNOWN_REFERENCE, what, did_you_mean(part.icon, ICONS))
