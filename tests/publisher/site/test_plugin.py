"""The MkDocs plugin hands the pages, policies and runtime of every council to a site.

The site is of the invented council, which is built in a moment; `tests/browser/` looks at the real one.
"""

from __future__ import annotations

import json
import re
from datetime import date
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest
from markupsafe import escape

from publisher.check.ids import RESERVED
from publisher.pages import COUNCIL_PAGES
from publisher.site.build import build_site
from publisher.site.hosting.csp import content_security_policy, page_policy
from publisher.site.hosting.notices import notices
from publisher.source.content import integrity
from publisher.source.problems import ProblemsFound
from publisher.wording.markup import attributes, tags
from tests.publisher.source.interrupt import replace
from tests.site_project import ROOT, Built, build, change, on_day, site_project

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.thorough

BEFORE_THE_CHANGE = date(2026, 11, 22)
CHANGE_AHEAD = "Exampleshire changes on 1 April 2027: build and upload again on that day."


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """A site that nobody runs yet."""
    project = site_project(tmp_path_factory.mktemp("built"))
    with on_day(BEFORE_THE_CHANGE):
        return build(project, project / "site")


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory, built: Built) -> Built:
    """The same with somebody who runs it, an address, moved pages, and another word in a policy; published over it."""
    project = site_project(tmp_path_factory.mktemp("changed"))
    change(
        project / "policies" / "exampleshire" / "policy.yaml",
        "met: You have a final EHC plan.",
        "met: A purple EHC plan.",
    )
    config = project / "mkdocs.yml"
    change(config, "http://127.0.0.1:8000/", "https://offer.exampleshire.example/")
    moved = "      moved: {oldshire/*: exampleshire/*, rules/: exampleshire/who/}\n"
    operator = "      operator: {name: The Local Offer team, email: offer@exampleshire.example}\n"
    change(config, "      policies: policies\n", f"      policies: policies\n{operator}{moved}")
    with on_day(BEFORE_THE_CHANGE):
        return build(project, project / "site", keep=built.folder)


@pytest.fixture
def site(built: Built) -> Path:
    return built.folder


def test_every_page_of_a_council_is_built(site: Path) -> None:
    for id_ in COUNCIL_PAGES:
        path = site / "exampleshire" / ("" if id_ == "overview" else id_) / "index.html"
        assert path.is_file(), path


def test_what_is_in_the_site_beside_its_councils_is_reserved(site: Path) -> None:
    folders = {path.name for path in site.iterdir() if path.is_dir()}
    assert folders - {"exampleshire"} <= RESERVED


def test_the_reckoners_page_names_files_that_are_there(site: Path) -> None:
    html = (site / "exampleshire" / "reckoner" / "index.html").read_text(encoding="utf-8")
    (policy,) = (site / "assets" / "policies").glob("exampleshire-*.json")
    (wasm,) = (site / "assets" / "runtime").glob("*/pyodide.asm.wasm")
    (wheel,) = (site / "assets" / "runtime").glob("*/*.whl")
    assert f"assets/policies/{policy.name}" in html
    assert f'data-python-url="../../assets/runtime/{wasm.parent.name}/"' in html
    assert f'data-engine-url="../../assets/runtime/{wheel.parent.name}/"' in html


def test_every_style_and_script_is_in_a_folder_that_its_content_names(site: Path) -> None:
    (theme,) = (site / "assets" / "theme").iterdir()
    code = {path.relative_to(site) for path in site.rglob("*") if path.suffix in {".css", ".js", ".ts"}}
    named = {("assets", name) for name in ("theme", "runtime", "minisearch")}
    # What pages of other sites import has one address for ever, too.
    named.add(("data", "v1"))
    # A worker for pages has one address for ever: that of the folder that it is in charge of.
    assert {path.parts[:2] for path in code} == {*named, ("sw.js",)}
    for page in site.rglob("*.html"):
        for name in re.findall(r'<(?:script|link)[^>]* (?:src|href)="([^"]+\.(?:js|css))"', page.read_text("utf-8")):
            # The page for a page that is not there is shown at any address, so its own begin at the root.
            file = site / name.removeprefix("/") if name.startswith("/") else (page.parent / name).resolve()
            assert file.is_file(), name
            assert file.is_relative_to(theme) or file.is_relative_to(site / "assets" / "minisearch"), name


