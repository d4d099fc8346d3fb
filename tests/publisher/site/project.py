"""A project like this one with the invented council in it, from which a site can be built."""

from __future__ import annotations

import logging
import shutil
from dataclasses import dataclass
from pathlib import Path

from publisher.site.build import build_site
from tests.policies import copy_of_good

ROOT = Path(__file__).resolve().parents[3]


@dataclass(frozen=True, slots=True)
class Built:
    """A site that was built, and what the build said."""

    folder: Path
    said: list[str]


class Listener(logging.Handler):
    """Notes what is logged."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(record.getMessage())


def build(project: Path, folder: Path) -> Built:
    listener = Listener()
    logging.getLogger().addHandler(listener)
    try:
        build_site(project, folder)
    finally:
        logging.getLogger().removeHandler(listener)
    return Built(folder, listener.said)


def project_of(folder: Path) -> Path:
    """What a site of the invented council is made of, to be changed."""
    copy_of_good(folder)
    return project_around(folder)


def project_around(folder: Path) -> Path:
    """The same around the policies that are in a folder already."""
    for name in ("docs", "overrides", "reckoner"):
        shutil.copytree(ROOT / name, folder / name)
    # This page cites national rules, and the invented ones have other numbers.
    page = folder / "docs" / "accessibility.md"
    page.write_text(page.read_text(encoding="utf-8").replace("#acc-", "#law-"), encoding="utf-8")
    shutil.copy(ROOT / "mkdocs.yml", folder)
    (folder / "node_modules").symlink_to(ROOT / "node_modules")
    # The packed engine is the same: it need not be packed again.
    (ROOT / "build").mkdir(exist_ok=True)
    (folder / "build").symlink_to(ROOT / "build")
    return folder
