"""Old addresses of pages lead to the new ones, and what cannot be so stops the build."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import urljoin

import pytest

from publisher.site.hosting.moved import Around, Moved, MovedError, read_moved, read_redirects, write_moved
from publisher.site.hosting.unsafe_pages import scan_page
from publisher.site.theme_assets import Loaded

if TYPE_CHECKING:
    from pathlib import Path

AROUND = Around(
    "https://x.example/",
    Loaded("assets/theme/0/a.css", "sha256-of-the-style"),
    Loaded("assets/theme/0/moved.js", "sha256-of-the-script"),
)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for name in ("", "hampshire/", "hampshire/who/"):
        (tmp_path / name).mkdir(exist_ok=True)
        (tmp_path / name / "index.html").write_text("a page", encoding="utf-8")
    return tmp_path


@pytest.fixture
def of_files(tmp_path: Path) -> Path:
    """A site as `use_directory_urls: false` makes it."""
    for name in ("index", "hampshire/index", "hampshire/who", "hampshire/faq"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / f"{name}.html").write_text("a page", encoding="utf-8")
    return tmp_path


def leads_to(site: Path) -> dict[str, str]:
    """Where each old address leads, by the link on the small page there."""
    found = {}
    for page in site.rglob("*.html"):
        link = re.search(r'<a href="([^"]*)">Go to where', page.read_text(encoding="utf-8"))
        if link is not None:
            old = page.relative_to(site).as_posix().removesuffix("index.html")
            found[old] = urljoin(f"/{old}", link[1]).removeprefix("/")
    return found


def moved(site: Path, said: dict[str, str], base: str = "/", *, as_files: bool = False) -> None:
    write_moved(site, read_moved(said), replace(AROUND, as_files=as_files), base)


def test_addresses_are_those_of_pages_and_folders() -> None:
    assert read_moved({"a/b/": "c/", "/hants/*": "/hampshire/*", "x/": ""}) == (
        Moved("a/b/", "c/", below=False),
        Moved("hants/", "hampshire/", below=True),
        Moved("x/", "", below=False),
    )


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("a", "b/"),
        ("a/", "https://elsewhere.example/"),
        ("../a/", "b/"),
        ("a b/", "b/"),
        ("a/*", "b/"),
        ("*", "*"),
        ("", "b/"),
        ("index.html", "b/"),
        ("a.htm", "b/"),
        ("a/", 'b/"><script>'),
    ],
)
def test_what_is_no_address_is_refused_with_its_place(old: str, new: str) -> None:
    with pytest.raises(MovedError, match=r"^mkdocs\.yml: moved: ") as refused:
        read_moved({old: new})
    assert len(str(refused.value).splitlines()) == 2


def test_an_old_page_leads_to_the_new_one_without_javascript(site: Path) -> None:
    moved(site, {"old/deep/": "hampshire/who/"})
    page = (site / "old" / "deep" / "index.html").read_text(encoding="utf-8")
    assert '<noscript><meta http-equiv="refresh" content="0; url=../../hampshire/who/"></noscript>' in page
    assert '<a href="../../hampshire/who/">' in page
    assert '<link rel="canonical" href="https://x.example/hampshire/who/">' in page
    assert 'href="../../assets/theme/0/a.css" integrity="sha256-of-the-style"' in page
    assert 'src="../../assets/theme/0/moved.js" integrity="sha256-of-the-script"' in page
    assert scan_page(page) == ()


def test_every_page_of_a_folder_leads_to_its_own(site: Path) -> None:
    moved(site, {"hants/*": "hampshire/*", "gone/": ""})
    for old, new in (("hants", "../hampshire/"), ("hants/who", "../../hampshire/who/"), ("gone", "../")):
        assert f'<a href="{new}">' in (site / old / "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("base", ["/", "/send/"])
def test_hosts_have_a_list_of_them(site: Path, base: str) -> None:
    moved(site, {"hants/*": "hampshire/*", "old/": "hampshire/who/"}, base)
    assert (site / "_redirects").read_text(encoding="utf-8").splitlines() == [
        f"{base}hants/who.html {base}hampshire/who/ 301",
        f"{base}hants/* {base}hampshire/:splat 301",
        f"{base}old/ {base}hampshire/who/ 301",
    ]
    assert read_redirects(site) == (
        Moved(f"{base}hants/who.html", f"{base}hampshire/who/", below=False),
        Moved(f"{base}hants/", f"{base}hampshire/", below=True),
        Moved(f"{base}old/", f"{base}hampshire/who/", below=False),
    )


@pytest.mark.parametrize(("new", "there"), [("hampshire/", "hampshire/index.html"), ("", "index.html")])
def test_the_page_of_a_folder_is_named_as_the_file_that_it_is_where_pages_are_files(
    of_files: Path, new: str, there: str
) -> None:
    # Some hosts of files show no page for a folder.
    moved(of_files, {"old/": new}, as_files=True)
    assert f'href="../{there}">Go to' in (of_files / "old" / "index.html").read_text(encoding="utf-8")
    assert [(each.old, each.new) for each in read_redirects(of_files)] == [("/old/", f"/{there}")]


@pytest.mark.parametrize("new", ["hampshire/who/", "hampshire/who.html"])
@pytest.mark.parametrize("old", ["hampshire/eligible/", "hampshire/eligible.html"])
def test_a_page_is_named_in_either_form_whichever_the_site_has(of_files: Path, old: str, new: str) -> None:
    moved(of_files, {old: new})
    assert leads_to(of_files) == {old: "hampshire/who.html"}
    assert [(each.old, each.new) for each in read_redirects(of_files)] == [(f"/{old}", "/hampshire/who.html")]


def test_a_page_in_a_folder_is_found_by_the_name_of_a_file(site: Path) -> None:
    moved(site, {"old.html": "hampshire/who.html"})
    assert leads_to(site) == {"old.html": "hampshire/who/"}


def test_every_page_of_a_folder_leads_on_where_pages_are_files(of_files: Path) -> None:
    moved(of_files, {"hants/*": "hampshire/*"}, as_files=True)
    assert leads_to(of_files) == {
        "hants/": "hampshire/index.html",
        "hants/who/": "hampshire/who.html",
        "hants/who.html": "hampshire/who.html",
        "hants/faq/": "hampshire/faq.html",
        "hants/faq.html": "hampshire/faq.html",
    }
    assert [(each.old, each.new, each.below) for each in read_redirects(of_files)] == [
        ("/hants/faq/", "/hampshire/faq.html", False),
        ("/hants/", "/hampshire/index.html", False),
        ("/hants/who/", "/hampshire/who.html", False),
        ("/hants/", "/hampshire/", True),
    ]


def test_a_council_that_turns_pages_into_files_leads_its_own_addresses_on(of_files: Path) -> None:
    moved(of_files, {"hampshire/*": "hampshire/*"})
    assert leads_to(of_files) == {"hampshire/who/": "hampshire/who.html", "hampshire/faq/": "hampshire/faq.html"}
    # By the whole folder, a host would send browsers round in a circle.
    assert [each.below for each in read_redirects(of_files)] == [False, False]


def test_and_one_that_turns_them_back_too(site: Path) -> None:
    moved(site, {"hampshire/*": "hampshire/*"})
    assert leads_to(site) == {"hampshire/who.html": "hampshire/who/"}


def test_where_nothing_has_moved_nothing_is_written(site: Path) -> None:
    moved(site, {})
    assert not (site / "_redirects").exists()


@pytest.mark.parametrize(
    ("said", "what"),
    [
        ({"hampshire/who/": "hampshire/"}, "There is a page at 'hampshire/who/'"),
        ({"old/": "hampshire/whom/"}, "There is no page at 'hampshire/whom/'"),
        ({"old.html": "hampshire/whom.html"}, "There is no page at 'hampshire/whom.html'"),
        ({"old/": "hampshire/who/", "old/*": "hampshire/*"}, "There is a page at 'old/'"),
        ({"a/": "hampshire/", "a/*": "hampshire/*"}, "There is a page at 'a/'"),
    ],
)
def test_what_would_lead_nowhere_or_write_over_a_page_is_refused(site: Path, said: dict[str, str], what: str) -> None:
    with pytest.raises(MovedError, match=what):
        moved(site, said)
    assert (site / "hampshire" / "who" / "index.html").read_text(encoding="utf-8") == "a page"
