"""nginx and Apache, run as their recipes say: what they send is what the site's own headers say, file by file."""

from __future__ import annotations

import gzip
import shutil
import socket
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import brotli
import pytest

from publisher.runtime.store import Store
from publisher.serving.server import SiteServer
from publisher.site.hosting.compressed import compress_site
from publisher.site.hosting.csp import write_headers
from publisher.site.hosting.file_types import TYPES
from publisher.site.hosting.moved import Around, Moved, write_moved
from publisher.site.hosting.recipes.render import Host, write_htaccess
from publisher.site.theme_assets import Loaded
from tests.hosts import HOSTS, HostName, Running, ask, have_hosts, running

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = [
    pytest.mark.thorough,
    pytest.mark.skipif(
        shutil.which("apt-get") is None and not have_hosts(),
        reason="nginx and Apache are Debian's; make setup installs them where there is apt-get",
    ),
]

RUNTIME = "assets/runtime/0a"
MOVED = (
    Moved("old/", "hertfordshire/who/", below=False),
    Moved("herts/", "hertfordshire/", below=True),
    Moved("hertfordshire/", "hertfordshire/", below=True),
)
HASHED = (f"{RUNTIME}/pyodide.asm.wasm", f"{RUNTIME}/engine-1.0-py3-none-any.whl", "assets/policies/a-0b.json")

COMPARED = (
    "content-type",
    "content-encoding",
    "cache-control",
    "content-security-policy",
    "x-content-type-options",
    "referrer-policy",
    "permissions-policy",
    "cross-origin-opener-policy",
)


def make_site(site: Path, base: str = "/", origin: str = "http://127.0.0.1") -> Path:
    """A site with a file of each kind, and pages that have moved."""
    for name in ("", "hertfordshire/", "hertfordshire/who/"):
        (site / name).mkdir(parents=True, exist_ok=True)
        (site / name / "index.html").write_text(f"<p>{name} " + "a page " * 99, encoding="utf-8")
    (site / "404.html").write_text("<p>not here " * 99, encoding="utf-8")
    (site / "sw.js").write_text("// the worker " * 99, encoding="utf-8")
    (site / RUNTIME).mkdir(parents=True)
    (site / "assets" / "policies").mkdir()
    for name in (*HASHED, *(f"{RUNTIME}/file{ending}" for ending in TYPES), "hertfordshire/changes.xml"):
        (site / name).write_text(f"{name} " * 99, encoding="utf-8")
    write_moved(site, MOVED, Around("", Loaded("a.css", "sha256-"), Loaded("a.js", "sha256-")), base)
    write_headers(site, base)
    write_htaccess(site, Host(f"{origin}{base}"))
    compress_site(site, Store(site.parent / "compressed"))
    return site


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_site(tmp_path_factory.mktemp("made") / "site")


@pytest.fixture(scope="module", params=HOSTS)
def host(request: pytest.FixtureRequest, site: Path) -> Iterator[Running]:
    with running(request.param, site) as host:
        yield host


@pytest.fixture(scope="module")
def ours(site: Path) -> Iterator[str]:
    with SiteServer(site) as server:
        yield server.url


def plain(headers: dict[str, str], body: bytes) -> bytes:
    match headers.get("content-encoding"):
        case "br":
            return bytes(brotli.decompress(body))
        case "gzip":
            return gzip.decompress(body)
        case _:
            return body


@pytest.mark.parametrize("accept", ["", "gzip, deflate", "gzip, deflate, br, zstd", "br;q=1.0, gzip;q=0.8"])
def test_each_file_is_sent_as_on_this_machine(host: Running, ours: str, site: Path, accept: str) -> None:
    files = [path for path in sorted(site.rglob("*")) if path.is_file() and path.suffix not in {".br", ".gz"}]
    files = [path for path in files if not path.name.startswith((".", "_"))]
    assert len(files) > 20
    for file in files:
        path = f"/{file.relative_to(site)}".removesuffix("index.html")
        if path.startswith(("/old/", "/herts/")) or path.endswith("/who.html"):
            continue
        status, headers, body = ask(host.url, path, accept)
        _, expected, same = ask(ours, path, accept)
        assert (path, status, plain(headers, body)) == (path, 200, file.read_bytes())
        assert (path, {name: headers.get(name) for name in COMPARED}) == (
            path,
            {name: expected.get(name) for name in COMPARED},
        )
        assert plain(expected, same) == file.read_bytes()
        if file.with_name(f"{file.name}.gz").is_file():
            assert headers.get("content-encoding") == (None if not accept else "br" if "br" in accept else "gzip")
            # Without it, a cache in between would give everybody what the first one took.
            assert headers["vary"] == "Accept-Encoding", path


@pytest.mark.parametrize("path", ["/nowhere", f"/{RUNTIME}/gone.wasm", "/assets/policies/a-0c.json", "/assets/"])
def test_what_is_not_there_is_kept_by_nobody(host: Running, path: str, site: Path) -> None:
    for accept in ("", "br, gzip"):
        status, headers, body = ask(host.url, path, accept)
        assert status in {403, 404}
        assert plain(headers, body) == (site / "404.html").read_bytes()
        assert headers["cache-control"] == "public, max-age=0, must-revalidate"
        assert headers["content-security-policy"].startswith("default-src 'none'")
        assert headers["content-type"] == "text/html; charset=utf-8"


