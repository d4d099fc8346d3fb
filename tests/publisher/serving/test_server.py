"""The local server: the host's headers, the right types, nothing outside the site, nobody outside this machine."""

from __future__ import annotations

import gzip
import http.client
import json
import logging
import os
import re
import socket
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING
from urllib.parse import urlencode, urlsplit

import pytest

from publisher.serving.live import MOST_STREAMS, Fault, Live
from publisher.serving.server import EARLIER, ONLY_HERE, SiteServer
from publisher.serving.where import Where
from publisher.wording.finding.find import SentenceFinder
from publisher.wording.finding.written import written_texts
from tests.waiting import until

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

HEADERS = "/*\n  Referrer-Policy: no-referrer\n/kept/*\n  Cache-Control: immutable\n"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    site = tmp_path / "site"
    (site / "kept").mkdir(parents=True)
    (site / "empty").mkdir()
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    (site / "_headers").write_text(HEADERS, encoding="utf-8")
    (site / "index.html").write_text("<p>home", encoding="utf-8")
    (site / "404.html").write_text("<p>not here", encoding="utf-8")
    (site / "kept" / "index.html").write_text("<p>kept", encoding="utf-8")
    for name in ("a.wasm", "a.mjs", "a.js", "a.json", "a.css", "a.unknown"):
        (site / "kept" / name).write_bytes(b"abc")
    return site


@pytest.fixture
def server(site: Path) -> Iterator[SiteServer]:
    with SiteServer(site) as server:
        yield server


def ask(
    server: SiteServer, path: str, method: str = "GET", headers: dict[str, str] | None = None
) -> tuple[int, dict[str, str], bytes]:
    """One request as it is written, with no tidying of the path: status, headers and body."""
    connection = http.client.HTTPConnection(urlsplit(server.url).netloc, timeout=10)
    try:
        connection.request(method, path, headers=headers or {})
        response = connection.getresponse()
        return response.status, {name.lower(): value for name, value in response.getheaders()}, response.read()
    finally:
        connection.close()


def test_a_folder_gives_its_index(server: SiteServer) -> None:
    status, headers, body = ask(server, "/")
    assert (status, body) == (200, b"<p>home")
    assert headers["content-type"] == "text/html; charset=utf-8"


def test_a_rule_can_say_the_type(site: Path) -> None:
    (site / "_headers").write_text("/kept/a.unknown\n  Content-Type: application/wasm\n", encoding="utf-8")
    with SiteServer(site) as server, SiteServer(site, types={".unknown": "text/plain"}) as bad_host:
        assert ask(server, "/kept/a.unknown")[1]["content-type"] == "application/wasm"
        assert ask(bad_host, "/kept/a.unknown")[1]["content-type"] == "text/plain"
        # Once, and nothing for other paths.
        assert ask(server, "/kept/a.wasm")[1]["content-type"] == "application/wasm"
        assert ask(server, "/kept/a.js")[1]["content-type"] == "text/javascript; charset=utf-8"


def test_text_is_compressed_for_a_browser_that_takes_it(server: SiteServer, site: Path) -> None:
    for path, plain in (("/", b"<p>home"), ("/kept/a.wasm", b"abc")):
        status, headers, body = ask(server, path, headers={"Accept-Encoding": "br, gzip"})
        assert (status, headers["content-encoding"], gzip.decompress(body)) == (200, "gzip", plain)
        assert headers["referrer-policy"] == "no-referrer"
        assert "content-encoding" not in ask(server, path)[1]
    (site / "index.html").write_text("<p>new", encoding="utf-8")
    os.utime(site / "index.html", (1, 1))
    assert gzip.decompress(ask(server, "/", headers={"Accept-Encoding": "gzip"})[2]) == b"<p>new"


