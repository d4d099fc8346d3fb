"""What is said to be inside Pyodide's files, held to these files.

A library that is linked in leaves its names there, and often its version. What nobody has looked at shows as another
version of Pyodide, or as a module of Python's that was not built in before: each C library is there for one.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from publisher.site.hosting.inside_pyodide import INSIDE, LOOKED_AT, WASM

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_MODULE = re.compile(rb"PyInit_(\w+)")

_NAMES = """
_abc _ast _asyncio _bisect _blake2 _bz2 _codecs _codecs_cn _codecs_hk _codecs_iso2022 _codecs_jp _codecs_kr
_codecs_tw _collections _contextvars _csv _ctypes _datetime _decimal _elementtree _functools _heapq _imp _io
_json _locale _lsprof _md5 _multibytecodec _opcode _operator _pickle _posixsubprocess _pyodide_core _queue
_random _sha1 _sha2 _sha3 _signal _socket _sre _stat _statistics _string _struct _suggestions _symtable
_sysconfig _thread _tokenize _tracemalloc _typing _weakref _zoneinfo array atexit binascii cmath errno
faulthandler gc itertools math mmap posix pyexpat select time unicodedata zlib
"""
BUILT_IN = frozenset(_NAMES.split())
"""The modules that are built into Pyodide's Python. None of them is for SQLite, OpenSSL, xz or zstd."""


def read_pyodide(root: Path) -> tuple[str, dict[str, bytes]]:
    """The version of the installed Pyodide, and its files."""
    folder = root / "node_modules" / "pyodide"
    version: str = json.loads((folder / "package.json").read_text(encoding="utf-8"))["version"]
    return version, {name: (folder / name).read_bytes() for name in {part.file for part in INSIDE}}


def wrong_inside(version: str, files: Mapping[str, bytes]) -> list[str]:
    """What is said of the inside of Pyodide and is not so, or that nobody has looked at, each with what to do."""
    found = [
        f"{part.name} {part.version} does not show in {part.file}: look again, and renew "
        "publisher/site/hosting/inside_pyodide.py"
        for part in INSIDE
        if not all(shown in files[part.file] for shown in part.shown_by)
    ]
    built_in = {name.decode() for name in _MODULE.findall(files[WASM])}
    found += [
        f"Python's module {name} is in {WASM} and was not before: see which library it brings, and name it in "
        "publisher/site/hosting/inside_pyodide.py"
        for name in sorted(built_in - BUILT_IN)
    ]
    if version != LOOKED_AT:
        found.append(
            f"Pyodide is {version}, and what is inside it was looked at for {LOOKED_AT}: read its source again, and "
            "renew publisher/site/hosting/inside_pyodide.py"
        )
    return found
