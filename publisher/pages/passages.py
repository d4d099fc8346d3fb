"""Passages that are only in some copies of the site: one council's own, and one that the council publishes itself.

A page is written once, whoever publishes it. What is true of some copies alone is between two marks, in Markdown that
is written by hand, too:

    <!-- unless own -->
    Choose your council.
    <!-- else -->
    Start here.
    <!-- end -->
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from publisher.source.problems import LocalOfferError

type Quality = Literal["own", "official"]

_MARK = re.compile(r"<!-- (if|unless|else|end)(?: (own|official))? -->\n?")


class PassageError(LocalOfferError):
    """The marks of a page do not fit together; the message says how."""


@dataclass(frozen=True, slots=True)
class SiteKind:
    """What a copy of the site is.

    own: it is about one council.
    official: that council publishes it.
    """

    own: bool = False
    official: bool = False

    def is_(self, quality: str) -> bool:
        """Whether it is what a mark names."""
        return self.official if quality == "official" else self.own


def only_if(quality: Quality, text: str, otherwise: str = "") -> str:
    """A passage for copies of a kind, and one for all others."""
    other = f"<!-- else -->\n{otherwise}\n" if otherwise else ""
    return f"<!-- if {quality} -->\n{text}\n{other}<!-- end -->"


def unless(quality: Quality, text: str) -> str:
    """A passage for copies that are not of a kind."""
    return f"<!-- unless {quality} -->\n{text}\n<!-- end -->"


def for_kind(markdown: str, kind: SiteKind) -> str:
    """A page's Markdown with what is in a copy of some kind, and no mark.

    Raises:
        PassageError: a passage has no end, or no beginning, or is in another one.
    """
    kept: list[str] = []
    at, shown, opened = 0, True, False
    for mark in _MARK.finditer(markdown):
        word, quality = mark[1], mark[2]
        begins = word in ("if", "unless")
        if begins == opened or begins != (quality is not None):
            raise PassageError(f"{mark[0].strip()} is not where such a mark can be. Passages are not inside others.")
        if shown:
            kept.append(markdown[at : mark.start()])
        at, opened = mark.end(), word != "end"
        shown = kind.is_(quality) == (word == "if") if begins else word == "end" or not shown
    if opened:
        raise PassageError("A passage has no end. Write <!-- end --> after it.")
    return "".join([*kept, markdown[at:]])
