"""The results in their parts: why, ways side by side, what it can pay for, what is not likely, reviews, after a no."""

from __future__ import annotations

import io
import unicodedata
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

import reckoner
from publisher.pages.council_build import CouncilBuild
from publisher.pages.parts.labels import WAY_LABELS
from reckoner.voices import in_words
from tests.browser.axe import violations
from tests.browser.conftest import new_context, put_back, watched_page
from tests.browser.family import AT_REVIEW, Family, budget, open_part, said
from tests.five_families import TYPICAL
from tests.policies import REAL, councils

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

    from tests.browser.browsers import WatchedBrowser

# A child whose plan is not being reviewed: something now, something later, something that no page speaks of.
LATER = {**AT_REVIEW, "ehc_review": "no"}


# Of each citation its id, what an eye sees of it, and how it looks; the width comes last.
CITATION_LOOK = """
(links) => links.map((link) => {
  const seen = [...link.querySelectorAll("span")].filter((part) => part.getBoundingClientRect().width > 1);
  const style = getComputedStyle(link);
  const size = link.getBoundingClientRect();
  const text = seen.map((part) => part.textContent).join("");
  const look = [style.fontSize, style.color, style.display, Math.round(size.height), Math.round(size.width)];
  return [link.dataset.cite, text, ...look];
})
"""


@pytest.fixture(scope="module")
def shared_page(browser: WatchedBrowser, address: str) -> Iterator[Page]:
    """The page of a family in Hertfordshire that has its results."""
    with new_context(browser) as context, watched_page(context, address) as page:
        Family(page, LATER).reach_results(address)
        yield page


@pytest.fixture
def page(shared_page: Page) -> Iterator[Page]:
    """The same page for each test, as the family got it."""
    with put_back(shared_page):
        yield shared_page


def test_the_first_screen_is_the_answer_in_short(page: Page) -> None:
    for line in page.locator("[data-overview] li").all():
        expect(line).to_be_in_viewport()


def test_on_paper_they_have_every_step_and_name_what_is_left_on_the_screen(page: Page) -> None:
    files = next(f for f in councils(REAL) if f.council.id == "hertfordshire")
    strands = reckoner.estimate(CouncilBuild(files).policy, LATER, files.council.version)["strands"]
    sides = PdfReader(io.BytesIO(page.pdf(format="A4"))).pages
    text = unicodedata.normalize("NFKC", "".join(" ".join(side.extract_text() for side in sides).split()))
    for strand in strands.values():
        if strand["status"] in ("ask_now", "ask_later", "first_step"):
            assert [step["text"] for step in strand["steps"] if step["text"].replace(" ", "") not in text] == []
    assert (
        f"Worked out for {page.locator('[data-as-of]').first.text_content()}, from our version".replace(" ", "") in text
    )
    assert "Theanswersthisisbasedon" in text
    assert "[child'sname]" not in text
    assert "Moreonthescreen:Talktosomeone,Managingthemoney," in text
    assert page.locator("[data-step=results] details[open]").count() == 0


def test_reasons_are_what_the_answers_say_then_what_others_decide(page: Page) -> None:
    """Nobody who has said that the plan is final reads that no draft is being written."""
    education = budget(page, "Education")
    education.get_by_text("More about this").click()
    why = education.locator("[data-why]").first
    expect(why.locator("strong:visible")).to_have_text(["From your answers", "Still to be decided"])
    expect(why.locator(".reasons--answers li")).to_contain_text(
        [
            "Your child has an EHC plan.",
            "The education support you would change is arranged for your child alone.",
            "Your child's EHC plan is not being reviewed or re-assessed now.",
        ],
        use_inner_text=True,
    )


