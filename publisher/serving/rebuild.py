"""Serves the site while it is being written: builds it again when a file changes, and keeps the last good one."""

from __future__ import annotations

import shutil
import traceback
from collections import deque
from typing import TYPE_CHECKING

import click
from watchfiles import watch

from publisher.serving.live import Fault, Finding, Live
from publisher.serving.server import EARLIER, SiteServer
from publisher.site.hosting.unsafe_pages import UnsafePagesError
from publisher.source.problems import LocalOfferError, ProblemsFound

if TYPE_CHECKING:
    import threading
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

QUIET_MS = 300
"""How long nothing may change before a build: an editor saves a file in several steps, and git changes many."""

_LONGEST_MS = 5000
_LOOK_MS = 500


def serve_and_rebuild(
    build: Callable[[Path], None],
    scratch: Path,
    watched: Sequence[Path],
    port: int,
    *,
    stop: threading.Event | None = None,
) -> None:
    """Build the site, serve it on this machine, and build it again whenever a watched file changes.

    Open pages then reload themselves. A build that fails says why, in the terminal and over the open pages, and the
    last good site stays up.

    Args:
        build: builds the site into a folder, which is there and empty. Whatever it raises is shown.
        scratch: a folder for the sites that are built. Each one is removed when no page of it is likely to be open.
        watched: files and folders to watch, folders with all that is in them.
        port: the port to serve on; 0 takes any that is free.
        stop: ends this function when it is set. Without it, Ctrl-C does.
    """
    live = Live()
    built: deque[Path] = deque()
    with SiteServer(None, port, live=live) as server:
        try:
            click.echo(f"Building ... {server.url}")
            for number in _attempts(watched, stop):
                _attempt(build, scratch / str(number), server, live, built)
        except KeyboardInterrupt:
            click.echo("")
        finally:
            live.close()


def _attempts(watched: Sequence[Path], stop: threading.Event | None) -> Iterator[int]:
    """A number for each build: at once, and then after each change. Changes during a build lead to another one."""
    folders = [path for path in watched if path.is_dir()]
    # Editors put a new file in the place of the old one, and a watch on a single file would end with the old one.
    files = [path for path in watched if path not in folders]
    changes = watch(
        *folders,
        debounce=_LONGEST_MS,
        step=QUIET_MS,
        stop_event=stop,
        rust_timeout=_LOOK_MS,
        yield_on_timeout=True,
    )
    seen: list[tuple[int, int] | None] | None = None
    number = 0
    # The first turn comes without a change, when the watch is in place.
    for changed in changes:
        found = [_state(file) for file in files]
        if changed or found != seen:
            seen = found
            number += 1
            yield number


def _state(file: Path) -> tuple[int, int] | None:
    try:
        now = file.stat()
    except FileNotFoundError:
        return None
    return now.st_ino, now.st_mtime_ns


def _attempt(build: Callable[[Path], None], new: Path, server: SiteServer, live: Live, built: deque[Path]) -> None:
    live.building()
    try:
        new.mkdir()
        build(new)
        server.show(new)
    except Exception as error:
        # A problem says everything itself. Anything else is a fault of the program: its place is needed to mend it.
        text = str(error) if isinstance(error, LocalOfferError) else traceback.format_exc()
        click.echo(text, err=True)
        kept = "The last good site is still there." if built else "There is no site yet."
        click.secho(f"Not built. {kept} Waiting for a change ...", err=True, bold=True)
        live.failed(_fault(error, text))
        shutil.rmtree(new, ignore_errors=True)
        return
    built.append(new)
    if len(built) > EARLIER + 1:
        shutil.rmtree(built.popleft(), ignore_errors=True)
    click.echo(f"Built: {server.url}")


def _fault(error: Exception, text: str) -> Fault:
    if isinstance(error, ProblemsFound):
        problems = error.report.in_order()
        return Fault(tuple(Finding(str(one.place), one.code.code, one.what, one.do) for one in problems))
    if isinstance(error, UnsafePagesError):
        pages = error.refused.items()
        return Fault(tuple(Finding(f"{page}:{one.line}", "", one.what, one.do) for page, all_ in pages for one in all_))
    return Fault(text=text)
