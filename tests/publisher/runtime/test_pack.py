"""The packed runtime: small, reproducible, whole, and found again in no time."""

from __future__ import annotations

import gzip
import json
import os
import re
import shutil
import time
from hashlib import sha256
from typing import TYPE_CHECKING, Any

import brotli
import pytest

from publisher.runtime import pack as packing
from publisher.runtime.engine_wheel import write_engine
from publisher.runtime.in_pyodide import run_in_pyodide
from publisher.runtime.library import LIBRARY, SERVED, write_library
from publisher.runtime.pack import MANIFEST, Runtime, pack_runtime
from publisher.runtime.programs import PackingError, run_module
from tests.publisher.runtime.conftest import PYODIDE, ROOT
from tests.publisher.runtime.worked_families import ESTIMATE_ALL, estimates, requests

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.thorough

IMPORTED = re.compile(r"^import (\w+)$", re.MULTILINE)

FROM_THE_WHEEL = """
import os
import sys
sys.path[:0] = [f"/engine/{name}" for name in os.listdir("/engine") if name.endswith(".whl")]
"""

WHEN_IT_FAILS = f"""{FROM_THE_WHEEL}
import reckoner

def main(text):
    reckoner.load(text)
"""

NO_CONNECTION = """
import socket

def refuse(*_):
    raise SystemExit("A connection was opened while packing.")

socket.socket.connect = socket.socket.connect_ex = socket.getaddrinfo = refuse
"""


def run_packed(packed: Runtime, program: str, text: str) -> str:
    """Run a program as the browser does: with the packed library, and the engine from its wheel."""
    library, engine = packed.python.folder / SERVED, packed.engine.folder
    return run_in_pyodide(PYODIDE, program, text, library=library, folders={"/engine": engine})


def files_of(runtime: Runtime) -> dict[str, bytes]:
    return {address: path.read_bytes() for address, path in runtime.files.items()}


def test_the_packed_python_gives_the_same_bytes_as_this_one(packed: Runtime) -> None:
    assert run_packed(packed, FROM_THE_WHEEL + ESTIMATE_ALL, requests()) == estimates()


def test_an_error_in_the_packed_python_can_be_read(packed: Runtime) -> None:
    with pytest.raises(PackingError, match="PolicyError") as caught:
        run_packed(packed, WHEN_IT_FAILS, "{}")
    assert "reckoner/compiled.py" in str(caught.value)


def test_little_more_than_half_of_the_bytes_of_stock_pyodide(packed: Runtime) -> None:
    def sent(contents: list[bytes]) -> int:
        return sum(len(brotli.compress(content, quality=5)) for content in contents)

    names = ["pyodide.mjs", "pyodide.asm.js", "pyodide.asm.wasm", LIBRARY, "pyodide-lock.json"]
    stock = sent([(PYODIDE / name).read_bytes() for name in names])
    ours = [content for address, content in files_of(packed).items() if not address.endswith("NOTICE.txt")]
    assert sent(ours) <= 0.53 * stock


def test_the_wheel_for_pip_is_not_among_what_pages_fetch(packed: Runtime) -> None:
    assert packed.wheel.name.endswith("-py3-none-any.whl")
    assert packed.wheel.name not in {path.name for path in packed.files.values()}


def test_the_manifest_has_the_sizes_of_the_large_files_and_what_the_webassembly_has_to_be(packed: Runtime) -> None:
    manifest = json.loads((packed.python.folder / MANIFEST).read_text(encoding="utf-8"))
    assert manifest["sizes"] == {name: packed.python.files[name] for name in ("pyodide.asm.wasm", SERVED)}
    wasm = (packed.python.folder / "pyodide.asm.wasm").read_bytes()
    assert manifest["sha256"] == {"pyodide.asm.wasm": sha256(wasm).hexdigest()}


