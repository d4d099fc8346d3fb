"""The smallest site that holds the engine: one page, the browser modules, the runtime, and one council's policy."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from publisher.pages.council_build import CouncilBuild
from publisher.site.hosting.csp import write_headers
from tests.policies import councils

if TYPE_CHECKING:
    from pathlib import Path

    from publisher.runtime.pack import Runtime

PAGE = """<!doctype html><html lang="en"><head><title>Engine</title><link rel="icon" href="icon.svg">
<script type="module" src="page.js"></script></head><body><p>The engine alone.</p></body></html>
"""

SCRIPT = """
import { Engine } from "./assets/reckoner/engine.js";
window.open = (limits) => {
  window.engine = new Engine({
    pythonUrl: "assets/runtime/python", engineUrl: "assets/runtime/engine", policyUrl: "policy.json",
    council: "hertfordshire", limits,
  });
  window.stages = [];
  window.progress = [];
  engine.addEventListener("stage", ({ detail }) => stages.push(detail));
  engine.addEventListener("progress", ({ detail }) => progress.push(detail));
};
window.ended = (promise) => promise.then(
  (value) => ({ value }), (error) => ({ name: error.name, reason: error.reason, cause: String(error.cause) }));
window.loaded = true;
"""

PYTHON = "assets/runtime/python"
"""Where the browser's Python is in the site. The name stays the same, so that a test can spoil a file in it."""

ENGINE = "assets/runtime/engine"
"""Where the engine's wheel is in the site."""


def make_engine_site(root: Path, runtime: Runtime, site: Path) -> None:
    """Make the site in a new folder.

    Args:
        root: the project's folder.
        runtime: what was packed.
        site: the folder to make.
    """
    shutil.copytree(root / "overrides" / "assets" / "reckoner", site / "assets" / "reckoner")
    shutil.copytree(runtime.python.folder, site / PYTHON)
    shutil.copytree(runtime.engine.folder, site / ENGINE)
    files = next(files for files in councils(root / "policies") if files.council.id == "hertfordshire")
    (site / "policy.json").write_text(CouncilBuild(files).compiled, encoding="utf-8")
    (site / "index.html").write_text(PAGE, encoding="utf-8")
    (site / "icon.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>', encoding="utf-8")
    (site / "page.js").write_text(SCRIPT, encoding="utf-8")
    write_headers(site)