def test_every_page_holds_each_style_and_script_to_its_bytes(site: Path, changed: Built) -> None:
    held = 0
    for folder in (site, changed.folder):
        for page in folder.rglob("*.html"):
            for tag in tags(page.read_text(encoding="utf-8")):
                given = attributes(tag["attributes"] or "")
                loaded = given.get("src" if tag["name"] == "script" else "href", "")
                if not re.search(r"\.(?:js|css)$", loaded):
                    continue
                file = folder / loaded.removeprefix("/") if loaded.startswith("/") else page.parent / loaded
                assert given.get("integrity") == integrity(file.read_bytes()), f"{page}: {loaded}"
                held += 1
    assert held > 1000
    for name in ("oldshire/who/index.html", "404.html"):
        assert " integrity=" in (changed.folder / name).read_text(encoding="utf-8")


def test_a_site_carries_the_licences_of_what_it_is_made_of(site: Path) -> None:
    assert (site / "licences.txt").read_text(encoding="utf-8") == notices(ROOT)
    assert 'href="../licences.txt"' in (site / "about" / "index.html").read_text(encoding="utf-8")
    # The list names no font.
    assert [path for path in site.rglob("*") if path.suffix in {".woff", ".woff2", ".ttf", ".otf"}] == []


def test_a_page_names_every_module_that_it_will_load(site: Path) -> None:
    html = (site / "exampleshire" / "reckoner" / "index.html").read_text(encoding="utf-8")
    (theme,) = (site / "assets" / "theme").iterdir()
    named = re.findall(rf'<link rel="modulepreload" href="../../assets/theme/{theme.name}/([^"]+)"', html)
    # What finds pages is loaded when it is asked for.
    named.remove("site/search-pages.js")
    named.remove("site/search-text.js")
    assert len(named) == len(set(named))
    assert {"reckoner/main.js", "reckoner/letters.js", "site/search.js", "lib/dom.js"} <= set(named)
    assert "reckoner/worker.js" not in named


def test_all_that_the_index_of_the_data_names_is_there(site: Path) -> None:
    folder = site / "data" / "v1"
    index = json.loads((folder / "index.json").read_text(encoding="utf-8"))
    (council,), engine = index["councils"], index["engine"]
    tables = [f"{edition['folder']}{name}" for edition in council["editions"] for name in ("policy.json", "faq.csv")]
    for address in (*tables, council["policy"], engine["wheel"], engine["python"], engine["folder"], index["about"]):
        assert (folder / address).exists(), address
    # The addresses in the module are from where it is, and what is imported is one of the theme's files.
    (imported,) = re.findall(r'from "([^"]+)"', (folder / engine["module"]).read_text(encoding="utf-8"))
    assert "openReckoner" in (folder / imported).read_text(encoding="utf-8")


