"""Checks of a policy: one module for each kind of mistake, and `all`, which runs them in order.

`england` has the checks of what all councils share, `asking` those of what families are told of asking, `texts`
those of what is written, and `days` those over time. Uses pages and the rooms below it, and the engine.
"""

from publisher.check.all import check_council, check_policies, unsound
from publisher.check.counts import Counts, count

__all__ = ["Counts", "check_council", "check_policies", "count", "unsound"]
