"""The HTML of pages, their entries in the search and what readers are given, made on all cores before MkDocs asks.

MkDocs then finds each of them where it was kept, as if an earlier build had made it: so the site is the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from material.plugins.search.plugin import SearchPlugin
from mkdocs.commands.build import _populate_page

from publisher.site.unchanged.markdown import html_of
from publisher.site.unchanged.search import entries_of
from publisher.source.all_cores import made_on_all_cores

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator, Sequence

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

    from publisher.source.kept import Kept

    type _Kept = tuple[tuple[Hashable, ...], Any]


FROM_PAGES = 400
"""A site of fewer pages is built as soon by one process: others have to be started."""

_AT_A_TIME = 8


class Shown(NamedTuple):
    """What readers are given of a page, and what it was made of, in things that a process can be sent."""

    content: str
    closed: str | None
    html: str


def made_ahead(
    pages: Sequence[Page],
    site: tuple[MkDocsConfig, Files],
    kept: Kept,
    settings: str,
    as_shown: Callable[[Page], Shown],
) -> Iterator[Shown | None]:
    """Keep the HTML and the entries of each page; gives what readers are given of it, for the plugin to keep.

    None for a page of which something has to be said: it is made by MkDocs, where it is said. Nothing at all where it
    is not worth while.

    Args:
        pages: the pages, before they are read.
        site: the configuration and all files.
        kept: where it is kept. `keep_rendered` and `keep_entries` go by it.
        settings: the text of mkdocs.yml.
        as_shown: makes of a page that has its HTML what readers are given.
    """
    config, files = site
    searches = [plugin for plugin in config.plugins.values() if isinstance(plugin, SearchPlugin)]

    def make(page: Page) -> tuple[list[_Kept], Shown] | None:
        _populate_page(page, config, files)
        html, entries = html_of(page, settings), entries_of(page)
        rendered = kept.get(*html)
        if rendered is None:
            return None
        found: list[_Kept] = [(html, rendered)]
        for plugin in searches:
            # It takes what is only for it out of the HTML.
            plugin.on_page_context({}, page=page, config=config, nav=None)
            found.append((entries, kept.get(*entries)))
        return found, as_shown(page)

    for made in made_on_all_cores(make, pages if len(pages) >= FROM_PAGES else (), _AT_A_TIME):
        if made is None:
            yield None
            continue
        found, shown = made
        for made_of, result in found:
            kept.keep(result, *made_of)
        yield shown
