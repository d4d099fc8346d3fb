from __future__ import annotations

from publisher.pages.parts.labels import STRAND_LABELS, label
from tests.policies import exampleshire
from tests.publisher.pages.written import between, written

POLICY = exampleshire().policy


def test_every_strand_has_its_rules_and_what_they_come_to() -> None:
    for strand in POLICY.strands:
        part = between(written("who"), f"## {strand.name} {{ #{strand.id} }}", "\n## ")
        assert strand.about[0].text in part
        for outcome in strand.outcomes:
            assert f">{outcome.headline} <span" in part
            assert label(STRAND_LABELS, outcome.status, outcome.when) in part