@pytest.mark.parametrize("path", ["/_headers", "/_redirects", "/.htaccess", "/.local-offer-output"])
def test_what_is_for_hosts_alone_is_shown_to_nobody(host: Running, ours: str, path: str) -> None:
    assert ask(host.url, path)[0] in {403, 404}
    assert ask(ours, path)[0] == 404


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("/old/", "/hertfordshire/who/"),
        ("/herts/", "/hertfordshire/"),
        ("/herts/who/", "/hertfordshire/who/"),
        ("/herts/who.html", "/hertfordshire/who/"),
        ("/hertfordshire/who.html", "/hertfordshire/who/"),
    ],
)
def test_an_old_address_leads_to_the_new_one(host: Running, old: str, new: str) -> None:
    status, headers, _ = ask(host.url, old)
    assert (status, headers["location"].removeprefix(host.url.rstrip("/"))) == (301, new)
    assert ask(host.url, new)[0] == 200


@pytest.mark.parametrize("sent", ["x%0dX-Ours:%20no", "x%0d%0aX-Ours:%20no", "x%0aX-Ours:%20no", "a%20b"])
def test_an_old_address_brings_no_header_of_its_own(host: Running, sent: str) -> None:
    # A server that has made signs of %0d and %0a must not write these into the header that leads on.
    with socket.create_connection(("127.0.0.1", urlsplit(host.url).port or 80), timeout=30) as client:
        client.sendall(f"GET /herts/{sent} HTTP/1.0\r\nHost: x.example\r\n\r\n".encode())
        head = client.makefile("rb").read().partition(b"\r\n\r\n")[0]
    (status, *lines) = head.split(b"\r\n")
    assert status.split()[1] in {b"301", b"403", b"404"}
    assert [line for line in lines if b"\r" in line or b"\n" in line or line.startswith(b"X-Ours")] == []
    assert all(b" " not in line.partition(b": ")[2] for line in lines if line.lower().startswith(b"location:"))


def test_a_folder_without_a_slash_leads_to_the_one_with_it(host: Running) -> None:
    status, headers, _ = ask(host.url, "/hertfordshire/who")
    assert (status, headers["location"].removeprefix(host.url.rstrip("/"))) == (301, "/hertfordshire/who/")


@pytest.mark.parametrize("name", HOSTS)
@pytest.mark.parametrize("base", ["/send/", "/send/personal-budgets/"])
def test_the_address_of_a_site_below_a_path_is_found_without_its_last_slash(
    name: HostName, base: str, tmp_path: Path
) -> None:
    site = make_site(tmp_path / "site", base)
    with running(name, site, base) as host:
        origin = host.url.removesuffix(base)
        for asked, query in ((base.rstrip("/"), ""), (f"{base}hertfordshire/who", ""), (base.rstrip("/"), "?a=b")):
            status, headers, _ = ask(host.url, f"{asked}{query}")
            assert (status, headers["location"].removeprefix(origin)) == (301, f"{asked}/{query}")
        # What only begins in the same way is not of this site.
        assert ask(host.url, f"{base.rstrip('/')}-old")[0] in {403, 404}


@pytest.mark.parametrize("name", HOSTS)
def test_a_site_below_a_path_is_sent_in_the_same_way(name: HostName, tmp_path: Path) -> None:
    below = make_site(tmp_path / "site", "/send/")
    with running(name, below, "/send/") as host:
        status, headers, body = ask(host.url, "/send/", "br")
        assert (status, headers["content-encoding"], plain(headers, body)) == (
            200,
            "br",
            (below / "index.html").read_bytes(),
        )
        assert ask(host.url, f"/send/{HASHED[0]}")[1]["cache-control"].endswith("immutable")
        assert ask(host.url, "/send/sw.js")[1]["cache-control"] == "no-cache"
        for path in (f"/send/{RUNTIME}/gone.wasm", "/send/_headers"):
            status, headers, body = ask(host.url, path)
            assert (status, body) == (404, (below / "404.html").read_bytes())
            assert "immutable" not in headers["cache-control"]
        status, headers, _ = ask(host.url, "/send/herts/who/")
        assert (status, headers["location"].endswith("/send/hertfordshire/who/")) == (301, True)


@pytest.mark.parametrize("base", ["/", "/send/"])
def test_apache_leads_on_to_the_address_of_the_site_whatever_host_a_browser_names(base: str, tmp_path: Path) -> None:
    address = "https://www.exampleshire.example"
    with running("apache", make_site(tmp_path / "site", base, address), base, address=f"{address}{base}") as host:
        for old, new in (
            ("old/", "hertfordshire/who/"),
            ("herts/who/", "hertfordshire/who/"),
            ("hertfordshire/who.html", "hertfordshire/who/"),
            ("hertfordshire/who", "hertfordshire/who/"),
            ("hertfordshire/who?a=b", "hertfordshire/who/?a=b"),
            *([("", "")] if base == "/" else []),
        ):
            status, headers, _ = ask(host.url, f"{base}{old}", host="evil.example")
            assert (status, headers.get("location")) == ((301, f"{address}{base}{new}") if old else (200, None))
        if base != "/":
            status, headers, _ = ask(host.url, base.rstrip("/"), host="evil.example")
            assert (status, headers["location"]) == (301, f"{address}{base}")


def test_an_nginx_without_brotli_sends_gzip(site: Path) -> None:
    with running("nginx", site, brotli=False) as host:
        status, headers, body = ask(host.url, "/", "br, gzip")
        assert (status, headers["content-encoding"], plain(headers, body)) == (
            200,
            "gzip",
            (site / "index.html").read_bytes(),
        )
