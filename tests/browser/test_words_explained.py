"""Words are explained where they stand: by touch, by keyboard, with a screen reader and without a script."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.axe import violations
from tests.browser.conftest import ROOT
from tests.browser.family import AT_REVIEW, Family

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.browsers import WatchedBrowser

PAGE = "hertfordshire/spending/"
WORD = "personal assistant"
MEANING = "A person a family pays to help a child or young person"

READABILITY = (ROOT / "node_modules" / "@mozilla" / "readability" / "Readability.js").read_text(encoding="utf-8")

# Whether the word can still be seen while its explanation is open, and all of that is on the screen.
_BOTH_SEEN = """() => {
  const meaning = document.querySelector(":popover-open").getBoundingClientRect();
  const button = document.querySelector(`.word__open[popovertarget="${document.activeElement.id}"]`);
  const word = button.getBoundingClientRect();
  const apart = word.bottom <= meaning.top || word.top >= meaning.bottom;
  return apart && meaning.top >= 0 && meaning.bottom <= innerHeight && meaning.left >= 0 && meaning.right <= innerWidth;
}"""

# The explanations on a page, and the words in places where nothing can be pressed, as they are built.
_WORDS_ON = """async (address) => {
  const page = new DOMParser().parseFromString(await (await fetch(address)).text(), "text/html");
  const misplaced = page.querySelectorAll(":is(h1, h2, h3, h4, a, summary, label) .word");
  return [[...page.querySelectorAll(".word__meaning")].map((one) => one.id), misplaced.length];
}"""


# The words of the results from whose marks a line can break, with what is before and after them.
_LOOSE = """() => [...document.querySelectorAll("[data-step=results] .word")].map((word) => {
  const next = word.nextSibling;
  const after = next instanceof Element && next.matches(".word__meaning") ? next.nextSibling : next;
  const [before, behind] = [word.previousSibling, after].map((one) => (one instanceof Text ? one.data : ""));
  const loose = !word.closest(".word-and-marks") && (/[(“]$/.test(before) || /^[.,:;!?)”]|^['\\u2019]s/.test(behind));
  return loose ? [before, word.textContent, behind] : null;
}).filter((one) => one !== null)"""


# The words whose marks do not touch their first or last letter: they are on another line, or at the edge of a cell.
_APART = """() => [...document.querySelectorAll("main .word-and-marks")].filter((one) => {
  if (!one.checkVisibility()) return false;
  const rows = (part) => {
    const range = document.createRange();
    range.selectNodeContents(part);
    return [...range.getClientRects()].filter((row) => row.width > 0);
  };
  const [before, word, after] = [[], [], []];
  for (const part of one.childNodes) {
    const of = part instanceof Element ? word : word.length === 0 ? before : after;
    of.push(...rows(part instanceof Element ? part.firstChild : part));
  }
  const apart = (left, right) =>
    Math.abs(right.left - left.right) > 2 || left.top >= right.bottom || right.top >= left.bottom;
  return (before.length > 0 && apart(before.at(-1), word[0])) || (after.length > 0 && apart(word.at(-1), after[0]));
}).map((one) => one.textContent)"""


@pytest.mark.parametrize("path", ["portsmouth/", "hertfordshire/who/", "peterborough/asking/"])
def test_a_comma_touches_its_word_in_a_narrow_cell_too(page: Page, address: str, path: str) -> None:
    page.set_viewport_size({"width": 360, "height": 640})
    page.goto(f"{address}/{path}")
    assert page.locator("main .word-and-marks").count() > 0
    assert page.evaluate(_APART) == []


def test_pressing_a_word_explains_it_beside_it(page: Page, address: str) -> None:
    page.goto(f"{address}/{PAGE}")
    meaning = page.locator("#word-personal_assistant")
    opened = page.locator(":popover-open")
    expect(opened).to_have_count(0)
    for word in page.locator(".word__open:visible").all():
        word.click()
        # The focus comes a moment after the explanation.
        expect(opened).to_be_focused()
        assert page.evaluate(_BOTH_SEEN), word.get_attribute("aria-label")
        page.keyboard.press("Escape")
        expect(opened).to_have_count(0)
    page.get_by_role("button", name=f"{WORD}: what it means", exact=True).click()
    expect(meaning).to_contain_text(MEANING)
    expect(meaning).to_contain_text("Personal assistant (PA)")
    assert violations(page) == []
    meaning.get_by_role("button", name="Close").click()
    expect(meaning).to_be_hidden()


def test_a_sentence_with_an_explained_word_is_copied_in_one_line(page_in_each: Page, address: str) -> None:
    page_in_each.goto(f"{address}/hertfordshire/who/")
    copied = page_in_each.evaluate(
        """() => {
          getSelection().selectAllChildren(document.querySelector(".word").closest("p"));
          return getSelection().toString();
        }"""
    )
    assert copied.startswith("With an EHC plan you can ask about education")


def test_by_keyboard_the_explanation_takes_the_focus_and_gives_it_back(page_in_each: Page, address: str) -> None:
    page = page_in_each
    page.goto(f"{address}/{PAGE}")
    word, meaning = (
        page.get_by_role("button", name=f"{WORD}: what it means", exact=True),
        page.locator("#word-personal_assistant"),
    )
    word.focus()
    page.keyboard.press("Enter")
    expect(meaning).to_be_focused()
    page.keyboard.press("Escape")
    expect(meaning).to_be_hidden()
    expect(word).to_be_focused()
    page.keyboard.press("Space")
    expect(meaning).to_be_focused()
    page.keyboard.press("Tab")
    expect(meaning.get_by_role("button", name="Close")).to_be_focused()
    page.keyboard.press("Enter")
    expect(word).to_be_focused()


def test_words_are_explained_without_a_script(browser: WatchedBrowser, address: str) -> None:
    with browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740}) as context:
        page = context.new_page()
        page.goto(f"{address}/{PAGE}")
        page.get_by_role("button", name=f"{WORD}: what it means", exact=True).click()
        expect(page.locator("#word-personal_assistant")).to_contain_text(MEANING)
        expect(page.locator("#word-personal_assistant")).to_be_visible()


def test_every_council_page_explains_words_once_and_never_in_headings_or_links(
    page: Page, address: str, addresses: list[str]
) -> None:
    page.goto(address)
    for path in addresses:
        ids, misplaced = page.evaluate(_WORDS_ON, f"{address}/{path}/")
        assert len(set(ids)) == len(ids), path
        assert misplaced == 0, path
        if path.endswith(("/who", "/managing", "/faq")) and not path.startswith("compare/"):
            assert len(ids) > 2, path


def test_a_question_explains_the_words_that_it_uses(page: Page, address: str) -> None:
    family = Family(page, {"age": 9})
    family.open(address)
    family.give()
    family.give()
    question = page.locator("[data-question=ehc_plan]")
    question.get_by_text("Words explained").click()
    expect(question.get_by_text("A legal document that says what needs a child or young person has")).to_be_visible()
    assert violations(page) == []


def test_all_words_stand_on_a_page_of_their_own(page: Page, address: str) -> None:
    page.goto(f"{address}/words/#notional_budget")
    expect(page.get_by_text("Notional budget", exact=True)).to_be_in_viewport()
    expect(page.get_by_role("heading", name="Words explained")).to_be_attached()


def test_the_results_explain_the_words_that_a_family_is_told(page_in_each: Page, address: str) -> None:
    page = page_in_each
    Family(page, AT_REVIEW).reach_results(address)
    health = page.locator("article.strand").filter(has=page.get_by_role("heading", name="Health", exact=True))
    word = health.get_by_role("button", name=re.compile("Continuing Care: what it means$")).first
    word.click()
    meaning = page.locator(":popover-open")
    expect(meaning).to_be_focused()
    expect(meaning).to_contain_text("Extra NHS care for children")
    page.keyboard.press("Escape")
    expect(word).to_be_focused()
    results = page.locator("[data-step=results]")
    ids = results.locator(".word__meaning").evaluate_all("all => all.map((one) => one.id)")
    assert len(set(ids)) == len(ids)
    assert results.locator(":is(h2, h3, h4, a, summary, label, [data-words]) .word").count() == 0


def test_results_that_are_shown_again_have_each_word_explained_once_in_a_part(page: Page, address: str) -> None:
    Family(page, AT_REVIEW).reach_results(address)
    parts = page.locator("[data-step=results] article.strand, [data-step=results] .other, [data-step=results] .fold")
    before = [part.locator(".word").all_text_contents() for part in parts.all()]
    text = parts.all_inner_texts()
    page.get_by_role("button", name="Make a one-page summary").click()
    page.get_by_role("button", name="Back").click()
    expect(page.locator("[data-step=results] [data-heading]")).to_be_focused()
    assert [part.locator(".word").all_text_contents() for part in parts.all()] == before
    assert all(len(set(map(str.lower, words))) == len(words) for words in before)
    assert parts.all_inner_texts() == text


def test_no_line_of_the_results_begins_with_a_mark_or_ends_with_a_bracket(page: Page, address: str) -> None:
    Family(page, AT_REVIEW).reach_results(address)
    assert page.locator("[data-step=results] .word-and-marks").count() > 3
    assert page.evaluate(_LOOSE) == []


def test_a_reader_view_keeps_sentences_whole(page: Page, address: str) -> None:
    """What Firefox's Reader View shows and reads out is what Mozilla's library makes of a page."""
    page.goto(f"{address}/hertfordshire/who/")
    page.evaluate(READABILITY)
    read = page.evaluate("new Readability(document.cloneNode(true), {}).parse().textContent")
    text = " ".join(read.split())
    sentences = page.locator("article p:has(.word)").evaluate_all(
        """(all) => all.map((one) => {
          const copy = one.cloneNode(true);
          for (const part of copy.querySelectorAll(".cites, button, .word__meaning")) part.remove();
          return copy.textContent.replace(/\\s+/g, " ").trim();
        })"""
    )
    assert len(sentences) > 3
    assert [sentence for sentence in sentences if sentence not in text] == []
    assert "Close" not in text
    assert MEANING not in text
