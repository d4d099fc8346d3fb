"""Whose hands the money goes through in each way of managing it: a short row of drawings with their words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from publisher.pictures.icons import icon

if TYPE_CHECKING:
    from publisher.model.england.kinds import WayKind


def path(way: WayKind) -> str:
    """The row of one way, as HTML: a list in the order in which the money goes."""
    stop = Markup('<li class="path__stop">{icon}<span>{words}</span></li>')
    stops = (stop.format(icon=icon(hand.icon), words=hand.words) for hand in way.hands)
    return Markup('<ol class="path">{stops}</ol>').format(stops=Markup().join(stops))
