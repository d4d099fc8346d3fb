"""Small line drawings beside words that say the same: they take the colour of the text, and are not read out."""

from __future__ import annotations

_SHAPES = {
    # The pages of a council.
    "reckoner": (
        '<rect x="3.5" y="4" width="17" height="16" rx="3"/><path d="M3.5 9.3h17M3.5 14.7h17"/>'
        '<circle class="bead" cx="8" cy="9.3" r="2"/><circle class="bead" cx="15.5" cy="14.7" r="2"/>'
    ),
    "who": (
        '<circle cx="9" cy="8" r="3.2"/><path d="M3 19.5c.5-4 2.8-5.7 6-5.7s5.5 1.7 6 5.7"/>'
        '<circle cx="17.3" cy="9.5" r="2.3"/><path d="M17 14.2c2.4 0 3.8 1.4 4.2 4.3"/>'
    ),
    "asking": '<path d="M4 5h16v11h-9l-4.5 4v-4H4z"/><path d="M8 9h8M8 12.3h5"/>',
    "managing": (
        '<rect x="3" y="6.5" width="18" height="13" rx="2.5"/><path d="M3 10.5h18M6 6.5l9.5-3 1 3"/>'
        '<circle cx="16.7" cy="15" r="1.2"/>'
    ),
    "holding": (
        '<circle cx="8.5" cy="7.5" r="3.2"/><path d="M2.5 19.5c.5-4.3 2.8-6.2 6-6.2 1.6 0 3 .5 4 1.4"/>'
        '<circle cx="17.5" cy="15.5" r="4"/><path d="M17.5 13.8v3.4"/>'
    ),
    "spending": '<path d="M3.5 10h17l-1.8 9.5H5.3zM8 10l3-6M16 10l-3-6M9.5 13.5v3M14.5 13.5v3"/>',
    "amount": (
        '<ellipse cx="12" cy="6.5" rx="7" ry="2.8"/>'
        '<path d="M5 6.5v5.3c0 1.5 3.1 2.8 7 2.8s7-1.3 7-2.8V6.5"/>'
        '<path d="M5 11.8v5.2c0 1.5 3.1 2.8 7 2.8s7-1.3 7-2.8v-5.2"/>'
    ),
    "review": (
        '<rect x="4" y="5" width="16" height="15.5" rx="2.5"/>'
        '<path d="M4 10h16M8.5 3v4M15.5 3v4M9 15l2.2 2.2L15.3 13"/>'
    ),
    "disagree": (
        '<path d="M12 4v16M8 20h8M5 7.5h14M5 7.5 2.5 13.5a2.7 2.7 0 0 0 5 0z"/>'
        '<path d="m19 7.5-2.5 6a2.7 2.7 0 0 0 5 0z"/>'
    ),
    "faq": (
        '<circle cx="12" cy="12" r="9"/><path d="M9.3 9.5a2.8 2.8 0 1 1 4.2 2.5c-1 .6-1.5 1.1-1.5 2.2M12 17.3v.1"/>'
    ),
    "cases": (
        '<path d="M3.5 11.5 12 4l8.5 7.5M5.5 10v10h13V10"/>'
        '<path d="M12 17.5s-3.2-1.8-3.2-3.9a1.7 1.7 0 0 1 3.2-.8 1.7 1.7 0 0 1 3.2.8c0 2.1-3.2 3.9-3.2 3.9z"/>'
    ),
    "paper": '<path d="M5 3.5h9v17H5zM8 8h3M8 11.5h3M8 15h2"/><path d="m14 17.5 1-3.5L19.5 6l2 1.2L17 15.2z"/>',
    "heard": ('<path d="M3.5 4.5h11v8h-6l-3 2.8v-2.8h-2z"/><path d="M17.5 9h3v8h-1.5v2.6L16 17h-5.5v-1.8"/>'),
    "sources": '<path d="M6 3.5h8l4.5 4.5v12.5H6zM14 3.5V8h4.5M9 12.5h6.5M9 16.5h6.5"/>',
    # The kinds of budget.
    "education": (
        '<path d="M12 6.5c-2.3-1.6-5.3-2-8.5-2v14c3.2 0 6.2.4 8.5 2 2.3-1.6 5.3-2 8.5-2v-14c-3.2 0-6.2.4-8.5 2z'
        'M12 6.5v14"/>'
    ),
    "social_care": (
        '<path d="M12 11.5s-4.5-2.5-4.5-5.3A2.4 2.4 0 0 1 12 5a2.4 2.4 0 0 1 4.5 1.2c0 2.8-4.5 5.3-4.5 5.3z"/>'
        '<path d="M3 15h3.5l3.2 1.3h3.6a1.5 1.5 0 0 1 0 3H9.5M14.5 17l4.8-2.3a1.5 1.5 0 0 1 1.4 2.6L14 21H7'
        'l-4-1.3"/>'
    ),
    "health": (
        '<path d="M12 20.5S3.5 15.8 3.5 9.7A4.5 4.5 0 0 1 12 7.5a4.5 4.5 0 0 1 8.5 2.2c0 6.1-8.5 10.8-8.5 10.8'
        'z"/><path d="M12 10v5.5M9.2 12.7h5.6"/>'
    ),
    "transport": (
        '<rect x="4" y="4.5" width="16" height="13" rx="2.5"/><path d="M4 11h16M12 4.5V11"/>'
        '<circle cx="8" cy="18.5" r="1.8"/><circle cx="16" cy="18.5" r="1.8"/>'
    ),
    # Who has the money, and what a way means.
    "council": '<path d="M3 20.5h18M4.5 9.5 12 4l7.5 5.5zM6.5 9.5v8M12 9.5v8M17.5 9.5v8M4.5 17.5h15"/>',
    "family": '<path d="M3.5 11.5 12 4l8.5 7.5M5.5 10v10.5h13V10M10 20.5V15h4v5.5"/>',
    "third_party": '<rect x="3.5" y="8" width="17" height="12" rx="2"/><path d="M9 8V4.5h6V8M3.5 13h17M12 12v2.5"/>',
    "helper": (
        '<circle cx="12" cy="8" r="3.7"/><path d="M5 20.5c.5-4.8 3.2-7 7-7s6.5 2.2 7 7M10.5 8.7c.8.9 2.2.9 3 0"/>'
    ),
    "mix": '<circle cx="9" cy="12" r="5.7"/><circle cx="15" cy="12" r="5.7"/>',
    "work": (
        '<rect x="4.5" y="4" width="15" height="17" rx="2.5"/>'
        '<path d="m8 9 1.2 1.2L11.5 8M13.5 9.5h3M8 15l1.2 1.2 2.3-2.2M13.5 15.5h3"/>'
    ),
    "control": '<circle cx="12" cy="12" r="8.5"/><path d="m15.5 8.5-2 5-5 2 2-5z"/>',
    "people": '<circle cx="9" cy="8" r="3.2"/><path d="M3 19.5c.5-4 2.8-5.7 6-5.7s5.5 1.7 6 5.7M18 7v6M15 10h6"/>',
    "money": (
        '<circle cx="12" cy="12" r="8.5"/>'
        '<path d="M15.2 8.9c-.5-1-1.4-1.5-2.5-1.5-1.6 0-2.6 1-2.6 2.6v3.8c0 1.3-.5 2.2-1.4 2.7h6.9M8.5 12.5'
        'h4.8"/>'
    ),
    # Moments.
    "bell": '<path d="M6 16.5V11a6 6 0 0 1 12 0v5.5l1.8 2H4.2zM10 21h4M12 5V3"/>',
    "lock": ('<rect x="5" y="10.5" width="14" height="10" rx="2.5"/><path d="M8 10.5V8a4 4 0 0 1 8 0v2.5M12 14.5v2"/>'),
    "here": (
        '<path d="M12 21s-6.5-6.3-6.5-11a6.5 6.5 0 0 1 13 0c0 4.7-6.5 11-6.5 11z"/><circle cx="12" cy="10" r="2.3"/>'
    ),
}
"""The drawing of each icon, on a field of 24 by 24."""

ICONS = frozenset(_SHAPES)
"""The name of every icon that there is."""


def icon(name: str) -> str:
    """An icon as HTML to put beside its words.

    Raises:
        KeyError: there is no such icon.
    """
    return f'<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">{_SHAPES[name]}</svg>'
