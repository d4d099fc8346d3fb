"""A project whose site is of the invented council, which is built in a moment."""

from __future__ import annotations

import logging
import shutil
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Self

import pytest

from publisher.command import cli
from publisher.site import build_day
from publisher.site.build import build_site
from tests.policies import copy_of_good

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[1]


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


def build(project: Path, folder: Path, keep: Path | None = None) -> Built:
    listener = Listener()
    logging.getLogger().addHandler(listener)
    try:
        build_site(project, folder, keep=keep)
    finally:
        logging.getLogger().removeHandler(listener)
    return Built(folder, listener.said)


def site_project(folder: Path) -> Path:
    """Put into a folder what a site of the invented council is made of, to be changed."""
    copy_of_good(folder)
    return project_around(folder)


def project_around(folder: Path) -> Path:
    """Put the rest of a project around the policies that are in a folder already."""
    for name in ("docs", "overrides", "reckoner"):
        shutil.copytree(ROOT / name, folder / name)
    # This page cites national rules, and the invented ones have other numbers.
    page = folder / "docs" / "accessibility.md"
    page.write_text(page.read_text(encoding="utf-8").replace("#fact-acc-", "#fact-law-"), encoding="utf-8")
    shutil.copy(ROOT / "mkdocs.yml", folder)
    (folder / "node_modules").symlink_to(ROOT / "node_modules")
    (folder / "build").mkdir()
    # The packed engine is the same: it need be neither packed nor compressed again.
    for name in ("runtime", "compressed"):
        packed = ROOT / "build" / name
        packed.mkdir(parents=True, exist_ok=True)
        (folder / "build" / name).symlink_to(packed)
    return folder


def change(file: Path, old: str, new: str) -> None:
    """Replace the first of some words in a file, where they have to be."""
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


@contextmanager
def on_day(day: date) -> Iterator[None]:
    """Check and build as on a day, whatever day it is."""

    class Then(date):
        @classmethod
        def today(cls) -> Self:
            return cls(day.year, day.month, day.day)

    with pytest.MonkeyPatch.context() as patch:
        for module in (cli, build_day):
            patch.setattr(module, "date", Then)
        yield
