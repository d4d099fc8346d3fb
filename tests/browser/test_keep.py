"""Families keep their answers on the device, come back to them, and are told what has changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from tests.browser.axe import violations
from tests.browser.conftest import wait_until
from tests.browser.family import AT_REVIEW, SLOW, Family
from tests.browser.kept import BLOCKED, FULL, NOTHING, be, entry, key_of, keys, put, stored

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page, Route

KEY = "answers/hertfordshire"
RECKONER = "hertfordshire/reckoner/"


@pytest.fixture
def family(page: Page, context: BrowserContext, address: str) -> Family:
    """A family on 22 November 2026, with three questions answered."""
    be(context, "2026-11-22")
    family = Family(page, AT_REVIEW)
    family.open(address)
    family.give()
    family.give()
    family.give()
    return family


def keep(page: Page) -> None:
    page.locator("[data-keep] summary").click()
    page.get_by_role("button", name="Keep my answers on this device").click()


def come_back(page: Page, address: str, path: str = RECKONER) -> None:
    page.goto(f"{address}/about/")
    page.goto(f"{address}/{path}")


def go_on(page: Page) -> None:
    page.get_by_role("button", name="Go on with my kept answers").click()
    page.locator("[data-news]").wait_for(timeout=SLOW)


def change_kept(page: Page, **changes: Any) -> None:
    """Change what is kept, as if it had been kept by other rules."""
    kept = entry(page, KEY)
    kept["value"].update(changes)
    put(page, KEY, kept)


def test_answers_are_not_kept_by_default(family: Family, address: str) -> None:
    page = family.page
    expect(page.get_by_role("button", name="Keep my answers on this device")).to_be_hidden()
    family.answer_all()
    family.results()
    assert stored(page) == NOTHING
    come_back(page, address)
    expect(page.get_by_role("heading", name="Your kept answers")).to_be_hidden()


def test_answers_are_kept_for_the_councils_time_and_the_last_day_is_shown(family: Family) -> None:
    page = family.page
    page.locator("[data-keep] summary").click()
    expect(page.get_by_text("Does anybody else use this device?")).to_be_visible()
    assert violations(page) == []
    page.get_by_role("button", name="Keep my answers on this device").click()
    words = "Your answers are kept on this device until 22 December 2026, if you do not come back before then."
    expect(page.locator("[data-announce]")).to_have_text(words)
    expect(page.locator("[data-kept]")).to_contain_text(words)
    assert violations(page) == []
    assert keys(page) == [KEY]
    assert entry(page, KEY)["until"] == "2026-12-22"


def test_the_family_can_make_the_time_shorter_and_not_longer(family: Family) -> None:
    page = family.page
    keep(page)
    offered = page.locator("[name=keep-days]").evaluate_all("inputs => inputs.map(input => Number(input.value))")
    assert offered == [1, 7, 30]
    page.get_by_label("7 days").check()
    expect(page.locator("[data-kept]")).to_contain_text("29 November 2026")
    assert entry(page, KEY)["until"] == "2026-11-29"


def test_each_further_answer_is_kept_too(family: Family) -> None:
    page = family.page
    keep(page)
    family.give()
    assert [given["question"] for given in entry(page, KEY)["value"]["answers"]] == family.asked


def test_kept_answers_can_be_deleted_at_once(family: Family, address: str) -> None:
    page = family.page
    keep(page)
    page.get_by_role("button", name="Delete the kept answers now").click()
    expect(page.locator("[data-announce]")).to_have_text("The kept answers are deleted from this device.")
    expect(page.locator("[data-keep] summary")).to_be_focused()
    assert stored(page) == NOTHING
    family.give()
    assert stored(page) == NOTHING, "nothing is kept again by itself"
    keep_again = page.get_by_role("button", name="Keep my answers on this device")
    keep_again.click()
    come_back(page, address)
    page.get_by_role("button", name="Delete them").click()
    expect(page.get_by_role("heading", name="Your kept answers")).to_be_hidden()
    expect(page.get_by_role("button", name="Start", exact=True)).to_be_focused()
    assert stored(page) == NOTHING


def test_answers_deleted_in_another_tab_are_not_kept_again(
    family: Family, context: BrowserContext, address: str
) -> None:
    page = family.page
    keep(page)
    other = context.new_page()
    other.goto(f"{address}/privacy/")
    other.get_by_role("button", name="Delete Your answers for the reckoner").click()
    expect(page.locator("[data-kept]")).to_be_hidden()
    family.give()
    assert stored(page) == NOTHING


def test_a_family_comes_back_to_its_answers_and_the_time_starts_again(
    family: Family, context: BrowserContext, address: str
) -> None:
    page = family.page
    keep(page)
    be(context, "2026-12-20")
    come_back(page, address)
    card = page.locator("[data-kept-card]")
    expect(card).to_contain_text("answers from 22 November 2026")
    expect(card).to_contain_text("deleted after 22 December 2026")
    assert violations(page) == []
    go_on(page)
    expect(page.locator("[data-news]")).to_contain_text("Here are your answers from 22 November 2026.")
    expect(page.locator("[data-step=results] [data-heading]")).to_be_focused()
    expect(page.locator("[data-kept]")).to_contain_text("19 January 2027")
    assert violations(page) == []
    page.get_by_role("button", name="Change my answers").click()
    expect(page.locator("[data-step=check]")).to_contain_text("9 years")
    expect(page.locator("[data-news]")).to_be_hidden()


def test_answers_are_deleted_when_their_time_is_over(family: Family, context: BrowserContext, address: str) -> None:
    page = family.page
    keep(page)
    be(context, "2026-12-23")
    page.goto(f"{address}/about/")
    assert stored(page) == NOTHING
    page.goto(f"{address}/{RECKONER}")
    expect(page.get_by_role("heading", name="Your kept answers")).to_be_hidden()


def test_one_councils_answers_are_not_offered_in_another(family: Family, address: str) -> None:
    page = family.page
    keep(page)
    come_back(page, address, "portsmouth/reckoner/")
    expect(page.get_by_role("heading", name="Your kept answers")).to_be_hidden()
    assert keys(page) == [KEY]


def test_starting_again_leaves_what_is_kept_and_keeps_the_new_answers_beside_it(family: Family, address: str) -> None:
    page = family.page
    keep(page)
    come_back(page, address)
    page.get_by_role("button", name="Start", exact=True).click()
    page.locator("[data-question=who_answers] input[value=carer]").check()
    page.get_by_role("button", name="Continue", exact=True).click()
    page.locator("[data-question=age]").wait_for(timeout=SLOW)
    earlier = page.get_by_text("Earlier answers are kept on this device until 22 December 2026.")
    expect(earlier).to_contain_text("They stay. If you keep these ones too, they get another name.")
    keep(page)
    expect(page.get_by_text("Your answers for Person 2 are kept on this device until 22 December 2026")).to_be_visible()
    kept = [entry(page, key)["value"]["answers"][0]["answer"] for key in (KEY, f"{KEY}/person 2")]
    assert kept == ["parent", "carer"]
    assert sorted(keys(page)) == [KEY, f"{KEY}/person 2"]


def test_what_other_rules_change_is_shown_and_said(family: Family, address: str) -> None:
    page = family.page
    family.answer_all()
    family.results()
    page.locator("[data-keep] summary").click()
    expect(page.locator("[data-keep] summary")).to_be_focused()
    page.get_by_role("button", name="Keep my answers on this device").click()
    results = entry(page, KEY)["value"]["results"]
    education = next(one for one in results if one["id"] == "strand/education")
    education.update(status="unlikely", headline="An old headline.")
    gone = {"id": "strand/old", "within": None, "name": "Leisure", "status": "ask_now", "headline": None}
    change_kept(page, rules_since="2026-06-01", results=[one for one in results if "health" not in one["id"]] + [gone])
    come_back(page, address)
    go_on(page)
    news = page.locator("[data-news]")
    expect(news).to_contain_text("The rules have changed since then.")
    expect(news).to_contain_text("the rules that apply from 1 November 2026")
    expect(news.locator("[data-changed] li").filter(has_text="An old headline.")).to_contain_text("Ask now")
    expect(news.locator("[data-changed] li").filter(has_text="Leisure")).to_contain_text(
        "We no longer say anything about this."
    )
    expect(news.locator("[data-changed] li").filter(has_text="We said nothing about this.").first).to_be_visible()
    expect(page.locator("[data-announce]")).to_contain_text("The rules have changed since then.")
    assert violations(page) == []


def test_new_rules_that_change_nothing_are_told_as_that(family: Family, address: str) -> None:
    page = family.page
    keep(page)
    # There is something to compare with as soon as Python runs.
    wait_until(page, lambda: entry(page, KEY)["value"]["results"])
    change_kept(page, rules_since="2026-06-01")
    come_back(page, address)
    go_on(page)
    expect(page.locator("[data-news]")).to_contain_text("The rules have changed since then.")
    expect(page.get_by_text("Your results are the same as before.", exact=True)).to_be_visible()
    expect(page.get_by_text("What is different from before:")).to_be_hidden()


def test_another_version_of_the_same_rules_is_not_told_as_other_rules(family: Family, address: str) -> None:
    page = family.page
    keep(page)
    change_kept(page, policy_version="2026-06-01")
    come_back(page, address)
    go_on(page)
    expect(page.locator("[data-other-version]")).to_contain_text("Last time we used our version of 1 June 2026.")
    expect(page.locator("[data-new-rules]")).to_be_hidden()


CHANGES = {
    "format": 1,
    "versions": [
        {
            "version": "2026-11-20",
            "says": "We look at budgets at the review.",
            "stretches": [
                {
                    "from": None,
                    "until": None,
                    "situations": [
                        {
                            "any": [[{"question": "age", "options": [], "ranges": [[0, 25]], "unasked": False}]],
                            "moves": ["Education: from \u2018A\u2019 to \u2018B\u2019"],
                        },
                        {
                            "any": [[{"question": "manage", "options": ["yes"], "ranges": [], "unasked": False}]],
                            "moves": ["Parent or carer: from \u2018C\u2019 to \u2018D\u2019"],
                        },
                    ],
                    "everybody": [],
                },
                {
                    "from": "2027-04-01",
                    "until": None,
                    "situations": [],
                    "everybody": ["Holidays: from \u2018E\u2019 to \u2018F\u2019"],
                },
            ],
        }
    ],
}
"""What a council published, as the reckoner reads it."""


def publish(page: Page) -> None:
    """Let the site say that something was published, whatever the real council has published."""

    def with_changes(route: Route) -> None:
        answer = route.fetch()
        text = answer.text().replace("data-reckoner\n", 'data-reckoner data-changes="../changes.json"\n', 1)
        route.fulfill(response=answer, body=text)

    page.route(f"**/{RECKONER}", with_changes)
    page.route("**/hertfordshire/changes.json", lambda route: route.fulfill(json=CHANGES))


def test_what_was_published_since_is_told_with_what_it_means_for_this_family(family: Family, address: str) -> None:
    page = family.page
    keep(page)
    change_kept(page, policy_version="2026-06-01")
    publish(page)
    come_back(page, address)
    go_on(page)
    version = page.locator("[data-versions] > div")
    expect(version).to_have_count(1)
    expect(version).to_contain_text("The rules changed on 20 November 2026. We look at budgets at the review.")
    expect(version.locator("[data-sure] li")).to_have_text(
        [
            "Education: from \u2018A\u2019 to \u2018B\u2019",
            "From 1 April 2027: Holidays: from \u2018E\u2019 to \u2018F\u2019",
        ]
    )
    expect(version.locator("[data-perhaps] li")).to_have_text(["Parent or carer: from \u2018C\u2019 to \u2018D\u2019"])
    expect(version.locator("[data-none]")).to_be_hidden()
    expect(page.locator("[data-other-version]")).to_be_hidden()
    expect(page.locator("[data-announce]")).to_contain_text("The rules changed on 20 November 2026.")
    assert violations(page) == []


def test_answers_under_former_names_still_count(family: Family, address: str) -> None:
    page = family.page
    keep(page)
    answers = entry(page, KEY)["value"]["answers"]
    assert answers[2]["question"] == "ehc_plan"
    change_kept(page, answers=[*answers[:2], {**answers[2], "question": "plan", "answer": "finished"}])
    come_back(page, address)
    # As the page has it where a question and an option say `was`.
    page.locator("[data-question=ehc_plan]").evaluate("section => section.dataset.was = 'scheme plan'")
    page.locator("[data-question=ehc_plan] [value=final]").evaluate("input => input.dataset.was = 'finished'")
    go_on(page)
    expect(page.locator("[data-unasked]")).to_be_hidden()
    expect(page.locator("[data-unusable]")).to_be_hidden()
    given = [(one["question"], one["answer"]) for one in entry(page, KEY)["value"]["answers"]]
    assert given == [("who_answers", "parent"), ("age", 9), ("ehc_plan", "final")]


def test_answers_that_are_not_asked_for_any_more_are_named_and_left_out(family: Family, address: str) -> None:
    page = family.page
    keep(page)
    _, first, second = entry(page, KEY)["value"]["answers"]
    old = {"question": "shoe_size", "asked": "Shoe size", "answer": 31, "said": "31"}
    change_kept(page, answers=[old, {**first, "answer": 199}, second])
    come_back(page, address)
    go_on(page)
    expect(page.locator("[data-unasked] li")).to_have_text("“Shoe size”")
    expect(page.locator("[data-unusable] li")).to_have_text("“Age” (you chose “9 years”)")
    assert [one["question"] for one in entry(page, KEY)["value"]["answers"]] == ["ehc_plan"]


def test_kept_answers_of_which_none_fits_lead_to_the_start(family: Family, address: str) -> None:
    page = family.page
    keep(page)
    change_kept(page, answers=[{"question": "shoe_size", "asked": "Shoe size", "answer": 31, "said": "31"}])
    come_back(page, address)
    page.get_by_role("button", name="Go on with my kept answers").click()
    expect(page.get_by_role("alert").get_by_text("We could not use any of these answers")).to_be_visible()
    expect(page.get_by_role("button", name="Start", exact=True)).to_be_visible()


@pytest.mark.parametrize("value", [None, [], "text", {"format": "local-offer-reckoner answers"}, {"answers": {}}])
def test_kept_answers_that_are_damaged_break_nothing(page: Page, address: str, value: object) -> None:
    page.goto(f"{address}/about/")
    day = page.evaluate("new Date().toISOString().slice(0, 10)")
    put(page, KEY, {"kept": day, "until": day, "value": value})
    page.goto(f"{address}/{RECKONER}")
    expect(page.get_by_role("heading", name="Your kept answers")).to_be_hidden()
    page.get_by_role("button", name="Start", exact=True).click()
    expect(page.locator("[data-question=who_answers]")).to_be_visible()


@pytest.mark.parametrize("browser_is", [BLOCKED, FULL], ids=["blocked", "full"])
def test_where_the_browser_keeps_nothing_the_family_is_told_and_can_go_on(
    page: Page, address: str, browser_is: str
) -> None:
    page.add_init_script(browser_is)
    family = Family(page, AT_REVIEW)
    family.open(address)
    family.give()
    keep(page)
    expect(page.get_by_text("They were not kept.", exact=True)).to_be_visible()
    expect(page.locator("[data-announce]")).to_contain_text("Your answers were not kept.")
    expect(page.locator("[data-kept]")).to_be_hidden()
    family.give()


def test_nothing_but_the_answers_is_stored_and_nothing_is_sent(family: Family) -> None:
    page = family.page
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url))
    keep(page)
    family.answer_all()
    family.results()
    assert not [url for url in sent if "/assets/images/" not in url]
    assert stored(page) == {**NOTHING, "local": [key_of(KEY)]}


def test_keeping_and_coming_back_need_a_keyboard_alone(family: Family, address: str) -> None:
    page = family.page
    keep_panel = page.locator("[data-keep] summary")
    keep_panel.focus()
    page.keyboard.press("Enter")
    _tab_to(page, "Keep my answers on this device")
    page.keyboard.press("Enter")
    assert keys(page) == [KEY]
    come_back(page, address)
    _tab_to(page, "Go on with my kept answers")
    page.keyboard.press("Enter")
    expect(page.locator("[data-step=results] [data-heading]")).to_be_focused(timeout=SLOW)


def _tab_to(page: Page, name: str) -> None:
    """Press Tab until the button with a name has the focus."""
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent.trim()").startswith(name):
            return
    raise AssertionError(f"The keyboard does not reach '{name}'.")
