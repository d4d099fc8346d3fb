"""What we build on of Material for MkDocs, by name: an update that drops any of it fails here, and not on a page.

Why there is so little of it: docs/architecture/theme.md.
"""

from __future__ import annotations

import re
from importlib import resources
from pathlib import Path

import pytest
from jinja2 import Environment, nodes

OWN = Path(__file__).resolve().parents[1] / "overrides"
MATERIAL = resources.files("material") / "templates"
BASE = (MATERIAL / "base.html").read_text(encoding="utf-8")
PARSER = Environment(autoescape=True)

BLOCKS = {
    *("site_meta", "htmltitle", "styles", "extrahead", "announce", "hero", "site_nav", "content", "config", "scripts"),
}
"""The blocks of base.html that our templates fill."""

PARTIALS = {"header.html", "footer.html", "javascripts/base.html", "javascripts/content.html"}
"""The partials that base.html includes and that we have in place of Material's."""

OURS_TOO = {"search.html"}
"""Partials of ours that have the name of one of Material's, which nothing of Material includes here."""


def blocks_in(template: str) -> set[str]:
    return {block.name for block in PARSER.parse(template).find_all(nodes.Block)}


def filters_in(template: str) -> set[str]:
    return {used.name for used in PARSER.parse(template).find_all(nodes.Filter)}


def test_no_template_of_ours_escapes_by_hand_or_keeps_anything_from_being_escaped() -> None:
    used = {path.name: filters_in(path.read_text(encoding="utf-8")) for path in OWN.rglob("*.html")}
    by_hand = {"e", "escape", "forceescape", "safe"}
    assert {name: found & by_hand for name, found in used.items() if found & by_hand} == {}


def test_these_are_the_blocks_that_our_templates_fill() -> None:
    filled = (blocks_in(path.read_text(encoding="utf-8")) for path in OWN.rglob("*.html"))
    assert set[str]().union(*filled) == BLOCKS


@pytest.mark.parametrize("block", sorted(BLOCKS))
def test_materials_base_has_the_block(block: str) -> None:
    assert block in blocks_in(BASE)


def test_these_are_the_partials_that_stand_in_for_materials() -> None:
    ours = {str(path.relative_to(OWN / "partials")) for path in (OWN / "partials").rglob("*.html")}
    both = {name for name in ours if (MATERIAL / "partials" / name).is_file()}
    assert both == PARTIALS | OURS_TOO


@pytest.mark.parametrize("partial", sorted(PARTIALS))
def test_materials_base_includes_the_partial(partial: str) -> None:
    assert f'{{% include "partials/{partial}" %}}' in BASE


def test_material_looks_for_our_english_where_it_is() -> None:
    language = (MATERIAL / "partials" / "language.html").read_text(encoding="utf-8")
    assert '"partials/languages/" ~ config.theme.language ~ ".html"' in language
    assert (OWN / "partials" / "languages" / "en-GB.html").is_file()


def test_every_class_of_material_that_our_sheets_name_is_in_a_page() -> None:
    named = {name for sheet in OWN.rglob("*.css") for name in re.findall(r"\.(md-[a-z_-]+)", sheet.read_text("utf-8"))}
    written = BASE + "".join(path.read_text(encoding="utf-8") for path in OWN.rglob("*.html"))
    assert {name for name in named if not re.search(rf"\b{name}\b(?![_-])", written)} == set()
