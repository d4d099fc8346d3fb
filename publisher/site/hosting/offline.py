"""The worker at the site's root that gives a family its kept pages when there is no signal.

`overrides/sw.js` is the program. Here the build writes before it what there is to keep, each file with the hash of its
bytes: so a family has one release, whole, or is told that it did not work.
"""

from __future__ import annotations

import base64
import hashlib
import json
from typing import TYPE_CHECKING

from publisher.site.hosting.host_headers import FILE_NAME as HEADERS
from publisher.source.content import content_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

WORKER = "sw.js"
"""The worker's file. A worker is in charge of the folder that it is in, and of no other."""

RUNTIME = "assets/runtime"


def write_worker(site: Path, shared: Iterable[str], policies: Mapping[str, str], saved: str = "saved/") -> None:
    """Write what there is to keep into the worker of a built site, whose program MkDocs has copied there.

    Args:
        site: the folder of the built site, with its `_headers` and everything else that is published.
        shared: the pages, and the folders and files of the theme, that are kept for whichever council.
        policies: the compiled policy of each council, by the council's id. All are addresses below the site's root.
        saved: the page that lists what is kept.
    """
    folders = saved.endswith("/")
    every_time = sorted(_addresses(site, shared, folders=folders))
    councils = {
        council: sorted([*_addresses(site, [f"{council}/"], folders=folders), policy])
        for council, policy in sorted(policies.items())
    }
    runtime = sorted(_addresses(site, [RUNTIME], folders=folders))
    hashes = {
        address: hashlib.sha256(_file(site, address).read_bytes()).digest()
        for address in sorted({*every_time, *runtime, *(address for all_ in councils.values() for address in all_)})
    }
    worker = site / WORKER
    program = worker.read_bytes()
    # A page that is kept has the headers that it came with, its security policy among them.
    sent = (site / HEADERS).read_bytes()
    kept = {
        "version": content_name([(WORKER, program), (HEADERS, sent), *hashes.items()]),
        "saved": saved,
        "shared": every_time,
        "councils": councils,
        "runtime": runtime,
        "sha256": {address: base64.b64encode(digest).decode() for address, digest in hashes.items()},
    }
    worker.write_bytes(f"self.KEPT = {json.dumps(kept)};\n".encode() + program)


def _addresses(site: Path, below: Iterable[str], *, folders: bool) -> set[str]:
    """The addresses of everything in some folders of the site; of a page, that of its folder if it has one."""
    found: set[str] = set()
    for name in below:
        path = site / name
        files = [path] if path.is_file() else [file for file in path.rglob("*") if file.is_file()]
        names = [file.relative_to(site).as_posix() for file in files]
        found |= {name.removesuffix("index.html") if folders else name for name in names}
    return found


def _file(site: Path, address: str) -> Path:
    return site / f"{address}index.html" if address.endswith("/") or not address else site / address