def test_a_councils_first_page_says_its_budgets_in_the_words_of_schema_org(site: Path, changed: Built) -> None:
    for folder, site_url in ((site, "http://127.0.0.1:8000/"), (changed.folder, "https://offer.exampleshire.example/")):
        html = (folder / "exampleshire" / "index.html").read_text(encoding="utf-8")
        (data,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
        services = json.loads(data)["@graph"]
        assert {service["@type"] for service in services} == {"GovernmentService"}
        assert {service["url"] for service in services} == {f"{site_url}exampleshire/"}
    others = [page for page in site.rglob("*.html") if "ld+json" in page.read_text(encoding="utf-8")]
    assert others == [site / "exampleshire" / "index.html"]


def test_the_problems_page_explains_every_code(site: Path) -> None:
    html = (site / "council" / "problems" / "index.html").read_text(encoding="utf-8")
    assert "LO203" in html


def test_what_can_be_kept_for_when_there_is_no_signal_is_all_there(site: Path) -> None:
    worker = (site / "sw.js").read_text(encoding="utf-8").split("\n", 1)[0]
    kept = json.loads(worker.removeprefix("self.KEPT = ").removesuffix(";"))
    council = kept["councils"]["exampleshire"]
    assert {"exampleshire/", "exampleshire/paper/", "exampleshire/reckoner/"} <= set(council)
    assert {"", "saved/", "privacy/"} <= set(kept["shared"])
    reckoner = (site / "exampleshire" / "reckoner" / "index.html").read_text(encoding="utf-8")
    needed = [name for name in [*kept["shared"], *council, *kept["runtime"]] if name.startswith("assets/")]
    assert any(name.startswith("assets/policies/") and name in reckoner for name in needed)
    for page in (name for name in [*kept["shared"], *council] if name.endswith("/")):
        html = (site / page / "index.html").read_text(encoding="utf-8")
        assert html.count("<template data-kept-copy>") == html.count("<!-- when -->") == 1, page


def test_what_compresses_has_copies_for_hosts_that_send_them(site: Path) -> None:
    (wasm,) = (site / "assets" / "runtime").glob("*/pyodide.asm.wasm")
    for file in (wasm, site / "exampleshire" / "index.html", site / "sw.js"):
        brotli, gzip = (file.with_name(file.name + ending).stat().st_size for ending in (".br", ".gz"))
        assert brotli < gzip < 0.45 * file.stat().st_size


def test_what_is_said_of_how_much_data_it_takes_to_keep_it_holds(site: Path) -> None:
    kept = json.loads((site / "sw.js").read_text("utf-8").split("\n", 1)[0].removeprefix("self.KEPT = ")[:-1])
    sent = 0
    for name in [*kept["shared"], *kept["councils"]["exampleshire"], *kept["runtime"]]:
        file = site / name / "index.html" if name.endswith("/") or not name else site / name
        small = file.with_name(f"{file.name}.gz")
        sent += (small if small.is_file() else file).stat().st_size
    (said,) = re.findall(r"about (\d) MB of data", (site / "saved" / "index.html").read_text(encoding="utf-8"))
    assert sent / 1e6 < int(said) < sent / 1e6 + 1.5


def test_the_site_has_a_content_security_policy(site: Path) -> None:
    headers = (site / "_headers").read_text(encoding="utf-8")
    assert "Content-Security-Policy: default-src 'none'" in headers
    assert "unsafe-inline" not in headers


def test_each_page_says_the_policy_before_it_names_a_file(site: Path) -> None:
    for page in site.rglob("*.html"):
        head = page.read_text(encoding="utf-8").partition("<link")[0]
        assert f'<meta http-equiv="Content-Security-Policy" content="{escape(page_policy())}">' in head, page


def test_apache_finds_in_the_site_what_it_has_to_know(site: Path) -> None:
    told = (site / ".htaccess").read_text(encoding="utf-8")
    assert f'Header always set Content-Security-Policy "{content_security_policy()}"' in told


def test_old_addresses_lead_to_the_new_ones(changed: Built) -> None:
    site = changed.folder
    for old, new in (("oldshire/who", "../../exampleshire/who/"), ("rules", "../exampleshire/who/")):
        page = (site / old / "index.html").read_text(encoding="utf-8")
        assert f'<a href="{new}">' in page
        assert "https://offer.exampleshire.example/exampleshire/who/" in page
        for name in re.findall(r' (?:src|href)="([^"]+\.(?:js|css))"', page):
            assert (site / old / name).resolve().is_file()
    assert "/oldshire/* /exampleshire/:splat 301" in (site / "_redirects").read_text(encoding="utf-8")
    rule = "RewriteRule ^rules/$ https://offer.exampleshire.example/exampleshire/who/ [R=301,L]"
    assert rule in (site / ".htaccess").read_text(encoding="utf-8")
    assert "oldshire" not in (site / "sitemap.xml").read_text(encoding="utf-8")


def test_the_reckoner_says_where_it_is_once_that_is_known(site: Path, changed: Built) -> None:
    here, there = (folder / "exampleshire" / "reckoner" / "index.html" for folder in (site, changed.folder))
    address = "https:/<wbr>/<wbr>offer.exampleshire.example/<wbr>exampleshire/<wbr>reckoner/<wbr>"
    assert there.read_text(encoding="utf-8").count(f'<span translate="no">{address}</span>') == 2
    assert "<wbr>" not in here.read_text(encoding="utf-8")


def test_a_site_keeps_what_open_pages_of_the_one_before_ask_for(site: Path, changed: Built) -> None:
    (before,) = (site / "assets" / "policies").glob("exampleshire-*.json")
    policies = changed.folder / "assets" / "policies"
    assert len(list(policies.glob("exampleshire-*.json"))) == 2
    for ending in ("", ".br", ".gz"):
        name = f"{before.name}{ending}"
        assert (policies / name).read_bytes() == before.with_name(name).read_bytes()
    # What is kept for pages that are open is not kept by a new one for when there is no signal.
    assert before.name not in (changed.folder / "sw.js").read_text(encoding="utf-8")


def test_a_policy_with_problems_is_not_published(tmp_path: Path) -> None:
    project = site_project(tmp_path)
    old = tmp_path / "site"
    replace(old, {"index.html": "the last good site"})
    change(project / "policies" / "exampleshire" / "policy.yaml", "is: [final]", "is: [finall]")
    with pytest.raises(ProblemsFound, match=r"policy.yaml:\d+: LO203 'finall' is not an answer to 'ehc_plan'"):
        build_site(project, old)
    assert (old / "index.html").read_text(encoding="utf-8") == "the last good site"


def test_a_changed_word_reaches_the_page_and_the_compiled_policy(changed: Built) -> None:
    folder = changed.folder
    assert "purple" in (folder / "exampleshire" / "who" / "index.html").read_text(encoding="utf-8")
    reckoner = (folder / "exampleshire" / "reckoner" / "index.html").read_text(encoding="utf-8")
    (named,) = set(re.findall(r"assets/policies/exampleshire-\w+\.json", reckoner))
    compiled = folder / named
    assert "purple" in compiled.read_text(encoding="utf-8")


def test_who_runs_the_copy_is_named_and_can_be_written_to_from_each_page(changed: Built) -> None:
    folder = changed.folder
    assert "The Local Offer team" in (folder / "contact" / "index.html").read_text(encoding="utf-8")
    page = (folder / "exampleshire" / "who" / "index.html").read_text(encoding="utf-8")
    title = quote("Who can have one: Exampleshire")
    assert (
        f'href="mailto:offer@exampleshire.example?subject=Local%20Offer%20Reckoner%3A%20{title}&amp;'
        f"body=About%20this%20page%3A%0A%0A%0APage%3A%20{title}%20"
        '(exampleshire/who/)%0AVersion%3A%2022%20November%202026%0A"'
    ) in page.replace("%28", "(").replace("%29", ")").replace("%2F", "/")
    assert changed.said == [CHANGE_AHEAD]


def test_whether_a_page_was_useful_is_asked_only_where_somebody_hears(built: Built, changed: Built) -> None:
    page = "exampleshire/who/index.html"
    nobody, somebody = ((site.folder / page).read_text(encoding="utf-8") for site in (built, changed))
    assert "Was this page useful?" in somebody
    assert "Was this page useful?" not in nobody
    assert "Something missing or wrong on this page?" in nobody


def test_pages_that_had_to_be_read_again_say_so_on_every_page_of_the_council(
    built: Built, tmp_path_factory: pytest.TempPathFactory
) -> None:
    project = site_project(tmp_path_factory.mktemp("overdue"))
    with on_day(date(2027, 5, 23)):
        overdue = build(project, project / "site")
    assert [message.partition(" The pages")[0][-5:] for message in overdue.said if "LO305" in message] == ["LO305"]
    for path in sorted((overdue.folder / "exampleshire").glob("*/index.html")):
        there, before = path.read_text(encoding="utf-8"), built.folder / path.relative_to(overdue.folder)
        assert '<p class="overdue" data-overdue-after="2027-05-22"><strong>' in there
        assert '<p class="overdue" data-overdue-after="2027-05-22" hidden>' in before.read_text(encoding="utf-8")
    results = (overdue.folder / "exampleshire" / "reckoner" / "index.html").read_text(encoding="utf-8")
    assert results.count('<p class="overdue"') == 3
    assert '<p class="overdue"' not in (overdue.folder / "index.html").read_text(encoding="utf-8")


def test_each_build_says_on_which_day_to_build_again_and_what_has_to_be_filled_in(built: Built) -> None:
    assert built.said[0] == CHANGE_AHEAD
    assert [message.partition(".")[0] for message in built.said[1:]] == [
        "This copy of the site names no operator",
        "The site's own address is not known yet",
    ]


def test_no_folder_of_the_site_is_empty(site: Path) -> None:
    assert [where for where, folders, files in site.walk() if not folders and not files] == []


def test_nothing_of_the_theme_is_published_that_no_page_uses(site: Path) -> None:
    names = {path.name for path in (site / "assets").iterdir()}
    assert names == {"compare", "images", "minisearch", "policies", "runtime", "search", "theme"}
    assert [path for path in site.rglob("*") if path.suffix in {".map", ".ts"} or path.name == "tsconfig.json"] == []


def test_a_councils_page_names_the_indexes_that_its_search_needs(site: Path) -> None:
    html = (site / "exampleshire" / "who" / "index.html").read_text(encoding="utf-8")
    (index,) = (site / "assets" / "search").iterdir()
    folder = f"../../assets/search/{index.name}"
    assert f'data-search-parts="{folder}/shared.json {folder}/council-exampleshire.json "' in html
    assert (index / "council-exampleshire.json").is_file()


def test_explanations_of_words_are_on_the_page_and_not_in_the_search(site: Path) -> None:
    meaning = "Money that the council pays to you, so that you arrange the support yourselves"
    assert meaning in (site / "exampleshire" / "managing" / "index.html").read_text(encoding="utf-8")
    (index,) = (site / "assets" / "search").iterdir()
    assert meaning not in (index / "council-exampleshire.json").read_text(encoding="utf-8")
    assert meaning in (index / "shared.json").read_text(encoding="utf-8")


def test_only_pages_that_differ_under_later_rules_are_built_twice(site: Path) -> None:
    later = site / "exampleshire" / "from-2027-04-01"
    assert {path.name for path in later.iterdir()} == {"asking", "cases", "paper", "reckoner", "who"}
    assert (site / "compare" / "from-2027-04-01" / "who" / "index.html").is_file()


def test_search_engines_are_led_to_the_addresses_that_last(site: Path) -> None:
    sitemap = (site / "sitemap.xml").read_text(encoding="utf-8")
    assert "/exampleshire/who/</loc>" in sitemap
    assert "from-2027-04-01" not in sitemap
    later = (site / "exampleshire" / "from-2027-04-01" / "who" / "index.html").read_text(encoding="utf-8")
    assert '<meta name="robots" content="noindex">' in later
    assert "noindex" not in (site / "exampleshire" / "who" / "index.html").read_text(encoding="utf-8")


def test_each_reckoner_asks_by_the_rules_of_its_days(site: Path) -> None:
    now = (site / "exampleshire" / "reckoner" / "index.html").read_text(encoding="utf-8")
    later = (site / "exampleshire" / "from-2027-04-01" / "reckoner" / "index.html").read_text(encoding="utf-8")
    assert ('data-rules-since="2026-11-01"' in now, 'data-rules-until="2027-04-01"' in now) == (True, True)
    assert ('data-rules-since="2027-04-01"' in later, 'data-rules-from="2027-04-01"' in later) == (True, True)
    assert "data-rules-until" not in later


def test_once_the_day_has_come_a_build_has_each_page_once(tmp_path: Path) -> None:
    project = site_project(tmp_path)
    with on_day(date(2027, 4, 1)):
        after = build(project, project / "site")
    assert CHANGE_AHEAD not in after.said
    assert list(after.folder.rglob("from-*")) == []
    page = (after.folder / "exampleshire" / "who" / "index.html").read_text(encoding="utf-8")
    assert "in the whole term" in page
    assert "data-dated" not in page
    assert "preview-day" not in page
