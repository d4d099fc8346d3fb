"""The MkDocs plugin hands the pages, policies and runtime of every council to a site."""

from __future__ import annotations

import shutil
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from publisher.pages import TITLES
from publisher.site import SiteError, build_site
from tests.policies import REAL, councils

if TYPE_CHECKING:
    from publisher.read import CouncilFiles

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("built") / "site"
    build_site(ROOT, folder)
    return folder


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of what a site is made of, whose policies can be spoilt."""
    for name in ("docs", "overrides", "policies", "reckoner"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    (tmp_path / "node_modules").symlink_to(ROOT / "node_modules")
    # The packed engine is the same: it need not be packed again.
    (ROOT / "build").mkdir(exist_ok=True)
    (tmp_path / "build").symlink_to(ROOT / "build")
    return tmp_path


def test_every_page_of_a_council_is_built(site: Path) -> None:
    for id_ in TITLES:
        path = site / "hertfordshire" / ("" if id_ == "overview" else id_) / "index.html"
        assert path.is_file(), path


@pytest.mark.parametrize("files", councils(REAL), ids=lambda files: files.council.id)
def test_every_page_of_a_council_says_how_old_its_sources_are_and_whose_site_it_is_not(
    site: Path, files: CouncilFiles
) -> None:
    pages = sorted((site / files.council.id).rglob("index.html"))
    assert len(pages) == len(TITLES)
    for page in pages:
        text = page.read_text(encoding="utf-8")
        assert "<strong>Not</strong> an official council site." in text, page
        assert [source.id for source in files.council.sources if escape(source.age, quote=False) not in text] == [], (
            page
        )


def test_the_reckoners_page_names_files_that_are_there(site: Path) -> None:
    html = (site / "hertfordshire" / "reckoner" / "index.html").read_text(encoding="utf-8")
    (policy,) = (site / "assets" / "policies").glob("hertfordshire-*.json")
    (runtime,) = (site / "assets" / "runtime").iterdir()
    assert f"assets/policies/{policy.name}" in html
    assert f"assets/runtime/{runtime.name}/" in html
    assert (runtime / "pyodide.asm.wasm").is_file()


def test_the_problems_page_explains_every_code(site: Path) -> None:
    html = (site / "council" / "problems" / "index.html").read_text(encoding="utf-8")
    assert "LO203" in html


def test_the_site_has_a_content_security_policy(site: Path) -> None:
    headers = (site / "_headers").read_text(encoding="utf-8")
    assert "Content-Security-Policy: default-src 'none'" in headers
    assert "unsafe-inline" not in headers


def test_a_policy_with_problems_is_not_published(project: Path, tmp_path: Path) -> None:
    old = tmp_path / "site"
    old.mkdir()
    (old / "index.html").write_text("the last good site", encoding="utf-8")
    policy = project / "policies" / "hertfordshire" / "policy.yaml"
    policy.write_text(policy.read_text(encoding="utf-8").replace("is: [final]", "is: [finall]", 1), encoding="utf-8")
    with pytest.raises(SiteError, match=r"policy.yaml:\d+: LO203 'finall' is not an answer to 'ehc_plan'"):
        build_site(project, old)
    assert (old / "index.html").read_text(encoding="utf-8") == "the last good site"


def test_a_changed_word_reaches_the_page_and_the_compiled_policy(project: Path, tmp_path: Path) -> None:
    policy = project / "policies" / "hertfordshire" / "policy.yaml"
    text = policy.read_text(encoding="utf-8")
    policy.write_text(text.replace("met: You have an EHC plan.", "met: A purple EHC plan.", 1), encoding="utf-8")
    folder = tmp_path / "site"
    build_site(project, folder)
    assert "purple" in (folder / "hertfordshire" / "who" / "index.html").read_text(encoding="utf-8")
    (compiled,) = (folder / "assets" / "policies").glob("hertfordshire-*.json")
    assert "purple" in compiled.read_text(encoding="utf-8")


def test_who_runs_the_copy_is_named_and_can_be_written_to_from_each_page(
    project: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    config = project / "mkdocs.yml"
    text = config.read_text(encoding="utf-8").replace("http://127.0.0.1:8000/", "https://offer.exampleshire.example/")
    operator = "      operator: {name: The Local Offer team, email: offer@exampleshire.example}\n"
    config.write_text(
        text.replace("      policies: policies\n", f"      policies: policies\n{operator}"), encoding="utf-8"
    )
    folder = tmp_path / "site"
    build_site(project, folder)
    assert "The Local Offer team" in (folder / "contact" / "index.html").read_text(encoding="utf-8")
    page = (folder / "hertfordshire" / "who" / "index.html").read_text(encoding="utf-8")
    assert (
        'href="mailto:offer@exampleshire.example?subject=Local%20Offer%20Reckoner%3A%20Who%20can%20have%20one%3A%20'
        "Hertfordshire&amp;body=About%20this%20page%3A%0A%0A%0APage%3A%20Who%20can%20have%20one%3A%20Hertfordshire%20"
        '(hertfordshire/who/)%0AVersion%3A%2022%20November%202026%0A"'
    ) in page.replace("%28", "(").replace("%29", ")").replace("%2F", "/")
    assert caplog.messages == []


def test_each_build_says_what_has_to_be_filled_in(
    project: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    build_site(project, tmp_path / "site")
    assert [message.partition(".")[0] for message in caplog.messages] == [
        "Nobody is named as running this copy of the site",
        "The site's own address is not known yet",
    ]


def test_a_councils_page_names_the_indexes_that_its_search_needs(site: Path) -> None:
    html = (site / "hertfordshire" / "who" / "index.html").read_text(encoding="utf-8")
    assert 'data-search-parts="../../search/shared.json ../../search/council-hertfordshire.json "' in html
    assert (site / "search" / "council-hertfordshire.json").is_file()


def test_explanations_of_words_are_on_the_page_and_not_in_the_search(site: Path) -> None:
    meaning = "A person whom a family pays to help a child or young person"
    assert meaning in (site / "hertfordshire" / "managing" / "index.html").read_text(encoding="utf-8")
    assert meaning not in (site / "search" / "council-hertfordshire.json").read_text(encoding="utf-8")
    assert meaning in (site / "search" / "shared.json").read_text(encoding="utf-8")
