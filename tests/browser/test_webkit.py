"""A family's way in the engine of Safari: from the home page by every question to the results and the sheet."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from selenium.common.exceptions import ElementNotInteractableException
from selenium.webdriver.common.by import By

import reckoner
from publisher.pages.council_build import CouncilBuild
from publisher.pages.parts.labels import STRAND_LABELS, label
from tests.browser.family import AT_REVIEW, SLOW
from tests.browser.webkit import PROGRAMS, watch, webkit, wrong
from tests.policies import REAL, councils
from tests.sameness.families import draw
from tests.sameness.here import texts
from tests.sameness.there import There, built, in_webdriver
from tests.waiting import until

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from selenium.webdriver.remote.webdriver import WebDriver
    from selenium.webdriver.remote.webelement import WebElement

pytestmark = [
    pytest.mark.thorough,
    pytest.mark.skipif(
        shutil.which("apt-get") is None and not all(map(shutil.which, PROGRAMS)),
        reason="WebKitGTK comes from Debian; make setup installs it where there is apt-get",
    ),
]

STEPS = "[data-question], [data-step=results], [data-step=failed]"

HERTFORDSHIRE = next(files for files in councils(REAL) if files.council.id == "hertfordshire")


@pytest.fixture
def safari() -> Iterator[WebDriver]:
    with webkit() as browser:
        yield browser


_SHOWN = "return [...document.querySelectorAll(arguments[0])].find((one) => one.checkVisibility()) ?? null"


def shown(browser: WebDriver, places: str) -> WebElement:
    """The first of some places that can be seen, once there is one."""
    found: list[WebElement] = []

    def look() -> bool:
        found[:] = [browser.execute_script(_SHOWN, places)]
        return found != [None]

    until(look, seconds=SLOW / 1000)
    return found[0]


def press(browser: WebDriver, element: WebElement) -> None:
    """Press what may be below the screen, once the page takes a press: it takes none from a hasty finger.

    Nor while it is laid out again, for a script that comes late or a message: there is no place to press then.
    """
    until(lambda: not browser.find_elements(By.CSS_SELECTOR, ".unread"))

    def take() -> bool:
        browser.execute_script("arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' })", element)
        try:
            element.click()
        except ElementNotInteractableException:
            return False
        return True

    until(take)


def answer_all(browser: WebDriver, answers: Mapping[str, str | int]) -> list[str]:
    """Answer what is asked until the results are there, and say what was asked."""
    asked: list[str] = []
    while question := shown(browser, STEPS).get_attribute("data-question"):
        answer(browser, question, answers.get(question, reckoner.DONT_KNOW))
        asked.append(question)
    return asked


def answer(browser: WebDriver, question: str, value: str | int) -> None:
    """Answer the question that is shown, and wait for what comes next."""
    place = shown(browser, f"[data-question={question}]")
    if isinstance(value, int):
        place.find_element(By.CSS_SELECTOR, "input[type=text]").send_keys(str(value))
    else:
        press(browser, place.find_element(By.CSS_SELECTOR, f'input[value="{value}"]'))
    press(browser, shown(browser, "[type=submit]"))
    shown(browser, f":is({STEPS}):not([data-question={question}])")


def test_a_family_goes_from_the_home_page_to_the_sheet(safari: WebDriver, address: str) -> None:
    safari.get(address)
    watch(safari)
    assert wrong(safari) == []
    press(safari, shown(safari, "a[href='hertfordshire/reckoner/']"))
    start = shown(safari, "[data-start]")
    watch(safari)
    press(safari, start)
    asked = answer_all(safari, AT_REVIEW)

    assert len(asked) > 5
    given = {question: AT_REVIEW.get(question, reckoner.DONT_KNOW) for question in asked}
    day = HERTFORDSHIRE.council.version
    strands = reckoner.estimate(CouncilBuild(HERTFORDSHIRE).policy, given, day)["strands"].values()
    rows = [row.text for row in safari.find_elements(By.CSS_SELECTOR, "[data-overview] li")]
    for strand in strands:
        [row] = [row for row in rows if row.startswith(strand["name"])]
        assert label(STRAND_LABELS, strand["status"], strand["when"]) in row

    press(safari, shown(safari, "[data-step=results] .word__open"))
    press(safari, shown(safari, ".word__meaning:popover-open .word__close"))

    press(safari, shown(safari, "[data-take-along]"))
    assert "Personal budgets in Hertfordshire" in shown(safari, "[data-step=summary]").text
    assert wrong(safari) == []


def test_a_page_that_the_browser_gives_back_has_the_answers_and_its_python(safari: WebDriver, address: str) -> None:
    """Its back-forward cache. Playwright switches Chromium's off, and waits for ever for Firefox's."""
    safari.get(f"{address}/hertfordshire/reckoner/")
    press(safari, shown(safari, "[data-start]"))
    answer(safari, "who_answers", "parent")
    answer(safari, "age", 9)
    # With answers that are not kept, the browser asks before the page is left.
    safari.execute_script("document.querySelector('[data-offer-save]').click(); window.left = true")
    safari.get(f"{address}/hertfordshire/who/")
    safari.back()
    assert shown(safari, STEPS).get_attribute("data-question") == "ehc_plan"
    assert safari.execute_script("return window.left"), "the page is the one that was left"
    asked = answer_all(safari, AT_REVIEW)
    assert shown(safari, "[data-step=results]")
    assert not {"who_answers", "age"} & set(asked)


def test_random_families_get_the_same_bytes_as_in_cpython(safari: WebDriver, site: Path, address: str) -> None:
    part = built(site, address, "hertfordshire")
    policy = reckoner.load(part.policy.read_text(encoding="utf-8"))
    requests = draw(policy, 2).requests[:25]
    safari.get(part.page)
    there = There(in_webdriver(safari.execute_async_script), part)
    assert there.texts(requests) == texts(policy, requests)
