"""A site carries the texts that the licences of what it is made of ask for."""

from __future__ import annotations

from pathlib import Path

import pytest

from publisher.site.hosting.notices import NoticesError, notices, shipped

ROOT = Path(__file__).resolve().parents[4]


def test_everything_that_ships_is_named_with_its_licence_and_the_text() -> None:
    said = notices(ROOT)
    for part in shipped(ROOT):
        assert f"{part.name} ({part.version})\n{part.licence}\n{part.found}\n{part.source}".rstrip() in said
        assert part.text.strip() in said
    for words in ("Mozilla Public License Version 2.0", "PYTHON SOFTWARE FOUNDATION LICENSE", "Martin Donath"):
        assert words in said


def test_a_package_that_is_not_installed_is_told_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(NoticesError, match=r"cannot be read\. Install the packages: make setup"):
        notices(tmp_path)
