from __future__ import annotations

from tests.publisher.pages.written import between, written


def test_every_strand_says_whom_to_ask_and_how() -> None:
    part = between(written("asking"), "## Education budget", "\n## ")
    assert "**The SEN team**. 01632 960001. They answer on weekdays." in part
    assert "(who.md#education)" in part


def test_a_moment_to_ask_is_told_where_there_is_one() -> None:
    assert "**Best asked when the plan is looked at again.** There is a plan." in written("asking")
    assert "**When**" not in between(written("asking"), "## Social care budget", "\n## ")