def test_a_copy_that_the_build_left_is_sent_as_it_is(server: SiteServer, site: Path) -> None:
    for ending in ("br", "gz"):
        (site / f"index.html.{ending}").write_bytes(f"a copy: {ending}".encode())
    for accept, encoding, body in (
        ("gzip, deflate, br", "br", b"a copy: br"),
        ("gzip;q=1.0", "gzip", b"a copy: gz"),
    ):
        status, headers, content = ask(server, "/", headers={"Accept-Encoding": accept})
        assert (status, headers["content-encoding"], content) == (200, encoding, body)
        assert headers["content-type"] == "text/html; charset=utf-8"
        assert headers["vary"] == "Accept-Encoding"
    assert ask(server, "/")[2] == b"<p>home"
    # A file that was changed since is sent, and not its old copy.
    later = (site / "index.html.br").stat().st_mtime_ns + 1_000_000_000
    os.utime(site / "index.html", ns=(later, later))
    assert gzip.decompress(ask(server, "/", headers={"Accept-Encoding": "gzip, br"})[2]) == b"<p>home"


def test_what_is_compressed_already_and_what_is_not_there_are_sent_as_they_are(server: SiteServer) -> None:
    accept = {"Accept-Encoding": "gzip"}
    assert "content-encoding" not in ask(server, "/kept/a.unknown", headers=accept)[1]
    assert ask(server, "/nowhere.html", headers=accept)[0] == 404
    assert ask(server, "/kept", headers=accept)[0] == 301


def test_a_folder_without_a_slash_leads_to_the_one_with_it(server: SiteServer) -> None:
    status, headers, _ = ask(server, "/kept")
    assert (status, headers["location"]) == (301, "/kept/")


@pytest.mark.parametrize(
    ("name", "type_"),
    [
        ("a.wasm", "application/wasm"),
        ("a.mjs", "text/javascript; charset=utf-8"),
        ("a.js", "text/javascript; charset=utf-8"),
        ("a.json", "application/json"),
        ("a.css", "text/css; charset=utf-8"),
        ("a.unknown", "application/octet-stream"),
    ],
)
def test_a_file_has_its_type(server: SiteServer, name: str, type_: str) -> None:
    status, headers, body = ask(server, f"/kept/{name}?x=1")
    assert (status, headers["content-type"], body) == (200, type_, b"abc")


def test_a_path_has_exactly_the_headers_of_the_headers_file(server: SiteServer) -> None:
    _, everywhere, _ = ask(server, "/")
    assert everywhere["referrer-policy"] == "no-referrer"
    assert everywhere["cache-control"] == "public, max-age=0, must-revalidate"
    _, kept, _ = ask(server, "/kept/a.js")
    assert kept["referrer-policy"] == "no-referrer"
    assert kept["cache-control"] == "immutable"


def test_a_missing_file_is_never_kept(server: SiteServer) -> None:
    status, headers, _ = ask(server, "/kept/gone.js")
    assert (status, headers["cache-control"]) == (404, "public, max-age=0, must-revalidate")


def test_head_gives_the_headers_alone(server: SiteServer) -> None:
    status, headers, body = ask(server, "/kept/a.js", "HEAD")
    assert (status, headers["content-length"], body) == (200, "3", b"")


@pytest.mark.parametrize("path", ["/nothing", "/empty/", "/_headers", "//_headers", "/./_headers", "/%5fheaders"])
def test_what_is_not_there_gives_the_sites_own_page(server: SiteServer, path: str) -> None:
    status, headers, body = ask(server, path)
    assert (status, body) == (404, b"<p>not here")
    assert headers["referrer-policy"] == "no-referrer"
    assert ask(server, path, "HEAD")[0] == 404


@pytest.mark.parametrize(
    "path", ["/../secret.txt", "/kept/../../secret.txt", "/..%2fsecret.txt", "/%2E%2e%2Fsecret.txt"]
)
def test_nothing_outside_the_site_is_given(server: SiteServer, path: str) -> None:
    status, _, body = ask(server, path)
    assert status == 404
    assert b"secret" not in body


def test_only_this_machine_can_reach_it(server: SiteServer) -> None:
    address = urlsplit(server.url)
    assert address.hostname == ONLY_HERE == "127.0.0.1"
    assert address.port
    with socket.socket() as other:
        # The whole of 127.0.0.0/8 is this machine; a server that listened everywhere would answer here too.
        assert other.connect_ex(("127.0.0.2", address.port)) != 0


