"""A browser's own translator rewrites the page while a family uses it, and the reckoner goes on working."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.browser.conftest import ROOT
from tests.browser.family import AT_REVIEW, STEPS, Family, opened

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

# As browsers do it: every piece of text goes into two <font> elements, also text that comes later. The marks stand for
# another language, and make sure that nothing depends on the words that were written.
TRANSLATOR = """(() => {
  const skipped = "script, style, template, textarea, font";
  const translate = (node) => {
    const texts = [];
    const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
    for (let text = walker.currentNode; text; text = walker.nextNode()) texts.push(text);
    for (const text of texts) {
      if (text.nodeType !== Node.TEXT_NODE || !text.data.trim() || text.parentElement?.closest(skipped)) continue;
      const inner = document.createElement("font");
      inner.textContent = text.data.replace(/[A-Za-z]{4,}/g, "$&\u00a4");
      const outer = document.createElement("font");
      outer.append(inner);
      text.replaceWith(outer);
    }
  };
  const observer = new MutationObserver((changes) => {
    for (const change of changes) for (const node of change.addedNodes) if (node.isConnected) translate(node);
  });
  document.documentElement.lang = "cy-x-mtfrom-en";
  translate(document.body);
  observer.observe(document.body, { childList: true, subtree: true });
})()"""


SUBMIT = "[data-question] [type=submit]:visible"


class TranslatedFamily(Family):
    """A family whose browser translates: it finds its buttons by their place, not by their words."""

    def begin(self, address: str) -> None:
        self.page.goto(f"{address}/hertfordshire/reckoner/")
        self.page.evaluate(TRANSLATOR)
        self.page.locator("[data-start]").click()

    def go_on(self) -> None:
        question = self.question
        assert question is not None
        self.asked.append(question)
        self.fill(question)
        self.page.locator(SUBMIT).click()
        self.page.locator(f"[data-question={question}]").wait_for(state="hidden")
        self.page.locator(STEPS).first.wait_for()

    def to_the_results(self) -> None:
        while self.question is not None:
            self.go_on()
        self.answer_all()


def marked(words: str) -> str:
    """Words as the translator leaves them."""
    return re.sub(r"[A-Za-z]{4,}", "\\g<0>¤", words)


def test_a_translated_page_leads_to_the_same_results(page: Page, address: str) -> None:
    family = TranslatedFamily(page, AT_REVIEW)
    family.begin(address)
    progress = page.locator("[data-question=who_answers] [data-progress]")
    expect(progress).to_have_text(re.compile(marked("Question 1 of about") + r" \d+"))
    family.to_the_results()
    assert family.status(marked("Education")) == marked("Ask now")
    education = page.locator("article.strand").first
    education.locator("[data-more] > summary").click()
    expect(education).to_contain_text(marked("From your answers"))
    education.locator("[data-why] a.cite").first.click()
    expect(page.locator("[data-citation] [data-words]")).not_to_be_empty()
    page.locator("[data-citation] [data-close]").click()
    # The family reads its letter in its own language, and the council gets it in English.
    letter = education.locator(".letter")
    opened(letter)
    expect(letter.locator("[data-words]")).to_contain_text(marked("I am asking for a personal budget"))
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    letter.locator("[data-copy]").click()
    expect(letter.locator("[data-copied]")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()").splitlines()
    assert copied[0] == "Subject: Request for a personal budget for education: [child's name]"
    assert any(line.startswith("I am asking for a personal budget") for line in copied)
    assert copied[-2:] == ["Many thanks,", "[your name and phone number]"]


def test_answers_are_changed_and_mistakes_told_on_a_translated_page(page: Page, address: str) -> None:
    family = TranslatedFamily(page, AT_REVIEW)
    family.begin(address)
    page.locator(SUBMIT).click()
    expect(page.locator("[data-error-summary]")).to_contain_text(marked("Choose an answer."))
    family.to_the_results()
    family.check()
    row = page.locator("[data-step=check] .answers__row").filter(has_text=marked("EHC plan review"))
    row.locator("[data-change]").click()
    page.locator('[data-question=ehc_review] input[value="no"]').check()
    page.locator(SUBMIT).click()
    page.locator("[data-show-results]").click()
    assert family.status(marked("Education")) == marked("Best asked at the next review")


def test_no_sentence_is_put_together_in_a_module() -> None:
    """Words with a gap in a string of JavaScript: only messages for whoever looks into a fault have them."""
    glued = re.compile(r"`[^`]*[A-Za-z]{2,} [^`]*\$\{[^`]*`")
    for module in sorted((ROOT / "overrides" / "assets").rglob("*.js")):
        for line in module.read_text(encoding="utf-8").splitlines():
            if glued.search(line):
                assert re.search(r"Error\(|#fail\(|super\(", line), f"{module.name}: {line.strip()}"


def test_every_page_names_its_language(site: Path) -> None:
    for path in site.rglob("*.html"):
        assert '<html lang="en-GB"' in path.read_text(encoding="utf-8"), path
