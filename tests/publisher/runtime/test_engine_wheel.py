"""The engine's wheel: whole, locked, and the same file for pip as for the browser."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
import tomllib
import zipfile
from base64 import urlsafe_b64decode
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest

import reckoner
from publisher.runtime.engine_wheel import LOCK, build_wheel
from publisher.runtime.programs import PackingError
from tests.publisher.runtime.conftest import PYODIDE, ROOT
from tests.publisher.runtime.worked_families import ESTIMATE_ALL, estimates, requests

if TYPE_CHECKING:
    from pathlib import Path

    from publisher.runtime.pack import Runtime

pytestmark = pytest.mark.thorough

RUN = f"import sys\n{ESTIMATE_ALL}\nassert 'site-only' in reckoner.__file__\nsys.stdout.write(main(sys.stdin.read()))\n"


@pytest.fixture(scope="module")
def browsers(packed: Runtime) -> Path:
    """The wheel that the browser imports."""
    (wheel,) = packed.engine.folder.glob("*.whl")
    return wheel


@pytest.fixture(scope="module")
def anybodys(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel for any Python."""
    return build_wheel(ROOT / "reckoner", tmp_path_factory.mktemp("wheel"))


def names_in(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as opened:
        return {name for name in opened.namelist() if ".dist-info/" not in name}


def test_it_has_every_module_of_the_engine_and_its_types(anybodys: Path, browsers: Path) -> None:
    modules = {f"reckoner/{file.relative_to(ROOT / 'reckoner')}" for file in (ROOT / "reckoner").rglob("*.py")}
    assert names_in(anybodys) == {*modules, "reckoner/py.typed"}
    assert names_in(browsers) == {*(f"{module}c" for module in modules), "reckoner/py.typed"}


@pytest.mark.parametrize("which", ["anybodys", "browsers"])
def test_pip_installs_it_and_it_gives_the_same_bytes(
    which: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    target = tmp_path / "site-only"
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-index", "--no-deps"]
    subprocess.run([*pip, "--target", target, request.getfixturevalue(which)], check=True)
    # Neither this project nor anything that is installed beside it: the engine needs the standard library alone.
    alone = [sys.executable, "-I", "-S", "-c", f"import sys; sys.path.insert(0, {str(target)!r})\n{RUN}"]
    there = subprocess.run(alone, input=requests(), capture_output=True, encoding="utf-8", check=True, cwd=tmp_path)
    assert there.stdout == estimates()


@pytest.mark.parametrize("which", ["anybodys", "browsers"])
def test_it_says_of_itself_what_it_is(which: str, request: pytest.FixtureRequest) -> None:
    wheel: Path = request.getfixturevalue(which)
    with zipfile.ZipFile(wheel) as opened:
        contents = {name: opened.read(name) for name in opened.namelist()}
        assert {entry.date_time for entry in opened.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    (metadata,) = {name.split("/")[0] for name in contents if ".dist-info/" in name}
    tag = "-".join(wheel.stem.split("-")[-3:])
    assert f"Tag: {tag}\n" in contents[f"{metadata}/WHEEL"].decode()
    told = list(csv.reader(contents[f"{metadata}/RECORD"].decode().splitlines()))
    assert [path for path, _, _ in told] == list(contents)
    for path, digest, size in told[:-1]:
        assert urlsafe_b64decode(f"{digest.removeprefix('sha256=')}=") == sha256(contents[path]).digest()
        assert int(size) == len(contents[path])
    description = contents[f"{metadata}/METADATA"].decode()
    assert "Name: local-offer-reckoner-engine\n" in description
    assert "# local-offer-reckoner-engine\n" in description
    assert "Requires-Dist" not in description
    assert f"{metadata}/licenses/LICENSE" in contents


def test_it_has_the_version_of_the_project() -> None:
    engine, project = (
        tomllib.loads(file.read_text(encoding="utf-8"))["project"]
        for file in (ROOT / "reckoner" / "pyproject.toml", ROOT / "pyproject.toml")
    )
    assert engine["version"] == project["version"]
    assert engine["dependencies"] == []


def test_its_code_is_what_was_tested_and_knows_no_place(browsers: Path) -> None:
    with zipfile.ZipFile(browsers) as opened:
        code = b"".join(opened.read(name) for name in opened.namelist() if name.endswith(".pyc"))
    # Nothing is left out of it, as Python does where it optimises: documentation, and assertions before that.
    assert reckoner.__doc__
    assert reckoner.__doc__.encode() in code
    assert str(ROOT).encode() not in code


def test_a_package_that_cannot_be_built_is_refused(package: Path, tmp_path: Path) -> None:
    (package / "pyproject.toml").write_text("[project]\nname = 'tiny'\n", encoding="utf-8")
    with pytest.raises(PackingError, match="version"):
        build_wheel(package, tmp_path / "wheel")
    assert sorted(file.name for file in package.iterdir()) == ["__init__.py", "pyproject.toml", "rest.py"]


def test_the_lock_names_it_for_this_pyodide(packed: Runtime, browsers: Path) -> None:
    lock = json.loads((packed.engine.folder / LOCK).read_text(encoding="utf-8"))
    stock = json.loads((PYODIDE / LOCK).read_text(encoding="utf-8"))
    assert lock["info"] == stock["info"]
    (engine,) = lock["packages"].values()
    assert engine["file_name"] == browsers.name
    assert engine["sha256"] == sha256(browsers.read_bytes()).hexdigest()
    assert engine["imports"] == ["reckoner"]
    assert engine["depends"] == []
