from __future__ import annotations

from typing import Any, get_args

import pytest

from publisher.model.council.clauses import Discretion
from publisher.model.council.outcomes import Meaning
from publisher.model.council.spending import SpendingVerdict
from publisher.pages.parts.labels import (
    DECIDER_LABELS,
    HOLDER_LABELS,
    STRAND_LABELS,
    TOPIC_LABELS,
    VERDICT_LABELS,
    WAY_LABELS,
)
from reckoner.estimate import NEED_ANSWERS
from reckoner.result import HolderStatus, StrandStatus, WayStatus


@pytest.mark.parametrize(
    ("labels", "known"),
    [
        (STRAND_LABELS, {*get_args(StrandStatus), NEED_ANSWERS}),
        (WAY_LABELS, {*get_args(WayStatus), NEED_ANSWERS}),
        (HOLDER_LABELS, {*get_args(HolderStatus), NEED_ANSWERS}),
        (VERDICT_LABELS, {*get_args(SpendingVerdict.model_fields["verdict"].annotation)}),
        (DECIDER_LABELS, {*get_args(Discretion.model_fields["by"].annotation)}),
        (TOPIC_LABELS, {*get_args(Meaning.model_fields["topic"].annotation)}),
    ],
    ids=["strands", "ways", "holders", "spending", "deciders", "topics"],
)
def test_everything_that_can_be_said_has_a_name_for_families(labels: dict[str, str], known: set[Any]) -> None:
    assert set(labels) == known
    assert len(set(labels.values())) == len(labels)
