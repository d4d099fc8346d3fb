"""Families get no file of the theme that no page of theirs uses."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from mkdocs.structure.files import File

from publisher.site.theme_files import unused

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folders(tmp_path: Path) -> dict[str, Path]:
    """A theme of our own that extends another one, and the site's documents."""
    written = {
        "own/main.html": """<link href="{{ 'assets/named.css' | url }}">""",
        "own/assets/ours.js": "// Nothing here names another file.",
        "theirs/assets/named.css": "",
        "theirs/assets/other.css": "",
        "docs/index.md": "",
    }
    for name, text in written.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return {name: tmp_path / name for name in ("own", "theirs", "docs")}


def left_out(folders: dict[str, Path]) -> set[str]:
    files = [
        File(str(path.relative_to(folder)), str(folder), "site", use_directory_urls=True)
        for folder in folders.values()
        for path in folder.rglob("*.*")
        if path.suffix != ".html"
    ]
    return {file.src_uri for file in unused(files, folders["own"], [folders["own"], folders["theirs"]])}


def test_what_no_file_of_ours_names_is_left_out(folders: dict[str, Path]) -> None:
    assert left_out(folders) == {"assets/other.css"}
