from __future__ import annotations

from typing import TYPE_CHECKING

from publisher.pages.council_build import CouncilBuild
from publisher.site.council_context import council_context
from publisher.site.menu import menu
from tests.policies import changed, exampleshire
from tests.publisher.pages.written import DAY, shown, written

if TYPE_CHECKING:
    from pathlib import Path


def test_what_families_said_and_what_the_council_did_stand_together() -> None:
    seen = shown(written("heard"))
    assert "You said: The page did not say when the team answers. The council did: It now says so." in seen
    assert "2 November 2026" in seen
    assert "Help and answers" in seen


def test_where_nobody_has_said_anything_there_is_no_such_page_and_nothing_leads_to_it(tmp_path: Path) -> None:
    said = "  - said: The page did not say when the team answers.\n    did: It now says so.\n    when: 2026-11-02\n"
    files = exampleshire(changed(tmp_path, "exampleshire/council.yaml", (f"heard:\n{said}", "")))
    pages = {page.id: page for page in CouncilBuild(files).pages_on(DAY).pages}
    assert "heard" not in pages
    assert [page.id for page in pages.values() if "heard.md" in page.markdown] == []
    assert "exampleshire/heard.md" not in str(menu(files.kinds, pages))
    assert "heard" not in council_context(files.council, {}, DAY)["pages"]
