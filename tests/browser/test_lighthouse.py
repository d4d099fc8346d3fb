"""Lighthouse finds nothing to mend in any kind of page. How fast pages are is measured by `make bench`, not here."""

from __future__ import annotations

from tests.browser.lighthouse import judge

KINDS = (
    "",
    "hertfordshire/",
    "hampshire/who/",
    "peterborough/sources/",
    "portsmouth/reckoner/",
    "compare/",
    "privacy/",
)


def test_every_kind_of_page_has_full_marks(address: str) -> None:
    pages = [f"{address}/{path}" for path in KINDS]
    for judged in judge(pages, ("accessibility", "best-practices", "seo")):
        assert judged.scores == {"accessibility": 100, "best-practices": 100, "seo": 100}, judged
