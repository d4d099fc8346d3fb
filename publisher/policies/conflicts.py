"""How a conflict is introduced: which of a council's pages says what, or which place on its only page."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from publisher.model.council.conflicts import Conflict
    from publisher.model.council.council import Source

_PLACES = ("In one place the page says:", "In another place it says:", "And in another:")


def leads(conflict: Conflict, sources: Sequence[Source]) -> list[str]:
    """What introduces each saying: the page's title where several pages differ, else the place on the one page."""
    titles = {source.id: source.title for source in sources}
    if len({saying.source for saying in conflict.says}) > 1:
        return [f"The page “{titles[saying.source]}” says:" for saying in conflict.says]
    return [_PLACES[min(number, len(_PLACES) - 1)] for number in range(len(conflict.says))]
