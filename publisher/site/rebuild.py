"""Serves the site while it is being written: builds it again when a file changes, and keeps the last good one."""

from __future__ import annotations

import shutil
import threading
import traceback
from typing import TYPE_CHECKING, override

import click
from watchdog.events import (
    EVENT_TYPE_CREATED,
    EVENT_TYPE_DELETED,
    EVENT_TYPE_MODIFIED,
    EVENT_TYPE_MOVED,
    DirModifiedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer

from publisher.runtime.programs import PackingError
from publisher.site.build import SiteError
from publisher.site.csp import UnsafePagesError
from publisher.site.server import SiteServer
from publisher.source.problems import ProblemsFound

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

QUIET_SECONDS = 0.3
"""How long nothing may change before a build: an editor saves a file in several steps, and git changes many."""

# Reading a file is an event too, and a build reads all of them.
_CHANGES = frozenset({EVENT_TYPE_CREATED, EVENT_TYPE_DELETED, EVENT_TYPE_MODIFIED, EVENT_TYPE_MOVED})


def serve_and_rebuild(
    build: Callable[[], Path], watch: Sequence[Path], port: int, *, stop: threading.Event | None = None
) -> None:
    """Build the site, serve it on this machine, and build it again whenever a watched file changes.

    A build that fails prints its problems, and the site of the last good one stays up.

    Args:
        build: builds the site into a new folder and returns it. The folder is removed when the next one takes over.
            Whatever it raises is printed.
        watch: files and folders to watch, folders with all that is in them.
        port: the port to serve on; 0 takes any that is free.
        stop: ends this function when it is set. Without it, Ctrl-C does.
    """
    changed = threading.Event()
    observer = Observer()
    for path in watch:
        if path.is_dir():
            observer.schedule(_Changes(changed), str(path), recursive=True)
        else:
            # Editors put a new file in the place of the old one, and a watch on the old one would end there.
            observer.schedule(_Changes(changed, path.resolve()), str(path.resolve().parent))
    current: Path | None = None
    with SiteServer(None, port) as server:
        observer.start()
        try:
            while True:
                current = _build_once(build, server, current)
                _wait(changed, stop)
                if stop is not None and stop.is_set():
                    break
        except KeyboardInterrupt:
            click.echo("")
        finally:
            observer.stop()
            observer.join()
            if current is not None:
                shutil.rmtree(current, ignore_errors=True)


def _build_once(build: Callable[[], Path], server: SiteServer, current: Path | None) -> Path | None:
    try:
        new = build()
        server.show(new)
    except Exception as error:
        # A finding says everything itself. Anything else is a fault of the program: whoever mends it needs its place.
        told = isinstance(error, ProblemsFound | UnsafePagesError | PackingError | SiteError)
        click.echo(str(error) if told else traceback.format_exc(), err=True)
        kept = "The last good site is still there." if current else "There is no site yet."
        click.secho(f"Not built. {kept} Waiting for a change ...", err=True, bold=True)
        return current
    if current is not None and current != new:
        shutil.rmtree(current, ignore_errors=True)
    click.echo(f"Built: {server.url}")
    return new


def _wait(changed: threading.Event, stop: threading.Event | None) -> None:
    """Wait until something has changed and then nothing for a while, or until `stop` is set."""
    while not changed.wait(QUIET_SECONDS):
        if stop is not None and stop.is_set():
            return
    while changed.is_set():
        changed.clear()
        changed.wait(QUIET_SECONDS)


class _Changes(FileSystemEventHandler):
    def __init__(self, changed: threading.Event, only: Path | None = None) -> None:
        self._changed = changed
        self._only = only

    @override
    def on_any_event(self, event: FileSystemEvent) -> None:
        paths = {str(event.src_path), str(event.dest_path)}
        if event.event_type not in _CHANGES or (self._only is not None and str(self._only) not in paths):
            return
        # Python writes its compiled files beside the sources that a build imports, which also changes the folder.
        if not any("__pycache__" in path for path in paths) and not isinstance(event, DirModifiedEvent):
            self._changed.set()
