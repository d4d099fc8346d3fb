from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from publisher.wording.finding.written import BREAK, GAP, words_of, written_texts

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The council's “page”, e.g. this one.", "the councils page eg this one"),
        ("The council\u2019s page (EX-001).", "the councils page"),
        ("It is 3.50 &amp; more.", "it is 3 50 more"),
    ],
)
def test_words_are_compared_without_marks_quotes_and_citations(text: str, words: str) -> None:
    assert words_of(text) == words.split()


def read(folder: Path, name: str, text: str) -> list[tuple[str, int]]:
    """The words of a project with one file, each with its line."""
    path = folder / name
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    (found,) = written_texts(folder, folder / "policies")
    assert found.path == path
    return list(zip(found.words, found.lines, strict=True))


def test_yaml_is_read_without_its_comments(tmp_path: Path) -> None:
    text = "# Not this.\nsays: >-\n  You can\n  ask.\n"
    assert read(tmp_path, "policies/one/policy.yaml", text) == [("says", 2), ("you", 3), ("can", 3), ("ask", 4)]


def test_each_line_of_a_register_is_a_text(tmp_path: Path) -> None:
    text = 'EX-001,"One, fact"\nEX-002,Two\n'
    words = [("one", 1), ("fact", 1), (BREAK, 1), ("two", 2), (BREAK, 2)]
    assert read(tmp_path, "policies/one/facts.csv", text) == words


def test_markdown_is_read_without_links_and_with_a_gap_for_code(tmp_path: Path) -> None:
    text = "Ask [the\nteam](team.md#a) { .b } by `code`.\n"
    assert read(tmp_path, "docs/a.md", text) == [("ask", 1), ("the", 1), ("team", 2), ("by", 2), (GAP, 2)]


def test_a_sentence_in_an_expression_of_a_template_is_a_text_of_its_own(tmp_path: Path) -> None:
    text = '<p>\n{{ "{You} can\u2019t." | told }}</p>\n'
    words = [(GAP, 2), (BREAK, 2), (GAP, 2), ("cant", 2), (BREAK, 2)]
    assert read(tmp_path, "overrides/a.html", text) == words


def test_a_template_is_read_without_tags_and_with_a_gap_for_what_it_puts_in(tmp_path: Path) -> None:
    text = '{# Not\nthis. #}\n<p class="a">Of {{ area }}s\n<b>now</b></p>\n'
    assert read(tmp_path, "overrides/a.html", text) == [("of", 3), (GAP, 3), ("now", 4)]


def test_a_module_is_read_by_its_strings_and_not_by_its_docstrings(tmp_path: Path) -> None:
    text = '''"""Not this."""

def page(name):
    """Nor this."""
    return (  # nor that
        f"Dear {name}, "
        "ask **us**\\n"
        f"about {', '.join('each of them')} now."
    )
'''
    first = [("dear", 6), (GAP, 6), ("ask", 7), ("us", 7), ("about", 8), (GAP, 8), ("now", 8), (BREAK, 8)]
    inside = [(BREAK, 8), ("each", 8), ("of", 8), ("them", 8), (BREAK, 8)]
    assert read(tmp_path, "publisher/pages/a.py", text) == first + inside


def test_a_browser_module_is_read_without_its_comments(tmp_path: Path) -> None:
    text = "/* Not\nthis. */\nsay(`You are ${age} now`); // nor that\n"
    words = [("say", 3), ("you", 3), ("are", 3), (GAP, 3), ("now", 3)]
    assert read(tmp_path, "overrides/assets/a.js", text) == words
