"""How long it takes to check and build, against plain MkDocs on the same Markdown in the same run."""

from __future__ import annotations

import statistics
import tempfile
import time
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.commands.build import build
from mkdocs.config import load_config

from publisher.check import check_council, check_policies
from publisher.pages.council_build import CouncilBuild
from publisher.pages.shared import shared_pages
from publisher.policies.read import read_councils
from publisher.site.build import build_site
from publisher.source.problems import Report

if TYPE_CHECKING:
    from collections.abc import Callable

_REPEATS = 5


def build_rows(root: Path) -> list[tuple[str, str, str]]:
    """Rows (what, figure, bound)."""
    policies = root / "policies"

    def council() -> None:
        files = read_councils(policies, Report(), "hertfordshire")[0]
        build = CouncilBuild(files)
        check_council(build, Report())
        build.pages_on(files.council.version)

    with tempfile.TemporaryDirectory() as folder:
        ours = Path(folder) / "ours"
        docs, plain = plain_project(root, Path(folder))
        whole, bare = [], []
        for _ in range(_REPEATS):
            # Turn and turn about, so that a busy machine slows both alike.
            whole.append(_seconds(lambda: build_site(root, ours)))
            bare.append(_seconds(lambda: build(load_config(str(plain), docs_dir=str(docs)))))
    ratio = statistics.median(whole) / statistics.median(bare)
    return [
        ("read, check, compile and write the pages of one council", f"{_median_seconds(council):.2f} s", "1 s"),
        ("the whole site against plain MkDocs on the same Markdown", f"{ratio:.2f} times", "1.3 times"),
    ]


def plain_project(root: Path, folder: Path) -> tuple[Path, Path]:
    """The same Markdown for MkDocs and Material alone: the folder of documents and the configuration."""
    docs = folder / "docs"
    for source in (root / "docs").rglob("*.md"):
        _, _, markdown = source.read_text(encoding="utf-8").split("---\n", 2)
        _put(docs / source.relative_to(root / "docs"), markdown)
    builds = check_policies(root / "policies", Report())
    for shared in shared_pages([council.logic_on(date.today()) for council in builds]):
        _put(docs / shared.path, shared.markdown)
    for council in builds:
        for page in council.pages_on(date.today()).pages:
            _put(docs / page.path, page.markdown)
    config = folder / "mkdocs.yml"
    extensions = "[attr_list, def_list, md_in_html, tables, toc]"
    config.write_text(
        f"site_name: plain\nsite_dir: {folder / 'plain'}\ntheme: {{name: material, font: false}}\n"
        f"markdown_extensions: {extensions}\n",
        encoding="utf-8",
    )
    return docs, config


def _put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _median_seconds(work: Callable[[], object]) -> float:
    return statistics.median(_seconds(work) for _ in range(_REPEATS))


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start
