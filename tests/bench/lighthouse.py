"""How fast pages are on a slow phone, by Lighthouse: the median of some runs, because a busy machine costs points."""

from __future__ import annotations

import statistics
import tempfile
from pathlib import Path

from publisher.serving.server import SiteServer
from publisher.site.build import build_site
from tests.browser.lighthouse import judge

_KINDS = {
    "home": "",
    "guidance": "hertfordshire/who/",
    "reckoner": "hertfordshire/reckoner/",
    "side by side": "compare/",
}
_REPEATS = 5


def lighthouse_rows(root: Path) -> list[tuple[str, str, str]]:
    """Rows (what, figure, bound)."""
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        build_site(root, site)
        with SiteServer(site) as server:
            pages = [f"{server.url}{path}" for path in _KINDS.values()]
            runs = [
                [judged.scores["performance"] for judged in judge(pages, ("performance",))] for _ in range(_REPEATS)
            ]
    rows = []
    for name, scores in zip(_KINDS, zip(*runs, strict=True), strict=True):
        figure = f"{statistics.median(scores):.0f} ({min(scores)}-{max(scores)} of {_REPEATS})"
        rows.append((f"Lighthouse, mobile, performance: {name}", figure, "95"))
    return rows
