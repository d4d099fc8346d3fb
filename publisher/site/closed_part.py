"""Closes a part of a page: everything from one heading on opens when that heading is pressed.

Markdown has no word for it. A page names the heading in its front matter (`closed`), so that any generator of static
sites that does not know of this shows the part open.
"""

from __future__ import annotations

import re


def with_closed_part(html: str, heading: str) -> str:
    """The content of a page with everything from a heading on inside `details`.

    Args:
        html: the content, as MkDocs makes it of Markdown.
        heading: the id of the heading.

    Raises:
        ValueError: the page has no such heading.
    """
    found = re.search(rf'<h2 id="{re.escape(heading)}">(?P<title>.*?)(?:<a class="headerlink".*?</a>)?</h2>', html)
    if found is None:
        raise ValueError(f"The page has no heading '{heading}'.")
    closed = html[found.end() :].strip()
    summary = f'<summary><h2 id="{heading}">{found["title"]}</h2></summary>'
    return f'{html[: found.start()]}<details class="closed-part">{summary}\n{closed}\n</details>\n'
