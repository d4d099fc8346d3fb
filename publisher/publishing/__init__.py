"""Publishing a version of a council's policy, going back to an earlier one, and telling families what has changed.

A version is stored whole or not at all, see `store`. Uses difference and the rooms below it.
"""

from publisher.publishing.changes import FEED_FILE, Change, Changes, read_changes
from publisher.publishing.feed import changes_feed
from publisher.publishing.page import changes_page
from publisher.publishing.publish import Outcome, go_back, publish
from publisher.publishing.told import changes_told

__all__ = [
    "FEED_FILE",
    "Change",
    "Changes",
    "Outcome",
    "changes_feed",
    "changes_page",
    "changes_told",
    "go_back",
    "publish",
    "read_changes",
]