def test_the_log_has_failures_alone_and_never_what_follows_a_question_mark(
    server: SiteServer, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG, "publisher.serving.server"):
        ask(server, "/?answer=yes")
        ask(server, "/nothing?answer=yes")
    assert caplog.messages == ["404 GET /nothing"]


def test_another_folder_is_shown_at_once(server: SiteServer, tmp_path: Path) -> None:
    new = tmp_path / "new"
    new.mkdir()
    (new / "index.html").write_text("<p>new", encoding="utf-8")
    server.show(new)
    _, headers, body = ask(server, "/")
    assert body == b"<p>new"
    assert "referrer-policy" not in headers


def test_a_site_that_is_not_built_yet_says_so() -> None:
    with SiteServer(None) as server:
        assert ask(server, "/")[0] == 503


def test_a_headers_file_that_cannot_be_read_is_told_at_once(site: Path) -> None:
    (site / "_headers").write_text("nonsense", encoding="utf-8")
    with pytest.raises(ValueError, match="_headers:1"):
        SiteServer(site)


def test_a_page_is_sent_as_it_is_unless_it_is_being_written(server: SiteServer) -> None:
    assert ask(server, "/")[2] == b"<p>home"
    for path in ("/__dev/live.js", "/__dev/where.js", "/__dev/live.css", "/__dev/events", "/__dev/where?text=Home."):
        assert ask(server, path)[0] == 404


@pytest.fixture
def live(site: Path) -> Iterator[tuple[Live, SiteServer]]:
    live = Live(heartbeat=0.1)
    with SiteServer(site, live=live) as server:
        yield live, server
        live.close()


def test_while_it_is_being_written_each_page_has_the_module_and_nothing_else_has(
    live: tuple[Live, SiteServer], site: Path
) -> None:
    _, server = live
    (site / "kept" / "index.html").write_text("<body>kept</body></html>", encoding="utf-8")
    module = rb'<script type="module" src="/__dev/live.js\?build=[0-9a-f]{16}"></script>\n'
    for path, status, before, after in (
        ("/", 200, b"<p>home", b""),
        ("/kept/", 200, b"<body>kept", b"</body></html>"),
        ("/nothing", 404, b"<p>not here", b""),
    ):
        found, headers, body = ask(server, path, headers={"Accept-Encoding": "gzip"})
        assert found == status
        assert re.fullmatch(re.escape(before) + module + re.escape(after), body)
        # A page that the browser kept would have the module of an earlier build.
        assert "last-modified" not in headers
        assert headers["referrer-policy"] == "no-referrer"
        assert headers["content-length"] == str(len(body))
        assert ask(server, path, "HEAD")[2] == b""
    assert ask(server, "/kept/a.js")[2] == b"abc"
    assert ask(server, "/kept")[0] == 301


def test_what_is_for_development_has_its_types_and_the_sites_headers(live: tuple[Live, SiteServer]) -> None:
    _, server = live
    for path, type_ in (("live.js", "text/javascript"), ("where.js", "text/javascript"), ("live.css", "text/css")):
        status, headers, body = ask(server, f"/__dev/{path}?build=1")
        assert (status, headers["content-type"]) == (200, f"{type_}; charset=utf-8")
        assert headers["referrer-policy"] == "no-referrer"
        assert body
    for path in ("nothing", "live.py", "../secret.txt"):
        assert ask(server, f"/__dev/{path}")[0] == 404


