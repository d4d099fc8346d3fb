"""A council's own site says nothing that is only true of a site of several councils, and leads to what is there.

It is in a folder of its host, and its pages are files.
"""

from __future__ import annotations

import re
from datetime import date
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import pytest

from publisher.site.own.left_out import without_left_out
from publisher.wording.markup import attributes, tags
from tests.own_site import own_project
from tests.policies import BAD, copy_of_good, mistake_in
from tests.publisher.local_offer import local_offer
from tests.site_project import Built, build, change, on_day, site_project

if TYPE_CHECKING:
    from pathlib import Path

ADDRESS = "https://www.exampleshire.example/send/budgets/"

NOT_TRUE_HERE = re.compile(
    r"\bnot</strong> an official|\bnot an official|No council (?:made|has)|not made by a council|no council made"
    r"|not (?:a|the) council\b(?!'s)|choose your council|other councils|compare councils"
    r"|(?:all|every|each) councils?\b(?! in England)"
    r"|side by side|Local Offer Reckoner|remember my council|councils. own",
    re.IGNORECASE,
)
"""What a page of several councils says, or one that the council did not make."""


WITHOUT_ID = {"top", "content"}
"""The top of any page, and what stands in links of the reckoner until a script fills them in."""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    project = own_project(tmp_path_factory.mktemp("own"))
    # Another council is in the folder, and does not matter.
    (project / "policies" / "othershire").mkdir()
    (project / "policies" / "othershire" / "council.yaml").write_text("not: read", encoding="utf-8")
    with on_day(date(2026, 11, 22)):
        return build(project, project / "site")


@pytest.mark.thorough
def test_no_page_says_what_is_not_true_of_it(built: Built) -> None:
    said = {
        f"{path.relative_to(built.folder)}: {found[0]}"
        for path in built.folder.rglob("*")
        if path.suffix in {".html", ".json", ".xml"} and "runtime" not in path.parts
        for found in NOT_TRUE_HERE.finditer(path.read_text(encoding="utf-8"))
    }
    assert said == set()
    assert built.said == ["Exampleshire changes on 1 April 2027: build and upload again on that day."]


@pytest.mark.thorough
def test_every_link_leads_to_a_file(built: Built) -> None:
    pages = sorted(built.folder.rglob("*.html"))
    ids = {page: set(re.findall(r'\bid="([^"]+)"', page.read_text(encoding="utf-8"))) for page in pages}
    dead = set()
    for page in pages:
        for tag in tags(page.read_text(encoding="utf-8")):
            given = attributes(tag["attributes"] or "") if tag["name"] in {"a", "link", "script", "img"} else {}
            address = urlsplit(unescape(given.get("href", given.get("src", ""))))
            if address.scheme or not (address.path or address.fragment):
                continue
            below = unquote(address.path)
            root = urlsplit(ADDRESS).path
            target = built.folder / below.removeprefix(root) if below.startswith("/") else page.parent / below
            file = (target if below else page).resolve()
            if not file.is_file() or (
                address.fragment and file in ids and address.fragment not in {*WITHOUT_ID, *ids[file]}
            ):
                dead.add(f"{page.relative_to(built.folder)}: {address.geturl()}")
    assert dead == set()


@pytest.mark.thorough
def test_its_name_its_logo_its_colour_and_its_address_are_the_councils(built: Built) -> None:
    page = (built.folder / "exampleshire" / "who.html").read_text(encoding="utf-8")
    assert "<title>Who can have one: Exampleshire - Personal budgets in Exampleshire</title>" in page
    assert 'src="../assets/images/logo.svg"' in page
    assert f'<link rel="canonical" href="{ADDRESS}exampleshire/who.html">' in page
    assert "mailto:offer@exampleshire.example" in page
    (styles,) = built.folder.glob("assets/theme/*/styles/every-page.css")
    assert "--brand: #00548f;" in styles.read_text(encoding="utf-8")
    assert f"{urlsplit(ADDRESS).path}assets/runtime/*" in (built.folder / "_headers").read_text(encoding="utf-8")


@pytest.mark.thorough
def test_a_copy_of_one_council_that_is_not_official_says_so_and_offers_no_choice(tmp_path: Path) -> None:
    project = site_project(tmp_path)
    change(project / "mkdocs.yml", "policies: policies\n", "policies: policies\n      only: [exampleshire]\n")
    with on_day(date(2026, 11, 22)):
        site = build(project, project / "site").folder
    home = (site / "index.html").read_text(encoding="utf-8")
    assert "<strong>Not</strong> an official council site." in home
    assert "Choose your council" not in home
    assert not (site / "compare").exists()
    assert not (site / "assets" / "compare").exists()
    assert not (site / "council").exists()


@pytest.mark.thorough
def test_what_all_councils_share_may_be_unused_where_the_site_is_about_one(tmp_path: Path) -> None:
    policies = copy_of_good(tmp_path)
    mistake_in(next(path for path in BAD if path.stem == "unused_question")).make(policies)
    assert "LO408" in local_offer("check", policies=policies).err
    (tmp_path / "mkdocs.yml").write_text("plugins: [{local-offer: {only: [exampleshire]}}]", encoding="utf-8")
    finished = local_offer("check", "--as-of", "2026-11-22", policies=policies)
    assert (finished.code, finished.err) == (0, "")


def test_the_check_of_policies_finds_what_is_wrong_in_the_settings(tmp_path: Path) -> None:
    policies = copy_of_good(tmp_path)
    (tmp_path / "mkdocs.yml").write_text("plugins: [{local-offer: {only: [exampelshire]}}]", encoding="utf-8")
    assert "mkdocs.yml:1: LO201 There is no council 'exampelshire'." in local_offer("check", policies=policies).err


def test_the_navigation_has_no_page_that_is_not_there() -> None:
    staff = {"For councils": ["council/index.md"]}
    given = ["index.md", {"About": ["about.md"]}, staff, "compare.md", {"Law": "law.md"}]
    assert without_left_out(given) == ["index.md", {"About": ["about.md"]}, {"Law": "law.md"}]
