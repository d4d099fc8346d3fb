"""The licences of what a site hands to families, held to those that may be handed on."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from publisher.site.hosting.notices import Shipped

ALLOWED = {
    "MIT": "asks for its text to go along",
    "BSD-2-Clause": "asks for its text to go along",
    "BSD-3-Clause": "asks for its text to go along, and that no contributor's name is used to advertise",
    "dtoa": "asks for its text to go along",
    "Zlib": "asks that it is not called one's own work",
    "bzip2-1.0.6": "asks that it is not called one's own work, and that the author's name is not used to advertise",
    "Unicode-3.0": "asks for its text to go along",
    "CC0-1.0": "asks for nothing",
    "PSF-2.0": "asks for its text to go along, and for a note where something was changed",
    "Apache-2.0": "asks for its text to go along; gives a licence of patents",
    "Apache-2.0 WITH LLVM-exception": "asks for nothing where it is part of a program that was compiled",
    "MPL-2.0": "asks for its text and for where the source is; holds for its own files alone",
}
"""Each with why it may be: what it asks for is in the site, and nothing of ours has to take it on."""

WITHOUT_TEXT = {"CC0-1.0"}
"""Those that ask for no text, and come without."""


def licences_of(expression: str) -> list[str]:
    """The licences that an expression of SPDX has together. One of two to choose from is chosen before."""
    return expression.split(" AND ")


def wrong_licences(parts: Iterable[Shipped]) -> list[str]:
    """What may not be handed on, or not so, each with what to do."""
    found = []
    for part in parts:
        licences = licences_of(part.licence)
        found += [
            f"{part.name} is under {licence}, which is not among those that may ship: leave it out"
            for licence in licences
            if licence not in ALLOWED
        ]
        if len(part.text.split()) < _SHORTEST and not WITHOUT_TEXT.issuperset(licences):
            found.append(
                f"{part.name} comes without the text of {part.licence}: put it into publisher/site/hosting/notices.py"
            )
        if "MPL-2.0" in licences and not part.source:
            found.append(f"{part.name} is under {part.licence} and does not say where its source is: say it")
    return found


_SHORTEST = 100
"""In words: the text of MIT has 160."""
