"""The colours of a council's own site: one that it chooses, and those that go with it so that all can be read.

A council names the colour of its buttons and links. The others are worked out from it in the proportions of
`overrides/assets/styles/tokens.css`, for light pages and for dark ones.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from publisher.source.problems import Code

if TYPE_CHECKING:
    from publisher.model.site import Colours
    from publisher.source.problems import Report

READABLE = 4.5
"""The least contrast of text, by the Web Content Accessibility Guidelines, level AA."""

_WELL_READABLE = 7.0
"""What a dark page's colour has where the council names none."""

_STEPS = 50


@dataclass(frozen=True, slots=True)
class Scheme:
    """What stays as it is on light pages, or on dark ones, and how the other colours are mixed.

    grounds: what the colour is read on.
    on_brand: what is read on the colour.
    towards: what the colour is mixed with to be read better.
    deep, ink: how much of that is in the two stronger colours.
    wash: how much of the colour is in its wash, and with what it is mixed.
    """

    name: str
    grounds: tuple[str, ...]
    on_brand: str
    towards: str
    deep: float
    ink: float
    wash: tuple[float, str]

    def tokens(self, brand: str) -> dict[str, str]:
        """Every colour that goes with one, by its name in the style sheets."""
        share, base = self.wash
        return {
            "brand": brand,
            "brand-deep": mixed(brand, self.towards, self.deep),
            "on-brand": self.on_brand,
            "wash": mixed(base, brand, share),
            "wash-ink": mixed(brand, self.towards, self.ink),
        }

    def contrast(self, brand: str) -> float:
        """How well text can be read, where it is read worst."""
        tokens = self.tokens(brand)
        on = [contrast(brand, ground) for ground in (*self.grounds, tokens["wash"])]
        return min(*on, contrast(brand, self.on_brand), contrast(tokens["wash-ink"], tokens["wash"]))

    def readable(self, brand: str, least: float = READABLE) -> str:
        """The nearest colour that can be read."""
        steps = (mixed(brand, self.towards, step / _STEPS) for step in range(_STEPS + 1))
        return next((colour for colour in steps if self.contrast(colour) >= least), self.towards)


LIGHT = Scheme("light", ("#fbf6ee", "#fffdf9"), "#fffdf9", "#000000", 0.3, 0.3, (0.11, "#ffffff"))
DARK = Scheme("dark", ("#181b1a", "#212625"), "#181b1a", "#ffffff", 0.4, 0.65, (0.12, "#181b1a"))


def check_colours(colours: Colours, report: Report) -> None:
    """Whoever sees little can read what is in the council's colours, and on them."""
    for scheme, colour in ((LIGHT, colours.light), (DARK, colours.dark)):
        if colour is not None and (least := scheme.contrast(colour)) < READABLE:
            what = (
                f"On a {scheme.name} page the contrast of {colour} is {least:.1f} to 1. "
                f"It has to be {READABLE} for everybody to be able to read it."
            )
            do = f"Use {scheme.readable(colour)}, the nearest that can be read, or another colour."
            report.add(colours.place(scheme.name), Code.COLOUR_UNREADABLE, what, do)


def as_css(colours: Colours) -> str:
    """The colours as rules of a style sheet, after those that they take the place of."""
    dark = colours.dark or DARK.readable(colours.light, _WELL_READABLE)
    return (
        f"\n:root {{ {_declared(LIGHT.tokens(colours.light))} }}\n"
        f"@media (prefers-color-scheme: dark) {{ :root {{ {_declared(DARK.tokens(dark))} }} }}\n"
    )


def contrast(one: str, other: str) -> float:
    """How much two colours differ in lightness, from 1 to 21, as the guidelines define it."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def mixed(colour: str, other: str, share: float) -> str:
    """A colour with a share of another in it."""
    pairs = zip(_channels(colour), _channels(other), strict=True)
    return "#" + "".join(f"{round(first + (second - first) * share):02x}" for first, second in pairs)


def _declared(tokens: dict[str, str]) -> str:
    return " ".join(f"--{name}: {value};" for name, value in tokens.items())


def _luminance(colour: str) -> float:
    red, green, blue = (
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
        for value in (channel / 255 for channel in _channels(colour))
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
