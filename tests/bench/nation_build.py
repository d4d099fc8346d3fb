"""How a site of many councils grows: `python -m tests.bench.nation_build [COUNCILS ...]`, else 4, 40 and 152.

For each number it makes a nation, checks and builds it with `local-offer site`, and the same Markdown with `mkdocs
build`: plain MkDocs and Material with the same search plugin. Each is a process of its own, one after the other. It
prints one row each: time, memory, and what a family loads. `tests.bench.nation_plot` draws what it has printed.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from unittest.mock import patch

from mkdocs.__main__ import cli

from publisher.command.cli import run
from publisher.site.hosting.compressed import compress_site
from tests.bench.build import plain_project
from tests.bench.nation import make_nation

if TYPE_CHECKING:
    from collections.abc import Iterable

COUNCILS = (4, 40, 152)


class Cost(NamedTuple):
    """What one process took from its start, with those that it started.

    wall, processor: seconds; compressing: of those of a processor, what brotli and gzip took, which plain MkDocs does
    not do. memory: the most that it had, in MB; beside: the most that one which it started had, much of which is
    shared with it.
    """

    wall: float
    processor: float
    compressing: float
    memory: int
    beside: int


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
    "ours",
    "plain",
    "times",
    "of ours, compressing",
    "times without it",
    "waited, ours",
    "waited, plain",
    "memory, ours",
    "memory, plain",
    "a council's page",
    "search of one council",
    "comparison",
    "home",
    "worker",
)
"""Of the first seconds, those of a processor. Of pages, bytes before compression; the mean of a council's."""


def _row(number: int, site: Path, ours: Cost, theirs: Cost) -> tuple[str, ...]:
    pages = [path for path in site.rglob("*.html") if "assets" not in path.parts]
    own = [path.stat().st_size for path in (site / "hertfordshire").rglob("*.html")]
    search = next(iter(site.glob("assets/search/*/shared.json"))).parent
    parts = sum((search / f"{name}.json").stat().st_size for name in ("shared", "names", "council-hertfordshire"))
    return (
        str(number),
        f"{len(pages):,}",
        f"{ours.processor:.1f} s",
        f"{theirs.processor:.1f} s",
        f"{ours.processor / theirs.processor:.2f}",
        f"{ours.compressing:.1f} s",
        f"{(ours.processor - ours.compressing) / theirs.processor:.2f}",
        f"{ours.wall:.0f} s",
        f"{theirs.wall:.0f} s",
        f"{ours.memory} MB, {ours.beside} beside",
        f"{theirs.memory} MB",
        _kb(sum(own) // len(own)),
        _kb(parts),
        _kb((site / "compare/who/index.html").stat().st_size),
        f"{_kb((site / 'index.html').stat().st_size)} ({_kb((site / 'index.html.br').stat().st_size)})",
        _kb((site / "sw.js").stat().st_size),
    )


def _kb(size: int) -> str:
    return f"{size / 1000:.0f} kB"


def _in_a_process(what: str, source: Path, folder: Path) -> Cost:
    command = [sys.executable, "-m", "tests.bench.nation_build", what, str(source), str(folder)]
    begun = time.perf_counter()
    printed = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
    return Cost(time.perf_counter() - begun, *json.loads(printed.splitlines()[-1]))


def _build(what: str, source: Path, folder: Path) -> float:
    """Build a project into a folder, or as a plain configuration says; gives what compressing took of it."""
    taken = [0.0]

    def timed(*arguments: Any) -> None:
        before = _processor()
        compress_site(*arguments)
        taken.append(_processor() - before)

    try:
        if what == "plain":
            os.chdir(folder)
            cli(["build", "--quiet", "--config-file", str(source)])
        else:
            os.chdir(source)
            with (
                patch("publisher.site.build.compress_site", timed),
                patch.object(sys, "argv", ["local-offer", "site", str(folder)]),
            ):
                run()
    except SystemExit as ended:
        if ended.code:
            raise
    return sum(taken)


def _processor() -> float:
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def _memory(who: int) -> int:
    return resource.getrusage(who).ru_maxrss // 1024


def main() -> None:
    """Print the table, a row as soon as it is there; or be the process that builds."""
    match sys.argv[1:]:
        case ["ours" | "plain" as what, source, folder]:
            compressing = _build(what, Path(source), Path(folder))
            memory = [_memory(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
            sys.stdout.write("\n" + json.dumps([_processor(), compressing, *memory]) + "\n")
        case numbers:
            for line in (HEADINGS, ("---",) * len(HEADINGS)):
                sys.stdout.write(f"| {' | '.join(line)} |\n")
            for number in map(int, numbers) if numbers else COUNCILS:
                (row,) = nation_rows([number])
                sys.stdout.write(f"| {' | '.join(row)} |\n")
                sys.stdout.flush()


if __name__ == "__main__":
    main()
