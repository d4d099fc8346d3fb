"""A reader of the built site asks where a sentence is written, and `local-offer find` names the file and the line."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from publisher.wording.find import How, SentenceFinder
from publisher.wording.sentences import sentences
from publisher.wording.written import words_of, written_texts

ROOT = Path(__file__).resolve().parents[2]
POLICIES = ROOT / "policies"
DRAWN = 200
COMPUTED = ("cases", "paper")
"""Pages that say themselves that they show what is worked out: results of families, and the steps of the reckoner."""


@pytest.fixture(scope="module")
def finder() -> SentenceFinder:
    return SentenceFinder(written_texts(ROOT, POLICIES))


@pytest.fixture(scope="module")
def drawn(site: Path) -> list[tuple[str, str]]:
    """Sentences drawn from all of the site's, each with the address of its page."""
    found = [
        (path.parent.relative_to(site).as_posix(), sentence)
        for path in sorted(site.rglob("*.html"))
        for sentence in sentences(path.read_text(encoding="utf-8"))
    ]
    return random.Random("where is it written?").sample(found, DRAWN)  # noqa: S311 - it only has to be the same each time


def test_the_file_and_line_of_a_sentence_are_found(finder: SentenceFinder, drawn: list[tuple[str, str]]) -> None:
    unfound = [
        (page, sentence)
        for page, sentence in drawn
        if not finder.find(sentence).is_found and page.rpartition("/")[2] not in COMPUTED
    ]
    assert unfound == []


def test_the_words_are_on_the_line_that_is_named(finder: SentenceFinder, drawn: list[tuple[str, str]]) -> None:
    for _, sentence in drawn:
        finding = finder.find(sentence)
        for place, words in ((found.place, found.words.split()) for found in finding.places):
            line = words_of(place.path.read_text(encoding="utf-8").splitlines()[place.line - 1])
            wanted = words[:1] if finding.how in (How.WRITTEN, How.PUT_TOGETHER) else words
            assert set(wanted) & set(line), (sentence, place)


def test_a_councils_sentence_is_found_in_its_own_policy_or_in_what_all_share(
    finder: SentenceFinder, drawn: list[tuple[str, str]]
) -> None:
    councils = {folder.parent.name for folder in POLICIES.glob("*/council.yaml")}
    for page, sentence in drawn:
        finding = finder.find(sentence)
        council, _, name = page.partition("/")
        if council in councils and finding.is_found and name not in COMPUTED:
            others = [POLICIES / other for other in councils - {council}]
            elsewhere = [
                found.place.path
                for found in finding.places
                if not any(found.place.path.is_relative_to(other) for other in others)
            ]
            assert elsewhere, (page, sentence)
