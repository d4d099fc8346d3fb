"""No test, nothing that it is set up with and no run waits for ever. tests/conftest.py makes it so.

A test that takes too long fails by a signal (pytest-timeout, see pyproject.toml). That does not help where a browser is
waited for: there the browser is ended (tests/browser/browsers.py). What neither helps against ends the process that the
test is in, which says the test's name and what every thread was doing; pytest-xdist then goes on in a new process.
"""

from __future__ import annotations

import faulthandler
import os
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, override

import pytest
from xdist.scheduler import LoadFileScheduling

from tests.examples import SEARCH

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

    from xdist.remote import Producer
    from xdist.workermanage import WorkerController

LONGEST_TEST = 1200.0
"""How long a test may take with all that comes before and after it, in seconds. The first one builds the site."""

LONGEST_RUN = 90 * 60.0
"""How long a run may take, in seconds. It ends what no test is to blame for, such as a collection that hangs."""

_STDERR = pytest.StashKey[int]()
_RUN = pytest.StashKey[threading.Timer]()

if SEARCH > 1:
    # A search takes as long as it takes.
    os.environ.setdefault("PYTEST_TIMEOUT", "0")


def begin(config: pytest.Config) -> None:
    """Limit the run."""
    # Where messages go while pytest keeps back what tests print.
    config.stash[_STDERR] = os.dup(2)
    config.stash[_RUN] = _timer(LONGEST_RUN, config, "The run")


def end(config: pytest.Config) -> None:
    """The run is over."""
    config.stash[_RUN].cancel()


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Limit a test, and what it is set up with and leaves behind, whether it has failed or not."""
    with _limited(LONGEST_TEST, item):
        return (yield)


@contextmanager
def _limited(seconds: float, item: pytest.Item) -> Iterator[None]:
    timer = _timer(seconds, item.config, item.nodeid)
    try:
        yield
    finally:
        timer.cancel()


def _timer(seconds: float, config: pytest.Config, name: str) -> threading.Timer:
    def end() -> None:
        stderr = config.stash[_STDERR]
        os.write(stderr, f"\n{name} took longer than {seconds:g} s, and so this process ends.\n".encode())
        faulthandler.dump_traceback(stderr, all_threads=True)
        os._exit(1)

    timer = threading.Timer(seconds, end)
    timer.daemon = True
    if SEARCH == 1:
        timer.start()
    return timer


class ByFile(LoadFileScheduling):
    """Gives a process all tests of a file, which share what they use; of axe's many pages those of one council."""

    @override
    def _split_scope(self, nodeid: str) -> str:
        file, _, test = nodeid.partition("::")
        return f"{file}::{test.partition('/')[0]}" if file.endswith("test_axe_pages.py") else file

    @override
    def remove_node(self, node: WorkerController) -> str | None:
        """Go on after the test that ended a process. xdist would run it again, in one new process after the other."""
        units = self.assigned_work[node].values()
        ended: str | None = next((test for unit in units for test, done in unit.items() if not done), None)
        for unit in units:
            if ended in unit:
                unit[ended] = True
        super().remove_node(node)
        return ended


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> LoadFileScheduling | None:
    """Share the tests out."""
    return ByFile(config, log) if config.getoption("dist") == "loadfile" else None
