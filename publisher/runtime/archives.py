"""Rewrites zip files so that the same content is the same bytes: no time, no permissions, names in order."""

from __future__ import annotations

import base64
import hashlib
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_EARLIEST = (1980, 1, 1, 0, 0, 0)
_METADATA = ".dist-info/"


def rewrite_stored(path: Path) -> None:
    """Rewrite a zip file without compression of its own."""
    _write(path, _read(path), zipfile.ZIP_STORED)


def rewrite_wheel(path: Path) -> None:
    """Rewrite a wheel, and bring its `WHEEL` and `RECORD` up to date.

    `pyodide py-compile` replaces modules and the name of the file, and leaves the wheel's metadata as it was.
    """
    entries = _read(path)
    metadata = next(name for name in entries if name.endswith(f"{_METADATA}WHEEL")).removesuffix("WHEEL")
    tag = path.stem.split("-", 2)[2]
    lines = entries[f"{metadata}WHEEL"].decode().splitlines()
    lines = [f"Tag: {tag}" if line.startswith("Tag: ") else line for line in lines]
    entries[f"{metadata}WHEEL"] = "".join(f"{line}\n" for line in lines).encode()
    # A wheel's metadata comes last in it, and the record of all the rest at the very end.
    entries.pop(f"{metadata}RECORD")
    ordered = {name: entries[name] for name in sorted(entries, key=lambda name: (_METADATA in name, name))}
    record = [f"{name},sha256={_digest(content)},{len(content)}" for name, content in ordered.items()]
    record.append(f"{metadata}RECORD,,")
    ordered[f"{metadata}RECORD"] = "".join(f"{line}\n" for line in record).encode()
    _write(path, ordered, zipfile.ZIP_DEFLATED)


def _digest(content: bytes) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()


def _read(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in sorted(archive.namelist())}


def _write(path: Path, entries: dict[str, bytes], compression: int) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in entries.items():
            entry = zipfile.ZipInfo(name, _EARLIEST)
            entry.external_attr = 0o100644 << 16
            archive.writestr(entry, content, compression, compresslevel=9)
