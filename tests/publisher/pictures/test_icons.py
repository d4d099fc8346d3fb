from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest

from publisher.model.outcomes import StrandId
from publisher.pages import TITLES
from publisher.pictures.icons import icon


@pytest.mark.parametrize("name", [*(set(TITLES) - {"overview"}), *StrandId.__args__, "council", "family", "third_party", "mix"])
def test_everything_that_a_card_is_about_has_a_drawing_that_is_not_read_out(name: str) -> None:
    drawing = ET.fromstring(icon(name))
    assert drawing.get("aria-hidden") == "true"
    assert len(drawing)


def test_there_is_no_drawing_of_something_unknown() -> None:
    with pytest.raises(KeyError):
        icon("unknown")
