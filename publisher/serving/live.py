"""What `local-offer serve` adds to the pages that it sends, and no built site has.

A module in each page listens to this server: it loads the page again when a new build is in place, and shows over the
page what stopped a build, or what a build warns of. It lives under the site's own content security policy, as a file of
the same origin.
"""

from __future__ import annotations

import io
import json
import secrets
import threading
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, override

if TYPE_CHECKING:
    from collections.abc import Iterable

    from publisher.serving.where import Where

PREFIX = "/__dev/"
"""Where the server has what is for development. No page of a site has such an address."""

EVENTS = f"{PREFIX}events"
"""The stream of news, as `text/event-stream`."""

WHERE = f"{PREFIX}where"
"""Where the text is written that is asked for with `text`."""

HEARTBEAT_SECONDS = 15.0
"""How often a line goes to a silent stream: writing it fails where the browser has gone, and so ends the thread."""

MOST_STREAMS = 32
"""How many pages may listen at once. Only pages that can be seen do, so there are a few."""

_MODULE = f"{PREFIX}live.js"
_FILES = {_MODULE: "live.js", f"{PREFIX}where.js": "where.js", f"{PREFIX}live.css": "live.css"}

_NO_SITE = b"""\
<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>There is no site yet</title>
</head>
<body>
<main>
<h1>There is no site yet</h1>
<p>It is being built. This page shows it when it is there, or says what is wrong.</p>
</main>
</body>
</html>
"""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that stopped a build, or is warned of: file and line, any code, what is wrong and what to do."""

    place: str
    code: str
    what: str
    do: str


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a build failed: findings, or a text where it is something else."""

    findings: tuple[Finding, ...] = ()
    text: str = ""


class Live:
    """The news for open pages. Threads may share it."""

    def __init__(self, heartbeat: float = HEARTBEAT_SECONDS, where: Where | None = None) -> None:
        """Start without a build.

        Args:
            heartbeat: after how many seconds of silence a stream is written to.
            where: finds where texts of the pages are written; None where pages cannot ask for that.
        """
        self.where = where
        self._heartbeat = heartbeat
        self._changed = threading.Condition()
        self._build = ""
        self._attempt = ""
        self._fault: Fault | None = None
        self._warnings: tuple[Finding, ...] = ()
        self._building = False
        self._news = 0
        self._streams = 0
        self._closed = False

    def building(self) -> None:
        """Report that a build has begun. How the last one ended holds until this one ends."""
        with self._changed:
            self._building = True
            self._tell()

    def built(self, build: str, warnings: Iterable[Finding] = ()) -> None:
        """Report that a build is in place, by its name, and what it warns of, which stopped nothing."""
        self._end(build, None, tuple(warnings))

    def failed(self, fault: Fault) -> None:
        """Report why the last attempt failed. The last good build stays in place."""
        self._end(self._build, fault, self._warnings)

    def close(self) -> None:
        """End all streams."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()

    def page(self, html: bytes, build: str) -> bytes:
        """A page with the module in it, which knows the page's build."""
        tag = f'<script type="module" src="{_MODULE}?build={build}"></script>\n'.encode()
        before, end, after = html.rpartition(b"</body>")
        return before + tag + end + after if end else html + tag

    def no_site(self) -> bytes:
        """The page while there is no build at all."""
        return self.page(_NO_SITE, "")

    def file(self, path: str) -> Path | None:
        """The file for an address below `PREFIX`; None where there is none."""
        name = _FILES.get(path)
        return None if name is None else Path(__file__).with_name(name)

    def stream(self) -> io.RawIOBase | None:
        """A stream of news, to be read until it ends and then closed; None where too many are open."""
        with self._changed:
            if self._streams >= MOST_STREAMS or self._closed:
                return None
            self._streams += 1
        return _Stream(self)

    def next_event(self, known: int) -> tuple[int, bytes]:
        """Wait for news, and give its number and its text.

        Args:
            known: the number of the news that is known already; -1 before the first.

        Returns:
            The same number and a comment where all is silent, and no text at all when the stream ends.
        """
        with self._changed:
            self._changed.wait_for(lambda: self._closed or self._news != known, self._heartbeat)
            if self._closed:
                return known, b""
            if self._news == known:
                return known, b": nothing new\n\n"
            fault = None if self._fault is None else asdict(self._fault)
            news = {
                "build": self._build,
                "attempt": self._attempt,
                "fault": fault,
                "warnings": [asdict(warning) for warning in self._warnings],
                "building": self._building,
            }
            return self._news, f"data: {json.dumps(news)}\n\n".encode()

    def ended(self) -> None:
        """Count a stream as closed."""
        with self._changed:
            self._streams -= 1

    def _end(self, build: str, fault: Fault | None, warnings: tuple[Finding, ...]) -> None:
        if self.where is not None:
            self.where.renew()
        with self._changed:
            self._build, self._fault, self._warnings, self._building = build, fault, warnings, False
            # No other has this name: a page may have heard of one by the server that was here before.
            self._attempt = secrets.token_hex(4)
            self._tell()

    def _tell(self) -> None:
        self._news += 1
        self._changed.notify_all()


class _Stream(io.RawIOBase):
    """Events as a file, whose end comes when the server stops: what the server copies to the browser."""

    def __init__(self, live: Live) -> None:
        super().__init__()
        self._live = live
        self._known = -1

    @override
    def read(self, size: int = -1, /) -> bytes:
        self._known, event = self._live.next_event(self._known)
        return event

    @override
    def close(self) -> None:
        if not self.closed:
            self._live.ended()
        super().close()
