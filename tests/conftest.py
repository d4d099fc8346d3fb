"""What every test shares."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

from tests.examples import SEARCH

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