def test_a_card_says_one_reason_one_thing_to_do_and_one_person_to_ask(page: Page) -> None:
    education = budget(page, "Education")
    expect(education.locator("[data-deciding]:visible")).to_have_text(
        "Why: Your child's EHC plan is not being reviewed or re-assessed now.", use_inner_text=True
    )
    expect(education.locator("[data-first-step]:visible")).to_contain_text("What to do: ")
    expect(education.locator("[data-first-contact]:visible")).to_contain_text(
        "Who to ask: Your SEN officer", use_inner_text=True
    )
    assert education.locator("li:visible, .cite:visible").count() == 0


@pytest.fixture
def nearly_clear(browser: WatchedBrowser, address: str) -> Iterator[Page]:
    """The page of the typical family in Hertfordshire: one more answer makes health clear."""
    with new_context(browser) as context, watched_page(context, address) as page:
        family = Family(page, TYPICAL)
        family.open(address)
        family.answer_all(further=False)
        yield page


def test_where_one_more_answer_makes_a_card_clear_the_card_asks_for_it(nearly_clear: Page) -> None:
    """With the keyboard, too: and the family comes straight back."""
    page, health = nearly_clear, budget(nearly_clear, "Health")
    expect(health.locator("[data-offer]")).to_have_text(
        "One more answer makes this clear: Is a wheelchair needed, or a new one?", use_inner_text=True
    )
    for other in ("[data-deciding]", "[data-first-step]", "[data-first-contact]"):
        expect(health.locator(f"> {other}")).to_have_count(0)
    health.get_by_role("button", name="Is a wheelchair needed, or a new one?").focus()
    page.keyboard.press("Enter")
    expect(page.locator("[data-question=wheelchair] [data-progress]")).to_have_text("One more question")
    page.locator("[data-question=wheelchair] input[value=no]").check()
    page.get_by_role("button", name="Continue", exact=True).click()
    expect(budget(page, "Health").locator("[data-tag]").first).to_have_text("Best asked at the next review")
    expect(budget(page, "Health").locator("[data-deciding]")).to_have_text(
        "Why: Your child's EHC plan is not being reviewed or re-assessed now.", use_inner_text=True
    )
    expect(budget(page, "Health").locator("[data-offer]")).to_have_count(0)


def test_on_paper_a_question_that_makes_a_card_clear_is_there_without_a_button(nearly_clear: Page) -> None:
    nearly_clear.emulate_media(media="print")
    offer = budget(nearly_clear, "Health").locator("[data-offer]")
    expect(offer.get_by_role("button")).to_have_count(0)
    expect(offer).to_have_text(
        "One more answer makes this clear: Is a wheelchair needed, or a new one?", use_inner_text=True
    )


def test_what_is_not_clear_yet_on_the_way_says_what_is_still_to_answer(browser: WatchedBrowser, address: str) -> None:
    with new_context(browser) as context, watched_page(context, address) as page:
        family = Family(page, {"age": 9})
        family.open(address)
        family.give()
        family.give()
        page.get_by_role("button", name="See what we know so far").locator("visible=true").click()
        expect(budget(page, "Education").locator("[data-offer]")).to_contain_text("Still to answer: ")
        asks = page.locator("[data-question=ehc_plan] [data-heading]").text_content()
        budget(page, "Education").get_by_role("button", name=asks or "", exact=True).click()
        expect(page.locator("[data-question=ehc_plan]")).to_be_visible()


def test_a_headline_that_only_repeats_its_label_is_left_out(page: Page) -> None:
    expect(budget(page, "Education").locator("[data-headline]").first).to_have_text(
        "Your child has the EHC plan you need for an education budget"
    )
    expect(budget(page, "Social care").get_by_text("You can ask for a social care budget")).to_have_count(0)


def test_the_results_look_more_of_an_arrival_than_what_is_in_them(page: Page) -> None:
    size = "e => parseFloat(getComputedStyle(e).fontSize)"
    title = page.locator("[data-step=results] > [data-heading]").evaluate(size)
    assert title > 1.2 * budget(page, "Education").locator("h3").evaluate(size)


