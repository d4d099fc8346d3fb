"""People to turn to: named where families need them, called by a press, and no page fetches anything of theirs."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from publisher.wording.reach import tel
from tests.browser.axe import violations
from tests.browser.conftest import be_idle
from tests.browser.family import Family
from tests.policies import REAL, councils

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import FloatRect, Locator, Page

    from publisher.policies.read import CouncilFiles

COUNCILS = {files.council.id: files for files in councils(REAL)}
OF_ENGLAND = next(iter(COUNCILS.values())).bodies

# Wider than what becomes a link: brackets, hyphens and a code without its 0 would be found too.
LIKE_A_NUMBER = re.compile(r"(?<![\w.,/£-])(?:\+44|\(?0)[\d()][\d ()-]{7,14}\d(?![\w-])")

OTHERS = {"www.legislation.gov.uk", "squidfunk.github.io"}
"""Sites that are led to, beside those of bodies, contacts and sources: where the law is, and what made this site."""


_NO_WORDS = {"script", "style", "pre", "code"}


class _Reader(HTMLParser):
    """What of a page is like a number and cannot be pressed; what it loads of others; and where it leads."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self.loads: list[str] = []
        self.leads: list[dict[str, str | None]] = []
        self._rings = False
        self._unread = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "a":
            self._rings = (given.get("href") or "").startswith("tel:")
            self.leads.append(given)
        elif tag in _NO_WORDS:
            self._unread += 1
        elif given.get("rel") != "canonical":
            addresses = [
                value for name, value in attrs if name in {"src", "srcset", "href", "action", "data", "poster"}
            ]
            self.loads += [address for address in addresses if address and urlsplit(address).netloc]
        self.text += " " if tag not in {"a", "b", "em", "strong", "span"} else ""

    def handle_endtag(self, tag: str) -> None:
        if tag == "a":
            self._rings = False
        elif tag in _NO_WORDS:
            self._unread -= 1

    def handle_data(self, data: str) -> None:
        if not self._unread:
            self.text += "☎" if self._rings else data


@pytest.fixture(scope="module")
def read(site: Path) -> dict[str, _Reader]:
    """Every page of the site, as its HTML has it: also what is folded, hidden, or put together by scripts."""
    found = {}
    for path in sorted(site.rglob("*.html")):
        found[str(path.relative_to(site))] = reader = _Reader()
        reader.feed(path.read_text(encoding="utf-8"))
    return found


def test_what_is_like_a_number_is_found_in_any_shape() -> None:
    for number in ("01632 960001", "(01632) 960001", "01632-960-001", "+44 (0)1632 960001", "02392 437905"):
        assert LIKE_A_NUMBER.search(f"Call {number}."), number
    for other in ("HERTS-019", "19 012 848", "2014/1652", "£1,250,000", "26 November 2026", "section 17ZD(1) to (7)"):
        assert not LIKE_A_NUMBER.search(other), other


def test_every_number_on_every_page_can_be_pressed(read: dict[str, _Reader]) -> None:
    assert {
        path: LIKE_A_NUMBER.findall(page.text) for path, page in read.items() if LIKE_A_NUMBER.search(page.text)
    } == {}
    numbers = {link.get("href") for page in read.values() for link in page.leads}
    of_contacts = [c.phone for files in COUNCILS.values() for c in files.council.contacts if c.phone is not None]
    assert {tel(number) for number in of_contacts} <= numbers


def test_no_page_loads_anything_of_others(read: dict[str, _Reader]) -> None:
    assert {path: page.loads for path, page in read.items() if page.loads} == {}
    for path, page in read.items():
        for link in page.leads:
            assert "ping" not in link, path
            assert "prefetch" not in (link.get("rel") or ""), path


def test_pages_for_families_lead_only_to_sites_that_the_policies_name(read: dict[str, _Reader]) -> None:
    named = {body.web for body in OF_ENGLAND.bodies}
    named |= {c.web for files in COUNCILS.values() for c in files.council.contacts if c.web is not None}
    named |= {s.address for files in COUNCILS.values() for s in files.council.sources if s.is_whole}
    hosts = {urlsplit(address).netloc for address in named} | OTHERS
    for path, page in read.items():
        for link in () if path.startswith(("architecture/", "council/")) else page.leads:
            address = urlsplit(link.get("href") or "")
            assert not address.netloc or (address.scheme == "https" and address.netloc in hosts), (path, link)


def card(page: Page) -> Locator:
    return page.get_by_role("region", name="Talk to someone")


