"""Where pages are on the site, from their Markdown files: as MkDocs has them, in folders of their own or as files."""

from __future__ import annotations

from collections.abc import Callable

type UrlOf = Callable[[str], str]
"""Says the address of a page below the site's root."""


def in_folder(path: str) -> str:
    """The address of a page that is in a folder of its own, such as `hertfordshire/who/`."""
    folder, _, name = path.removesuffix(".md").rpartition("/")
    return "".join(f"{part}/" for part in (folder, "" if name == "index" else name) if part)


def as_file(path: str) -> str:
    """The address of a page that is a file, such as `hertfordshire/who.html`: some hosts do not look into folders."""
    return f"{path.removesuffix('.md')}.html"


def folder_of(address: str) -> str:
    """The address in a folder that goes with any, with whatever follows a #."""
    page, mark, part = address.partition("#")
    return f"{in_folder(f'{page.removesuffix(".html")}.md') if page.endswith('.html') else page}{mark}{part}"
