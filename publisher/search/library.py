"""MiniSearch, which searches in the browser: its files, as the site serves them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from publisher.source.problems import LocalOfferError

if TYPE_CHECKING:
    from pathlib import Path

FOLDER = "assets/minisearch"
"""Where its versions are. A version never changes, so browsers may keep it for ever."""


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
    version = json.loads((package / "package.json").read_text(encoding="utf-8"))["version"]
    folder = f"{FOLDER}/{version}"
    return SearchLibrary(
        f"{folder}/minisearch.js", {f"{folder}/minisearch.js": module, f"{folder}/LICENSE.txt": licence}
    )
