"""Files that are changed between the server and the page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page, Route

INTEGRITY = re.compile(r' integrity="[^"]*"')
"""How a page holds a file to its bytes."""


def change_on_the_way(page: Page, files: str, change: Callable[[str], str]) -> None:
    """Change files on their way to a page; `files` is a pattern of addresses.

    It fails where a file is the same afterwards.
    """

    def meet(route: Route) -> None:
        response = route.fetch()
        text = response.text()
        changed = change(text)
        assert changed != text
        route.fulfill(response=response, body=changed)

    page.route(files, meet)
