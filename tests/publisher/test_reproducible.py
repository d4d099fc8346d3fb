"""The same sources are the same site, byte for byte, wherever and whenever it is built.

Packing the browser's Python and the engine's wheel twice is in `runtime/test_pack.py`.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.publisher.publishing.edited import tree
from tests.site_project import ROOT, site_project

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.thorough

BUILD = """
import sys
from pathlib import Path
from publisher.site.build import build_site
build_site(*map(Path, sys.argv[1:]))
"""

NOON = "1795780800"
"""27 November 2026, in UTC. In the two time zones it is the day before, and the day after."""

GERMAN = "de_DE.UTF-8"
"""A locale with a comma in its numbers."""


def with_commas(folder: Path) -> dict[str, str]:
    """The German locale, made in a folder; another one where it cannot be made."""
    if shutil.which("localedef") is None:
        return {"LC_ALL": "C.UTF-8"}
    folder.mkdir()
    made = subprocess.run(
        ["localedef", "-i", "de_DE", "-f", "UTF-8", folder / GERMAN], capture_output=True, check=False
    )
    return {"LC_ALL": GERMAN, "LOCPATH": str(folder)} if made.returncode == 0 else {"LC_ALL": "C.UTF-8"}


def built(folder: Path, settings: dict[str, str]) -> dict[str, bytes]:
    """The site of the invented council, of a project in its own folder, built by a process of its own."""
    folder.mkdir(parents=True)
    project, site = site_project(folder), folder / "site"
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "SOURCE_DATE_EPOCH": NOON, **settings}
    subprocess.run([sys.executable, "-c", BUILD, project, site], check=True, env=environment, cwd=folder)
    return tree(site)


def test_two_places_zones_locales_and_hash_seeds_give_the_same_site(tmp_path: Path) -> None:
    plain = built(tmp_path / "plain", {"TZ": "UTC", "LC_ALL": "C", "PYTHONHASHSEED": "0"})
    assert any(name.endswith(".br") for name in plain)
    far_west = {"TZ": "Etc/GMT+12", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "1"}
    far_east = {"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "4294967295", **with_commas(tmp_path / "locales")}
    for number, settings in enumerate((far_west, far_east)):
        other = built(tmp_path / f"deep/{number}/a folder with a longer name", settings)
        assert sorted(other) == sorted(plain), settings
        assert [file for file in plain if other[file] != plain[file]] == [], settings