def test_a_budget_that_cannot_be_asked_for_now_says_how_to_ask_anyway(page: Page) -> None:
    expect(budget(page, "Education").locator(".still")).to_contain_text("Write well before the review")
    expect(budget(page, "Travel").locator(".still")).to_contain_text("There may be a travel budget")
    expect(budget(page, "Social care").locator(".still")).to_have_count(0)


def test_silence_is_not_among_what_is_less_likely(page: Page) -> None:
    silent = page.locator("[data-others=silent]")
    expect(silent.get_by_role("heading")).to_have_text("Where the council's page does not say")
    expect(silent.get_by_role("listitem")).to_have_count(1)
    expect(silent).to_contain_text("Travel Ask whether travel help can come as money", use_inner_text=True)
    expect(page.locator("[data-others=less_likely]")).to_be_hidden()


def test_the_overview_leads_to_a_line_that_opens_into_everything(page: Page) -> None:
    page.locator("[data-overview]").get_by_role("button", name="Travel").click()
    line = budget(page, "Travel")
    expect(line.locator("summary").first).to_be_focused()
    page.keyboard.press("Enter")
    expect(line.get_by_text("Email or letter to send")).to_be_visible()
    expect(line.locator("[data-steps] li").first).to_be_visible()


def test_no_more_than_six_parts_follow_the_budgets(page: Page) -> None:
    names = page.locator("[data-step=results] .folds > .fold > summary").all_inner_texts()
    assert names == [
        "Talk to someone",
        "Managing the money",
        "What you could spend it on",
        "If they say no",
        "What if something changes?",
        "About these results",
    ]


def test_the_ways_stand_side_by_side_with_what_each_means_for_this_family(page: Page) -> None:
    files = next(f for f in councils(REAL) if f.council.id == "hertfordshire")
    result = reckoner.estimate(CouncilBuild(files).policy, LATER, files.council.version)
    ways = open_part(page, "ways")
    words = files.readers.readers[0].by_token()
    for way in files.policy.ways:
        shown = ways.locator(f"[data-way={way.id}]")
        for meaning in way.means:
            assert in_words(meaning.text, words) in said(shown)
        for form in way.forms:
            assert form.name in said(shown)
        told = [line.inner_text().split("\n")[-1] for line in shown.locator("[data-status] li .tag").all()]
        assert told == [WAY_LABELS[strand["ways"][way.id]["status"]] for strand in result["strands"].values()]


def test_a_citation_looks_the_same_in_what_the_engine_says_and_in_what_the_page_says(page: Page) -> None:
    """Reasons come from the engine; redress and the ways are in the page from the start."""
    more = budget(page, "Education").locator("[data-more]")
    if more.get_attribute("open") is None:
        more.locator("> summary").click()
    reasons = more.locator("[data-why]")
    looks: dict[str, set[tuple[object, ...]]] = {"council": set(), "law": set()}
    for place in (reasons, open_part(page, "ways"), open_part(page, "redress")):
        found = [tuple(look) for look in place.locator(".cite:visible").evaluate_all(CITATION_LOOK)]
        assert found
        for id_, text, *look in found:
            of_council = id_.startswith("HERTS-")
            assert text == (id_.removeprefix("HERTS-") if of_council else id_)
            looks["council" if of_council else "law"].add(tuple(look[: None if of_council else -1]))
    assert {width for *_, width in looks["council"]} == {24}
    assert len(looks["council"]) == 1
    assert len(looks["law"]) == 1
    page.emulate_media(media="print")
    for place in (reasons, open_part(page, "ways"), open_part(page, "redress")):
        on_paper = place.locator(".cite:visible").evaluate_all(CITATION_LOOK)
        assert all(text == id_ for id_, text, *_ in on_paper)
    page.emulate_media(media="screen")