@pytest.mark.parametrize("files", COUNCILS.values(), ids=COUNCILS)
@pytest.mark.parametrize("id_", ["asking", "disagree"])
def test_a_councils_page_names_its_own_advice_and_a_number_to_ring(
    page: Page, address: str, files: CouncilFiles, id_: str
) -> None:
    page.goto(f"{address}/{files.council.id}/{id_}/")
    advice, desk = files.council.helper("sendiass"), files.council.helper("switchboard")
    assert advice is not None
    assert desk is not None
    assert desk.phone is not None
    expect(card(page).get_by_role("link", name=f"Call {desk.phone}")).to_have_attribute("href", tel(desk.phone))
    if advice.phone or advice.web:
        if advice.phone:
            expect(card(page).get_by_role("link", name=f"Call {advice.phone}")).to_be_visible()
        if advice.web:
            expect(card(page).get_by_role("link", name=advice.who)).to_have_attribute("href", advice.web)
    else:
        expect(card(page)).to_contain_text(f"search the web for “SENDIASS {files.council.area}”")


def test_on_the_smallest_phones_it_is_short_and_each_way_is_on_a_line(page: Page, address: str) -> None:
    page.goto(f"{address}/portsmouth/disagree/")
    rows = card(page).locator("dl > div")
    assert rows.count() == 3
    # A second line would make it 50 and more.
    assert [row for row in map(box_of, rows.all()) if row["height"] > 40] == []
    assert box_of(card(page))["height"] <= 290


def test_who_to_complain_to_is_there_after_a_no_and_the_right_team_elsewhere(page: Page, address: str) -> None:
    page.goto(f"{address}/peterborough/disagree/")
    complaints = COUNCILS["peterborough"].council.helper("complaints")
    assert complaints is not None
    assert complaints.web is not None
    expect(card(page).get_by_role("link", name="Council's page")).to_have_attribute("href", complaints.web)
    expect(card(page).get_by_role("link", name="Who to ask")).to_have_count(0)


def test_a_page_on_complaints_about_care_says_so_by_its_name_and_there_is_a_way_for_the_rest(
    page: Page, address: str
) -> None:
    page.goto(f"{address}/hampshire/disagree/")
    expect(card(page).get_by_role("link", name="complaints about children's social care")).to_be_visible()
    expect(card(page)).to_contain_text("Ask Children's Services how to complain")


@pytest.mark.parametrize("path", ["contact/", "404.html"])
def test_where_a_page_is_about_no_council_families_find_theirs_or_advice_for_everybody(
    page: Page, address: str, path: str
) -> None:
    page.goto(f"{address}/{path}")
    for body in OF_ENGLAND.bodies:
        if body.does == "advise":
            expect(card(page).get_by_role("link", name=body.name, exact=True)).to_have_attribute("href", body.web)
    expect(card(page).get_by_role("link", name="Find it on GOV.UK")).to_be_visible()
    assert violations(page) == []
    card(page).get_by_role("link", name="Choose your council").click()
    expect(page.get_by_role("heading", name="Choose your council")).to_be_in_viewport()


@pytest.mark.parametrize(("path", "name"), [("peterborough/", "Peterborough SENDIASS"), ("", "IPSEA")])
def test_a_search_that_finds_nothing_ends_with_somebody_to_talk_to(
    page: Page, address: str, path: str, name: str
) -> None:
    page.goto(f"{address}/{path}")
    page.get_by_role("button", name="Search", exact=True).click()
    expect(card(page)).to_have_count(0)
    page.keyboard.type("zzzzqqqq")
    expect(page.locator("[data-search-status]")).to_contain_text("Nothing found")
    expect(card(page).get_by_role("link", name=name)).to_be_visible()
    assert violations(page) == []


def test_results_name_somebody_to_talk_to_and_keep_the_answers_open(page: Page, address: str) -> None:
    family = Family(page, {"age": 9, "ehc_plan": "none"})
    family.open(address, "portsmouth")
    family.answer_all()
    talk = family.results().locator(".fold").filter(has=page.get_by_role("heading", name="Talk to someone"))
    talk.locator("summary").click()
    expect(talk.get_by_role("link", name="Call 023 9323 3656")).to_be_visible()
    out = talk.get_by_role("link", name="Portsmouth SENDIASS (new tab)")
    expect(out).to_have_attribute("target", "_blank")
    leads_away = (
        "links => links.filter((link) => !/^tel:/.test(link.href) && !link.target && !link.dataset.cite).length"
    )
    assert talk.get_by_role("link").evaluate_all(leads_away) == 0


def test_where_nobody_hears_nobody_is_asked(page: Page, address: str) -> None:
    page.goto(f"{address}/hertfordshire/who/")
    be_idle(page)
    expect(page.get_by_text("Was this page useful?")).to_have_count(0)
    page.get_by_text("Something missing or wrong on this page?").click()
    expect(page.get_by_role("link", name="who to talk to")).to_be_visible()


def box_of(part: Locator) -> FloatRect:
    box = part.bounding_box()
    assert box is not None
    return box