def test_a_page_is_told_where_a_text_is_written_while_the_site_is_being_written(site: Path, tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    page = tmp_path / "docs" / "a.md"
    page.write_text("# Ask\n\nAsk us.\n", encoding="utf-8")
    live = Live(where=Where(lambda: SentenceFinder(written_texts(tmp_path, tmp_path / "policies")), tmp_path))
    with SiteServer(site, live=live) as server:

        def places(text: str) -> list[list[str]]:
            status, headers, body = ask(server, f"/__dev/where?{urlencode({'text': text})}")
            assert (status, headers["content-type"]) == (200, "application/json")
            return [one["places"] for one in json.loads(body)]

        assert places("Ask us.  Zebras?") == [["docs/a.md:3"], []]
        page.write_text("# Ask\n\nWrite.\n\nAsk us.\n", encoding="utf-8")
        live.failed(Fault(text="It is full."))
        assert places("Ask us.") == [["docs/a.md:5"]]
        assert places("") == []
        live.close()


def test_of_several_places_those_of_the_pages_council_come_first(tmp_path: Path) -> None:
    for council in ("northshire", "southshire"):
        faq = tmp_path / "policies" / council / "faq.yaml"
        faq.parent.mkdir(parents=True)
        faq.write_text("faq:\n  - question: Do we ask?\n    answer: The page has no date.\n", encoding="utf-8")
    where = Where(lambda: SentenceFinder(written_texts(tmp_path, tmp_path / "policies")), tmp_path)

    def first(page: str) -> str:
        [told] = json.loads(where.told("The page has no date.", page))
        return str(told["places"][0])

    assert first("/northshire/faq/") == "policies/northshire/faq.yaml:3"
    assert first("/below/southshire/faq/") == "policies/southshire/faq.yaml:3"
    assert first("/") == "policies/northshire/faq.yaml:3"


def test_without_a_site_a_page_waits_for_one() -> None:
    live = Live()
    with SiteServer(None, live=live) as server:
        status, headers, body = ask(server, "/any/page/")
        assert (status, headers["content-type"]) == (503, "text/html; charset=utf-8")
        assert b"There is no site yet" in body
        assert b'src="/__dev/live.js?build="' in body
        assert ask(server, "/__dev/live.js")[0] == 200
        live.close()


def test_a_page_that_listens_is_told_at_once_and_then_now_and_again(live: tuple[Live, SiteServer], site: Path) -> None:
    news, server = live
    with listening(server) as stream:
        assert stream.getheader("content-type") == "text/event-stream"
        lines = [stream.readline() for _ in range(4)]
        assert lines[0].startswith(b'data: {"build": "')
        assert lines[1:] == [b"\n", b": nothing new\n", b"\n"]
        server.show(site)
        told = next(line for line in stream if line.startswith(b"data"))
        assert told != lines[0]
        assert told.split(b'"')[3] in ask(server, "/")[2]
        news.close()
        # The end of the stream: what may still come is the rest of what was said before.
        assert not any(line.startswith(b"data") for line in stream)


def test_a_page_of_an_earlier_build_still_finds_its_assets_while_the_site_is_being_written(
    live: tuple[Live, SiteServer], site: Path, tmp_path: Path
) -> None:
    _, server = live
    (site / "assets").mkdir()
    for name in ("old.js", "both.js"):
        (site / "assets" / name).write_text("old", encoding="utf-8")
    for number in range(EARLIER + 1):
        new = tmp_path / str(number)
        (new / "assets").mkdir(parents=True)
        (new / "assets" / "both.js").write_text("new", encoding="utf-8")
        assert ask(server, "/assets/old.js")[2] == b"old"
        server.show(new)
        assert ask(server, "/assets/both.js")[2] == b"new"
        # Pages are of the newest build alone.
        assert ask(server, "/kept/")[0] == 404
    assert ask(server, "/assets/old.js")[0] == 404
    with SiteServer(site) as published:
        published.show(new)
        assert ask(published, "/assets/old.js")[0] == 404


@pytest.mark.thorough
def test_so_many_pages_listen_and_no_more_and_those_that_left_are_forgotten(live: tuple[Live, SiteServer]) -> None:
    _, server = live
    with ExitStack() as pages:
        for _ in range(MOST_STREAMS):
            assert pages.enter_context(listening(server)).status == 200
        assert ask(server, "/__dev/events")[0] == 503
        assert ask(server, "/")[0] == 200
    until(lambda: ask(server, "/__dev/events", "HEAD")[0] == 200)


@contextmanager
def listening(server: SiteServer) -> Iterator[http.client.HTTPResponse]:
    """Open the stream of news."""
    connection = http.client.HTTPConnection(urlsplit(server.url).netloc, timeout=10)
    connection.request("GET", "/__dev/events")
    response = connection.getresponse()
    try:
        yield response
    finally:
        response.close()
        connection.close()
