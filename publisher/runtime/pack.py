"""Packs the browser's Python: the pinned Pyodide with a small standard library that has the reckoner in it.

The result is one folder, named after its content, that a site serves as it is and that browsers may keep for ever.
docs/architecture/browser-runtime.md says why it is made this way, and what it saves.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from publisher.runtime.in_pyodide import PyodideError, run_in_pyodide

if TYPE_CHECKING:
    from collections.abc import Iterable

LIBRARY = "python_stdlib.zip"
"""The name of the zip with the standard library and the reckoner."""

MANIFEST = "runtime.json"
"""The name of the file that tells the worker what is in the folder."""

_HERE = Path(__file__).parent
_TOOLS = [_HERE / name for name in ("pack.py", "in_pyodide.py", "in_pyodide.mjs", "browser_library.py")]
_HASH_LETTERS = 16
_BY_INPUTS = "by-inputs"

# From Pyodide's name to ours. Many web servers do not know .mjs, send it as plain bytes, and browsers then refuse it.
_TAKEN = {
    "pyodide.mjs": "pyodide.module.js",
    "pyodide.asm.js": "pyodide.asm.js",
    "pyodide.asm.wasm": "pyodide.asm.wasm",
}
_READ = ("package.json", "pyodide-lock.json", LIBRARY)

_NOTICE = """\
This folder holds Python for web browsers.

pyodide.*          Pyodide {version}, unchanged, under the Mozilla Public License 2.0. Source: https://github.com/pyodide/pyodide
{library}  Modules of the Python standard library and of Pyodide, compiled, under the Python Software Foundation
                   License 2 and the Mozilla Public License 2.0, and the reckoner of this site.
"""


@dataclass(frozen=True, slots=True)
class Runtime:
    """A packed runtime: its folder, and the size in bytes of every file in it by name."""

    folder: Path
    files: dict[str, int]

    @property
    def name(self) -> str:
        """The folder's name: a hash of its content, so that a name never changes its meaning."""
        return self.folder.name

    @property
    def size(self) -> int:
        """The size of all files together, in bytes."""
        return sum(self.files.values())


def pack_runtime(project_root: Path, out: Path, *, package: Path | None = None) -> Runtime:
    """Pack the runtime, or find it packed already. Packing takes seconds, finding it milliseconds.

    Args:
        project_root: the folder with `node_modules/` and `reckoner/`.
        out: where to put the runtime's folder. Runtimes packed there earlier, from other inputs, are removed.
        package: the folder of the package to pack; the project's `reckoner/` by default.

    Returns:
        The runtime. Its folder is complete: it is written beside its place and then renamed.

    Raises:
        PyodideError: Node or Pyodide is missing, or the package cannot be imported in Pyodide.
    """
    pyodide = project_root / "node_modules" / "pyodide"
    package = package or project_root / "reckoner"
    if not (pyodide / "package.json").is_file():
        raise PyodideError(f"Pyodide is not in {pyodide}. Install the npm packages: npm ci")
    if not (package / "__init__.py").is_file():
        raise PyodideError(f"There is no Python package in {package}.")
    pointer = out / _BY_INPUTS / _hash_of(_inputs(pyodide, package))
    known = _packed_before(out, pointer)
    if known is not None:
        return known
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=out, prefix=".packing-") as temporary:
        new = Path(temporary) / "runtime"
        new.mkdir()
        _write(pyodide, package, new)
        folder = out / _hash_of((file.name, file) for file in sorted(new.iterdir()))
        try:
            new.rename(folder)
        except OSError:
            # It is there already, with the same content: from other inputs, or packed by somebody else meanwhile.
            if not (folder / MANIFEST).is_file():
                raise
    _forget_others(out, folder)
    pointer.parent.mkdir(exist_ok=True)
    pointer.write_text(folder.name, encoding="utf-8")
    return _runtime(folder)


def _inputs(pyodide: Path, package: Path) -> Iterable[tuple[str, Path]]:
    """Everything that the result depends on."""
    yield from ((name, pyodide / name) for name in (*_TAKEN, *_READ))
    yield from ((tool.name, tool) for tool in _TOOLS)
    yield from ((f"{package.name}/{file.relative_to(package)}", file) for file in sorted(package.rglob("*.py")))


def _hash_of(files: Iterable[tuple[str, Path]]) -> str:
    whole = hashlib.sha256()
    for name, file in files:
        content = file.read_bytes()
        whole.update(f"{name}\0{len(content)}\0".encode())
        whole.update(content)
    return whole.hexdigest()[:_HASH_LETTERS]


def _packed_before(out: Path, pointer: Path) -> Runtime | None:
    try:
        folder = out / pointer.read_text(encoding="utf-8")
    except FileNotFoundError:
        return None
    return _runtime(folder) if (folder / MANIFEST).is_file() else None


def _runtime(folder: Path) -> Runtime:
    return Runtime(folder, {file.name: file.stat().st_size for file in sorted(folder.iterdir())})


def _write(pyodide: Path, package: Path, new: Path) -> None:
    for theirs, ours in _TAKEN.items():
        shutil.copyfile(pyodide / theirs, new / ours)
    run_in_pyodide(
        pyodide,
        (_HERE / "browser_library.py").read_text(encoding="utf-8"),
        package.name,
        folders={f"/given/{package.name}": package, "/out": new},
        # Columns of code are for marking the place in a source line, and the browser has no source.
        environment={"PYTHONNODEBUGRANGES": "1"},
    )
    version = json.loads((pyodide / "package.json").read_text(encoding="utf-8"))["version"]
    lock = json.loads((pyodide / "pyodide-lock.json").read_text(encoding="utf-8"))
    manifest = {
        # Pyodide wants the list of packages that it could load: it has to be of its own build, and may be empty.
        "lock": {"info": lock["info"], "packages": {}},
        "sizes": {name: (new / name).stat().st_size for name in ("pyodide.asm.wasm", LIBRARY)},
    }
    (new / MANIFEST).write_text(json.dumps(manifest, sort_keys=True), encoding="utf-8")
    (new / "NOTICE.txt").write_text(_NOTICE.format(version=version, library=LIBRARY), encoding="utf-8")


def _forget_others(out: Path, folder: Path) -> None:
    shutil.rmtree(out / _BY_INPUTS, ignore_errors=True)
    for other in out.iterdir():
        if other != folder and (other / MANIFEST).is_file():
            shutil.rmtree(other, ignore_errors=True)
