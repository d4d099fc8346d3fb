"""What the theme's templates are given about a council."""

from __future__ import annotations

from publisher.site.council_context import council_context
from tests.policies import exampleshire


def test_the_page_about_privacy_is_told_the_councils_days() -> None:
    assert council_context(exampleshire().council)["keep_days"] == 14
