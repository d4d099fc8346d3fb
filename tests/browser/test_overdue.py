"""Once the day is past by which somebody had to read a council's pages again, they say so, without a new build."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from tests.policies import REAL, councils

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from publisher.policies.read import CouncilFiles


@pytest.mark.parametrize("path", ["", "who/", "reckoner/"])
@pytest.mark.parametrize("files", councils(REAL)[:1], ids=lambda files: files.council.id)
def test_a_page_says_that_it_may_be_out_of_date_from_the_day_after(
    page: Page, address: str, files: CouncilFiles, path: str
) -> None:
    last = datetime.combine(files.council.review_by, datetime.min.time(), UTC) + timedelta(hours=12)
    for day, said in ((last, 0), (last + timedelta(days=1), 1)):
        page.clock.set_fixed_time(day)
        page.goto(f"{address}/{files.council.id}/{path}")
        assert page.locator(".md-banner .overdue:visible").count() == said
