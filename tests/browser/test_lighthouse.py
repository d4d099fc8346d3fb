"""Lighthouse finds nothing to mend in any kind of page. How fast pages are is measured by `make bench`, not here."""

from __future__ import annotations

import socket

from tests.browser.lighthouse import driven_chromium, judge
from tests.waiting import until

KINDS = ("", "hampshire/who/", "portsmouth/reckoner/", "compare/")
"""One page of each frame: axe looks at all of them (test_axe_pages.py)."""


def test_every_kind_of_page_has_full_marks(address: str) -> None:
    pages = [f"{address}/{path}" for path in KINDS]
    for judged in judge(pages, ("accessibility", "best-practices", "seo")):
        assert judged.scores == {"accessibility": 100, "best-practices": 100, "seo": 100}, judged


def test_its_chromium_is_gone_afterwards() -> None:
    with driven_chromium() as port:
        socket.create_connection(("127.0.0.1", port)).close()
    # Nobody waits for a browser that somebody else has started, and so it may take a moment.
    until(lambda: not answers(port))


def answers(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port)).close()
    except ConnectionRefusedError:
        return False
    return True
