"""Pages whose Markdown is as it was, and whose links lead where they led, keep their HTML."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING, override

from mkdocs.structure.files import Files

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Mapping

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File
    from mkdocs.structure.pages import Page
    from mkdocs.structure.toc import TableOfContents

    from publisher.source.kept import Kept


def keep_rendered(pages: Iterable[Page], kept: Kept, settings: str) -> None:
    """Let some pages be rendered only where that gives something new.

    Args:
        pages: the pages, before they are rendered.
        kept: what is kept.
        settings: the text of mkdocs.yml, which says how Markdown is read.
    """
    for page in pages:
        _let(page, kept, settings)


@dataclass(frozen=True, slots=True)
class _Rendered:
    """What rendering sets on a page; and where all that the page links to was then, None where it was nowhere."""

    content: str
    toc: TableOfContents
    title: str | None
    anchors: set[str] | None
    links_to_anchors: Mapping[str, dict[str, str]]
    led_to: Mapping[str, str | None]


def html_of(page: Page, settings: str) -> tuple[Hashable, ...]:
    """What the HTML of a page that has been read is made of, and is kept by."""
    return ("html", page.file.src_uri, page.url, page.markdown, settings)


def _let(page: Page, kept: Kept, settings: str) -> None:
    render = page.render

    def render_if_new(config: MkDocsConfig, files: Files) -> None:
        made_of = html_of(page, settings)
        known: _Rendered | None = kept.get(*made_of)
        if known is not None and all(_where(files, path) == url for path, url in known.led_to.items()):
            _set(page, known, files)
            return
        asked, warned = _Asked(files), _Warned()
        logger = logging.getLogger("mkdocs")
        logger.addHandler(warned)
        try:
            render(config, asked)
        finally:
            logger.removeHandler(warned)
        if not warned.any:  # A warning has to be given each time.
            kept.keep(_taken(page, asked), *made_of)

    page.render = render_if_new  # type: ignore[method-assign]


def _where(files: Files, path: str) -> str | None:
    file = files.get_file_from_path(path)
    return None if file is None else file.url


def _taken(page: Page, asked: _Asked) -> _Rendered:
    links = {file.src_uri: anchors for file, anchors in (page.links_to_anchors or {}).items()}
    title = page._title_from_render
    return _Rendered(page.content or "", page.toc, title, page.present_anchor_ids, links, asked.led_to)


def _set(page: Page, known: _Rendered, files: Files) -> None:
    page.content, page.toc, page.present_anchor_ids = known.content, known.toc, known.anchors
    page._title_from_render = known.title
    found = {files.get_file_from_path(path): anchors for path, anchors in known.links_to_anchors.items()}
    page.links_to_anchors = {file: anchors for file, anchors in found.items() if file is not None}


class _Asked(Files):
    """The files of a site, and a note of which of them a page's links asked for, and where those are."""

    def __init__(self, files: Files) -> None:
        super().__init__(())
        # The very files: a copy for each page would be as many as there are pages, times files.
        self._src_uris = files._src_uris
        self.led_to: dict[str, str | None] = {}

    @override
    def get_file_from_path(self, path: str) -> File | None:
        file = super().get_file_from_path(path)
        self.led_to[path] = None if file is None else file.url
        return file


class _Warned(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.any = False

    @override
    def emit(self, record: logging.LogRecord) -> None:
        self.any = True
