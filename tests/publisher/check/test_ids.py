"""Ids that a council cannot have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publisher.check.ids import RESERVED
from publisher.pages.shared import SHARED_PAGES
from tests.policies import copy_of_good
from tests.publisher.local_offer import local_offer
from tests.site_project import ROOT

if TYPE_CHECKING:
    from pathlib import Path


def test_no_council_is_put_over_a_page_or_a_folder_of_the_site(tmp_path: Path) -> None:
    policies = copy_of_good(tmp_path)
    folder = (policies / "exampleshire").rename(policies / "compare")
    council = folder / "council.yaml"
    council.write_text(council.read_text().replace("id: exampleshire", "id: compare"))
    finished = local_offer("check", policies=policies)
    assert finished.code == 1
    assert "compare/council.yaml:4: LO105 A council cannot be called 'compare'" in finished.err


def test_all_names_that_the_site_uses_are_reserved() -> None:
    pages = {page.path.partition("/")[0].removesuffix(".md") for page in SHARED_PAGES}
    written = {path.name.removesuffix(".md") for path in (ROOT / "docs").iterdir()} - {"index"}
    assert pages | written | {"assets", "data", "search"} == RESERVED
