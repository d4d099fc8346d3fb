"""Makes one quiet "Source" of the citations of a paragraph: pressed, it opens all of them.

In Markdown each sentence is followed by a number for each of its facts. Read out or looked through, they are in the way
of whoever reads for the first time. Here they are in a popover, which needs no script; site/sources.js says beside each
what it stands for.
"""

from __future__ import annotations

import re
from itertools import count

from markupsafe import Markup

_RUN = re.compile(r' ?<span class="cites">(?P<links>(?:<a\b[^>]*>.*?</a>\s*)+)</span>', re.DOTALL)
_PARAGRAPH = re.compile(r"<p\b[^>]*>.*?</p>", re.DOTALL)
_LINK = re.compile(r"<a\b[^>]*>.*?</a>", re.DOTALL)


def with_quiet_sources(html: str, place: str = "source-of") -> str:
    """The content of a page with one word for the citations of each paragraph, item or cell.

    Args:
        html: the content, as MkDocs makes it of Markdown.
        place: what the ids of the popovers begin with, which are numbered.
    """
    numbers = count(1)
    return _RUN.sub(lambda run: _quiet(run["links"], f"{place}-{next(numbers)}"), _PARAGRAPH.sub(_at_the_end, html))


def _at_the_end(paragraph: re.Match[str]) -> str:
    """A paragraph with all its citations together, each once, behind its last sentence that has any."""
    text = paragraph[0]
    runs = list(_RUN.finditer(text))
    if len(runs) < 2:
        return text
    links = dict.fromkeys(link for run in runs for link in _LINK.findall(run["links"]))
    last = runs[-1]
    before = _RUN.sub("", text[: last.start()])
    return f'{before} <span class="cites">{" ".join(links)}</span>{text[last.end() :]}'


def _quiet(links: str, id_: str) -> str:
    return _SOURCE.format(id=id_, links=Markup(links))  # noqa: S704 - MkDocs makes HTML of Markdown


_SOURCE = Markup(
    ' <button type="button" class="quiet-source" popovertarget="{id}">Source</button>'
    '<span class="word__meaning" id="{id}" popover role="note" tabindex="-1" data-sources>'
    ' <strong class="word__name">Where this comes from</strong> '
    '<span class="cites">{links}</span> '
    '<button type="button" class="word__close" popovertarget="{id}" popovertargetaction="hide">Close</button>'
    "</span>"
)
