"""Compressed copies beside the files of a built site, for hosts that send such copies as they are.

What compresses best is slow to make and quick to read. So the browser's Python, of which a family fetches most and
which changes least, is compressed as small as can be, and that is kept; the rest is compressed anew with each build.
"""

from __future__ import annotations

import gzip
import os
import zlib
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING

import brotli

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from publisher.check.all import Progress
    from publisher.runtime.store import Store

COMPRESSIBLE = frozenset({".css", ".csv", ".html", ".js", ".json", ".mjs", ".svg", ".txt", ".wasm", ".xml"})
"""The kinds of file that get smaller. The rest is compressed already: brotli takes one byte in a hundred off a zip."""

BROTLI, GZIP = ".br", ".gz"
"""How the names of the copies end, after the whole name of the file."""

WORTH = 0.9
"""A copy that is larger than this part of its file is not worth its place."""

_QUICK, _SMALLEST = 8, 11
"""How well brotli does. From 8 to 9 a site gets smaller by 4 bytes in 1,000, and that takes it six times as long."""

_RUNTIME = "assets/runtime"


def compress_site(site: Path, store: Store, progress: Progress | None = None) -> None:
    """Write a `.br` and a `.gz` beside each file of a built site for which that is worth it.

    The same site has the same copies, byte for byte.

    Args:
        site: the folder of the built site, complete.
        store: where the copies of the browser's Python are kept from build to build.
        progress: is told after each file but those.
    """
    files = [path for path in sorted(site.rglob("*")) if path.suffix in COMPRESSIBLE and path.is_file()]
    runtime = [path for path in files if path.is_relative_to(site / _RUNTIME)]
    packed = set(runtime)
    _write([(path, path) for path in files if path not in packed], _QUICK, progress)
    for folder, named in groupby(runtime, lambda path: path.parent):
        pack = list(named)
        contents = [(path.name, path.read_bytes()) for path in pack]
        tools = [("brotli", brotli.version.encode()), ("zlib", zlib.ZLIB_RUNTIME_VERSION.encode())]
        kept = store.pack([*tools, *contents], partial(_write_smallest, pack))
        for name in kept.files:
            (folder / name).write_bytes((kept.folder / name).read_bytes())
    store.forget_unused()


def _write_smallest(pack: Iterable[Path], new: Path) -> None:
    """Write the copies of a pack's files into a new folder, as small as can be."""
    _write([(path, new / path.name) for path in pack], _SMALLEST)


def _write(files: Sequence[tuple[Path, Path]], quality: int, progress: Progress | None = None) -> None:
    """Compress each file into copies whose names begin as the second path says, on all cores."""

    def write(each: tuple[Path, Path]) -> None:
        file, beside = each
        content = file.read_bytes()
        copies = {BROTLI: brotli.compress(content, quality=quality), GZIP: gzip.compress(content, 9, mtime=0)}
        for ending, copy in copies.items():
            if len(copy) < WORTH * len(content):
                beside.with_name(beside.name + ending).write_bytes(copy)

    with ThreadPoolExecutor(os.process_cpu_count()) as pool:
        # Both let other threads run while they compress. What one of them raises is raised here.
        for number, _ in enumerate(pool.map(write, files), start=1):
            if progress is not None:
                progress("Files compressed", number, len(files))
