"""How a site of many councils grows: `python -m tests.bench.nation_build [COUNCILS ...]`, else 4, 40 and 152.

For each number it makes a nation, checks and builds it by a process of its own as `local-offer site` does, and the same
Markdown by plain MkDocs and Material with the same search plugin by another, one after the other. It prints one row
each: time, memory, and what a family loads.
"""

from __future__ import annotations

import json
import logging
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from mkdocs.commands.build import build
from mkdocs.config import load_config

from publisher.site.build import build_site
from tests.bench.build import plain_project
from tests.bench.nation import make_nation

if TYPE_CHECKING:
    from collections.abc import Iterable

COUNCILS = (4, 40, 152)


class Cost(NamedTuple):
    """What one process took: seconds, seconds of processors, and MB of memory at most, with the largest it started."""

    wall: float
    processor: float
    memory: int


def nation_rows(councils: Iterable[int] = COUNCILS) -> list[tuple[str, ...]]:
    """A row of the table for each number of councils."""
    rows = []
    for number in councils:
        with tempfile.TemporaryDirectory() as folder:
            project, plain = Path(folder) / "nation", Path(folder) / "plain"
            project.mkdir()
            plain.mkdir()
            make_nation(project, number)
            docs, config = plain_project(project, plain)
            ours = _in_a_process("ours", project, project / "site")
            theirs = _in_a_process("plain", config, docs)
            rows.append(_row(number, project / "site", ours, theirs))
    return rows


HEADINGS = (
    "councils",
    "pages",
    "built in",
    "of a processor",
    "plain MkDocs",
    "times",
    "memory",
    "plain",
    "a council's pages, mean",
    "home (brotli)",
    "compare, one subject",
    "search of one council",
    "worker",
)


def _row(number: int, site: Path, ours: Cost, theirs: Cost) -> tuple[str, ...]:
    pages = [path for path in site.rglob("*.html") if "assets" not in path.parts]
    own = [path.stat().st_size for path in (site / "hertfordshire").rglob("*.html")]
    search = next(iter(site.glob("assets/search/*/shared.json"))).parent
    parts = sum((search / f"{name}.json").stat().st_size for name in ("shared", "names", "council-hertfordshire"))
    return (
        str(number),
        f"{len(pages):,}",
        f"{ours.wall:.0f} s",
        f"{ours.processor:.0f} s",
        f"{theirs.processor:.0f} s",
        f"{ours.processor / theirs.processor:.2f}",
        f"{ours.memory} MB",
        f"{theirs.memory} MB",
        _kb(sum(own) // len(own)),
        f"{_kb((site / 'index.html').stat().st_size)} ({_kb((site / 'index.html.br').stat().st_size)})",
        _kb((site / "compare/who/index.html").stat().st_size),
        _kb(parts),
        _kb((site / "sw.js").stat().st_size),
    )


def _kb(size: int) -> str:
    return f"{size / 1000:.0f} kB"


def _in_a_process(what: str, source: Path, folder: Path) -> Cost:
    command = [sys.executable, "-m", "tests.bench.nation_build", what, str(source), str(folder)]
    printed = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
    return Cost(**json.loads(printed.splitlines()[-1]))


def _measured(what: str, source: Path, folder: Path) -> dict[str, Any]:
    """Build, and say what it took: a project into a folder, or with a plain configuration a folder of Markdown."""
    logging.getLogger("mkdocs").setLevel(logging.ERROR)
    begun, before = time.perf_counter(), _processor()
    if what == "plain":
        build(load_config(str(source), docs_dir=str(folder)))
    else:
        build_site(source, folder)
    return Cost(time.perf_counter() - begun, _processor() - before, _memory())._asdict()


def _processor() -> float:
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def _memory() -> int:
    """The most memory that this process has used, and the largest that it started, in MB."""
    both = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return sum(resource.getrusage(who).ru_maxrss for who in both) // 1024


def main() -> None:
    """Print the table, a row as soon as it is there; or be the process that builds."""
    match sys.argv[1:]:
        case ["ours" | "plain" as what, source, folder]:
            sys.stdout.write(json.dumps(_measured(what, Path(source), Path(folder))) + "\n")
        case numbers:
            for line in (HEADINGS, ("---",) * len(HEADINGS)):
                sys.stdout.write(f"| {' | '.join(line)} |\n")
            for number in map(int, numbers) if numbers else COUNCILS:
                (row,) = nation_rows([number])
                sys.stdout.write(f"| {' | '.join(row)} |\n")
                sys.stdout.flush()


if __name__ == "__main__":
    main()
