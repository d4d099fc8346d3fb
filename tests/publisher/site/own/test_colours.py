"""Whatever colour a council chooses, everybody can read what is in it; or it is told the nearest that can be read."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.model.site import Colours
from publisher.site.own.colours import DARK, LIGHT, READABLE, Scheme, as_css, contrast

TOKENS = Path(__file__).resolve().parents[4] / "overrides" / "assets" / "styles" / "tokens.css"

colours = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")
schemes = pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=lambda scheme: scheme.name)


def test_contrast_is_what_the_guidelines_define() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.478, abs=0.001)
    assert contrast("#1f5650", "#1F5650") == 1


@schemes
def test_colours_are_read_on_the_grounds_of_the_styles(scheme: Scheme) -> None:
    light, dark = TOKENS.read_text(encoding="utf-8").split("@media (prefers-color-scheme: dark)")
    text = light if scheme is LIGHT else dark
    assert scheme.grounds == tuple(re.findall(r"--(?:paper|card): (#\w{6})", text))


@schemes
@given(colour=colours)
def test_what_is_proposed_can_be_read_and_is_the_same_where_it_could_be(scheme: Scheme, colour: str) -> None:
    proposed = scheme.readable(colour)
    assert scheme.contrast(proposed) >= READABLE
    assert (proposed == colour) == (scheme.contrast(colour) >= READABLE)


@given(colour=colours)
def test_a_dark_page_has_a_readable_colour_without_being_told_one(colour: str) -> None:
    dark = as_css(Colours(light=colour)).split("@media")[1]
    (brand,) = re.findall(r"--brand: (#\w{6})", dark)
    assert DARK.contrast(brand) >= READABLE
