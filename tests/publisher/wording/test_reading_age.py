from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from publisher.wording.reading_age import Reading, median_age, read_site, reading_age, syllables, table
from tests.publisher.local_offer import in_project

if TYPE_CHECKING:
    from pathlib import Path

EASY = "<article><p>The cat sat on the mat. You can ask us.</p></article>"
HARD = "<article><p>Considerable organisational responsibilities necessitate comprehensive documentation.</p></article>"


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (1, ["plan", "school", "asked", "changed", "pays", "help"]),
        (2, ["money", "council", "table", "handled", "wanted", "changes", "something", "being", "going", "statement"]),
        (3, ["everyday", "disabled", "parental", "family", "agreement"]),
        (4, ["education", "responsible", "especially"]),
        (5, ["disability"]),
    ],
)
def test_syllables_are_counted_as_they_are_spoken(count: int, words: list[str]) -> None:
    assert {word: syllables(word) for word in words} == dict.fromkeys(words, count)


def test_an_abbreviation_is_read_out_letter_by_letter() -> None:
    assert syllables("EHC") == 3
    assert syllables("I") == 1


def test_the_reading_age_is_the_grade_of_flesch_and_kincaid_and_five() -> None:
    # Six words of one syllable each: 0.39 x 6 + 11.8 x 1 - 15.59 = -1.45.
    assert reading_age(["The cat sat on the mat."]) == pytest.approx(5 - 1.45)
    assert reading_age(["The cat sat on the mat."] * 2) == pytest.approx(5 - 1.45)


def test_longer_words_and_longer_sentences_are_harder() -> None:
    assert reading_age(["Ask us now."]) < reading_age(["Ask the council now."])
    assert reading_age(["Ask us.", "We help you."]) < reading_age(["Ask us and we help you."])


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """A site with an easy page, a hard one, and a hard one that is not for families."""
    for address, html in (("", EASY), ("shire/who", HARD), ("architecture", HARD), ("empty", "<article></article>")):
        folder = tmp_path / "site" / address
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "index.html").write_text(html, encoding="utf-8")
    return tmp_path / "site"


def test_every_page_with_sentences_is_read(built: Path) -> None:
    other, easy, hard = read_site(built)
    assert (easy.path, easy.words, easy.sentences, easy.for_families) == ("", 10, 2, True)
    assert (other.path, other.for_families) == ("architecture", False)
    assert (hard.path, hard.for_families) == ("shire/who", True)
    assert hard.hardest == ("Considerable organisational responsibilities necessitate comprehensive documentation.",)


def test_the_median_is_of_the_pages_for_families() -> None:
    pages = [Reading(path, age, 9, 1, ()) for path, age in (("a", 8), ("b", 10), ("c", 30), ("architecture/x", 40))]
    assert median_age(pages) == 10


def test_the_table_has_the_hardest_page_first_and_its_sentences_where_it_is_too_hard() -> None:
    pages = [Reading("a", 8.04, 90, 9, ("So easy.",)), Reading("b", 12.0, 100, 5, ("So hard.",))]
    assert table(pages).splitlines() == [
        "reading age  words  page",
        "       12.0    100  /b",
        "                    So hard.",
        "        8.0     90  /a",
    ]


def test_the_command_says_when_pages_are_too_hard(built: Path) -> None:
    found = in_project(built, "readability", str(built))
    assert found.code == 1
    assert "Half of the 2 pages for families are at " in found.out
    (built / "shire" / "who" / "index.html").unlink()
    assert in_project(built, "readability", str(built)).code == 0


def test_the_command_says_that_the_site_has_to_be_built_first(tmp_path: Path) -> None:
    found = in_project(tmp_path, "readability", str(tmp_path))
    assert found.code == 2
    assert "Build them first" in found.err
