"""The words of those who answer are compiled for the question that a council asks, or else the first ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from publisher.pages.council_build import CouncilBuild
from publisher.rules.voices import compile_voices
from tests.policies import REAL, councils, exampleshire

if TYPE_CHECKING:
    from publisher.policies.read import CouncilFiles


@pytest.mark.parametrize("files", councils(REAL), ids=lambda files: files.council.id)
def test_each_answer_has_its_own_words(files: CouncilFiles) -> None:
    logic = CouncilBuild(files).logic_on(files.council.version)
    voices = compile_voices(files.readers.readers, logic)
    assert voices.question == logic.numbers["who_answers"]
    options = [option.id for option in logic.questions[voices.question].options or ()]
    said = {options[cell]: words["{child_is}"] for cells, words in voices.words for cell in cells}
    assert said == {
        "parent": "your child is",
        "carer": "the child is",
        "young_person": "you are",
        "worker": "the child or young person is",
    }


def test_where_nobody_is_asked_who_answers_the_first_words_are_for_everybody() -> None:
    files = exampleshire()
    voices = compile_voices(files.readers.readers, CouncilBuild(files).logic_on(files.council.version))
    assert voices.question is None
    assert voices.words[0][1]["{Child}"] == "Your child"
