"""Whose hands the money goes through in each way of managing it: a short row of drawings with their words."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from publisher.pictures.icons import icon

if TYPE_CHECKING:
    from publisher.model.kinds import WayKind


def path(way: WayKind) -> str:
    """The row of one way, as HTML: a list in the order in which the money goes."""
    stops = "".join(
        f'<li class="path__stop">{icon(hand.icon)}<span>{escape(hand.words, quote=False)}</span></li>'
        for hand in way.hands
    )
    return f'<ol class="path">{stops}</ol>'
