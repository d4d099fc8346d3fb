"""Every target of `make fuzz`, for a few seconds and with the same inputs each time."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.examples import examples
from tests.hostile.targets import TARGETS, in_time

pytestmark = pytest.mark.thorough

TRIED = {"loader": 300, "checker": 40, "real_councils": 6, "engine": 60, "answers": 300, "caseload": 25}


@pytest.mark.parametrize("name", TARGETS)
def test_whatever_is_put_in_is_told_or_gives_a_right_result(name: str) -> None:
    @given(st.data())
    @examples(TRIED[name])
    def holds(data: st.DataObject) -> None:
        with in_time():
            TARGETS[name](data)

    holds()
