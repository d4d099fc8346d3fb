"""Icons beside words that say the same: they take the colour of the text, and are not read out.

They come from the icon sets that Material for MkDocs ships, and are written into the page when it is built.
"""

from __future__ import annotations

import functools
from importlib import resources

from markupsafe import Markup

ICONS = {
    # The kinds of budget.
    "education": "material/book-open-outline",
    "social_care": "material/hand-heart-outline",
    "health": "material/heart-plus-outline",
    "transport": "material/bus",
    # Who has the money, and what a way means.
    "council": "material/bank-outline",
    "family": "material/home-outline",
    "third_party": "material/briefcase-outline",
    "helper": "material/account-heart-outline",
    "mix": "material/set-none",
    "work": "material/clipboard-list-outline",
    "control": "material/compass-outline",
    "people": "material/account-plus-outline",
    "money": "material/currency-gbp",
    # Families.
    "baby": "material/baby-face-outline",
    "child": "material/human-child",
    "parent_and_child": "material/human-male-child",
    "school": "material/school-outline",
    "family_home": "material/home-heart",
    "young_person": "material/account-school-outline",
    "play": "material/teddy-bear",
    # Moments.
    "review": "material/calendar-check-outline",
    "bell": "material/bell-outline",
    "here": "material/map-marker-outline",
    # For a kind of budget, or a way, that is still to come (policies/england/kinds.yaml).
    "lock": "material/lock-outline",
    # What can be pressed.
    "heart": "material/heart",
    "search": "material/magnify",
    "phone": "material/phone",
    "listen": "material/volume-high",
}
"""Where each icon is in Material's sets, by what it is called here and in policies/england/."""

_SETS = resources.files("material") / "templates" / ".icons"


@functools.cache
def icon(name: str) -> Markup:
    """An icon as HTML to put beside its words.

    Raises:
        KeyError: there is no such icon.
    """
    svg = (_SETS / f"{ICONS[name]}.svg").read_text(encoding="utf-8")
    return Markup(svg.replace(_OPENING, _OPENING_HERE))  # noqa: S704 - a drawing out of Material's package


_OPENING = '<svg xmlns="http://www.w3.org/2000/svg"'
_OPENING_HERE = '<svg class="icon" aria-hidden="true" focusable="false"'
