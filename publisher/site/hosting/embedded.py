"""The script that puts the reckoner into pages of other sites, and which sites those are.

`overrides/embed.js` is the program. Here the build writes into it where the reckoners are.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

SCRIPT = "embed.js"
"""The script's file, at the site's root. It is only there where some other site may use it."""

_PAGES = "/* pages */"


def write_embedding(site: Path, reckoners: Mapping[str, str]) -> None:
    """Write where the reckoners are into the script of a built site, which MkDocs has copied there.

    Args:
        site: the folder of the built site.
        reckoners: the address of each council's reckoner below the site's root, by the council's id.
    """
    script = site / SCRIPT
    program = script.read_text(encoding="utf-8")
    script.write_text(program.replace(_PAGES, json.dumps(dict(reckoners))), encoding="utf-8")
