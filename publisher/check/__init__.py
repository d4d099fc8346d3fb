"""Checks of a policy: one module for each kind of mistake, and one function that runs them all.

Uses pages and the rooms below it.
"""

from publisher.check.all import Counts, check_council, check_policies, count

__all__ = ["Counts", "check_council", "check_policies", "count"]
