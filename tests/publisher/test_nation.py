"""What a family loads does not grow with the number of councils; what lists councils grows by a line for each.

`tests/bench/nation.py` measures the same of councils made from the real ones, up to 152.
"""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING, NamedTuple

import pytest
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Section

from publisher.search.index import MOST_AT_ONCE
from publisher.site.build import build_into
from tests.bench.nation import mark_summaries
from tests.bench.nation_plot import PAGE, PICTURE, drawn
from tests.site_project import site_project

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from mkdocs.structure.files import File

pytestmark = pytest.mark.thorough

FEW, MANY = 4, 12

LISTS = {"index.html": 1_400, "404.html": 250, "about/index.html": 1_000, "privacy/index.html": 120}
"""Pages that list all councils, and the most bytes that one more adds."""


class Nation(NamedTuple):
    """A site of so many councils, and how often making it asked for what grows with their number."""

    site: Path
    told: list[tuple[str, int, int]]
    sections_asked: int
    files_gone_through: int

    def size(self, file: str) -> int:
        return (self.site / file).stat().st_size

    def sizes(self, folder: str) -> dict[str, int]:
        return {path.relative_to(self.site).as_posix(): path.stat().st_size for path in self.pages(folder)}

    def pages(self, folder: str = ".") -> list[Path]:
        return sorted((self.site / folder).rglob("*.html"))

    def search(self, part: str) -> Path | None:
        return next(iter(self.site.glob(f"assets/search/*/{part}.json")), None)


def councils(policies: Path, number: int) -> None:
    """Councils of the same rules, each with a name of its own that is as long as the others'."""
    first = policies / "exampleshire"
    for count in range(1, number):
        name = f"Example{chr(ord('a') + count)}hire"
        council = policies / name.lower()
        shutil.copytree(first, council)
        for file in council.iterdir():
            text = file.read_text(encoding="utf-8").replace("Exampleshire", name).replace("exampleshire", name.lower())
            if file.name == "council.yaml":
                # Two councils do not lie in one place.
                text = text.partition("\nplaces:\n")[0]
            file.write_text(text, encoding="utf-8")
        mark_summaries(policies, council.name)


def built(folder: Path, number: int) -> Nation:
    project = site_project(folder)
    councils(project / "policies", number)
    (site := folder / "site").mkdir()
    told: list[tuple[str, int, int]] = []
    asked = gone_through = 0
    active, each = Section.__dict__["active"], Files.__iter__

    def counted_active(section: Section) -> bool:
        nonlocal asked
        asked += 1
        return bool(active.fget(section))

    def counted_each(files: Files) -> Iterator[File]:
        nonlocal gone_through
        gone_through += 1
        return each(files)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Section, "active", property(counted_active, active.fset))
        patch.setattr(Files, "__iter__", counted_each)
        build_into(project, site, progress=lambda what, done, of: told.append((what, done, of)))
    return Nation(site, told, asked, gone_through)


@pytest.fixture(scope="module")
def few(tmp_path_factory: pytest.TempPathFactory) -> Nation:
    return built(tmp_path_factory.mktemp("few"), FEW)


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Nation:
    return built(tmp_path_factory.mktemp("many"), MANY)


def test_a_page_about_one_council_is_as_long_among_many(few: Nation, many: Nation) -> None:
    assert few.sizes("exampleshire").keys() == many.sizes("exampleshire").keys()
    longer = {
        page: many.sizes("exampleshire")[page] - size
        for page, size in few.sizes("exampleshire").items()
        if many.sizes("exampleshire")[page] > size
    }
    assert longer == {}


@pytest.mark.parametrize(("page", "most"), LISTS.items())
def test_a_page_that_lists_councils_grows_by_a_line_for_each(few: Nation, many: Nation, page: str, most: int) -> None:
    assert many.size(page) - few.size(page) <= (MANY - FEW) * most


def test_a_page_that_compares_councils_grows_by_a_line_for_each(few: Nation, many: Nation) -> None:
    grown = {page: many.sizes("compare")[page] - size for page, size in few.sizes("compare").items()}
    assert len(grown) > 5
    assert max(grown.values()) <= (MANY - FEW) * 400


def test_other_pages_do_not_grow(few: Nation, many: Nation) -> None:
    lists = {*LISTS, "saved/index.html"}
    grown = [
        page
        for page, size in few.sizes(".").items()
        if page not in lists and not page.startswith(("example", "compare/")) and many.sizes(".")[page] > size
    ]
    assert grown == []


def test_what_a_family_searches_in_does_not_grow(few: Nation, many: Nation) -> None:
    for part in ("shared", "names", "council-exampleshire"):
        one, other = few.search(part), many.search(part)
        assert one is not None
        assert other is not None
        assert other.stat().st_size == one.stat().st_size, part


def test_a_few_councils_can_be_searched_at_once_and_a_nation_cannot(few: Nation, many: Nation) -> None:
    assert FEW <= MOST_AT_ONCE < MANY
    assert few.search("search_index") is not None
    assert many.search("search_index") is None
    for nation, offered in ((few, True), (many, False)):
        for page in ("index.html", "exampleshire/index.html"):
            text = (nation.site / page).read_text(encoding="utf-8")
            assert ("data-search-switch" in text) == offered
            assert ("data-search-everything" in text) == offered
            assert ("search_index" in text) == offered


def test_every_council_is_found_from_the_first_page(many: Nation) -> None:
    part = many.search("councils")
    assert part is not None
    found = {entry["location"] for entry in json.loads(part.read_text(encoding="utf-8"))["docs"]}
    home = (many.site / "index.html").read_text(encoding="utf-8")
    for letter in "abcdefghijkl":
        council = f"example{letter}hire/" if letter != "a" else "exampleshire/"
        assert council in found
        assert f'href="{council}"' in home


def test_a_page_takes_no_more_work_among_many(few: Nation, many: Nation) -> None:
    """A page that goes through the menus of all councils, or through all files, makes a nation's site take hours."""
    assert many.sections_asked / MANY <= few.sections_asked / FEW
    assert many.files_gone_through == few.files_gone_through


def test_who_builds_is_told_how_far_it_is(many: Nation) -> None:
    steps = list(dict.fromkeys(what for what, _, _ in many.told))
    assert steps == ["Councils checked", "Pages written"]
    for step in steps:
        counts = [(done, of) for what, done, of in many.told if what == step]
        assert counts == [(done, len(counts)) for done in range(1, len(counts) + 1)]
    assert sum(what == "Councils checked" for what, _, _ in many.told) == MANY


def test_the_picture_of_a_nation_is_of_the_tables_beside_it() -> None:
    assert PICTURE.read_text(encoding="utf-8") == drawn(PAGE.read_text(encoding="utf-8"))
