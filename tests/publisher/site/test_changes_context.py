"""A site of a council that has published: the page "What has changed", its feed, and what a preview says."""

from __future__ import annotations

import json
import shutil
from datetime import date
from typing import TYPE_CHECKING

import pytest

from publisher.publishing import publish
from publisher.site.build import build_into
from tests.publisher.publishing.edited import COUNCIL, edit
from tests.site_project import on_day, site_project

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.thorough

DAY = date(2026, 12, 1)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project whose council has published twice, and edited something since."""
    project = site_project(tmp_path_factory.mktemp("project"))
    policies = project / "policies"
    publish(policies, COUNCIL, "This is our first version.", date(2026, 11, 26))
    edit(policies)
    publish(policies, COUNCIL, "You can ask at another time.", date(2026, 11, 30))
    edit(policies, "another step")
    return project


@pytest.fixture(scope="module")
def site(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What is served while somebody edits."""
    folder = tmp_path_factory.mktemp("site")
    with on_day(DAY):
        build_into(project, folder, serving=True)
    return folder


def test_every_page_of_the_council_leads_to_what_has_changed_and_to_its_feed(site: Path) -> None:
    for name in ("", "who/", "changes/", "reckoner/"):
        page = (site / COUNCIL / name / "index.html").read_text(encoding="utf-8")
        feed = f"{'../' * name.count('/')}changes.xml"
        title = "What has changed: Exampleshire"
        assert f'<link rel="alternate" type="application/atom+xml" title="{title}" href="{feed}">' in page
        assert ">What has changed</a>" in page
    assert "changes.xml" not in (site / "index.html").read_text(encoding="utf-8")


def test_the_page_says_what_was_published(site: Path) -> None:
    page = (site / COUNCIL / "changes" / "index.html").read_text(encoding="utf-8")
    assert page.index("You can ask at another time.") < page.index("This is our first version.")
    assert 'href="../changes.xml"' in page
    assert (site / COUNCIL / "changes.xml").read_text(encoding="utf-8").count("<entry>") == 2
    assert len(json.loads((site / COUNCIL / "changes.json").read_bytes())["versions"]) == 1
    reckoner = (site / COUNCIL / "reckoner" / "index.html").read_text(encoding="utf-8")
    assert 'data-changes="../changes.json"' in reckoner
    assert 'data-version="2026-11-30"' in reckoner


def test_a_preview_says_on_the_councils_pages_what_is_not_published(site: Path) -> None:
    page = (site / COUNCIL / "index.html").read_text(encoding="utf-8")
    assert "<strong>Not published yet.</strong>" in page
    assert "since version 2026-11-30: exampleshire/policy.yaml." in page
    assert "Not published yet." not in (site / "index.html").read_text(encoding="utf-8")


def test_what_is_uploaded_says_nothing_of_that(project: Path, tmp_path: Path) -> None:
    copy = tmp_path / "project"
    shutil.copytree(project, copy, symlinks=True)
    shutil.rmtree(copy / "policies" / COUNCIL / "versions")
    with on_day(DAY):
        build_into(project, tmp_path / "site")
        build_into(copy, tmp_path / "unpublished", serving=True)
    for folder in ("site", "unpublished"):
        page = (tmp_path / folder / COUNCIL / "index.html").read_text(encoding="utf-8")
        assert "Not published yet." not in page
    assert not (tmp_path / "unpublished" / COUNCIL / "changes").exists()
    assert "changes.xml" not in (tmp_path / "unpublished" / COUNCIL / "index.html").read_text(encoding="utf-8")


def test_search_engines_are_sent_to_no_page_of_a_preview_for_a_day(project: Path, tmp_path: Path) -> None:
    build_into(project, tmp_path / "preview", DAY)
    pages = sorted((tmp_path / "preview").rglob("*.html"))
    assert [page for page in pages if '<meta name="robots" content="noindex">' not in page.read_text("utf-8")] == []
    told = (tmp_path / "preview" / COUNCIL / "index.html").read_text(encoding="utf-8")
    assert "<strong>Preview.</strong>" in told
    assert "<strong>Not published yet.</strong>" in told
