"""MiniSearch is published unchanged, in a folder that its content names, with its licence."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from publisher.search.library import SearchLibraryError, search_library

ROOT = Path(__file__).resolve().parents[3]


def test_the_module_comes_with_its_licence() -> None:
    library = search_library(ROOT)
    folder, _, name = library.module.rpartition("/")
    assert name == "minisearch.js"
    assert "export { MiniSearch as default }" in library.files[library.module].read_text(encoding="utf-8")
    licence = library.files[f"{folder}/LICENSE.txt"].read_text(encoding="utf-8")
    assert "Permission is hereby granted" in licence


def test_another_content_has_another_address_even_under_the_same_version(tmp_path: Path) -> None:
    package = tmp_path / "node_modules" / "minisearch"
    shutil.copytree(ROOT / "node_modules" / "minisearch", package)
    assert search_library(tmp_path).module == search_library(ROOT).module
    with (package / "dist" / "es" / "index.js").open("a", encoding="utf-8") as module:
        module.write("// mended")
    assert search_library(tmp_path).module != search_library(ROOT).module


def test_without_the_npm_packages_the_build_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(SearchLibraryError, match=r"MiniSearch is not in .*Install the npm packages: npm ci"):
        search_library(tmp_path)
