"""A word is explained once on a page, where running text has it first, and nothing else of the page changes.

A name of former times is explained wherever it is written.
"""

from __future__ import annotations

import re

import pytest

from publisher.model.england.words import Term, Words
from publisher.wording.glossary import Glossary, full_name
from tests.policies import exampleshire

TERMS = [
    Term(id="needs_assessment", term="Needs assessment", meaning="A close look."),
    Term(id="ehc_assessment", term="EHC needs assessment", meaning="A look at whether there should be a plan."),
    Term(id="send", term="Special educational needs and disabilities", short="SEND", meaning="Needs & more."),
    Term(id="personal_assistant", term="Personal assistant", short="PA", meaning="A person who helps."),
    Term(id="board", term="Old board", short="OB", meaning="It was replaced.", former=True),
    Term(id="continuing_care", term="Children's Continuing Care", meaning="NHS care.", also=["Continuing Care"]),
]
GLOSSARY = Glossary(Words(terms=TERMS))

_WORD = re.compile(
    r'<span class="word">([^<]*)<button type="button" class="word__open" popovertarget="word-([a-z_]+)(?:-[0-9]+)?"'
    r' aria-label="[^"<]*: what it means"></button></span>'
)
_TOGETHER = re.compile(r'<span class="word-and-marks">([^<]*)</span>')
_MEANING = re.compile(r'<aside class="word__meaning".*?</aside>', re.DOTALL)


def explained(page: str) -> list[tuple[str, str]]:
    """The words that are explained on a page: the id, and how the text has it."""
    return [(id_, name) for name, id_ in _WORD.findall(GLOSSARY.explain(page))]


def without_explanations(page: str) -> str:
    return _TOGETHER.sub(r"\1", _WORD.sub(r"\1", _MEANING.sub("", page)))


def test_a_word_stays_in_its_sentence_and_its_explanation_is_at_the_end() -> None:
    assert GLOSSARY.explain("<p>Ask a personal\nassistant.</p><p>So.</p>") == (
        '<p>Ask a <span class="word-and-marks"><span class="word">personal\nassistant<button type="button"'
        ' class="word__open"'
        ' popovertarget="word-personal_assistant" aria-label="personal assistant: what it means"></button></span>.'
        "</span></p>"
        "<p>So.</p>"
        '<aside class="word__meaning" id="word-personal_assistant" popover role="note" tabindex="-1">'
        ' <strong class="word__name">Personal assistant (PA)</strong> '
        '<span class="word__text">A person who helps.</span>'
        '<button type="button" class="word__close" popovertarget="word-personal_assistant" popovertargetaction="hide">'
        "Close</button></aside>"
    )


def test_a_bracket_and_a_full_stop_stay_on_the_line_of_their_word() -> None:
    page = GLOSSARY.explain("<p>Ask her (PA).</p>")
    assert re.search(r'<p>Ask her <span class="word-and-marks">\(<span class="word">PA<.*</span>\)\.</span></p>', page)


@pytest.mark.parametrize("marks", [",", ";", "'s", "\u2019s", "\u2019s.", ").", "?"])
def test_whatever_touches_a_word_is_in_one_box_with_it(marks: str) -> None:
    page = GLOSSARY.explain(f"<p>The PA{marks} and so on.</p>")
    assert re.search(rf"</button></span>{re.escape(marks)}</span> and so on\.</p>", page)


def test_only_the_first_use_on_a_page_is_explained() -> None:
    assert explained("<p>A PA, or two.</p><p>The PA, a personal assistant.</p>") == [("personal_assistant", "PA")]


@pytest.mark.parametrize("tag", ["h1", "h2", "h4", "a", "button", "summary", "code", "label", "small", "blockquote"])
def test_words_in_headings_links_buttons_and_letters_are_left_alone(tag: str) -> None:
    page = f"<{tag}>A <em>PA</em></{tag}><p>A PA comes.</p>"
    assert GLOSSARY.explain(page).startswith(f'<{tag}>A <em>PA</em></{tag}><p>A <span class="word">PA<')


