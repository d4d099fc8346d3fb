"""The engine gives the same bytes in Pyodide, in each browser, as in CPython; and the SQL statement says the same.

Here are the worked families and some random ones; `python -m tests.sameness` compares as many as one likes.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

import reckoner
from publisher.pages.council_build import CouncilBuild
from tests.browser.conftest import new_context, watched_page
from tests.policies import REAL, councils
from tests.sameness.families import SEED, chunks, draw
from tests.sameness.here import digest, look, texts
from tests.sameness.there import There, built

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from publisher.policies.read import CouncilFiles
    from tests.browser.browsers import WatchedBrowser

COUNCILS = councils(REAL)
SOME = 25
"""Random families in a run of all tests."""


def test_the_digests_are_of_every_byte_of_every_result() -> None:
    assert digest(["a", "b"]) != digest(["b", "a"]) != digest(["ab"])
    policy = CouncilBuild(COUNCILS[0]).policy
    assert draw(policy, 3) == draw(policy, 3)
    assert draw(policy, 3).requests != draw(policy, 4).requests != draw(policy, 4, SEED + 1).requests


def test_as_many_different_families_are_drawn_as_are_asked_for() -> None:
    policy = CouncilBuild(COUNCILS[0]).policy
    drawn = [json.dumps(family) for number in chunks(policy, 2_000) for family in draw(policy, number).families]
    assert 2_000 <= len(set(drawn)) <= len(drawn) < 2_400


@pytest.mark.parametrize("files", COUNCILS, ids=[files.council.id for files in COUNCILS])
def test_worked_and_random_families_get_the_same_bytes_in_the_browser(
    page: Page, site: Path, address: str, files: CouncilFiles
) -> None:
    requests = [
        json.dumps({"answers": case.given, "as_of": case.as_of.isoformat()}, ensure_ascii=False)
        for case in files.cases.cases
    ]
    requests.append('{"answers": {"no_such_question": "é"}, "as_of": "2026-11-22"}')
    policy = CouncilBuild(files).policy
    requests += draw(policy, 0).requests[:SOME]
    part = built(site, address, files.council.id)
    page.goto(part.page)
    there = There(page.evaluate, part)
    here = texts(policy, requests)
    assert len(here) > 40 + SOME
    assert there.texts(requests) == here
    assert there.digest(requests[-SOME:]) == digest(here[-SOME:])


@pytest.mark.parametrize("each_browser", ["firefox"], indirect=True)
def test_random_families_get_the_same_bytes_in_firefox(each_browser: WatchedBrowser, site: Path, address: str) -> None:
    part = built(site, address, "hertfordshire")
    policy = reckoner.load(part.policy.read_text(encoding="utf-8"))
    requests = draw(policy, 1).requests[:SOME]
    with new_context(each_browser) as context, watched_page(context, address) as page:
        page.goto(part.page)
        assert There(page.evaluate, part).texts(requests) == texts(policy, requests)


@pytest.mark.parametrize("files", COUNCILS[:1], ids=[files.council.id for files in COUNCILS[:1]])
def test_the_sql_says_the_same_of_the_same_families(files: CouncilFiles) -> None:
    looked = look(CouncilBuild(files).compiled, 0, SEED, sql=True)
    assert looked.differing == []
    assert looked.kinds > 10, "and they are not all the same"