def test_an_item_is_answered_for_the_budgets_that_the_family_may_get(page: Page) -> None:
    spending = open_part(page, "spending")
    spending.locator("[data-item-choice]").select_option("relative_same_home")
    item = spending.locator("[data-item=relative_same_home]")
    expect(item).to_contain_text("National rule:")
    expect(item.get_by_text("The page does not say", exact=True)).to_be_visible()
    expect(page.locator("[data-announce]")).to_contain_text("Paying a relative who lives with you. Ask about this.")
    expect(item.locator("[data-strand=education]")).to_be_visible()
    expect(item.locator("[data-strand=transport]")).to_be_hidden()
    spending.get_by_label("Also for budgets that the council's page does not offer").check()
    expect(item.locator("[data-strand=transport]")).to_be_visible()


def test_a_no_says_what_to_do_instead(page: Page) -> None:
    spending = open_part(page, "spending")
    spending.locator("[data-item-choice]").select_option("school_place")
    item = spending.locator("[data-item=school_place]")
    expect(item.get_by_text("Not from this budget")).to_be_visible()
    expect(item).to_contain_text("What to do instead:")


def test_everything_can_be_listed_at_once(page: Page) -> None:
    spending = open_part(page, "spending")
    spending.locator("[data-item-choice]").select_option("all")
    assert all(item.is_visible() for item in spending.locator("[data-item]").all())
    assert all(item.locator(".item__answer:visible").count() > 0 for item in spending.locator("[data-item]").all())


def test_what_is_less_likely_is_told_with_what_to_do_and_why(browser: WatchedBrowser, address: str) -> None:
    with new_context(browser) as context, watched_page(context, address) as page:
        Family(page, {**LATER, "attends_setting": "yes"}).reach_results(address, "hampshire")
        less_likely = page.locator("[data-others=less_likely]")
        expect(less_likely).to_contain_text("You can still ask.")
        line = less_likely.get_by_role("listitem").filter(has_text="Education").first
        expect(line.locator("[data-first-step]")).to_be_visible()
        line.locator("summary").first.click()
        expect(line.locator(".behind > [data-why]")).to_contain_text("Your child goes to a school or a college.")


def test_reviews_of_budgets_that_the_family_cannot_get_are_left_out(page: Page) -> None:
    review = open_part(page, "review")
    expect(review.get_by_text("Social care may look more often")).to_be_visible()
    expect(review.get_by_text("National rule:").first).to_be_visible()


def test_after_a_no_there_is_one_list_that_starts_with_advice_and_ends_in_a_court(page: Page) -> None:
    redress = open_part(page, "redress")
    names = [" ".join(name.split()) for name in redress.locator("ol > li:visible > strong").all_inner_texts()]
    assert names[0] == "Get advice first."
    assert names[-1] == "Ask a court, last of all."
    assert names.index("Go to the ombudsman for councils.") < names.index("Appeal to the SEND Tribunal about the plan.")
    assert len(names) == len(set(names))


def test_of_a_step_the_councils_own_words_come_before_the_national_ones(page: Page) -> None:
    steps = open_part(page, "redress").locator("ol > li").filter(has_text="Ask for the reasons in writing.")
    lines = steps.locator("li:visible").all_inner_texts()
    national = ["National rule:" in line for line in lines]
    assert national == sorted(national)
    assert any(national)


def test_a_family_that_may_get_a_health_budget_alone_hears_of_the_nhs_and_of_no_tribunal(
    browser: WatchedBrowser, address: str
) -> None:
    with new_context(browser) as context, watched_page(context, address) as page:
        family = Family(page, {"age": 27, "continuing_healthcare": "yes"})
        family.reach_results(address, "hampshire")
        names = open_part(page, "redress").locator("ol > li:visible > strong").all_inner_texts()
        assert "Go to the ombudsman for the NHS." in names
        assert not [name for name in names if "Tribunal" in name or "mediation" in name or "councils" in name]
        expect(open_part(page, "redress").get_by_text("IPSEA")).to_be_hidden()


