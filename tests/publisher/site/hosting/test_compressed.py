"""The compressed copies beside a site's files: they are the files, there where it is worth it, and always the same."""

from __future__ import annotations

import gzip
import hashlib
from typing import TYPE_CHECKING

import brotli
import pytest

from publisher.runtime.store import Store
from publisher.site.hosting.compressed import compress_site

if TYPE_CHECKING:
    from pathlib import Path

PAGE = b"<p>The same words, again and again.</p>\n" * 100
PYTHON = "assets/runtime/0123456789abcdef"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    site = tmp_path / "site"
    (site / PYTHON).mkdir(parents=True)
    (site / "index.html").write_bytes(PAGE)
    (site / "short.txt").write_bytes(b"No.")
    (site / "photo.png").write_bytes(PAGE)
    (site / "_headers").write_bytes(PAGE)
    (site / "noise.json").write_bytes(hashlib.shake_256().digest(2000))
    (site / PYTHON / "python.wasm").write_bytes(b"\0asm" + PAGE)
    (site / PYTHON / "library.zip").write_bytes(PAGE)
    return site


def copies(site: Path) -> dict[str, bytes]:
    return {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in site.rglob("*")
        if path.suffix in (".br", ".gz")
    }


def test_what_gets_smaller_has_a_copy_of_each_kind_and_nothing_else_has(site: Path, tmp_path: Path) -> None:
    compress_site(site, Store(tmp_path / "store"))
    made = copies(site)
    assert sorted(made) == [
        f"{PYTHON}/python.wasm.br",
        f"{PYTHON}/python.wasm.gz",
        "index.html.br",
        "index.html.gz",
    ]
    assert brotli.decompress(made["index.html.br"]) == gzip.decompress(made["index.html.gz"]) == PAGE
    assert brotli.decompress(made[f"{PYTHON}/python.wasm.br"]) == b"\0asm" + PAGE


def test_the_same_site_has_the_same_copies(site: Path, tmp_path: Path) -> None:
    compress_site(site, Store(tmp_path / "store"))
    first = copies(site)
    for name in first:
        (site / name).unlink()
    (site / "index.html").touch()
    compress_site(site, Store(tmp_path / "another"))
    assert copies(site) == first


def test_python_is_compressed_once(site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[bytes, int]] = []

    def compress(content: bytes, *, quality: int) -> bytes:
        asked.append((content[:4], quality))
        return content[: len(content) // 2]

    monkeypatch.setattr(brotli, "compress", compress)
    for _ in range(2):
        compress_site(site, Store(tmp_path / "store"))
    wasm = [quality for begins, quality in asked if begins == b"\0asm"]
    assert wasm == [11]
    (site / PYTHON / "python.wasm").write_bytes(b"\0asm changed" + PAGE)
    compress_site(site, Store(tmp_path / "store"))
    assert [begins for begins, quality in asked if quality == 11] == [b"\0asm", b"\0asm"]


def test_what_cannot_be_written_is_told(site: Path, tmp_path: Path) -> None:
    (site / "index.html.br").mkdir()
    with pytest.raises(IsADirectoryError):
        compress_site(site, Store(tmp_path / "store"))
