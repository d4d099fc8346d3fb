"""The life of a plan on the page about asking: moments that the theme draws as a line, with the ones to ask lit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publisher.pages.parts.labels import STRAND_LABELS, label
from publisher.pages.parts.text import bullets, cite, join, plain
from publisher.pictures.icons import icon

if TYPE_CHECKING:
    from publisher.pictures.life import Life, LifeMoment

_LEAD = (
    "A bell marks each moment when you can ask. "
    "The labels say the best that a family can hope for then. Yours depends on the other rules too."
)
_ANY_TIME = "You don't have to wait for any of these moments to ask about the following. Their own rules say when."


def life_of_a_plan(life: Life) -> str:
    """The part of the page in Markdown; nothing where no strand turns on these moments."""
    if not life.turning:
        return ""
    names: dict[str, str] = {strand.id: strand.name for strand in life.turning}
    other = [f"[{plain(strand.name)}](who.md#{strand.id})" for strand in life.any_time]
    return join(
        [
            "## The steps of an EHC plan { #life }",
            _LEAD,
            '<ol class="life" markdown>',
            *(_moment(at, {strand: names[strand] for strand in at.best}) for at in life.moments),
            "</ol>",
            f"{_ANY_TIME}\n\n{bullets(other)}" if other else "",
        ]
    ).rstrip()


def _moment(at: LifeMoment, names: dict[str, str]) -> str:
    lit = " life__moment--lit" if at.lit else ""
    items = [
        f'[{plain(names[strand])}](who.md#{strand}): <span class="tag tag--{outcome.status}">'
        f"{plain(label(STRAND_LABELS, outcome.status, outcome.when))}</span>{cite(outcome.cites)}"
        for strand, outcome in at.best.items()
    ]
    bell = f'<span class="life__bell">{icon("bell")} A moment to ask</span>' if at.lit else ""
    return join(
        [
            f'<li class="life__moment{lit}" data-moment="{at.moment.id}" markdown="block">',
            f"**{plain(at.moment.name)}** {bell}",
            plain(at.moment.text),
            bullets(items),
            "</li>",
        ]
    ).rstrip()
