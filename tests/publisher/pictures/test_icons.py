"""Icons come out of Material's sets, by names that its next version has to have too."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from markupsafe import Markup

from publisher.pages.parts.labels import TOPIC_LABELS
from publisher.pictures.icons import ICONS, icon

ROOT = Path(__file__).resolve().parents[3]


@pytest.mark.parametrize("name", ICONS)
def test_an_icon_is_a_drawing_that_is_not_read_out(name: str) -> None:
    drawing = icon(name)
    assert isinstance(drawing, Markup)
    assert drawing.startswith('<svg class="icon" aria-hidden="true" focusable="false" viewBox="0 0 24 24"><path ')
    assert drawing.endswith("</svg>")


def test_every_icon_is_named_by_a_policy_a_template_or_a_page() -> None:
    written = [
        path.read_text(encoding="utf-8")
        for folder, pattern in (("policies", "*/*.yaml"), ("overrides", "**/*.html"), ("publisher/pages", "**/*.py"))
        for path in (ROOT / folder).glob(pattern)
    ]
    named = set(re.findall(r'icon(?:: |\(")(\w+)', "\n".join(written))) | TOPIC_LABELS.keys()
    assert ICONS.keys() - named == {"lock"}


def test_there_is_no_icon_of_something_unknown() -> None:
    with pytest.raises(KeyError):
        icon("unknown")
