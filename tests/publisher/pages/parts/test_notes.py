from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from publisher.pages.council_build import CouncilBuild
from tests.policies import changed, exampleshire
from tests.publisher.pages.written import DAY, anchors

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    "page", ["overview", "who", "asking", "managing", "holding", "spending", "amount", "review", "disagree"]
)
def test_a_note_and_a_conflict_stand_on_the_page_that_they_name(page: str, tmp_path: Path) -> None:
    policies = changed(
        tmp_path,
        "exampleshire/policy.yaml",
        ("    page: asking\n    says", f"    page: {page}\n    says"),
        ("    page: holding\n    if", f"    page: {page}\n    if"),
    )
    texts = {page.id: page.markdown for page in CouncilBuild(exampleshire(policies)).pages_on(DAY).pages}
    for place in ("note-from_16", "conflict-when_to_ask"):
        assert [id_ for id_, text in texts.items() if place in anchors(text)] == [page]


def test_a_clause_that_only_a_note_rests_on_stands_below_the_note(tmp_path: Path) -> None:
    policies = changed(
        tmp_path,
        "exampleshire/policy.yaml",
        ("      - status: other_rules\n        if: aged_18\n", "      - status: other_rules\n        if: aged_16\n"),
        ("    if: aged_16\n    text: From 16", "    if: aged_18\n    text: From 16"),
    )
    pages = CouncilBuild(exampleshire(policies)).pages_on(DAY).pages
    text = next(page.markdown for page in pages if page.id == "holding")
    assert "clause-aged_18" in anchors(text.partition("What this rests on:")[2])
