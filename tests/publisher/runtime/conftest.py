"""The packed runtime, and a package that is small enough to pack in each test."""

from __future__ import annotations

from pathlib import Path

import pytest

from publisher.runtime.pack import Runtime, pack_runtime

ROOT = Path(__file__).resolve().parents[3]
PYODIDE = ROOT / "node_modules" / "pyodide"

_PROJECT = """\
[build-system]
requires = ["setuptools"]
build-backend = "setuptools.build_meta"
[project]
name = "tiny"
version = "1.0"
[tool.setuptools]
packages = ["tiny"]
package-dir = { tiny = "." }
"""


@pytest.fixture(scope="session")
def packed() -> Runtime:
    """The runtime as the site has it: packed where the site is built, by whichever test needs it first."""
    return pack_runtime(ROOT, ROOT / "build" / "runtime")


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """A small package of its own, so that nothing else in the project matters."""
    folder = tmp_path / "tiny"
    folder.mkdir()
    (folder / "pyproject.toml").write_text(_PROJECT, encoding="utf-8")
    (folder / "__init__.py").write_text('"""Tiny."""\nfrom tiny.rest import ANSWER\n', encoding="utf-8")
    (folder / "rest.py").write_text("ANSWER = 42\n", encoding="utf-8")
    return folder
