from __future__ import annotations

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.model.base import Statement, Step
from publisher.pages.parts.text import (
    anchored,
    bullets,
    cite,
    cited,
    fold,
    inside,
    join,
    listed,
    numbered,
    paragraphs,
    plain,
    sentence,
)
from publisher.wording.citation import citation_html
from tests.examples import examples
from tests.publisher.pages.written import EXTENSIONS, shown

MEANINGFUL = [
    *("word", "EHC", " ", "\n", "\n\n", "    ", "é", "\u2028", "'", '"'),
    *("1. ", "2014. ", "1) ", "# ", "- ", "+ ", "> ", "* ", ": ", "!!! note", "```", "---", "===", "|"),
    *("<b>", "</div>", "<!--", "&amp;", "&#65;", "\\", "**", "__", "`", "{: .x }", "{ #id }"),
    *("[a](b)", "![x](y)", "[a]", "](b", "]", "*[EHC]: x", "https://x.example", "<a@b.example>"),
]


@pytest.mark.thorough
@given(st.lists(st.sampled_from(MEANINGFUL), min_size=1, max_size=5).map("".join).filter(str.strip))
@pytest.mark.parametrize(
    "around", ["{}", "- {}", "## {} {{ #here }}", '- <span id="here">{}</span>', "1. **{}**", "[{}](who.md#here)"]
)
@examples(100)
def test_text_of_a_policy_says_just_that_on_a_page(around: str, text: str) -> None:
    assert shown(around.format(plain(text))) == " ".join(text.split())


def test_a_citation_leads_to_its_fact() -> None:
    page = markdown.markdown(f"You can ask.{cite(['EX-001', 'EX-002'])}", extensions=EXTENSIONS)
    assert page.count(f'<a class="cite" href="sources.md#fact-ex-001">{citation_html("EX-001")}</a>') == 1
    assert page.count("<a ") == 2
    assert shown(cite(["EX-001", "EX-002"])) == "EX-001 EX-002"


def test_a_sentence_without_citations_is_just_the_sentence() -> None:
    assert cited("You can ask.", []) == "You can ask."
    assert cite([]) == ""


def test_a_place_can_be_linked_to() -> None:
    assert anchored("ex-001", "A fact.", "fact") == '<span class="fact" id="ex-001">A fact.</span>'


def test_statements_are_paragraphs_and_items_a_list() -> None:
    statements = [Statement(text=text, cites=["EX-001"]) for text in ("One.", "Two.")]
    assert shown(paragraphs(statements)) == "One. EX-001 Two. EX-001"
    assert paragraphs(statements).count("\n\n") == 1
    assert bullets(["one", "two"]) == "- one\n- two"
    assert bullets([]) == ""


def test_several_steps_are_numbered_and_a_single_one_is_not() -> None:
    steps = [Step(text="First."), Step(text="Second.", cites=["EX-001"])]
    assert numbered(steps).splitlines()[0] == "1. First."
    assert numbered(steps).splitlines()[1].startswith("2. Second. <span")
    assert numbered(steps[:1]) == "First."


def test_parts_are_set_apart_and_empty_ones_left_out() -> None:
    assert join(["one", "", "two"]) == "one\n\ntwo\n"


@pytest.mark.parametrize(
    ("name", "there"),
    [
        ("A parent", "a parent"),
        ("Social care", "social care"),
        ("NHS care", "NHS care"),
        ("EHCPs", "EHCPs"),
        ("X", "x"),
        ("{Young_person}", "{young_person}"),
    ],
)
def test_a_name_in_the_middle_of_a_sentence_has_no_capital_of_its_own(name: str, there: str) -> None:
    assert inside(name) == there


def test_words_are_listed_as_in_a_sentence() -> None:
    assert listed(["a", "b", "c"]) == "a, b and c"
    assert listed(["a", "b"], "or") == "a or b"
    assert listed(["a"]) == "a"
    assert listed([]) == ""


@pytest.mark.parametrize(("text", "ends"), [("Ask now", "Ask now."), ("Ask now.", "Ask now."), ("Now?", "Now?")])
def test_a_headline_becomes_a_sentence(text: str, ends: str) -> None:
    assert sentence(text) == ends


def test_a_fold_has_its_title_and_what_is_in_it_as_markdown() -> None:
    page = markdown.markdown(fold(plain("Up to 5 * 3 [a]"), "**Two** parts:\n\n- one\n- two"), extensions=EXTENSIONS)
    assert page.startswith("<details>\n<summary>Up to 5 * 3 [a]</summary>\n<p><strong>Two</strong> parts:</p>")
    assert page.endswith("</details>")
