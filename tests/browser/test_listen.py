"""Listening to a page: with a voice of the device alone, sentence by sentence, and by keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.axe import violations
from tests.browser.family import AT_REVIEW, Family

if TYPE_CHECKING:
    from playwright.sync_api import Page

# A browser without a window has no voices. This stands in for them, and says that a sentence has ended when it is told.
VOICES = """(local) => {
  const speech = new EventTarget();
  const voices = [{ name: "Own", lang: "en-GB", localService: local, default: true }];
  Object.assign(speech, {
    said: [],
    getVoices: () => voices,
    speak: (utterance) => { speech.now = utterance; speech.said.push(utterance.text); },
    cancel: () => { speech.now = undefined; },
  });
  Object.defineProperty(window, "speechSynthesis", { value: speech });
  window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
}"""


def open_with_voices(page: Page, address: str, *, local: bool = True) -> None:
    page.add_init_script(f"({VOICES})({'true' if local else 'false'})")
    page.goto(address)


def said(page: Page) -> list[str]:
    return page.evaluate("speechSynthesis.said")  # type: ignore[no-any-return]


def marked(page: Page) -> str:
    return page.evaluate("[...(CSS.highlights.get('being-read') ?? [])].map(String).join()")  # type: ignore[no-any-return]


def end_sentence(page: Page) -> None:
    page.evaluate("speechSynthesis.now.onend()")


def test_easy_read_is_read_sentence_by_sentence_and_the_sentence_is_marked(page: Page, address: str) -> None:
    open_with_voices(page, f"{address}/hertfordshire/easy/")
    play, stop = page.locator("[data-listen-play]"), page.locator("[data-listen-stop]")
    expect(play).to_have_accessible_name("Listen")
    expect(stop).to_be_hidden()
    play.focus()
    page.keyboard.press("Enter")
    expect(play).to_have_accessible_name("Pause")
    assert violations(page) == []
    read = ["Easy Read", "A personal budget is money", "You help to choose"]
    for words in read:
        assert words in marked(page)
        end_sentence(page)
    assert [words in text for words, text in zip(read, said(page), strict=False)] == [True] * 3
    page.keyboard.press("Space")
    expect(play).to_have_accessible_name("Go on")
    page.keyboard.press("Enter")
    assert said(page)[-1] == said(page)[-2]
    stop.focus()
    page.keyboard.press("Enter")
    expect(play).to_be_focused()
    expect(play).to_have_accessible_name("Listen")
    assert marked(page) == ""


def test_a_first_page_is_read_without_explanations_numbers_of_facts_and_closed_parts(page: Page, address: str) -> None:
    open_with_voices(page, f"{address}/hertfordshire/")
    page.locator("[data-listen-play]").click()
    while page.evaluate("speechSynthesis.now !== undefined"):
        end_sentence(page)
    text = " ".join(said(page))
    first = "A personal budget is the money for your child's special support, and you help to choose what it buys."
    assert text.count(first) == 1
    assert "Close" not in said(page)
    assert "HERTS" not in text
    assert "The kinds of budget" not in text  # It is in the part that is closed.
    expect(page.locator("[data-listen-play]")).to_have_accessible_name("Listen")


def test_results_are_read_as_they_are_now(page: Page, address: str) -> None:
    page.add_init_script(f"({VOICES})(true)")
    Family(page, AT_REVIEW).reach_results(address)
    results = page.locator("[data-step=results]")
    results.locator("[data-listen-play]").click()
    assert said(page) == ["Your results"]
    while page.evaluate("speechSynthesis.now !== undefined"):
        end_sentence(page)
    headings = results.locator("article.strand h3:visible").all_inner_texts()
    assert headings
    assert [heading for heading in headings if not any(heading in text for text in said(page))] == []


@pytest.mark.parametrize("path", ["hertfordshire/", "hertfordshire/easy/"])
def test_where_every_voice_is_of_somebody_else_there_is_no_button(page: Page, address: str, path: str) -> None:
    open_with_voices(page, f"{address}/{path}", local=False)
    expect(page.locator("h1")).to_be_visible()
    page.wait_for_load_state("load")
    expect(page.locator("[data-listen]")).to_be_hidden()


def test_a_voice_that_comes_late_shows_the_button_and_another_language_takes_it_away(page: Page, address: str) -> None:
    open_with_voices(page, f"{address}/hertfordshire/easy/", local=False)
    tool = page.locator("[data-listen]")
    page.evaluate(
        "speechSynthesis.getVoices()[0].localService = true; speechSynthesis.dispatchEvent(new Event('voiceschanged'))"
    )
    expect(tool).to_be_visible()
    page.locator("[data-listen-play]").click()
    assert page.evaluate("speechSynthesis.now !== undefined")
    page.evaluate("document.documentElement.lang = 'pl'")
    expect(tool).to_be_hidden()
    assert page.evaluate("speechSynthesis.now === undefined")  # Nobody could stop it any more.
