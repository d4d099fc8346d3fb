"""What the data knows of the site that it is in."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from publisher.pages.addresses import UrlOf

EXPLAINED = "council/data.md"
"""The page that explains the data."""


class SiteAround(NamedTuple):
    """The site that the data is in."""

    url: str
    """Its address; empty where nobody has said it."""
    url_of: UrlOf
    """The address of a page below that."""
    has_explained: bool
    """Whether it has the page that explains the data."""

    def whole(self, path: str) -> str:
        """The whole address of a page; empty where nobody has said that of the site."""
        return f"{self.url}{self.url_of(path)}" if self.url else ""
