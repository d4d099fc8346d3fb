"""A site that is built again of what an edit touches is, byte for byte, the one that is built of everything."""

from __future__ import annotations

import shutil
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

import pytest
from mkdocs.structure.pages import Page

from publisher.check import all as all_checks
from publisher.publishing import publish
from publisher.site.build import SiteError, build_into
from publisher.source.kept import Kept
from publisher.source.problems import ProblemsFound
from publisher.wording.glossary import Glossary
from tests.policies import Mistake
from tests.publisher.publishing.edited import tree
from tests.site_project import change, site_project

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

    from publisher.pages.council_build import CouncilBuild
    from publisher.source.problems import Report

pytestmark = pytest.mark.thorough


class Project(NamedTuple):
    """What a site is made of, and what its earlier builds have made."""

    folder: Path
    kept: Kept

    def change(self, file: str, old: str, new: str) -> None:
        change(self.folder / file, old, new)

    def add(self, file: str, paragraph: str) -> None:
        with (self.folder / file).open("a", encoding="utf-8") as page:
            page.write(f"\n{paragraph}\n")

    def built_again(self) -> dict[str, bytes]:
        return self._built(self.kept)

    def built_of_everything(self) -> dict[str, bytes]:
        return self._built(None)

    def _built(self, kept: Kept | None) -> dict[str, bytes]:
        site = self.folder / "new"
        shutil.rmtree(site, ignore_errors=True)
        site.mkdir()
        build_into(self.folder, site, serving=True, kept=kept)
        return tree(site)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Two councils, so that an edit of one leaves the other as it was; built once."""
    folder = site_project(tmp_path_factory.mktemp("project"))
    policies = folder / "policies"
    shutil.copytree(policies / "exampleshire", policies / "samplesey")
    council = policies / "samplesey" / "council.yaml"
    # Two councils do not lie in one place.
    council.write_text(council.read_text(encoding="utf-8").partition("\nplaces:\n")[0], encoding="utf-8")
    Mistake("samplesey/council.yaml", "", "id: exampleshire", "id: samplesey").make(policies)
    built = Project(folder, Kept())
    built.built_again()
    return built


COUNCIL = "policies/exampleshire"
PAGE = "docs/saved.md"
NEW_PAGE = "docs/new.md"


def add_a_page(project: Project) -> None:
    (project.folder / NEW_PAGE).write_text("# New\n\nSee [what is kept](saved.md).\n", encoding="utf-8")
    project.add(PAGE, "There is [a new page](new.md).")


def move_what_a_page_links_to(project: Project) -> None:
    """The page that links there is as it was, and its links lead elsewhere, or to nothing."""
    config = project.folder / "mkdocs.yml"
    config.write_text(f"use_directory_urls: false\n{config.read_text(encoding='utf-8')}", encoding="utf-8")


EDITS: dict[str, Callable[[Project], object]] = {
    "words of a clause": lambda project: project.change(
        f"{COUNCIL}/policy.yaml", "met: You have a final EHC plan.", "met: A purple EHC plan."
    ),
    "an answer": lambda project: project.change(f"{COUNCIL}/faq.yaml", "It is the money for", "It is the pay for"),
    "a worked family": lambda project: project.change(f"{COUNCIL}/cases.yaml", "story: ", "story: Once upon a time. "),
    "the name of a council": lambda project: project.change(
        f"{COUNCIL}/council.yaml", "area: Exampleshire", "area: Sampleshire"
    ),
    "a fact": lambda project: project.change(f"{COUNCIL}/facts.csv", "one Introduction", "one First part"),
    "an explained word": lambda project: project.change(
        "policies/england/words.yaml", "The council writes it.", "The council wrote it."
    ),
    "a question": lambda project: project.change("policies/england/questions.yaml", "text: ", "text:  "),
    "a version": lambda project: publish(
        project.folder / "policies", "samplesey", "This is our first version.", date(2026, 11, 26)
    ),
    "a template": lambda project: project.change("overrides/partials/footer.html", "</footer>", "<hr></footer>"),
    "a style": lambda project: project.change("overrides/assets/styles/cards.css", "{", "{ gap: 1px; "),
    "a page": lambda project: project.change(PAGE, "# ", "# All of "),
    "a new page": add_a_page,
    "where pages are": move_what_a_page_links_to,
}


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_after_an_edit_the_site_is_as_if_everything_was_built(
    project: Project, edit: Callable[[Project], object]
) -> None:
    edit(project)
    again, whole = project.built_again(), project.built_of_everything()
    assert sorted(again) == sorted(whole)
    assert [name for name in whole if again[name] != whole[name]] == []


def test_a_mistake_is_told_each_time_until_it_is_mended(project: Project) -> None:
    project.change(f"{COUNCIL}/policy.yaml", "is: [final]", "is: [finall]")
    for _ in range(2):
        with pytest.raises(ProblemsFound, match="'finall' is not an answer to 'ehc_plan'"):
            project.built_again()
    project.change(f"{COUNCIL}/policy.yaml", "is: [finall]", "is: [final]")
    assert project.built_again() == project.built_of_everything()


def test_a_link_that_leads_nowhere_is_told_each_time_until_it_is_mended(project: Project) -> None:
    project.change("docs/privacy.md", "(saved.md)", "(savd.md)")
    for _ in range(2):
        with pytest.raises(SiteError, match=r"savd\.md"):
            project.built_again()
    project.change("docs/privacy.md", "(savd.md)", "(saved.md)")
    project.built_again()


def test_a_part_of_a_page_that_is_gone_is_missed_by_the_page_that_links_to_it(project: Project) -> None:
    """The page with the link is as it was."""
    project.add(PAGE, "See [the list](privacy.md#everything-that-this-site-can-store).")
    project.built_again()
    project.change("docs/privacy.md", "## Everything that this site can store", "## All that it can store")
    for _ in range(2):
        with pytest.raises(SiteError, match="does not contain an anchor '#everything-that-this-site-can-store'"):
            project.built_again()
    project.change("docs/privacy.md", "## All that it can store", "## Everything that this site can store")
    project.built_again()


def test_of_an_unchanged_council_nothing_is_checked_and_no_page_is_read_again(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    project.built_again()
    checked: list[str] = []
    read: list[str] = []
    explained: list[str] = []
    check_council, render, explain = all_checks.check_council, Page.render, Glossary.explain

    def check(build: CouncilBuild, report: Report, *, national_is_sound: bool = True) -> None:
        checked.append(build.files.folder.name)
        check_council(build, report, national_is_sound=national_is_sound)

    def read_page(page: Page, config: MkDocsConfig, files: Files) -> None:
        read.append(page.file.src_uri)
        render(page, config, files)

    def explain_page(glossary: Glossary, page: str) -> str:
        explained.append(page)
        return explain(glossary, page)

    monkeypatch.setattr(all_checks, "check_council", check)
    monkeypatch.setattr(Page, "render", read_page)
    monkeypatch.setattr(Glossary, "explain", explain_page)
    project.change(f"{COUNCIL}/faq.yaml", "The parent up to 16", "A parent up to 16")
    project.built_again()
    assert checked == ["exampleshire"]
    assert read == ["exampleshire/faq.md"]
    assert [page for page in explained if "A parent up to 16" not in page] == []
    assert len(explained) == len(read)
