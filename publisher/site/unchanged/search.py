"""Pages whose HTML is as it was keep their entries in the search index."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, override

from material.plugins.search.plugin import SearchIndex, SearchPlugin

from publisher.site.quicker.sections import sections_of

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable

    from mkdocs.structure.pages import Page

    from publisher.source.kept import Kept


def entries_of(page: Page) -> tuple[Hashable, ...]:
    """What the entries of a page that has its HTML are made of, and are kept by."""
    # The table of contents, which Material looks into as well, is made with the page's HTML.
    return ("search", page.url, page.content, str(page.title), repr(page.meta))


def keep_entries(plugins: Iterable[object], kept: Kept) -> None:
    """Let Material's search plugin, which is one of these, look only through pages that are new."""
    for plugin in plugins:
        if isinstance(plugin, SearchPlugin):
            plugin.search_index = _KeptSearchIndex(kept, **plugin.config)


class _KeptSearchIndex(SearchIndex):
    """Material's index of a build, in which only what is new is looked through."""

    def __init__(self, kept: Kept, **config: Any) -> None:
        """Begin without an entry, as Material does.

        Args:
            kept: what is kept.
            config: the settings of the search plugin.
        """
        super().__init__(**config)
        self._kept = kept

    @override
    def add_entry_from_context(self, page: Page) -> None:
        made_of = entries_of(page)
        entries: list[dict[str, Any]] | None = self._kept.get(*made_of)
        if entries is None:
            before = len(self.entries)
            self._look_through(page)
            entries = self.entries[before:]
            self._kept.keep(entries, *made_of)
        else:
            self.entries.extend(entries)

    def _look_through(self, page: Page) -> None:
        """As Material does, but for how a page is cut into sections."""
        if (page.meta.get("search") or {}).get("exclude"):
            return
        for section in sections_of(page.content or ""):
            if not section.is_excluded():
                self.create_entry_for_section(section, page.toc, page.url, page)
