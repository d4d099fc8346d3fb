"""The examples in the officers' page on publishing are what the commands print."""

from __future__ import annotations

import pytest

from tests.publisher.publishing.documented import PAGE, with_examples


@pytest.mark.thorough
def test_the_examples_are_what_is_printed() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert page.count("<!-- publish: ") == 7
    assert with_examples(page) == page, "Renew them: python -m tests.publisher.publishing.documented"
