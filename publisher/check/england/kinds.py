"""The kinds of things: entries that have a drawing and a page, and references to entries that exist."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publisher.check.ids import check_lists
from publisher.model.council.summaries.easy import EasySentence
from publisher.model.references import kind_references
from publisher.model.walk import all_of
from publisher.pages import COUNCIL_PAGES
from publisher.pictures.easy_read import PICTURES
from publisher.pictures.icons import ICONS
from publisher.source.problems import Code, Report, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from publisher.model.base import Part
    from publisher.model.england.kinds import Hand, Kinds, StrandKind
    from publisher.policies.read import CouncilFiles


def check_kinds(kinds: Kinds, report: Report) -> None:
    """Check england/kinds.yaml by itself: unique ids, existing drawings, and a place for every page."""
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
            what = f"The page '{page.id}' has all its text in its template."
            report.add(page.place("guidance"), Code.WRONG_VALUE, what, "Remove 'guidance'.")
    names = [entry.name for entry in kinds.menu() if entry.name is not None]
    for page in kinds.pages:
        if page.menu is not None and names.count(page.menu) > 1:
            what = (
                f"The pages under '{page.menu}' are not beside one another, so the menu would have it more than once."
            )
            report.add(page.place("menu"), Code.WRONG_VALUE, what, "Put them together.")
            break
    for picture in kinds.pictures:
        if picture.id not in PICTURES:
            what = f"There is no picture '{picture.id}'."
            report.add(picture.place("id"), Code.UNKNOWN_REFERENCE, what, did_you_mean(picture.id, PICTURES))
    missing = [id_ for id_ in COUNCIL_PAGES if id_ not in kinds.names("page")]
    if missing:
        what = f"There is no place in the menu for {', '.join(missing)}."
        report.add(kinds.place("pages"), Code.WRONG_VALUE, what, "Add each where it belongs in the order.")


def check_pictures_used(councils: Sequence[CouncilFiles], report: Report) -> None:
    """Every picture is beside a sentence of some council's Easy Read page."""
    used = {sentence.picture for files in councils for sentence in all_of(files.easy, EasySentence)}
    for picture in councils[0].kinds.pictures:
        if picture.id not in used:
            what = f"No sentence has the picture '{picture.id}'."
            report.add(picture.place("id"), Code.SHARED_UNUSED, what, "Put it beside one in easy.yaml, or remove it.")


def check_kind_names(part: Part, kinds: Kinds, report: Report) -> None:
    """Check that every strand, way, holder, page and picture that a part names is in england/kinds.yaml."""
    for reference in kind_references(part):
        known = kinds.names(reference.kind)
        if reference.id not in known:
            what = f"There is no {reference.kind} '{reference.id}'."
            report.add(reference.place, Code.UNKNOWN_REFERENCE, what, did_you_mean(reference.id, known))


def _check_icon(part: StrandKind | Hand, report: Report) -> None:
    if part.icon not in ICONS:
        what = f"There is no drawing '{part.icon}'."
        report.add(part.place("icon"), Code.UNKNOWN_REFERENCE, what, did_you_mean(part.icon, ICONS))
