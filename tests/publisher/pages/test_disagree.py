from __future__ import annotations

from tests.publisher.pages.written import written


def test_the_steps_are_in_order() -> None:
    assert '1. <span class="step" id="redress-complain">**Complain**</span>' in written("disagree")
