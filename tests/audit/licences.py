"""The licences of what a site hands to families, held to those that may be handed on."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from publisher.site.hosting.notices import Shipped

ALLOWED = {
    "MIT": "asks for its text to go along",
    "PSF-2.0": "asks for its text to go along, and for a note where something was changed",
    "Apache-2.0": "asks for its text to go along; gives a licence of patents",
    "MPL-2.0": "asks for its text and for where the source is; holds for its own files alone",
}
"""Each with why it may be: what it asks for is in the site, and nothing of ours has to take it on."""


def wrong_licences(parts: Iterable[Shipped]) -> list[str]:
    """What may not be handed on, or not so, each with what to do."""
    found = []
    for part in parts:
        if part.licence not in ALLOWED:
            found.append(f"{part.name} is under {part.licence}, which is not among those that may ship: leave it out")
        if len(part.text.split()) < _SHORTEST:
            found.append(
                f"{part.name} comes without the text of {part.licence}: put it into publisher/site/hosting/notices.py"
            )
        if part.licence == "MPL-2.0" and not part.source:
            found.append(f"{part.name} is under {part.licence} and does not say where its source is: say it")
    return found


_SHORTEST = 100
"""In words: the text of MIT has 160."""
