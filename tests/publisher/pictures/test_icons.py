"""Icons come out of Material's sets, by names that its next version has to have too."""

from __future__ import annotations

import pytest
from markupsafe import Markup

from publisher.pages import COUNCIL_PAGES
from publisher.pictures.icons import ICONS, icon


@pytest.mark.parametrize("name", ICONS)
def test_an_icon_is_a_drawing_that_is_not_read_out(name: str) -> None:
    drawing = icon(name)
    assert isinstance(drawing, Markup)
    assert drawing.startswith('<svg class="icon" aria-hidden="true" focusable="false" viewBox="0 0 24 24"><path ')
    assert drawing.endswith("</svg>")


def test_every_page_of_a_council_has_an_icon_for_its_card() -> None:
    assert {page.icon for page in COUNCIL_PAGES.values() if page.icon} <= ICONS.keys()


def test_there_is_no_icon_of_something_unknown() -> None:
    with pytest.raises(KeyError):
        icon("unknown")
