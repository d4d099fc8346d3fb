"""The menu of a council, as MkDocs takes it; and what of all menus the theme needs on a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from mkdocs.structure.nav import Section

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from mkdocs.structure import StructureItem
    from mkdocs.structure.nav import Navigation

    from publisher.model.council.council import Council
    from publisher.model.england.kinds import Kinds
    from publisher.pages import Page


def menu(kinds: Kinds, pages: Mapping[str, Page]) -> list[dict[str, Any]]:
    """The entries of a council's menu: a page under its title, or several under a name.

    Args:
        kinds: what is one entry, and in which order.
        pages: the council's pages by their ids.
    """
    found: list[dict[str, Any]] = []
    for entry in kinds.menu():
        under = [{pages[id_].menu: pages[id_].path} for id_ in entry.pages if id_ in pages]
        found += under if entry.name is None else [{entry.name: under}]
    return found


class CouncilSections(NamedTuple):
    """The navigation of a site, so that a page need not go through all councils.

    of: the section of each council, by its id.
    common: all that is no council's, in its order.
    """

    of: Mapping[str, Section]
    common: list[StructureItem]


def council_sections(nav: Navigation, councils: Iterable[Council]) -> CouncilSections:
    """The sections of the councils, and the rest of the navigation."""
    ids = {council.area: council.id for council in councils}
    of = {ids[item.title]: item for item in nav.items if isinstance(item, Section) and item.title in ids}
    theirs = set(map(id, of.values()))
    return CouncilSections(of, [item for item in nav.items if id(item) not in theirs])
