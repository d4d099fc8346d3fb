"""A project whose site is of the invented council, which is built in a moment."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.policies import copy_of_good

ROOT = Path(__file__).resolve().parents[1]


def site_project(folder: Path) -> Path:
    """Put into a folder what a site of the invented council is made of, to be changed."""
    for name in ("docs", "overrides", "reckoner"):
        shutil.copytree(ROOT / name, folder / name)
    copy_of_good(folder)
    # This page cites national rules, and the invented ones have other numbers.
    page = folder / "docs" / "accessibility.md"
    page.write_text(page.read_text(encoding="utf-8").replace("#acc-", "#law-"), encoding="utf-8")
    shutil.copy(ROOT / "mkdocs.yml", folder)
    (folder / "node_modules").symlink_to(ROOT / "node_modules")
    # The packed engine is the same: it need not be packed again.
    packed = ROOT / "build" / "runtime"
    packed.mkdir(parents=True, exist_ok=True)
    (folder / "build").mkdir()
    (folder / "build" / "runtime").symlink_to(packed)
    return folder


def change(file: Path, old: str, new: str) -> None:
    """Replace the first of some words in a file, where they have to be."""
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
