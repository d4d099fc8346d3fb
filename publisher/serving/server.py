"""Serves a built site on this machine alone, with exactly the headers that its host will send, compressed as hosts do.

`_headers` is the one place where headers are written. So what the policy refuses in production, it refuses in
development too, and in every browser test.
"""

from __future__ import annotations

import gzip
import io
import logging
import secrets
import threading
from dataclasses import dataclass, field
from functools import lru_cache
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, BinaryIO, Self, override
from urllib.parse import parse_qs, unquote, urlsplit

from publisher.serving.live import EVENTS, PREFIX, WHERE
from publisher.site.hosting.compressed import BROTLI, COMPRESSIBLE, GZIP
from publisher.site.hosting.file_types import TYPES
from publisher.site.hosting.host_headers import FILE_NAME, HeaderRule, headers_for, read_rules
from publisher.site.hosting.recipes.render import HIDDEN, HTACCESS

if TYPE_CHECKING:
    import os
    import socket
    from collections.abc import Iterable
    from types import TracebackType

    from publisher.serving.live import Finding, Live

ONLY_HERE = "127.0.0.1"
"""The one address that is listened on: other machines cannot reach it."""

FOR_HOSTS = frozenset({*HIDDEN, HTACCESS})
"""Files of a site that no host shows."""

ASSETS = "/assets/"
"""Where a site has the files that its pages load."""

EARLIER = 2
"""How many builds old an open page may be, while the site is being written."""

_log = logging.getLogger(__name__)


@lru_cache(maxsize=256)
def _compressed(content: bytes) -> bytes:
    """What many pages load, most often the same in one build as in the next."""
    return gzip.compress(content, 6)


@dataclass(frozen=True, slots=True)
class _Site:
    folder: Path
    rules: tuple[HeaderRule, ...]
    build: str = field(default_factory=lambda: secrets.token_hex(8))
    """A name for what is in the folder now, which no other build ever has."""


