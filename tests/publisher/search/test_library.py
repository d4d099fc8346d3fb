"""MiniSearch is published unchanged, under its version, with its licence."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from publisher.search.library import SearchLibraryError, search_library

ROOT = Path(__file__).resolve().parents[3]


def test_the_module_is_named_by_its_version_and_comes_with_its_licence() -> None:
    pinned = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))["dependencies"]["minisearch"]
    library = search_library(ROOT)
    assert library.module == f"assets/minisearch/{pinned}/minisearch.js"
    assert "export { MiniSearch as default }" in library.files[library.module].read_text(encoding="utf-8")
    licence = library.files[f"assets/minisearch/{pinned}/LICENSE.txt"].read_text(encoding="utf-8")
    assert "Permission is hereby granted" in licence


def test_without_the_npm_packages_the_build_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(SearchLibraryError, match=r"MiniSearch is not in .*Install the npm packages: npm ci"):
        search_library(tmp_path)
