"""The examples in the officers' page on differences are what the command prints."""

from __future__ import annotations

import pytest

from tests.publisher.difference.documented import PAGE, with_examples


@pytest.mark.thorough
def test_the_examples_are_what_is_printed() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert page.count("<!-- diff: ") == 4
    assert with_examples(page) == page, "Renew them: python -m tests.publisher.difference.documented"
