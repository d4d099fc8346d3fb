"""The examples in the officers' page of tasks are what the commands print."""

from __future__ import annotations

from tests.publisher.command.documented import BEFORE, PAGE, with_examples


def test_the_examples_are_what_is_printed() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert page.count("<!-- run: ") == 7
    assert all(f"<!-- run: {command} -->" in page for command in BEFORE)
    assert with_examples(page) == page, "Renew them: python -m tests.publisher.command.documented"
