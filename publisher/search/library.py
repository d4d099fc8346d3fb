"""MiniSearch, which searches in the browser: its files, as the site serves them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from publisher.source.content import content_name
from publisher.source.problems import LocalOfferError

if TYPE_CHECKING:
    from pathlib import Path

FOLDER = "assets/minisearch"
"""Where the folder named by its content is, below the site's root."""


class SearchLibraryError(LocalOfferError):
    """MiniSearch is not there; the message says what to do."""


class SearchLibrary(NamedTuple):
    """What is served: the address of the module below the site's folder, and each file by its address."""

    module: str
    files: dict[str, Path]


def search_library(project_root: Path) -> SearchLibrary:
    """Find MiniSearch, unchanged and with its licence, as npm has installed it.

    Raises:
        SearchLibraryError: it is not installed.
    """
    package = project_root / "node_modules" / "minisearch"
    module, licence = package / "dist" / "es" / "index.js", package / "LICENSE.txt"
    if not module.is_file():
        raise SearchLibraryError(f"MiniSearch is not in {package}. Install the npm packages: npm ci")
    files = {"minisearch.js": module, licence.name: licence}
    folder = f"{FOLDER}/{content_name((name, file.read_bytes()) for name, file in files.items())}"
    return SearchLibrary(f"{folder}/minisearch.js", {f"{folder}/{name}": file for name, file in files.items()})
