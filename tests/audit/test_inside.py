"""What is said to be inside Pyodide is there, in the version that is said, and nothing else has come in."""

from __future__ import annotations

from pathlib import Path

from publisher.site.hosting.inside_pyodide import INSIDE, WASM
from tests.audit.inside import BUILT_IN, read_pyodide, wrong_inside

ROOT = Path(__file__).resolve().parents[2]
VERSION, FILES = read_pyodide(ROOT)


def test_everything_that_is_named_shows_in_the_installed_files_and_nothing_else_was_built_in() -> None:
    assert wrong_inside(VERSION, FILES) == []


def test_libraries_that_are_not_named_are_not_there() -> None:
    for words in (b"SQLite format 3", b"OpenSSL ", b"liblzma", b"zstd", b"Zstandard", b"libcrypto"):
        assert words not in FILES[WASM], words
    assert not {"_sqlite3", "_ssl", "_hashlib", "_lzma", "_zstd", "_dbm", "_curses", "readline"} & BUILT_IN


def test_another_release_of_a_library_is_told() -> None:
    renewed = FILES | {WASM: FILES[WASM].replace(b"inflate 1.3.1", b"inflate 1.3.2")}
    (told,) = wrong_inside(VERSION, renewed)
    assert told.startswith("zlib 1.3.1 does not show in pyodide.asm.wasm: look again")


def test_a_module_that_was_not_built_in_before_is_told() -> None:
    (told,) = wrong_inside(VERSION, FILES | {WASM: FILES[WASM] + b"\x00PyInit__zstd\x00"})
    assert told.startswith("Python's module _zstd is in pyodide.asm.wasm and was not before: see which library")


def test_another_release_of_pyodide_is_told() -> None:
    (told,) = wrong_inside("0.30.0", FILES)
    assert told.startswith("Pyodide is 0.30.0, and what is inside it was looked at for 0.29.5")


def test_each_is_named_once() -> None:
    names = [part.name for part in INSIDE]
    assert sorted(set(names)) == sorted(names)
