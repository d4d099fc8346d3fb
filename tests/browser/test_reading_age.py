"""The site's words are easy enough: half of the pages for families are at a reading age of eleven or below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publisher.pages import COUNCIL_PAGES
from publisher.wording.reading_age import HIGHEST_MEDIAN, median_age, read_site

if TYPE_CHECKING:
    from pathlib import Path


def test_half_of_the_pages_for_families_can_be_read_at_eleven(site: Path) -> None:
    readings = read_site(site)
    read = {reading.path for reading in readings}
    assert {f"hertfordshire/{page}" for page in COUNCIL_PAGES if page not in ("overview", "heard")} <= read
    assert median_age(readings) <= HIGHEST_MEDIAN


def test_what_a_family_reads_first_is_no_harder_than_that(site: Path) -> None:
    ages = {reading.path: reading.age for reading in read_site(site)}
    first = [path for path in ages if path.endswith(("who", "reckoner", "paper", "asking", "faq")) or path == ""]
    assert {path: ages[path] for path in first if ages[path] > HIGHEST_MEDIAN} == {}
