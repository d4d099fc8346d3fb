"""A reader of the built site asks where a sentence is written, and `local-offer find` names the file and the line."""

from __future__ import annotations

import random
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from publisher.wording.finding.find import Finding, How, SentenceFinder
from publisher.wording.finding.written import words_of, written_texts
from publisher.wording.sentences import sentences
from tests.examples import SEARCH
from tests.site_project import build, site_project

if TYPE_CHECKING:
    from collections.abc import Iterable

ROOT = Path(__file__).resolve().parents[2]
POLICIES = ROOT / "policies"
DRAWN = 200
COUNCIL = "portsmouth"
"""The council whose sentences are looked for."""


@pytest.fixture(scope="module")
def finder() -> SentenceFinder:
    return SentenceFinder(written_texts(ROOT, POLICIES))


def sentences_of(site: Path) -> list[tuple[str, str]]:
    """All sentences of a site's pages, each with the address of its page."""
    return [
        (path.parent.relative_to(site).as_posix(), sentence)
        for path in sorted(site.rglob("*.html"))
        for sentence in sentences(path.read_text(encoding="utf-8"))
    ]


@pytest.fixture(scope="module")
def drawn(site: Path) -> list[tuple[str, str]]:
    """Sentences drawn from all of the site's."""
    drawing = random.Random("where is it written?")  # noqa: S311 - it only has to be the same each time
    return drawing.sample(sentences_of(site), DRAWN)


@pytest.fixture(scope="module")
def findings(finder: SentenceFinder, drawn: list[tuple[str, str]]) -> list[tuple[str, str, Finding]]:
    """The same, each with where it is written."""
    return [(page, sentence, finder.find(sentence)) for page, sentence in drawn]


def unfound(finder: SentenceFinder, all_: Iterable[tuple[str, str]], step: int = 1) -> list[tuple[str, str]]:
    """The sentences that are not found, of every one or of one in so many."""
    by_sentence = {sentence: page for page, sentence in all_}
    looked_for = list(by_sentence.items())[::step]
    return [(page, sentence) for sentence, page in looked_for if not finder.find(sentence).is_found]


def test_the_file_and_line_of_a_sentence_are_found(findings: list[tuple[str, str, Finding]]) -> None:
    assert [(page, sentence) for page, sentence, finding in findings if not finding.is_found] == []


@pytest.mark.thorough
def test_the_file_and_line_of_a_councils_sentences_are_found(finder: SentenceFinder, site: Path) -> None:
    of_council = [(page, sentence) for page, sentence in sentences_of(site) if page.split("/")[0] == COUNCIL]
    assert len(of_council) > 1000
    # A search looks for every one.
    assert unfound(finder, of_council, step=3 if SEARCH == 1 else 1) == []


@pytest.mark.thorough
def test_the_file_and_line_of_every_sentence_of_the_invented_council_are_found(tmp_path: Path) -> None:
    project = site_project(tmp_path)
    site = build(project, tmp_path / "site").folder
    # The program is no part of the project that it builds.
    finder = SentenceFinder(written_texts(ROOT, project / "policies"))
    of_council = [(page, sentence) for page, sentence in sentences_of(site) if page.split("/")[0] == "exampleshire"]
    assert len(of_council) > 100
    assert unfound(finder, of_council) == []


def test_the_words_are_on_the_line_that_is_named(findings: list[tuple[str, str, Finding]]) -> None:
    for _, sentence, finding in findings:
        for place, words in ((found.place, found.words.split()) for found in finding.places):
            line = words_of(place.path.read_text(encoding="utf-8").splitlines()[place.line - 1])
            wanted = words[:1] if finding.how in (How.WRITTEN, How.PUT_TOGETHER) else words
            assert set(wanted) & set(line), (sentence, place)


def test_a_councils_sentence_is_found_in_its_own_policy_or_in_what_all_share(
    findings: list[tuple[str, str, Finding]],
) -> None:
    councils = {folder.parent.name for folder in POLICIES.glob("*/council.yaml")}
    for page, sentence, finding in findings:
        council = page.partition("/")[0]
        if council in councils:
            others = [POLICIES / other for other in councils - {council}]
            elsewhere = [
                found.place.path
                for found in finding.places
                if not any(found.place.path.is_relative_to(other) for other in others)
            ]
            assert elsewhere, (page, sentence)
