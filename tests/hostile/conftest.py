"""What runs hostile input in a process of its own, for all tests of a module."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.hostile.within import Runner, runner

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="module")
def run() -> Iterator[Runner]:
    with runner() as run:
        yield run
