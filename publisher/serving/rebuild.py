"""Serves the site while it is being written: builds it again when a file changes, and keeps the last good one."""

from __future__ import annotations

import gc
import shutil
import stat
import threading
import traceback
from collections import deque
from contextlib import suppress
from typing import TYPE_CHECKING

import click
from watchfiles import watch

from publisher.serving.live import Fault, Finding, Live
from publisher.serving.server import EARLIER, SiteServer
from publisher.site.hosting.unsafe_pages import UnsafePagesError
from publisher.source.problems import LocalOfferError, ProblemsFound

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from publisher.serving.where import Where
    from publisher.source.problems import Problem

QUIET_MS = 100
"""How long nothing may change before a build: an editor saves a file in several steps, and git changes many.

If there is more after that, it leads to another build, in which little is left to do.
"""

_LONGEST_MS = 5000
_LOOK_MS = 500

type _State = tuple[int, int]


class ServingError(LocalOfferError):
    """The site cannot be served; the message says why and what to do."""


def serve_and_rebuild(
    build: Callable[[Path], Sequence[Problem]],
    scratch: Path,
    watched: Sequence[Path],
    port: int,
    *,
    where: Where | None = None,
    stop: threading.Event | None = None,
) -> None:
    """Build the site, serve it on this machine, and build it again whenever a watched file changes.

    Open pages then reload themselves. A build that fails says why, in the terminal and over the open pages, and the
    last good site stays up.

    Args:
        build: builds the site into a folder, which is there and empty. Whatever it raises, or warns of, is shown.
        scratch: a folder for the sites that are built. Each one is removed when no page of it is likely to be open.
        watched: files and folders to watch, folders with all that is in them.
        port: the port to serve on; 0 takes any that is free.
        where: finds where texts of the pages are written, for who asks for that on an open page.
        stop: ends this function when it is set. Without it, Ctrl-C does.
    """
    live = Live(where=where)
    built: deque[Path] = deque()
    with _server(port, live) as server:
        # To find memory that nobody needs, all that is kept between builds is looked through: see `_attempts`.
        gc.disable()
        try:
            click.echo(f"Building ... {server.url}")
            for number in _attempts(watched, stop):
                _attempt(build, scratch / str(number), server, live, built)
        except KeyboardInterrupt:
            click.echo("")
        finally:
            gc.enable()
            live.close()


def _server(port: int, live: Live) -> SiteServer:
    """The server.

    Raises:
        ServingError: the port cannot be had.
    """
    try:
        return SiteServer(None, port, live=live)
    except OSError as error:
        do = "Serve on another one, such as --port 8001; --port 0 picks one that is free."
        raise ServingError(f"Port {port} cannot be used: {error.strerror}.\n    {do}") from error


def _attempts(watched: Sequence[Path], stop: threading.Event | None) -> Iterator[int]:
    """A number for each build: at once, and then after each change. Changes during a build lead to another one."""
    number = 0
    seen: list[_State | None] | None = None
    untidy = False
    while stop is None or not stop.is_set():
        folders = [path for path in watched if path.is_dir()]
        # A watch holds on to a folder wherever it is moved, and hears nothing of another one that takes its place.
        held = list(map(_state, folders))
        changes = watch(
            *folders,
            debounce=_LONGEST_MS,
            step=QUIET_MS,
            stop_event=stop,
            rust_timeout=_LOOK_MS,
            yield_on_timeout=True,
        )
        with suppress(FileNotFoundError):  # One may have gone in this very moment.
            # The first turn comes without a change, when the watch is in place.
            for changed in changes:
                if [path for path in watched if path.is_dir()] != folders or list(map(_state, folders)) != held:
                    seen = None
                    break
                found = [_state(path) for path in watched]
                if changed or found != seen:
                    seen = found
                    number += 1
                    yield number
                    untidy = True
                elif untidy:
                    # Nothing is asked for: the pages that were open have been loaded again by now.
                    let_go_of_garbage()
                    untidy = False


def let_go_of_garbage() -> None:
    """Find memory that nobody needs, in a thread of its own: signals are heard in the main one.

    Where Python closes a file that nobody needs, it loses what a signal raises just then, and the server went on.
    """
    finding = threading.Thread(target=gc.collect, daemon=True)
    finding.start()
    finding.join()


def _state(path: Path) -> _State | None:
    """What tells whether a file is another one or has changed, and whether a folder is another one."""
    try:
        now = path.stat()
    except FileNotFoundError:
        return None
    # Editors put a new file in the place of the old one, and a watch on a single file would end with the old one.
    return now.st_ino, 0 if stat.S_ISDIR(now.st_mode) else now.st_mtime_ns


def _attempt(
    build: Callable[[Path], Sequence[Problem]], new: Path, server: SiteServer, live: Live, built: deque[Path]
) -> None:
    live.building()
    try:
        new.mkdir()
        warnings = build(new)
        server.show(new, map(_finding, warnings))
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
        return Fault(tuple(map(_finding, problems)))
    if isinstance(error, UnsafePagesError):
        pages = error.refused.items()
        return Fault(tuple(Finding(f"{page}:{one.line}", "", one.what, one.do) for page, all_ in pages for one in all_))
    return Fault(text=text)


def _finding(problem: Problem) -> Finding:
    return Finding(str(problem.place), problem.code.code, problem.what, problem.do)
