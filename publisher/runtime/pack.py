"""Packs what the browser's Python is made of: Python itself with a small standard library, and the engine.

They are two folders, each named after its content, that a site serves as they are and that browsers may keep for ever.
Python is large and seldom changes; the engine is small, and a change of it leaves Python as it is. A third one has the
engine's wheel for pip.
docs/architecture/browser-runtime.md says why it is made this way, and what it saves.
"""

from __future__ import annotations

import ast
import gzip
import json
import shutil
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from fnmatch import fnmatch
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from publisher.runtime.engine_wheel import LOCK, NOT_SOURCE, build_wheel, write_engine
from publisher.runtime.leave_out import SCRIPT, WASM, write_used
from publisher.runtime.library import LIBRARY, SERVED, needed_modules, write_library
from publisher.runtime.programs import PackingError
from publisher.runtime.store import Pack, Store
from publisher.source.problems import Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from publisher.runtime.store import Inputs

MANIFEST = "runtime.json"
"""The name of the file that tells how large Python's files are: each for the worker, and all of them compressed. It has
the digest of the WebAssembly, too."""

_HERE = Path(__file__).parent
_TOOLS = ("build", "pyodide-build", "pyodide-lock", "setuptools")

# Many web servers do not know .mjs, send it as plain bytes, and browsers then refuse it.
_MODULE, _SERVED_MODULE = "pyodide.mjs", "pyodide.module.js"
_READ = (_MODULE, SCRIPT, WASM, "package.json", LOCK, LIBRARY)

_NOTICE = """\
This folder holds Python for web browsers.

pyodide.*          Pyodide {version}, under the Mozilla Public License 2.0. Source: https://github.com/pyodide/pyodide
                   Left out: what this site never uses, by publisher/runtime/unused/ of the Local Offer Reckoner.
{library}
                   A zip file: modules of the Python standard library and of Pyodide, compiled, under the Python
                   Software Foundation License 2 and the Mozilla Public License 2.0. Some are replaced by shorter ones
                   of the Local Offer Reckoner, under the MIT licence.
"""


@dataclass(frozen=True, slots=True)
class Runtime:
    """What a site serves for the reckoner: Python, and the engine; and the engine's wheel for any other Python."""

    python: Pack
    engine: Pack
    for_pip: Pack

    @property
    def wheel(self) -> Path:
        """The wheel that pip installs. No page fetches it."""
        (name,) = self.for_pip.files
        return self.for_pip.folder / name

    @property
    def files(self) -> dict[str, Path]:
        """Every file that a page fetches by its address, which starts with the name of its pack."""
        packs = (self.python, self.engine)
        return {f"{pack.name}/{name}": pack.folder / name for pack in packs for name in pack.files}

    @property
    def size(self) -> int:
        """The size of the files that a page fetches, in bytes."""
        return self.python.size + self.engine.size

    @property
    def megabytes(self) -> int:
        """About how much a browser fetches, from a host that compresses, before the engine runs."""
        manifest = json.loads((self.python.folder / MANIFEST).read_text(encoding="utf-8"))
        compressed: int = manifest["compressed"]
        return max(1, round(compressed / 1_000_000))


def pack_runtime(project_root: Path, out: Path, *, package: Path | None = None) -> Runtime:
    """Pack the runtime, or find it packed already. Packing takes seconds, finding it milliseconds.

    Args:
        project_root: the folder with `node_modules/` and `reckoner/`.
        out: where to put the folders. What was packed there earlier, from other inputs, is removed.
        package: the folder of the engine's package; the project's `reckoner/` by default.

    Returns:
        The runtime. Its folders are complete: they are written beside their place and then renamed.

    Raises:
        PackingError: Node or Pyodide is missing, the package cannot be imported in Pyodide, or it cannot be built.
    """
    pyodide = project_root / "node_modules" / "pyodide"
    package = package or project_root / "reckoner"
    reads_scripts = project_root / "node_modules" / "acorn" / "package.json"
    for name, needed in (("Pyodide", pyodide / "package.json"), ("acorn", reads_scripts)):
        if not needed.is_file():
            raise PackingError(f"{name} is not in {needed.parent}. Install the npm packages: npm ci")
    if not (package / "__init__.py").is_file():
        raise PackingError(f"There is no Python package in {package}.")
    _check_syntax(package)
    store = Store(out)
    inputs = [*_tools(), *((name, (pyodide / name).read_bytes()) for name in _READ)]
    inputs.append(("acorn", reads_scripts.read_bytes()))
    sources = list(_sources(package))

    def listed() -> str:
        return "\n".join(needed_modules(pyodide, package))

    with ThreadPoolExecutor() as at_once:
        engine = at_once.submit(
            store.pack, [*inputs, *sources, ("", b"engine")], lambda new: write_engine(pyodide, package, new)
        )
        for_pip = at_once.submit(
            store.pack, [*inputs, *sources, ("", b"for pip")], lambda new: build_wheel(package, new)
        )
        modules = store.text([*inputs, *sources], listed)
        python = store.pack(
            [*inputs, ("", modules.encode())], lambda new: _write_python(pyodide, modules.splitlines(), new)
        )
        runtime = Runtime(python, engine.result(), for_pip.result())
    store.forget_unused()
    return runtime


def _check_syntax(package: Path) -> None:
    """Find a slip in the engine here, where it is told in a line, and not in the browser's Python."""
    for file in sorted(package.rglob("*.py")):
        try:
            ast.parse(file.read_bytes(), file)
        except SyntaxError as error:
            raise PackingError(f"{Place(file, error.lineno or 1)}: {error.msg}.\n    Correct this line.") from error


def _tools() -> Inputs:
    """This room, and whatever else makes bytes. Two releases of Python compile the same code differently."""
    yield ("Python", sys.version.encode())
    yield from ((name, version(name).encode()) for name in _TOOLS)
    yield from ((str(file.relative_to(_HERE)), file.read_bytes()) for file in _files(_HERE))


def _files(folder: Path) -> list[Path]:
    return [file for file in sorted(folder.rglob("*")) if file.is_file() and "__pycache__" not in file.parts]


def _sources(package: Path) -> Iterator[tuple[str, bytes]]:
    for file in sorted(package.rglob("*")):
        path = file.relative_to(package)
        if file.is_file() and not any(fnmatch(part, pattern) for part in path.parts for pattern in NOT_SOURCE):
            yield (f"{package.name}/{path}", file.read_bytes())


def _write_python(pyodide: Path, modules: list[str], new: Path) -> None:
    shutil.copyfile(pyodide / _MODULE, new / _SERVED_MODULE)
    write_used(pyodide, new)
    write_library(pyodide, modules, new)
    # Rounded: machines may compress a little differently, and the name of the folder rests on all that is in it.
    fetched = [(new / name).read_bytes() for name in (_SERVED_MODULE, SCRIPT, WASM, SERVED)]
    manifest = {
        "sizes": {name: (new / name).stat().st_size for name in (WASM, SERVED)},
        "sha256": {WASM: sha256((new / WASM).read_bytes()).hexdigest()},
        "compressed": round(sum(len(gzip.compress(content, 6)) for content in fetched), -5),
    }
    (new / MANIFEST).write_text(json.dumps(manifest, sort_keys=True), encoding="utf-8")
    number = json.loads((pyodide / "package.json").read_text(encoding="utf-8"))["version"]
    (new / "NOTICE.txt").write_text(_NOTICE.format(version=number, library=SERVED), encoding="utf-8")