def test_a_word_that_was_explained_in_a_fold_is_explained_again_in_sight_and_never_more_than_that() -> None:
    fold = "<details><summary>A PA</summary><p>A PA comes.</p></details>"
    page = GLOSSARY.explain(f"{fold}{fold}<p>The PA.</p>{fold}<p>A PA.</p>")
    assert re.findall(r'id="(word-[a-z0-9_-]+)"', page) == ["word-personal_assistant", "word-personal_assistant-2"]
    in_sight = r'<p>The <span class="word-and-marks"><span class="word">PA<button [^>]*"word-personal_assistant-2"'
    assert re.search(in_sight, page)
    assert explained(f"<p>A PA.</p>{fold}") == [("personal_assistant", "PA")]


def test_a_name_of_former_times_is_explained_in_every_text_that_has_it_once_in_each() -> None:
    page = GLOSSARY.explain("<ul><li>The old board (OB) paid.</li><li>Ask the OBs.</li></ul>")
    assert re.findall(r'id="(word-[a-z0-9_-]+)"', page) == ["word-board", "word-board-2"]
    assert without_explanations(page) == "<ul><li>The old board (OB) paid.</li><li>Ask the OBs.</li></ul>"


def test_a_list_whose_items_are_not_closed_does_not_close_the_page_to_words() -> None:
    page = "<h2>One<br></h2><ul><li><a>PA<li>Two</ul><p>A PA</p>"
    assert explained(page) == [("personal_assistant", "PA")]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Two personal\nassistants came.", ("personal_assistant", "personal\nassistants")),
        ("PAs are paid.", ("personal_assistant", "PAs")),
        ("Ask about Continuing Care.", ("continuing_care", "Continuing Care")),
        ("It is children's continuing care.", ("continuing_care", "children's continuing care")),
        ("PERSONAL ASSISTANT", ("personal_assistant", "PERSONAL ASSISTANT")),
        ("An EHC needs assessment.", ("ehc_assessment", "EHC needs assessment")),
    ],
)
def test_words_are_known_in_every_form(text: str, word: tuple[str, str]) -> None:
    assert explained(f"<p>{text}</p>") == [word]


@pytest.mark.parametrize("text", ["Send the form.", "We send it.", "A spa.", "Pa and ma.", "A PA-system."])
def test_other_words_are_no_words_of_the_glossary(text: str) -> None:
    assert explained(f"<p>{text}</p>") == []


def test_a_meaning_is_text_and_never_html() -> None:
    assert "Needs &amp; more." in GLOSSARY.explain("<p>SEND</p>")


def test_nothing_else_of_a_page_changes() -> None:
    page = (
        '<!-- PA --><p id="x" data-y=\'PA\'>A &amp; B &#39;PA&#39;<br/>SEND &eacute; <img alt="PA" src="a.png"> '
        "<input disabled>Continuing&nbsp;Care</p>\n<svg><text>PA</text></svg>"
    )
    assert without_explanations(GLOSSARY.explain(page)) == page
    assert explained(page) == [("personal_assistant", "PA"), ("send", "SEND")]


def test_a_question_names_its_words_in_their_order() -> None:
    found = GLOSSARY.used_in("Is there an EHC needs assessment?", "A PA helps.", "SEND, and a PA.")
    assert [full_name(term) for term in found] == [
        "EHC needs assessment",
        "Personal assistant (PA)",
        "Special educational needs and disabilities (SEND)",
    ]


def test_without_words_a_page_stays_as_it_is() -> None:
    assert Glossary(Words(terms=[])).explain("<p>A PA</p>") == "<p>A PA</p>"


def test_the_words_of_a_policy_are_explained() -> None:
    page = Glossary(exampleshire().words).explain("<p>With an EHCP you can ask.</p>")
    assert "The council writes it." in page
