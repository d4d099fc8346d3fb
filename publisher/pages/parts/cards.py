"""Cards: something to go to, with a drawing, what it is called and a sentence about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publisher.pictures.icons import icon

if TYPE_CHECKING:
    from collections.abc import Iterable


def card(drawing: str, title: str, text: str, class_: str = "", level: int = 3) -> str:
    """One card in Markdown.

    Args:
        drawing: the name of its icon.
        title: its heading, a link where the card leads somewhere.
        text: the text below; may be empty.
        class_: what it is a card of, where it looks different.
        level: of the heading, one below what the cards stand under.
    """
    classes = f"card {class_}".strip()
    parts = [
        f'<div class="{classes}" markdown>',
        f'<div class="card__icon">{icon(drawing)}</div>',
        f"{'#' * level} {title}",
        text,
    ]
    return "\n\n".join([*(part for part in parts if part), "</div>"])


def cards(found: Iterable[str]) -> str:
    """Cards side by side, as many as there is room for."""
    return "\n\n".join(['<div class="cards" markdown>', *found, "</div>"])