class SiteServer:
    """A server for one built site; use it as a context manager.

    Args:
        site: the folder to serve. None answers every request with 503 until `show` is called.
        port: the port to listen on; 0 takes any that is free.
        types: content types by the end of the name that replace all others, for tests of a badly set up host.
        live: the news for open pages while the site is being written. None serves pages exactly as they are.
    """

    def __init__(
        self, site: Path | None, port: int = 0, *, types: dict[str, str] | None = None, live: Live | None = None
    ) -> None:
        """Listen, without answering yet."""
        self._server = _Server((ONLY_HERE, port), _Handler)
        self._server.live = live
        self._server.types = types or {}
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        try:
            if site is not None:
                self.show(site)
        except ValueError:
            self._server.server_close()
            raise

    @property
    def url(self) -> str:
        """The address of the site's first page, such as `http://127.0.0.1:8000/`."""
        return f"http://{ONLY_HERE}:{self._server.server_port}/"

    def show(self, site: Path, warnings: Iterable[Finding] = ()) -> None:
        """Serve another folder from the next request on. Its headers are read now.

        While the site is being written, a page of an earlier build may be open, and load an asset that is named after
        its content. So the assets of some earlier folders are still served, as long as the folders are there.

        Args:
            site: the folder.
            warnings: what its build warns of, for open pages to show.

        Raises:
            ValueError: its `_headers` file cannot be read.
        """
        headers = site / FILE_NAME
        rules = read_rules(headers.read_text(encoding="utf-8")) if headers.is_file() else ()
        shown = _Site(site.resolve(), rules)
        live = self._server.live
        self._server.sites = (shown,) if live is None else (shown, *self._server.sites[:EARLIER])
        if live is not None:
            live.built(shown.build, warnings)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    sites: tuple[_Site, ...] = ()
    """The site, and after it those of earlier builds."""
    live: Live | None = None
    types: dict[str, str]

    @override
    def handle_error(self, request: socket.socket | tuple[bytes, socket.socket], client_address: object) -> None:
        """Browsers close connections that they no longer need: nothing to report."""
        _log.debug("A connection ended early.", exc_info=True)


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Server
    _site: _Site | None = None
    _code: int = HTTPStatus.OK

    @override
    def send_head(self) -> io.RawIOBase | io.BytesIO | BinaryIO | None:  # type: ignore[override]
        self._site = self._with_file()
        live = self.server.live
        if live is not None and self._path().startswith(PREFIX):
            return self._send_live(live)
        if self._site is None:
            if live is not None:
                return self._send(live.no_site(), TYPES[".html"], HTTPStatus.SERVICE_UNAVAILABLE)
            self.send_error(HTTPStatus.SERVICE_UNAVAILABLE, "The site is not built yet")
            return None
        if Path(self.translate_path(self.path)).name in FOR_HOSTS:
            self.send_error(HTTPStatus.NOT_FOUND)
            return None
        page = self._asked_for()
        if live is not None and page.suffix == ".html" and page.is_file() and self._is_shown():
            # Without a date: the browser asks for the page again each time, and so for the module of the same build.
            return self._send(live.page(page.read_bytes(), self._site.build), TYPES[".html"])
        file = self._to_compress()
        return super().send_head() if file is None else self._send_compressed(file)

    def _with_file(self) -> _Site | None:
        """The site, or else the latest earlier one that has the asset that is asked for; None while there is none."""
        sites = self.server.sites
        for site in sites:
            self.directory = str(site.folder)
            if not self._path().startswith(ASSETS) or Path(self.translate_path(self.path)).is_file():
                return site
        return sites[0] if sites else None

    def _to_compress(self) -> Path | None:
        """The file that is asked for, where a compressed copy of it is the answer."""
        if not self._takes("gzip") or "If-Modified-Since" in self.headers:
            return None
        file = self._asked_for()
        return file if file.suffix in COMPRESSIBLE and file.is_file() else None

    def _is_shown(self) -> bool:
        """Whether the browser will show the page. Scripts fetch one as it is published, to compare or to keep it."""
        return self.headers.get("Sec-Fetch-Dest", "document") != "empty"

    def _takes(self, encoding: str) -> bool:
        """Whether the browser takes an answer that is compressed in this way."""
        taken = self.headers.get("Accept-Encoding", "").split(",")
        return encoding in {each.partition(";")[0].strip() for each in taken}

    def _send_compressed(self, file: Path) -> io.BytesIO:
        changed = file.stat()
        copies = [(file.with_name(file.name + end), name) for end, name in ((BROTLI, "br"), (GZIP, "gzip"))]
        for copy, encoding in copies:
            # One that is older is of something else.
            if self._takes(encoding) and copy.is_file() and copy.stat().st_mtime_ns >= changed.st_mtime_ns:
                content = copy.read_bytes()
                break
        else:
            # The build left none beside the file: while the site is being written, or since it was changed by hand.
            encoding, content = "gzip", _compressed(file.read_bytes())
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", self.guess_type(file))
        self.send_header("Content-Encoding", encoding)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Last-Modified", self.date_time_string(changed.st_mtime))
        self.send_header("Vary", "Accept-Encoding")
        self.end_headers()
        return io.BytesIO(content)

    def _send_live(self, live: Live) -> io.RawIOBase | io.BytesIO | None:
        if self._path() == EVENTS:
            stream = live.stream()
            if stream is None:
                self.send_error(HTTPStatus.SERVICE_UNAVAILABLE, "Too many pages are open")
                return None
            self.close_connection = True
            self.send_response(HTTPStatus.OK)
            self.send_header("Content-Type", "text/event-stream")
            self.send_header("Connection", "close")
            self.end_headers()
            return stream
        if self._path() == WHERE and live.where is not None:
            asked = parse_qs(urlsplit(self.path).query)
            (text,), (page,) = (asked.get(name, [""])[:1] for name in ("text", "page"))
            return self._send(live.where.told(text, page), TYPES[".json"])
        file = live.file(self._path())
        if file is None:
            self.send_error(HTTPStatus.NOT_FOUND)
            return None
        return self._send(file.read_bytes(), self.guess_type(file))

    def _send(self, content: bytes, type_: str, status: HTTPStatus = HTTPStatus.OK) -> io.BytesIO:
        self.send_response(status)
        self.send_header("Content-Type", type_)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        return io.BytesIO(content)

    def _asked_for(self) -> Path:
        """The file that is asked for. A folder without a slash at the end is redirected, as ever."""
        return Path(self.translate_path(self.path)) / ("index.html" if self._path().endswith("/") else "")

    def _path(self) -> str:
        return unquote(urlsplit(self.path).path)

    @override
    def list_directory(self, path: str | os.PathLike[str]) -> io.BytesIO | None:
        self.send_error(HTTPStatus.NOT_FOUND)
        return None

    @override
    def guess_type(self, path: str | os.PathLike[str]) -> str:
        suffix = PurePosixPath(path).suffix.lower()
        configured = {name.lower(): value for name, value in self._rules()}.get("content-type")
        return self.server.types.get(suffix) or configured or TYPES.get(suffix, "application/octet-stream")

    def _rules(self) -> list[tuple[str, str]]:
        return [] if self._site is None else headers_for(self._site.rules, self._path())

    @override
    def send_response(self, code: int, message: str | None = None) -> None:
        self._code = code
        super().send_response(code, message)

    @override
    def end_headers(self) -> None:
        # A rule of what may be kept is about a file. An error that was kept would be there when the file has come.
        failed = self._code >= HTTPStatus.BAD_REQUEST
        headers = [header for header in self._rules() if not failed or header[0].lower() != "cache-control"]
        for name, value in headers:
            if name.lower() != "content-type":
                self.send_header(name, value)
        if all(name.lower() != "cache-control" for name, _ in headers):
            # What hosts do by themselves: the browser keeps its copy, and asks each time whether it is still good.
            self.send_header("Cache-Control", "public, max-age=0, must-revalidate")
        super().end_headers()

    @override
    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = None if self._site is None else self._site.folder / "404.html"
        if code != HTTPStatus.NOT_FOUND or page is None or not page.is_file():
            super().send_error(code, message, explain)
            return
        content = page.read_bytes()
        if self.server.live is not None and self._site is not None:
            content = self.server.live.page(content, self._site.build)
        body = self._send(content, TYPES[".html"], HTTPStatus.NOT_FOUND)
        if self.command != "HEAD":
            self.wfile.write(body.getvalue())

    @override
    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        if isinstance(code, int) and code >= HTTPStatus.BAD_REQUEST:
            # Without what follows a question mark: no log of ours may ever hold an answer.
            _log.warning("%s %s %s", int(code), self.command, self._path())

    @override
    def log_message(self, format: str, *args: object) -> None:
        """Log nothing more: `log_request` has logged what matters."""
