from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from publisher.wording.finding.find import Finding, How, SentenceFinder
from publisher.wording.finding.written import written_texts

if TYPE_CHECKING:
    from pathlib import Path

FILES = {
    "policies/one/policy.yaml": (
        "clauses:\n  - says: >-\n      A child can have a budget,\n      if the council agrees.\n"
    ),
    "policies/two/policy.yaml": "steps:\n  - text: Ask adult care who decides about their care.\n",
    "policies/three/policy.yaml": "steps:\n\n  - text: Ask adult care who decides about {their} care.\n",
    "policies/england/words.yaml": "terms:\n  - term: Short break\n    meaning: Time for a family to rest.\n",
    "overrides/end.html": "<p>{% if said %}Rules change.{% endif %} Check with the council.</p>\n",
    "policies/four/policy.yaml": "note: Please check with the council.\n",
    "docs/about.md": "# About\n\nWe read [the pages](a.md) of four councils.\n",
    "publisher/pages/paper.py": (
        'LINE = f"You ticked {box}: go to {place}."\n'
        'LOOK = f"Look at question {number}: {short}."\n'
        'ONLY = f"Answer this only if you ticked {ticked}."\n'
        'OR = f"; or if you ticked {way}"\n'
        'RULE = f"*National rule:* {text}"\n'
    ),
    "publisher/pages/a.py": 'RULE = f"It is a national rule that {text}."\n',
    "reckoner/rule.py": 'RULE = "National rule"\n',
    "policies/england/questions.yaml": "questions:\n  - short: Whether anybody else helps you at home\n",
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
        ("if the council agrees. Source EX-020 Source EX-021", ("policy.yaml", 4)),
        ("We read the pages of four councils.", ("about.md", 3)),
    ],
)
def test_a_sentence_is_found_where_it_is_written(finder: SentenceFinder, sentence: str, place: tuple[str, int]) -> None:
    finding = finder.find(sentence)
    assert (finding.how, places(finding)) == (How.WRITTEN, [place])
    assert finding.is_found


def test_what_another_council_writes_with_a_token_is_found_too(finder: SentenceFinder) -> None:
    finding = finder.find("Ask adult care who decides about their care.")
    assert finding.how is How.WRITTEN
    assert [(found.place.path.parent.name, found.place.line) for found in finding.places] == [("two", 2), ("three", 3)]


def test_a_template_that_ends_like_a_sentence_of_a_policy_is_not_where_that_is_written(finder: SentenceFinder) -> None:
    places = finder.find("Please check with the council.").places
    assert [found.place.path.parent.name for found in places] == ["four"]


@pytest.mark.parametrize("boxes", ["1a", "1a or 1b", "1a, 1b, 1c, 1d or 1e"])
def test_what_a_program_puts_words_into_is_found_in_its_module(finder: SentenceFinder, boxes: str) -> None:
    finding = finder.find(f"You ticked {boxes}: go to step 3.")
    assert (finding.how, places(finding)) == (How.FILLED_IN, [("paper.py", 1)])


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        (
            "Look at question 7: Whether anybody else helps you at home.",
            [("paper.py", 2), ("questions.yaml", 2)],
        ),
        (
            "Answer this only if you ticked 1a, 1b or 1c; or if you ticked 2a, 2b or 2c; or if you ticked 3a or 4a.",
            [("paper.py", 3), ("paper.py", 4)],
        ),
    ],
)
def test_what_is_put_into_a_sentence_is_found_too(
    finder: SentenceFinder, sentence: str, found: list[tuple[str, int]]
) -> None:
    finding = finder.find(sentence)
    assert finding.is_found
    assert places(finding) == found


def test_a_label_is_found_in_every_place_and_first_where_it_is_by_itself_on_a_page(finder: SentenceFinder) -> None:
    finding = finder.find("National rule")
    assert (finding.how, places(finding)) == (How.WRITTEN, [("paper.py", 5), ("rule.py", 1), ("a.py", 1)])
    finding = finder.find("National rule: A child can have a budget.")
    assert finding.how is How.PUT_TOGETHER
    assert places(finding) == [("paper.py", 5), ("policy.yaml", 3), ("rule.py", 1), ("a.py", 1)]


def test_half_a_sentence_with_a_token_is_found_in_the_policy_alone(finder: SentenceFinder) -> None:
    """The words on both sides of the token are in other texts too, and the word for it is in any."""
    finding = finder.find("who decides about your care")
    assert (finding.how, places(finding)) == (How.FILLED_IN, [("policy.yaml", 3)])


def test_a_single_word_beside_a_piece_is_not_told(finder: SentenceFinder) -> None:
    finding = finder.find("read the pages of four councils again")
    assert not finding.is_found
    finding = finder.find("Read the pages of four councils: rest")
    assert (finding.how, places(finding)) == (How.PUT_TOGETHER, [("about.md", 3)])


def test_what_is_put_together_is_found_in_its_pieces(finder: SentenceFinder) -> None:
    finding = finder.find("Short break Time for a family to rest.")
    assert finding.how is How.WRITTEN or places(finding) == [("words.yaml", 2), ("words.yaml", 3)]
    finding = finder.find("Short break: a child can have a budget.")
    assert (finding.how, places(finding)) == (How.PUT_TOGETHER, [("words.yaml", 2), ("policy.yaml", 3)])


def test_a_day_that_a_program_puts_in_is_no_piece(finder: SentenceFinder) -> None:
    finding = finder.find("A child can have a budget, on 30 October 2026, if the council agrees.")
    assert not finding.is_found
    finding = finder.find("Short break on 30 October 2026: A child can have a budget.")
    assert not finding.is_found
    finding = finder.find("Short break, 30 October 2026: A child can have a budget.")
    assert (finding.how, places(finding)) == (How.PUT_TOGETHER, [("words.yaml", 2), ("policy.yaml", 3)])


def test_what_is_nowhere_comes_with_what_is_most_like_it(finder: SentenceFinder) -> None:
    finding = finder.find("A child can have a bicycle tomorrow.")
    assert (finding.how, places(finding)) == (How.NEARLY, [("policy.yaml", 3)])
    assert not finding.is_found


@pytest.mark.parametrize("sentence", ["", "?", "Zebras doze."])
def test_where_nothing_is_like_it_there_is_no_place(finder: SentenceFinder, sentence: str) -> None:
    assert finder.find(sentence) == Finding(How.NEARLY, [])
