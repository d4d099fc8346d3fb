"""The packed standard library: what is needed and little more, compiled, and the same as another compiler's."""

from __future__ import annotations

import ast
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from publisher.runtime.in_pyodide import run_in_pyodide
from publisher.runtime.library import INSTEAD, LIBRARY, SERVED, needed_modules, write_sources
from publisher.runtime.programs import PackingError
from tests.publisher.runtime.conftest import PYODIDE, ROOT
from tests.publisher.runtime.worked_families import ESTIMATE_ALL, estimates, requests

if TYPE_CHECKING:
    from publisher.runtime.pack import Runtime

pytestmark = pytest.mark.thorough

SECOND_COMPILER = Path(__file__).with_name("compile_in_pyodide.py")


def names_in(archive: Path) -> set[str]:
    with zipfile.ZipFile(archive) as opened:
        return set(opened.namelist())


def test_it_is_compiled_code_alone(packed: Runtime) -> None:
    with zipfile.ZipFile(packed.python.folder / SERVED) as library:
        entries = library.infolist()
        heads = {entry.filename: library.read(entry)[:8] for entry in entries}
    assert all(name.endswith(".pyc") for name in heads)
    # By the hash of its source, not by the time of a file that is nowhere.
    assert all(head[4] & 1 for head in heads.values())
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}


def test_what_compresses_it_on_its_way_sees_the_modules_themselves(packed: Runtime) -> None:
    with zipfile.ZipFile(packed.python.folder / SERVED) as library:
        assert {entry.compress_type for entry in library.infolist()} == {zipfile.ZIP_STORED}


def test_it_has_what_is_needed_and_little_more(packed: Runtime) -> None:
    kept, there = names_in(packed.python.folder / SERVED), names_in(PYODIDE / LIBRARY)
    assert {"json/__init__.pyc", "traceback.pyc", "warnings.pyc", "encodings/utf_8.pyc"} <= kept
    assert not {"py_compile.pyc", "asyncio/events.pyc", "zipfile/__init__.pyc", "pathlib/__init__.pyc"} & kept
    assert not [name for name in kept if name.startswith("reckoner")]
    assert len(kept) < len(there) / 10


def test_what_stands_for_a_module_has_its_path_and_is_loaded(packed: Runtime) -> None:
    ours = {str(file.relative_to(INSTEAD)) for file in INSTEAD.rglob("*.py")}
    assert ours <= names_in(PYODIDE / LIBRARY)
    assert {f"{name}c" for name in ours} <= names_in(packed.python.folder / SERVED)


def test_what_the_engine_runs_on_is_pythons_own() -> None:
    ours = {str(file.relative_to(INSTEAD).with_suffix("")).removesuffix("/__init__") for file in INSTEAD.rglob("*.py")}
    imported = {
        name
        for file in (ROOT / "reckoner").glob("*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in ([node.module] if isinstance(node, ast.ImportFrom) else [alias.name for alias in node.names])
    }
    assert not ours & imported


def test_a_package_that_needs_more_than_the_standard_library_is_refused(package: Path) -> None:
    (package / "rest.py").write_text("import yaml\n", encoding="utf-8")
    with pytest.raises(PackingError, match="No module named 'yaml'"):
        needed_modules(PYODIDE, package)


def test_a_second_compiler_comes_to_the_same_results(packed: Runtime, tmp_path: Path) -> None:
    modules = "\n".join(sorted(name.removesuffix("c") for name in names_in(packed.python.folder / SERVED)))
    write_sources(PYODIDE, tmp_path / f"sources of {LIBRARY}")
    folders = {"/given/reckoner": ROOT / "reckoner", "/out": tmp_path}
    program = SECOND_COMPILER.read_text(encoding="utf-8")
    assert int(run_in_pyodide(PYODIDE, program, modules, folders=folders)) > 5
    assert run_in_pyodide(PYODIDE, ESTIMATE_ALL, requests(), library=tmp_path / LIBRARY) == estimates()