def test_a_citation_in_a_part_shows_its_words_on_the_spot(page: Page) -> None:
    link = open_part(page, "redress").locator("a.cite").first
    link.click()
    dialog = page.locator("dialog[data-citation]")
    expect(dialog).to_be_visible()
    expect(dialog).to_contain_text(link.get_attribute("data-cite") or "no source")
    expect(dialog.locator("[data-words]")).not_to_be_empty()


def test_nothing_scrolls_sideways_on_the_smallest_screen_with_everything_open(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.locator("[data-step=results] details").evaluate_all("all => all.forEach((one) => (one.open = true))")
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    assert violations(page) == []


def test_a_phone_number_on_the_page_can_be_pressed(page_of_portsmouth: Page) -> None:
    page = page_of_portsmouth
    with put_back(page):
        travel = budget(page, "Travel to school or college")
        travel.get_by_text("More about this").click()
        expect(travel.get_by_role("link", name="023 9243 7905").first).to_have_attribute("href", "tel:02392437905")


@pytest.mark.parametrize(
    ("fact", "address_of_it"),
    [
        ("PORTS-030", "https://portsmouthlocaloffer.org/services/personal-budgets/"),
        ("ADV-1", "https://www.legislation.gov.uk/ukpga/2014/6/section/32"),
    ],
)
def test_a_citation_leads_to_what_it_is_taken_from_where_the_address_is_known(
    page_of_portsmouth: Page, fact: str, address_of_it: str
) -> None:
    page = page_of_portsmouth
    with put_back(page):
        page.locator(f"[data-step=results] [data-cite={fact}]").first.evaluate("link => link.click()")
        original = page.locator("dialog[data-citation]").get_by_role("link", name="Open the page itself (new tab)")
        expect(original).to_have_attribute("href", address_of_it)
        expect(page.locator("[data-citation] [data-where]")).not_to_contain_text("Read the law")


def test_a_citation_of_a_page_whose_address_is_not_known_leads_nowhere(page: Page) -> None:
    page.locator("[data-step=results] [data-cite^=HERTS-]").first.evaluate("link => link.click()")
    dialog = page.locator("dialog[data-citation]")
    expect(dialog.locator("[data-words]")).not_to_be_empty()
    expect(dialog.get_by_role("link", name="Open the page itself (new tab)")).to_be_hidden()


@pytest.fixture(scope="module")
def page_of_portsmouth(browser: WatchedBrowser, address: str) -> Iterator[Page]:
    """The page of a family in Portsmouth that is sure of nothing, and has what we know so far."""
    with new_context(browser) as context, watched_page(context, address) as page:
        family = Family(page, {"age": 9})
        family.open(address, "portsmouth")
        family.give()
        family.give()
        page.get_by_role("button", name="See what we know so far").click()
        expect(page.locator("[data-step=results]")).to_be_visible()
        yield page


@pytest.mark.parametrize("passes", [True, False])
def test_whatever_a_test_does_to_the_page_is_put_back(shared_page: Page, *, passes: bool) -> None:
    state = """() => [
      [...document.querySelectorAll("details")].map((fold) => fold.open),
      [...document.querySelectorAll("select, input")].map((field) => [field.value, field.checked]),
      document.querySelectorAll("dialog[open]").length, innerWidth, scrollY, document.body.innerText,
    ]"""
    before = shared_page.evaluate(state)
    with suppress(RuntimeError), put_back(shared_page):
        spending = open_part(shared_page, "spending")
        spending.locator("[data-item-choice]").select_option("all")
        spending.get_by_label("Also for budgets that the council's page does not offer").check()
        open_part(shared_page, "redress").locator("a.cite").first.click()
        shared_page.set_viewport_size({"width": 320, "height": 640})
        assert shared_page.evaluate(state) != before
        if not passes:
            raise RuntimeError
    assert shared_page.evaluate(state) == before
