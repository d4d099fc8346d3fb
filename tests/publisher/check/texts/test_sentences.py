"""A text of whole sentences that ends in the middle is found; names and headlines need no end."""

from __future__ import annotations

from dataclasses import replace

import pytest

from publisher.check.texts.sentences import check_sentences
from publisher.source.problems import Code, Report
from tests.policies import exampleshire


def found(text: str, key: str = "how") -> list[str]:
    """What is said of a council whose first contact has a text under a key."""
    files = exampleshire()
    contacts = [files.council.contacts[0].model_copy(update={key: text}), *files.council.contacts[1:]]
    report = Report()
    check_sentences(replace(files, council=files.council.model_copy(update={"contacts": contacts})), report)
    assert {problem.code for problem in report.problems} <= {Code.TEXT_WITHOUT_END}
    return [problem.what for problem in report.problems]


@pytest.mark.parametrize(
    "text", ["They answer.", "Do they answer?", "Ask them!", "Ask for one of these:", 'Say "now."', "(Ask them.)"]
)
def test_a_text_that_ends_as_sentences_do_is_left_alone(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize("text", ["They answer", "They answer on", "Ask, then write;", "They answer. On weekdays"])
def test_a_text_that_ends_in_the_middle_is_found(text: str) -> None:
    assert len(found(text)) == 1


def test_the_last_words_say_which_text_is_meant() -> None:
    assert found("They answer on weekdays from nine to") == ["The text has no end: '... on weekdays from nine to'."]


def test_a_name_needs_no_end() -> None:
    assert found("The SEN team", "who") == []
