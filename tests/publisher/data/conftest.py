"""Published policies, made as those are that publishing is tested with."""

from __future__ import annotations

from tests.publisher.publishing.conftest import published_policies, twice

__all__ = ["published_policies", "twice"]
