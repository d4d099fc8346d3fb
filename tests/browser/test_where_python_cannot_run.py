"""Where the reckoner cannot run, the page says so within ten seconds, and offers to try again and to do it on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.axe import violations
from tests.browser.conftest import HeldBack, wait_until
from tests.browser.family import AT_REVIEW, SAVE_DATA, SLOW, Family

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page, Route

WITHIN_MS = 10_000
"""How long a family may wait before it reads what is wrong."""


class Trouble:
    """What happens to some files on their way, until it is over."""

    def __init__(self, page: Page, files: str, kind: str) -> None:
        """Begin.

        Args:
            page: the page that asks for the files.
            files: which of them, as a pattern.
            kind: `gone` (no such file), `blocked` (refused on the way), `octets` (of a type that is no
                script's) or `stalled` (nothing ever comes).
        """
        self.kind = kind
        self._page = page
        self._met = 0
        page.route(files, self._meet)

    def wait(self) -> None:
        """Wait until the page has met it: a file that it asks for later would come as it should."""
        wait_until(self._page, lambda: self._met)
        if self.kind != "stalled":
            # By then every module was asked for, and every other try to get one is over.
            self._page.wait_for_load_state("load")

    def over(self) -> None:
        """From now on files come as they should; what is stalled stays so."""
        self.kind = "over"

    def _meet(self, route: Route) -> None:
        self._met += 1
        if self.kind == "gone":
            route.fulfill(status=404, body="")
        elif self.kind == "blocked":
            route.abort("blockedbyclient")
        elif self.kind == "octets":
            _as_type(route, "application/octet-stream")
        elif self.kind == "over":
            route.continue_()


def as_text(route: Route) -> None:
    """Answer with the right file and the wrong type, as some proxies do."""
    _as_type(route, "text/plain")


def _as_type(route: Route, kind: str) -> None:
    response = route.fetch()
    route.fulfill(response=response, headers={**response.headers, "content-type": kind})


def need_the_engine(page: Page, address: str) -> None:
    """Open the reckoner and answer until the engine is needed. Nothing of it is fetched before the start."""
    page.add_init_script(SAVE_DATA)
    family = Family(page, AT_REVIEW)
    family.open(address)
    family.leave_opening()


def assert_ways_on(page: Page, step: str) -> None:
    """The step on screen offers to try again, and the page to work it out on paper."""
    section = page.locator(f"[data-step={step}]")
    expect(section.get_by_role("button", name="Try again")).to_be_visible()
    expect(section.get_by_role("link", name="Work it out on paper").first).to_be_visible()


def late_message(page: Page) -> None:
    """Let the time pass after which the page says that its scripts did not come. It is not more than may be waited."""
    message = page.locator(".needs-script")
    # On a slow machine some of the time has passed already: the message is put back to where its wait began.
    ends, hidden_at_first = message.evaluate(
        """(e) => {
          const waits = e.getAnimations();
          for (const wait of waits) { wait.pause(); wait.currentTime = 0; }
          const ends = waits.map((wait) => wait.effect.getComputedTiming().endTime);
          return [ends, !e.checkVisibility({ visibilityProperty: true })];
        }"""
    )
    assert ends, "nothing would show the message"
    assert max(ends) <= WITHIN_MS
    assert hidden_at_first
    message.evaluate("(e) => e.getAnimations().forEach((a) => a.finish())")
    expect(message).to_be_visible()


@pytest.mark.parametrize(
    ("module", "kind", "late"),
    [
        ("reckoner/main.js", "gone", False),
        ("reckoner/engine.js", "blocked", False),
        ("lib/dom.js", "gone", False),
        ("reckoner/main.js", "octets", False),
        ("reckoner/main.js", "stalled", True),
        # Without the script that says so at once, styles alone do.
        ("reckoner/{fault,main}.js", "gone", True),
    ],
)
def test_a_module_that_does_not_load_is_told(
    disturbed_page: Page, address: str, module: str, kind: str, *, late: bool
) -> None:
    page = disturbed_page
    trouble = Trouble(page, f"**/assets/theme/*/{module}", kind)
    page.goto(f"{address}/hertfordshire/reckoner/", wait_until="commit")
    page.locator(".needs-script").wait_for(state="attached")
    trouble.wait()
    if late:
        late_message(page)
    expect(page.get_by_role("button", name="Start", exact=True)).to_be_hidden()
    alert = page.get_by_role("alert").filter(has_text="The reckoner is not running in this browser.")
    expect(alert.get_by_role("link", name="Work it out on paper")).to_be_visible()
    trouble.over()
    alert.get_by_role("link", name="Try again").click()
    expect(page.get_by_role("button", name="Start", exact=True)).to_be_visible()
    expect(page.locator(".needs-script")).to_be_hidden()


def test_a_page_that_is_opened_from_the_disk_says_to_open_it_on_the_web(disturbed_page: Page, site: Path) -> None:
    page = disturbed_page
    page.goto((site / "hertfordshire" / "reckoner" / "index.html").as_uri())
    alert = page.get_by_role("alert").filter(has_text="open it on the web instead")
    expect(alert.get_by_role("link", name="Work it out on paper")).to_be_visible()
    # Nobody has said yet where families find it.
    expect(alert).not_to_contain_text("http")


@pytest.mark.parametrize("files", ["reckoner-page", "*"])
def test_a_reckoner_that_runs_without_its_styles_does_not_say_that_it_does_not(
    disturbed_page: Page, address: str, files: str
) -> None:
    page = disturbed_page
    page.route(f"**/assets/theme/*/styles/{files}.css", lambda route: route.abort("blockedbyclient"))
    page.goto(f"{address}/hertfordshire/reckoner/")
    expect(page.get_by_text("The reckoner is not running in this browser.")).to_be_hidden()
    page.get_by_role("button", name="Start", exact=True).click()
    expect(page.get_by_role("button", name="Continue", exact=True)).to_be_visible()


def test_a_browser_that_knows_no_modules_is_told(disturbed_page: Page, address: str) -> None:
    page = disturbed_page

    def without_modules(route: Route) -> None:
        response = route.fetch()
        route.fulfill(response=response, body=response.text().replace('type="module"', 'type="text/unknown"'))

    page.route("**/reckoner/", without_modules)
    page.goto(f"{address}/hertfordshire/reckoner/")
    late_message(page)
    assert violations(page) == []


def test_webassembly_sent_as_text_runs(page: Page, address: str) -> None:
    page.route("**/*.wasm", as_text)
    need_the_engine(page, address)
    page.locator("[data-question=continuing_care]").wait_for(timeout=SLOW)


@pytest.mark.parametrize(
    ("first", "said"),
    [
        ("delete window.WebAssembly", "has a part switched off that it needs, called WebAssembly"),
        ("WebAssembly.validate = () => false", "too old for the reckoner"),
        (
            "WebAssembly.Module = function () { throw new WebAssembly.CompileError('Blocked by CSP.'); }",
            "not allowed to run on this page",
        ),
        ("delete window.Worker", "This browser is too old for the reckoner"),
    ],
)
@pytest.mark.parametrize("save_data", [False, True])
def test_what_a_browser_has_not_is_named_before_anything_is_asked(
    page: Page, address: str, first: str, said: str, *, save_data: bool
) -> None:
    page.add_init_script(first)
    if save_data:
        page.add_init_script(SAVE_DATA)
    page.goto(f"{address}/hertfordshire/reckoner/")
    failed = page.locator("[data-step=failed]")
    expect(failed).to_contain_text(said)
    expect(failed.locator("[data-heading]")).to_be_focused()
    expect(failed.get_by_role("button")).to_have_count(0)
    expect(failed.get_by_text("Your answers are still here")).to_be_hidden()
    expect(page.get_by_role("button", name="Start", exact=True)).to_be_hidden()
    expect(failed.get_by_role("link", name="Work it out on paper")).to_be_visible()


# Every other file is tried in test_engine_loading.
@pytest.mark.parametrize(("file", "kind"), [("pyodide.asm.wasm", "blocked"), ("assets/policies/*.json", "gone")])
def test_a_file_that_does_not_come_is_told(disturbed_page: Page, address: str, file: str, kind: str) -> None:
    page = disturbed_page
    trouble = Trouble(page, f"**/{file}", kind)
    need_the_engine(page, address)
    failed = page.locator("[data-step=failed]")
    expect(failed).to_contain_text("A file that the reckoner needs did not arrive.")
    assert_ways_on(page, "failed")
    assert violations(page) == []
    trouble.over()
    failed.get_by_role("button", name="Try again").click()
    page.locator("[data-question=continuing_care]").wait_for(timeout=SLOW)


@pytest.mark.parametrize("file", ["pyodide.asm.wasm", "worker.js"])
def test_a_file_that_stands_still_is_told_within_ten_seconds(disturbed_page: Page, address: str, file: str) -> None:
    page = disturbed_page
    page.clock.install()
    trouble = Trouble(page, f"**/{file}", "stalled")
    need_the_engine(page, address)
    trouble.wait()
    waiting = page.locator("[data-step=waiting]")
    expect(waiting).to_be_visible()
    expect(page.locator("[data-announce]")).to_be_attached()
    page.clock.run_for(WITHIN_MS - 1000)
    expect(waiting.get_by_text("This is taking a while.")).to_be_visible()
    assert_ways_on(page, "waiting")
    page.clock.run_for(WITHIN_MS)
    failed = page.locator("[data-step=failed]")
    expect(failed).to_contain_text("It took too long, and so we stopped.")
    assert_ways_on(page, "failed")


def test_whoever_has_waited_long_enough_can_try_again_at_once(disturbed_page: Page, address: str) -> None:
    page = disturbed_page
    page.clock.install()
    trouble = Trouble(page, "**/pyodide.asm.wasm", "stalled")
    need_the_engine(page, address)
    trouble.wait()
    page.clock.run_for(WITHIN_MS - 1000)
    trouble.over()
    page.locator("[data-step=waiting]").get_by_role("button", name="Try again").click()
    page.clock.resume()
    page.locator("[data-question=continuing_care]").wait_for(timeout=SLOW)


def test_each_stage_of_the_wait_is_shown_and_read_out(disturbed_page: Page, address: str) -> None:
    page = disturbed_page
    held = HeldBack(page, "**/pyodide.asm.wasm")
    need_the_engine(page, address)
    stages = page.locator("[data-step=waiting] [data-stage]")
    expect(stages.first).to_have_attribute("aria-current", "step")
    expect(page.locator("[data-announce]")).to_have_text("Fetching the rules")
    expect(stages.first.locator("[data-done]")).to_be_hidden()
    held.release()
    page.locator("[data-question=continuing_care]").wait_for(timeout=SLOW)
    expect(stages.first.locator("[data-done]")).not_to_have_attribute("hidden", "")
