"""A council may leave its own times out, and may not be later than a locked national rule."""

from __future__ import annotations

import dataclasses

import pytest

from publisher.check.floor import check_floor
from publisher.model.council.review import Timing
from publisher.source.problems import Report
from tests.policies import REAL, councils

(HERTFORDSHIRE,) = (files for files in councils(REAL) if files.council.id == "hertfordshire")


@pytest.mark.parametrize(("months", "late"), [(2, False), (3, False), (4, True), (6, True)])
def test_the_first_review_of_a_direct_payment_is_no_later_than_the_law_lets_it_be(months: int, *, late: bool) -> None:
    first, *others = HERTFORDSHIRE.policy.review
    moment = first.model_copy(update={"timing": Timing(within_months=months)})
    policy = HERTFORDSHIRE.policy.model_copy(update={"review": [moment, *others]})
    report = Report()
    check_floor(dataclasses.replace(HERTFORDSHIRE, policy=policy), report)
    found = " ".join(problem.what for problem in report.in_order())
    assert ("national_education_review" in found) == late
    assert bool(found) == late
