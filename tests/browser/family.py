"""A family at the reckoner: starts it, answers its questions one by one, and reads what it says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.browser.browsers import PATIENCE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from playwright.sync_api import Locator, Page

SLOW = 2 * PATIENCE
"""How long Python may take to start on a busy machine, in milliseconds. No test measures it."""

SURE: dict[str, str | int] = {"who_answers": "parent"}
"""What every family answers: to these questions there is no "I'm not sure"."""

AT_REVIEW: dict[str, str | int] = {
    "age": 9,
    "who_answers": "parent",
    "ehc_plan": "final",
    "ehc_review": "review",
    "short_break_hours": "no",
    "education_shared": "own",
    "social_care_shared": "own",
    "health_in_plan": "yes",
    "continuing_care": "yes",
    "wheelchair": "no",
    "health_shared": "own",
    "support_place": "elsewhere",
    "how_managed": "ourselves",
    "parental_responsibility": "yes",
    "manage_ability": "alone",
}
"""A parent of a child of nine in Hertfordshire, whose EHC plan is being reviewed."""

STEPS = "[data-question]:visible, [data-step=check]:visible, [data-step=results]:visible, [data-step=failed]:visible"
"""Where a family can be, once what it asked for is there."""


def budget(page: Page, name: str) -> Locator:
    """The card or the line of a kind of budget in the results."""
    heading = page.locator(":is(h3, strong)[data-name]", has_text=re.compile(f"^{re.escape(name)}$"))
    return page.locator("article.strand, .other").filter(has=heading)


_SAID = """(part) => {
  const copy = part.cloneNode(true);
  copy.querySelectorAll(".word__meaning, .word__open").forEach((one) => one.remove());
  return copy.textContent.replace(/\\s+/g, " ");
}"""


def said(part: Locator) -> str:
    """What a part of the page says, without the explanations of its words."""
    return str(part.evaluate(_SAID))


def opened(part: Locator) -> Locator:
    """A part of the page, with the folds that it is in opened, and itself if it is one."""
    closed = part.locator("xpath=ancestor-or-self::details[not(@open)]")
    while closed.count() > 0:
        closed.first.locator("> summary").click()
    return part


def open_part(page: Page, name: str) -> Locator:
    """A part of the results, opened."""
    return opened(page.locator(f"[data-step=results] [data-part={name}]"))


_ANSWER_ALL = """async ([answers, further]) => {
  const shown = (places) => [...document.querySelectorAll(places)].find((place) => place.getClientRects().length > 0);
  const asked = [];
  for (;;) {
    const more = shown("[data-step=results] [data-carry-on]");
    if (more && further) more.click();
    const place = shown("[data-question]");
    if (place === undefined) break;
    const question = place.dataset.question;
    const answer = answers[question] ?? "dont_know";
    if (typeof answer === "number") place.querySelector("input[type=text]").value = String(answer);
    else place.querySelector(`input[value="${answer}"]`).checked = true;
    const next = new Promise((done) => {
      const seen = () => {
        const step = shown("[data-question], [data-step=check], [data-step=results], [data-step=failed]");
        if (step === undefined || step.dataset.question === question) return;
        watch.disconnect();
        setTimeout(done);  // What shows the step has ended by then.
      };
      const watch = new MutationObserver(seen);
      watch.observe(document.body, { attributes: true, childList: true, subtree: true });
    });
    asked.push(question);
    place.closest("form").requestSubmit();
    await next;
  }
  return asked;
}"""


_LEAVE_OPENING = """(answers) => {
  const asked = [];
  for (;;) {
    const place = document.querySelector("[data-question]:not([hidden])");
    const question = place.dataset.question;
    if (asked.at(-1) === question) return asked;
    const answer = answers[question] ?? "dont_know";
    if (typeof answer === "number") place.querySelector("input[type=text]").value = String(answer);
    else place.querySelector(`input[value="${answer}"]`).checked = true;
    asked.push(question);
    // In the opening the next question is there at once.
    place.closest("form").requestSubmit();
  }
}"""

SAVE_DATA = 'Object.defineProperty(navigator, "connection", { value: { saveData: true } });'
"""Makes a browser that wants to save data: nothing is fetched before the family starts."""


class Family:
    """A family with some answers; it is not sure about everything else."""

    def __init__(self, page: Page, answers: Mapping[str, str | int]) -> None:
        """The family sits at a page."""
        self.page = page
        self.answers: Mapping[str, str | int] = {**SURE, **answers}
        self.asked: list[str] = []

    def open(self, address: str, council: str = "hertfordshire") -> None:
        """Open a council's reckoner and press Start."""
        self.page.goto(f"{address}/{council}/reckoner/")
        self.start()

    def start(self) -> None:
        """Press Start."""
        self.page.get_by_role("button", name="Start", exact=True).click()

    @property
    def question(self) -> str | None:
        """The question on screen."""
        shown = self.page.locator("[data-question]:visible")
        return shown.get_attribute("data-question") if shown.count() == 1 else None

    def give(self) -> None:
        """Answer the question on screen and go on to whatever comes."""
        question = self.question
        assert question is not None
        self.asked.append(question)
        self.fill(question)
        self.page.get_by_role("button", name="Continue", exact=True).click()
        self.page.locator(f"[data-question={question}]").wait_for(state="hidden", timeout=SLOW)
        self.page.locator(STEPS).first.wait_for(timeout=SLOW)

    def fill(self, question: str) -> None:
        """Fill in the answer to a question, without sending it."""
        value = self.answers.get(question, "dont_know")
        place = self.page.locator(f"[data-question={question}]")
        if isinstance(value, int):
            place.locator("input[type=text]").fill(str(value))
        else:
            place.locator(f'input[value="{value}"]').check()

    def leave_opening(self) -> None:
        """Answer what the page asks by itself, all at once: what follows the last answer, the engine has to say."""
        self.asked += self.page.evaluate(_LEAVE_OPENING, dict(self.answers))

    def answer_all(self, *, further: bool = True) -> None:
        """Answer until the results are shown, as fast as the page goes; and then, `further`, all that is left.

        No mouse and no key is moved, and so it takes a fifth of the time of `give` for each question: for tests of what
        comes afterwards.
        """
        self.asked += self.page.evaluate(_ANSWER_ALL, [dict(self.answers), further])

    def results(self) -> Locator:
        """The results, which are shown by themselves."""
        results = self.page.locator("[data-step=results]")
        expect(results).to_be_visible()
        return results

    def check(self) -> Locator:
        """From the results, go to the list of the answers."""
        self.page.locator("[data-change-answers]").first.evaluate("button => button.click()")
        check = self.page.locator("[data-step=check]")
        expect(check).to_be_visible()
        return check

    def reach_results(self, address: str, council: str = "hertfordshire") -> Locator:
        """Answer everything that a council's reckoner asks, and return the results."""
        self.open(address, council)
        self.answer_all()
        return self.results()

    def status(self, strand: str) -> str:
        """What the summary on top of the results says about a strand."""
        row = self.page.locator("[data-overview] li").filter(has_text=strand)
        return row.locator("[data-tag]").inner_text()
