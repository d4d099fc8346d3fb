"""How long it is from saving a word to seeing it in an open page, under `local-offer serve`.

Run it with `python -m tests.bench.saved [REPEATS]`. It edits a copy of the project. Beside the seconds, which are those
of the machine and of all else that it does, it gives the time of a processor that the server took, and its share of
what a build of everything takes the same server: that is what each of these edits cost before anything was kept.
"""

from __future__ import annotations

import os
import shutil
import statistics
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from playwright.sync_api import expect, sync_playwright

from publisher.runtime.pack import pack_runtime
from tests.browser.browsers import launch
from tests.publisher.process import local_offer_process, wait_for_line
from tests.site_project import change

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Iterator

    from playwright.sync_api import Page

REPEATS = 3
PATIENCE_MS = 120_000
BOUND = "3 s"


class Edit(NamedTuple):
    """An edit: the file, a text of it and what it is replaced by, and where what is then to be seen."""

    what: str
    file: str
    old: str
    new: str
    page: str
    seen: str


EDITS = (
    Edit(
        "a word of a rule (`policies/portsmouth/policy.yaml`)",
        "policies/portsmouth/policy.yaml",
        "says: At exactly 18 the page's rules",
        "says: At exactly 18 our {} rules",
        "portsmouth/who/",
        "At exactly 18 our {} rules",
    ),
    Edit(
        "a word of an answer (`policies/portsmouth/faq.yaml`)",
        "policies/portsmouth/faq.yaml",
        "text: In education travel comes first.",
        "text: In education {} travel comes first.",
        "portsmouth/faq/",
        "In education {} travel comes first.",
    ),
    Edit(
        "a word of a template (`overrides/partials/footer.html`)",
        "overrides/partials/footer.html",
        '#in-another-language">In another language',
        '#in-another-language">In another {} language',
        "portsmouth/who/",
        "In another {} language",
    ),
    Edit(
        "a word of a page written by hand (`docs/about.md`)",
        "docs/about.md",
        "\n# About this site\n",
        "\n# About this {} site\n",
        "about/",
        "About this {} site",
    ),
    Edit(
        "a word that all councils share (`policies/england/words.yaml`)",
        "policies/england/words.yaml",
        "meaning: ",
        "meaning: A {} thing. ",
        "words/",
        "A {} thing.",
    ),
    Edit(
        "a mistake in a rule, and the panel that says so",
        "policies/portsmouth/policy.yaml",
        "{any: [ehc_plan_final, draft_window]}",
        "{{any: [{}, draft_window]}}",
        "portsmouth/who/",
        "'{}'",
    ),
)


class Took(NamedTuple):
    """From the saving to the sight of it, and the time of a processor that the server took."""

    seconds: float
    processor: float


def saved_rows(root: Path, repeats: int = REPEATS) -> list[tuple[str, str, str]]:
    """Rows (what, figure, bound)."""
    with _copy(root) as project, local_offer_process(project, "serve", "--port", "0") as server:
        address = wait_for_line(server, "Built: ")
        whole = _processor(server)
        rows = [("the first build of all, which each edit cost before", f"{whole:.1f} s of a processor", "-")]
        with sync_playwright() as playwright, launch(playwright, "chromium") as browser:
            page = browser.new_page()
            for edit in EDITS:
                took = [_took(edit, number, project, server, page, address) for number in range(repeats)]
                seconds = statistics.median(each.seconds for each in took)
                processor = statistics.median(each.processor for each in took)
                figure = f"{seconds:.1f} s, {processor:.2f} s of a processor: {processor / whole:.0%} of a build of all"
                rows.append((edit.what, figure, BOUND))
    return rows


def _took(edit: Edit, number: int, project: Path, server: subprocess.Popen[str], page: Page, address: str) -> Took:
    word = f"purple{'er' * number}"
    page.goto(f"{address}{edit.page}")
    expect(page.get_by_text("A new build is under way")).to_have_count(0, timeout=PATIENCE_MS)
    processor, start = _processor(server), time.perf_counter()
    change(project / edit.file, edit.old, edit.new.format(word))
    expect(page.get_by_text(edit.seen.format(word)).first).to_be_attached(timeout=PATIENCE_MS)
    took = Took(time.perf_counter() - start, _processor(server) - processor)
    change(project / edit.file, edit.new.format(word), edit.old)
    expect(page.get_by_text(edit.seen.format(word))).to_have_count(0, timeout=PATIENCE_MS)
    return took


def _processor(process: subprocess.Popen[str]) -> float:
    """The seconds of a processor that a process has taken."""
    numbers = Path(f"/proc/{process.pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(numbers[11]) + int(numbers[12])) / os.sysconf("SC_CLK_TCK")


@contextmanager
def _copy(root: Path) -> Iterator[Path]:
    """A copy of what a site is made of, which can be edited."""
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder)
        for name in ("docs", "overrides", "policies", "reckoner"):
            shutil.copytree(root / name, project / name)
        shutil.copy(root / "mkdocs.yml", project)
        (project / "node_modules").symlink_to(root / "node_modules")
        # The engine is the same: it need not be packed again.
        pack_runtime(root, root / "build" / "runtime")
        shutil.copytree(root / "build" / "runtime", project / "build" / "runtime")
        yield project


if __name__ == "__main__":
    for row in saved_rows(Path(__file__).resolve().parents[2], *map(int, sys.argv[1:])):
        print("| {} | {} | {} |".format(*row))  # noqa: T201 - the table is what this is for
