"""Published policies, made once and copied for each test."""

from __future__ import annotations

import shutil
from datetime import date
from typing import TYPE_CHECKING

import pytest

from publisher.publishing import publish
from tests.policies import copy_of_good
from tests.publisher.publishing.edited import COUNCIL, edit

if TYPE_CHECKING:
    from pathlib import Path

FIRST = date(2026, 11, 26)
SECOND = date(2026, 11, 30)


@pytest.fixture(scope="session")
def published_policies(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    once = copy_of_good(tmp_path_factory.mktemp("once"))
    publish(once, COUNCIL, "This is our first version.", FIRST)
    twice = shutil.copytree(once, tmp_path_factory.mktemp("twice") / "policies")
    edit(twice)
    publish(twice, COUNCIL, "You can ask at another time.", SECOND)
    return once, twice


@pytest.fixture
def once(published_policies: tuple[Path, Path], tmp_path: Path) -> Path:
    """The good policies, published once."""
    return shutil.copytree(published_policies[0], tmp_path / "policies")


@pytest.fixture
def twice(published_policies: tuple[Path, Path], tmp_path: Path) -> Path:
    """The good policies, published, edited and published again."""
    return shutil.copytree(published_policies[1], tmp_path / "policies")
