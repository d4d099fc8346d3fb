"""What every test shares."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from tests import bounded, shared_folder
from tests.bounded import pytest_runtest_protocol, pytest_xdist_make_scheduler
from tests.examples import SEARCH

if TYPE_CHECKING:
    from xdist.workermanage import WorkerController

__all__ = ["pytest_runtest_protocol", "pytest_xdist_make_scheduler"]

# Without a search, the same examples on every machine and in every run: a failure here is a failure there.
settings.register_profile(
    "ours",
    derandomize=SEARCH == 1,
    database=None,
    deadline=None,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("ours")


def pytest_configure(config: pytest.Config) -> None:
    """A run begins."""
    bounded.begin(config)
    shared_folder.begin(config)


def pytest_unconfigure(config: pytest.Config) -> None:
    """A run is over."""
    shared_folder.end(config)
    bounded.end(config)


def pytest_collection_finish() -> None:
    """All tests and what they use have been imported: none of that is garbage, or looked at again to see whether it is.

    With that and fewer looks at the rest, quick tests take an eighth less of a processor.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: WorkerController) -> None:
    """A process of the run is going to start."""
    shared_folder.tell(node)
