"""The packed runtime: small, reproducible, whole, and found again in no time."""

from __future__ import annotations

import json
import zipfile
import zlib
from pathlib import Path

import pytest

import reckoner
from publisher.pages.council_build import CouncilBuild
from publisher.policies.read import read_councils
from publisher.runtime import pack as runtime_module
from publisher.runtime.in_pyodide import PyodideError, run_in_pyodide
from publisher.runtime.pack import LIBRARY, MANIFEST, Runtime, pack_runtime
from publisher.source.problems import Report

ROOT = Path(__file__).resolve().parents[3]
PYODIDE = ROOT / "node_modules" / "pyodide"

ESTIMATE_ALL = """
import json, reckoner

def main(text):
    policies = json.loads(text)
    return json.dumps([
        [reckoner.estimate_text(policy, request) for request in requests]
        for policy, requests in ((reckoner.load(compiled), requests) for compiled, requests in policies)
    ])
"""

WHEN_IT_FAILS = """
import reckoner

def main(text):
    reckoner.load(text)
"""


@pytest.fixture(scope="module")
def packed() -> Runtime:
    """The engine as the site has it: packed where the site is built, by whichever test needs it first."""
    return pack_runtime(ROOT, ROOT / "build" / "runtime")


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """A small package of its own, so that nothing else in the project matters."""
    folder = tmp_path / "tiny"
    folder.mkdir()
    (folder / "__init__.py").write_text('"""Tiny."""\nfrom tiny.rest import ANSWER\n', encoding="utf-8")
    (folder / "rest.py").write_text("ANSWER = 42\n", encoding="utf-8")
    return folder


def test_the_packed_python_gives_the_same_bytes_as_this_one(packed: Runtime) -> None:
    policies = []
    for files in read_councils(ROOT / "policies", Report()):
        requests = [
            json.dumps({"answers": case.given, "as_of": case.as_of.isoformat()}, ensure_ascii=False)
            for case in files.cases.cases
        ]
        policies.append((CouncilBuild(files).compiled, [*requests, "{}", "not JSON"]))
    here = [
        [reckoner.estimate_text(policy, request) for request in requests]
        for policy, requests in ((reckoner.load(compiled), requests) for compiled, requests in policies)
    ]
    there = json.loads(run_in_pyodide(PYODIDE, ESTIMATE_ALL, json.dumps(policies), library=packed.folder / LIBRARY))
    assert here
    assert there == here


def test_an_error_in_the_packed_python_can_be_read(packed: Runtime) -> None:
    with pytest.raises(PyodideError, match="PolicyError") as caught:
        run_in_pyodide(PYODIDE, WHEN_IT_FAILS, "{}", library=packed.folder / LIBRARY)
    assert "reckoner/compiled.py" in str(caught.value)


def test_the_library_is_compiled_code_alone(packed: Runtime) -> None:
    with zipfile.ZipFile(packed.folder / LIBRARY) as library:
        entries = library.infolist()
        heads = {entry.filename: library.read(entry)[:8] for entry in entries}
    unchecked_hash = (1).to_bytes(4, "little")
    assert all(name.endswith(".pyc") for name in heads)
    assert {head[4:] for head in heads.values()} == {unchecked_hash}
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    ours = {f"reckoner/{path.name}c" for path in (ROOT / "reckoner").glob("*.py")}
    assert ours <= heads.keys()


def test_the_library_has_what_is_needed_and_little_more(packed: Runtime) -> None:
    with zipfile.ZipFile(packed.folder / LIBRARY) as library, zipfile.ZipFile(PYODIDE / LIBRARY) as whole:
        kept, there = set(library.namelist()), set(whole.namelist())
    assert {"json/__init__.pyc", "traceback.pyc", "warnings.pyc", "encodings/utf_8.pyc"} <= kept
    assert not {"py_compile.pyc", "unittest/__init__.pyc", "http/client.pyc"} & kept
    assert len(kept) < len(there) / 3


def test_three_quarters_of_the_bytes_of_stock_pyodide_at_most(packed: Runtime) -> None:
    def sent(folder: Path, names: list[str]) -> int:
        return sum(len(zlib.compress((folder / name).read_bytes(), 6)) for name in names)

    stock = sent(PYODIDE, ["pyodide.mjs", "pyodide.asm.js", "pyodide.asm.wasm", LIBRARY, "pyodide-lock.json"])
    assert sent(packed.folder, [name for name in packed.files if name != "NOTICE.txt"]) <= 0.75 * stock


def test_the_manifest_is_what_pyodide_and_the_worker_read(packed: Runtime) -> None:
    manifest = json.loads((packed.folder / MANIFEST).read_text(encoding="utf-8"))
    stock = json.loads((PYODIDE / "pyodide-lock.json").read_text(encoding="utf-8"))
    assert manifest["lock"] == {"info": stock["info"], "packages": {}}
    assert manifest["sizes"] == {name: packed.files[name] for name in ("pyodide.asm.wasm", LIBRARY)}


def test_what_is_packed_twice_has_the_same_name_and_bytes(packed: Runtime, tmp_path: Path) -> None:
    second = pack_runtime(ROOT, tmp_path / "out")
    assert packed.name == second.name
    assert packed.files == second.files
    for name in packed.files:
        assert (packed.folder / name).read_bytes() == (second.folder / name).read_bytes()


def test_it_is_packed_once_until_something_changes(
    package: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    runs: list[str] = []

    def run(_pyodide: Path, _program: str, name: str, *, folders: dict[str, Path], **_: object) -> str:
        """In the place of Pyodide, which takes seconds: the library is what the package says."""
        runs.append(name)
        (folders["/out"] / LIBRARY).write_text((package / "rest.py").read_text(encoding="utf-8"), encoding="utf-8")
        return ""

    monkeypatch.setattr(runtime_module, "run_in_pyodide", run)
    first = pack_runtime(ROOT, tmp_path / "out", package=package)
    assert pack_runtime(ROOT, tmp_path / "out", package=package) == first
    assert runs == ["tiny"]

    (package / "rest.py").write_text("ANSWER = 43\n", encoding="utf-8")
    second = pack_runtime(ROOT, tmp_path / "out", package=package)
    assert runs == ["tiny", "tiny"]
    assert second.name != first.name
    assert second.files.keys() == first.files.keys()
    assert not first.folder.exists()


def test_a_package_that_needs_more_than_the_standard_library_is_refused(package: Path, tmp_path: Path) -> None:
    (package / "rest.py").write_text("import yaml\n", encoding="utf-8")
    with pytest.raises(PyodideError, match="No module named 'yaml'"):
        pack_runtime(ROOT, tmp_path / "out", package=package)
    assert list((tmp_path / "out").iterdir()) == []


def test_it_is_said_what_is_missing(package: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(PyodideError, match="npm ci"):
        pack_runtime(tmp_path, tmp_path / "out")
    with pytest.raises(PyodideError, match="no Python package"):
        pack_runtime(ROOT, tmp_path / "out", package=tmp_path)
    monkeypatch.setenv("PATH", "")
    with pytest.raises(PyodideError, match="Node is needed"):
        pack_runtime(ROOT, tmp_path / "out", package=package)
