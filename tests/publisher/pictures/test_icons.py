from __future__ import annotations

import pytest

from publisher.pages import COUNCIL_PAGES
from publisher.pictures.icons import icon


@pytest.mark.parametrize(
    "name",
    [
        *(page.icon for page in COUNCIL_PAGES.values() if page.icon),
        "education",
        "social_care",
        "health",
        "transport",
        "work",
        "control",
        "people",
        "money",
    ],
)
def test_everything_that_a_card_is_about_has_a_drawing_that_is_not_read_out(name: str) -> None:
    drawing = icon(name)
    assert drawing.startswith("<svg ")
    assert 'aria-hidden="true"' in drawing
    assert "<path" in drawing or "<circle" in drawing


def test_there_is_no_drawing_of_something_unknown() -> None:
    with pytest.raises(KeyError):
        icon("unknown")
