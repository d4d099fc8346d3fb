"""Debian's nginx and Apache, each run as its recipe says, with a site copied to where it serves from."""

from __future__ import annotations

import http.client
import os
import shutil
import socket
import subprocess
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from publisher.site.hosting.recipes.render import Host, recipe
from tests.waiting import until

if TYPE_CHECKING:
    from collections.abc import Iterator

type HostName = Literal["nginx", "apache"]

HOSTS: tuple[HostName, ...] = ("nginx", "apache")

_NGINX = """\
{user}
daemon off;
worker_processes 1;
pid {work}/nginx.pid;
{modules}
events {{}}
http {{
    access_log off;
    client_body_temp_path {work}/body;
    proxy_temp_path {work}/proxy;
    fastcgi_temp_path {work}/fastcgi;
    uwsgi_temp_path {work}/uwsgi;
    scgi_temp_path {work}/scgi;
    include {work}/local-offer.conf;
}}
"""

_BROTLI = "/usr/lib/nginx/modules/ngx_http_brotli_static_module.so"

_APACHE = """\
ServerRoot {work}
ServerName localhost
PidFile {work}/apache.pid
DefaultRuntimeDir {work}
Listen {listen}
ErrorLog {work}/error.log
{user}
{modules}
TypesConfig /etc/mime.types
# As Debian has it: an ending that is a language, too.
AddLanguage br .br
<Directory />
    Require all denied
</Directory>
Include {work}/local-offer.conf
"""

_APACHE_MODULES = ("mpm_event", "authz_core", "alias", "dir", "headers", "mime", "negotiation", "rewrite", "deflate")


@dataclass(frozen=True, slots=True)
class Running:
    """A host that runs: the address of its site, and the folder that it serves."""

    url: str
    folder: Path

    def publish(self, site: Path) -> None:
        """Put another site in the place of the one that is there, as an upload that deletes what is no longer there."""
        for path in self.folder.iterdir():
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink()
        _copy(site, self.folder)


@contextmanager
def running(
    name: HostName, site: Path, base: str = "/", *, brotli: bool = True, address: str | None = None
) -> Iterator[Running]:
    """Run a host for a site; it is gone at the end of the block.

    Args:
        name: which host.
        site: the built site.
        base: the path of the site on the host.
        brotli: whether nginx has the module for copies that end in .br, and the line for it.
        address: the address that the recipe is for, where it is another than the one that the host has here.
    """
    # A server that is started by root reads as somebody else, who cannot get into folders for tests.
    with tempfile.TemporaryDirectory(prefix="local-offer-host-") as place:
        work = Path(place)
        work.chmod(0o755)
        folder = work / "site"
        folder.mkdir()
        _copy(site, folder)
        port = _free_port()
        listen = f"127.0.0.1:{port}"
        host = Host(f"http://127.0.0.1:{port}{base}", str(folder), listen)
        text = recipe(name, site, replace(host, site_url=address or host.site_url))
        if name == "apache":
            text = text.replace(f"*:{listen}", listen)
        if not brotli:
            text = text.replace("brotli_static on;\n", "\n")
        (work / "local-offer.conf").write_text(text, encoding="utf-8")
        command = _nginx(work, brotli=brotli) if name == "nginx" else _apache(work, listen)
        log = work / "log"
        with log.open("w") as said, subprocess.Popen(command, stdout=said, stderr=said) as process:
            try:
                until(lambda: _answers(port) or process.poll() is not None)
                assert process.poll() is None, log.read_text(encoding="utf-8")
                yield Running(host.site_url, folder)
            finally:
                process.terminate()


def _nginx(work: Path, *, brotli: bool) -> list[str]:
    settings = work / "nginx.conf"
    modules = f"load_module {_BROTLI};" if brotli else ""
    user = "user root;" if os.geteuid() == 0 else ""
    settings.write_text(_NGINX.format(work=work, modules=modules, user=user), encoding="utf-8")
    return [_program("nginx"), "-e", "stderr", "-p", str(work), "-c", str(settings)]


def _apache(work: Path, listen: str) -> list[str]:
    settings = work / "apache.conf"
    folder = "/usr/lib/apache2/modules"
    modules = "\n".join(f"LoadModule {name}_module {folder}/mod_{name}.so" for name in _APACHE_MODULES)
    user = "User nobody\nGroup nogroup" if os.geteuid() == 0 else ""
    settings.write_text(_APACHE.format(work=work, listen=listen, modules=modules, user=user), encoding="utf-8")
    return [_program("apache2"), "-f", str(settings), "-D", "FOREGROUND"]


def have_hosts() -> bool:
    """Whether both hosts are installed."""
    return all(_found(name) for name in ("nginx", "apache2"))


def _found(name: str) -> str | None:
    # Debian has servers where only root's shell looks.
    return shutil.which(name, path=f"{os.environ['PATH']}:/usr/sbin")


def _program(name: str) -> str:
    found = _found(name)
    assert found is not None, f"No {name} was found: run 'make setup'."
    return found


def _copy(site: Path, folder: Path) -> None:
    shutil.copytree(site, folder, dirs_exist_ok=True)


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def _answers(port: int) -> bool:
    with socket.socket() as client:
        return client.connect_ex(("127.0.0.1", port)) == 0


def ask(
    url: str, path: str, accept: str = "", method: str = "GET", host: str = ""
) -> tuple[int, dict[str, str], bytes]:
    """One request as it is written: status, headers by their names in small letters, and body."""
    sent = {name: value for name, value in (("Accept-Encoding", accept), ("Host", host)) if value}
    connection = http.client.HTTPConnection(url.removeprefix("http://").partition("/")[0], timeout=30)
    try:
        connection.request(method, path, headers=sent)
        response = connection.getresponse()
        return response.status, {name.lower(): value for name, value in response.getheaders()}, response.read()
    finally:
        connection.close()
