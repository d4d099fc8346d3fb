from __future__ import annotations

from tests.policies import exampleshire
from tests.publisher.pages.written import between, written

POLICY = exampleshire().policy


def test_every_holder_says_when_it_is_them() -> None:
    for holder in POLICY.holders:
        part = between(written("holding"), f"## {holder.name} {{ #{holder.id} }}", "\n## ")
        assert all(outcome.headline in part for outcome in holder.outcomes)


def test_a_note_stands_on_its_page_with_its_condition() -> None:
    part = between(written("holding"), "## Good to know", "\n*[")
    assert 'id="note-from_16"' in part
    assert "- The young person is 16 or over." in part
