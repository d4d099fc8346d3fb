from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from publisher.wording.find import Finding, How, SentenceFinder
from publisher.wording.written import written_texts

if TYPE_CHECKING:
    from pathlib import Path

FILES = {
    "policies/one/policy.yaml": (
        "clauses:\n  - says: >-\n      A child can have a budget,\n      if the council agrees.\n"
    ),
    "policies/england/words.yaml": "terms:\n  - term: Short break\n    meaning: Time for a family to rest.\n",
    "docs/about.md": "# About\n\nWe read [the pages](a.md) of four councils.\n",
    "publisher/pages/paper.py": 'LINE = f"You ticked {box}: go to {place}."\n',
}


@pytest.fixture
def finder(tmp_path: Path) -> SentenceFinder:
    for name, text in FILES.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return SentenceFinder(written_texts(tmp_path, tmp_path / "policies"))


def places(finding: Finding) -> list[tuple[str, int]]:
    return [(found.place.path.name, found.place.line) for found in finding.places]


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        ("A child can have a budget, if the council agrees.", ("policy.yaml", 3)),
        ("“a child can have a budget”", ("policy.yaml", 3)),
        ("if the council agrees. 020 EX-021", ("policy.yaml", 4)),
        ("We read the pages of four councils.", ("about.md", 3)),
    ],
)
def test_a_sentence_is_found_where_it_is_written(finder: SentenceFinder, sentence: str, place: tuple[str, int]) -> None:
    finding = finder.find(sentence)
    assert (finding.how, places(finding)) == (How.WRITTEN, [place])
    assert finding.is_found


def test_what_a_program_puts_words_into_is_found_in_its_module(finder: SentenceFinder) -> None:
    finding = finder.find("You ticked 1a or 1b: go to step 3.")
    assert (finding.how, places(finding)) == (How.FILLED_IN, [("paper.py", 1)])


def test_what_is_put_together_is_found_in_its_pieces(finder: SentenceFinder) -> None:
    finding = finder.find("Short break Time for a family to rest.")
    assert finding.how is How.WRITTEN or places(finding) == [("words.yaml", 2), ("words.yaml", 3)]
    finding = finder.find("Short break: a child can have a budget.")
    assert (finding.how, places(finding)) == (How.PUT_TOGETHER, [("words.yaml", 2), ("policy.yaml", 3)])


def test_what_is_nowhere_comes_with_what_is_most_like_it(finder: SentenceFinder) -> None:
    finding = finder.find("A child can have a bicycle tomorrow.")
    assert (finding.how, places(finding)) == (How.NEARLY, [("policy.yaml", 3)])
    assert not finding.is_found


@pytest.mark.parametrize("sentence", ["", "?", "Zebras doze."])
def test_where_nothing_is_like_it_there_is_no_place(finder: SentenceFinder, sentence: str) -> None:
    assert finder.find(sentence) == Finding(How.NEARLY, [])
