"""A project whose site is a council's own: official, in a folder of its host, and with pages that are files."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from tests.site_project import ROOT, change, site_project

if TYPE_CHECKING:
    from pathlib import Path

BELOW = "send/budgets/"
"""The folder of the host that the site is in."""

OWN = f"""      only: [exampleshire]
      official: true
      name: Personal budgets in Exampleshire
      logo: docs/exampleshire.svg
      colours: {{light: "#00548f"}}
      operator: {{name: The Local Offer team, email: offer@exampleshire.example}}
      address: https://www.exampleshire.example/{BELOW}
"""


def own_project(folder: Path) -> Path:
    """Put into a folder what the site is made of."""
    project = site_project(folder)
    config = project / "mkdocs.yml"
    change(config, "      address: http://127.0.0.1:8000/\n", OWN)
    change(config, "docs_dir: docs", "docs_dir: docs\nuse_directory_urls: false")
    shutil.copy(ROOT / "overrides" / "assets" / "images" / "mark.svg", project / "docs" / "exampleshire.svg")
    return project
