"""How many examples a property is tried on. To search further, with new ones each time: `SEARCH=20 make test-fast`."""

from __future__ import annotations

import os

from hypothesis import settings

SEARCH = int(os.environ.get("SEARCH", "1"))


def examples(number: int) -> settings:
    """Settings for a property: so many examples in every run, and more in a search."""
    return settings(max_examples=number * SEARCH)
