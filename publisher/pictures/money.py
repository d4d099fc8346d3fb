"""Whose hands the money goes through in each way of managing it: a short row of drawings with their words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publisher.pictures.icons import icon

if TYPE_CHECKING:
    from publisher.model.outcomes import WayId

_FROM = ("council", "The council or the NHS")
_TO = ("helper", "Those who help your child")

HANDS: dict[WayId, tuple[tuple[str, str], ...]] = {
    "direct_payment": (_FROM, ("family", "You"), _TO),
    "third_party": (_FROM, ("third_party", "Another person or organisation"), _TO),
    "notional": (("council", "The council, the school or the NHS keeps it"), _TO),
    "combination": (_FROM, ("mix", "Some in one way, some in another"), _TO),
}
"""What each way means, whatever a council calls it: a drawing and words for each one who has the money in turn."""


def path(way: WayId) -> str:
    """The row of one way, as HTML: a list in the order in which the money goes."""
    stops = "".join(f'<li class="path__stop">{icon(drawing)}<span>{words}</span></li>' for drawing, words in HANDS[way])
    return f'<ol class="path">{stops}</ol>'