def test_the_manifest_has_what_all_that_is_fetched_comes_to_when_compressed(packed: Runtime) -> None:
    manifest = json.loads((packed.python.folder / MANIFEST).read_text(encoding="utf-8"))
    fetched = [name for name in packed.python.files if name.startswith("pyodide.") or name == SERVED]
    compressed = sum(len(gzip.compress((packed.python.folder / name).read_bytes())) for name in fetched)
    assert abs(manifest["compressed"] - compressed) < 200_000
    assert packed.megabytes == round(compressed / 1_000_000)


def test_other_places_days_and_settings_give_the_same_bytes(
    packed: Runtime, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = shutil.copytree(ROOT / "reckoner", tmp_path / "elsewhere" / "reckoner")
    for file in package.iterdir():
        file.chmod(0o700)
        os.utime(file, (2**30, 2**30))
    monkeypatch.setenv("TZ", "Pacific/Kiritimati")
    monkeypatch.setenv("PYTHONHASHSEED", "7")
    monkeypatch.setenv("PYTHONOPTIMIZE", "2")
    time.tzset()
    before = os.umask(0o077)
    try:
        second = pack_runtime(ROOT, tmp_path / "out", package=package)
    finally:
        os.umask(before)
        monkeypatch.undo()
        time.tzset()
    assert files_of(second) == files_of(packed)
    assert second.wheel.read_bytes() == packed.wheel.read_bytes()


def test_nothing_is_downloaded(package: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "sitecustomize.py").write_text(NO_CONNECTION, encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    with pytest.raises(PackingError, match="A connection was opened"):
        run_module("pip", "download", "--index-url", "http://127.0.0.1:9/", "--retries", "0", "tiny")
    assert pack_runtime(ROOT, tmp_path / "out", package=package).engine.files


def test_it_is_packed_once_until_something_changes(
    package: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    runs: list[str] = []

    def list_modules(_pyodide: Path, package: Path) -> list[str]:
        """In the place of Pyodide, which takes seconds."""
        runs.append("list")
        return [f"{module}.py" for module in IMPORTED.findall((package / "rest.py").read_text(encoding="utf-8"))]

    def library(*arguments: Any) -> Path:
        runs.append("library")
        return write_library(*arguments)

    def engine(*arguments: Any) -> Path:
        runs.append("engine")
        return write_engine(*arguments)

    monkeypatch.setattr(packing, "needed_modules", list_modules)
    monkeypatch.setattr(packing, "write_library", library)
    monkeypatch.setattr(packing, "write_engine", engine)
    (package / "rest.py").write_text("import bisect\n", encoding="utf-8")
    first = pack_runtime(ROOT, tmp_path / "out", package=package)
    assert pack_runtime(ROOT, tmp_path / "out", package=package) == first
    assert sorted(runs) == ["engine", "library", "list"]

    # A change of the engine leaves the large library as it is ...
    runs.clear()
    (package / "rest.py").write_text("import bisect\nANSWER = 43\n", encoding="utf-8")
    second = pack_runtime(ROOT, tmp_path / "out", package=package)
    assert sorted(runs) == ["engine", "list"]
    assert second.python == first.python
    assert second.engine.name != first.engine.name
    assert not first.engine.folder.exists()

    # ... unless it needs another module.
    runs.clear()
    (package / "rest.py").write_text("import bisect\nimport fractions\n", encoding="utf-8")
    third = pack_runtime(ROOT, tmp_path / "out", package=package)
    assert sorted(runs) == ["engine", "library", "list"]
    assert third.python.name != second.python.name
    assert not second.python.folder.exists()
    folders = {path.name for path in (tmp_path / "out").iterdir() if path.is_dir()}
    assert folders == {third.python.name, third.engine.name, third.wheel.parent.name, "by-inputs"}


def test_it_is_said_what_is_missing(package: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(PackingError, match="npm ci"):
        pack_runtime(tmp_path, tmp_path / "out")
    with pytest.raises(PackingError, match="no Python package"):
        pack_runtime(ROOT, tmp_path / "out", package=tmp_path)
    monkeypatch.setenv("PATH", "")
    with pytest.raises(PackingError, match="Node is needed"):
        pack_runtime(ROOT, tmp_path / "out", package=package)
