"""The menu of a council, as MkDocs takes it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

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
