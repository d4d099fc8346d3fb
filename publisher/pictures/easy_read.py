"""The pictures of Easy Read pages: one set in one style, a file each in the folder `easy_read/` beside this.

The sentence beside a picture says what it shows, so nobody is read it out. Colours and lines are those of the page
(overrides/assets/styles/easy.css), light or dark, and a reader's own where they have chosen some.
"""

from __future__ import annotations

import functools
from pathlib import Path

from markupsafe import Markup

_FOLDER = Path(__file__).with_name("easy_read")

PICTURES = frozenset(path.stem for path in _FOLDER.glob("*.svg"))
"""What each picture is called in policies/england/kinds.yaml."""


@functools.cache
def easy_picture(name: str) -> Markup:
    """A picture as HTML to put beside its sentence.

    Raises:
        FileNotFoundError: there is no such picture.
    """
    svg = " ".join((_FOLDER / f"{name}.svg").read_text(encoding="utf-8").split())
    return Markup(svg.replace(_OPENING, _OPENING_HERE))  # noqa: S704 - a drawing of our own


_OPENING = '<svg xmlns="http://www.w3.org/2000/svg"'
_OPENING_HERE = '<svg class="easy-picture" aria-hidden="true" focusable="false"'
