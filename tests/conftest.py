"""What every test shares."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

from tests.bounded import (
    pytest_configure,
    pytest_runtest_protocol,
    pytest_unconfigure,
    pytest_xdist_make_scheduler,
)
from tests.examples import SEARCH

__all__ = ["pytest_configure", "pytest_runtest_protocol", "pytest_unconfigure", "pytest_xdist_make_scheduler"]

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
