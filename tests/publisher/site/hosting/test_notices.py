"""A site carries the texts that the licences of what it is made of ask for."""

from __future__ import annotations

from pathlib import Path

import pytest

from publisher.site.hosting.notices import NoticesError, notices, shipped

ROOT = Path(__file__).resolve().parents[4]


@pytest.mark.thorough
def test_everything_that_ships_is_named_with_its_licence_and_the_text() -> None:
    said = notices(ROOT)
    for part in shipped(ROOT):
        assert f"{part.name} ({part.version})\n{part.licence}\n{part.found}\n{part.source}".rstrip() in said
        assert part.text.strip() in said
    for words in ("Mozilla Public License Version 2.0", "PYTHON SOFTWARE FOUNDATION LICENSE", "Martin Donath"):
        assert words in said


def test_each_library_inside_pyodide_is_named_with_its_version_and_its_text_goes_along_once() -> None:
    said = notices(ROOT)
    for words in ("zlib (1.3.1)\nZlib\ninside pyodide.asm.wasm", "uvloop (0.16.0)\nMIT\ninside python_stdlib.zip.txt"):
        assert words in said
    for words in (
        "Jean-loup Gailly and Mark Adler",
        "Julian R Seward",
        "Expat maintainers",
        "Stefan Krah",
        "Anthony Green",
    ):
        assert words in said
    assert "\nlibc++, libc++abi, libunwind, compiler-rt: Apache-2.0 WITH LLVM-exception\n" in said
    for title in ("Mozilla Public License Version 2.0\n===", "LLVM Exceptions to the Apache 2.0 License"):
        assert said.count(title) == 1


def test_a_package_that_is_not_installed_is_told_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(NoticesError, match=r"cannot be read\. Install the packages: make setup"):
        notices(tmp_path)
