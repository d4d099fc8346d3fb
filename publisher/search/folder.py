"""Names the search index by its content, so that no page ever searches with the index of another release.

What is in the index is known only when every page is written, and then the pages have named it already. So this moves
the index, and corrects its address in the pages.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from publisher.search.index import FOLDER as WRITTEN_IN
from publisher.source.content import content_name
from publisher.source.output import replace_file

if TYPE_CHECKING:
    from pathlib import Path

FOLDER = "assets/search"
"""Where the folder named by its content is, below the site's root."""

_NAMED = re.compile(r'data-search-[a-z]+="[^"]*"')
_ADDRESS = re.compile(rf"\b{WRITTEN_IN}/(?=[a-z0-9_-]+\.json\b)")


def name_search_index(site: Path) -> str:
    """Move the parts of a built site's search index to a folder that is named by what is in them.

    Args:
        site: the folder of the built site, with the index and every page in it.

    Returns:
        The folder's path below the site's root.
    """
    parts = sorted((site / WRITTEN_IN).glob("*.json"))
    folder = f"{FOLDER}/{content_name((part.name, part.read_bytes()) for part in parts)}"
    (site / folder).mkdir(parents=True)
    for part in parts:
        part.rename(site / folder / part.name)
    # A page may have an address of the same name.
    if not any((site / WRITTEN_IN).iterdir()):
        (site / WRITTEN_IN).rmdir()
    for page in sorted(site.rglob("*.html")):
        text = page.read_text(encoding="utf-8")
        named = _NAMED.sub(lambda attribute: _ADDRESS.sub(f"{folder}/", attribute[0]), text)
        if named != text:
            replace_file(page, named)
    return folder
