"""A site for each way to run Python in a browser: the same page asks each for the same estimate."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import brotli

from publisher.runtime.engine_wheel import LOCK
from publisher.runtime.library import LIBRARY, SERVED
from publisher.runtime.pack import MANIFEST, pack_runtime
from publisher.site.hosting.compressed import BROTLI, COMPRESSIBLE
from publisher.site.hosting.host_headers import FILE_NAME, HeaderRule, write_rules
from tests.browser.engine_site import ENGINE, PYTHON, make_engine_site

if TYPE_CHECKING:
    from collections.abc import Callable

HERE = Path(__file__).parent / "peers"
_LOCKS = tuple(HERE / name for name in ("package.json", "package-lock.json", "requirements.txt"))
_RUNTIME = "assets/runtime"

_OURS = """
window.estimate = (request) => {
  const { answers, as_of } = JSON.parse(request);
  window.open({ silence: 600_000, starting: 600_000, estimate: 600_000 });
  return engine.estimate(answers, as_of).then((result) => JSON.stringify(result));
};
window.atWork = async () => { for (let age = 0; age < 26; age += 1) await engine.estimate({ age }, "2026-11-22"); };
"""


@dataclass(frozen=True, slots=True)
class Way:
    """One way to run Python in a browser."""

    name: str
    site: Path
    what: str

    def compressed(self) -> int:
        """The bytes of Python, the engine and what they need, with brotli; of the page and the policy nothing."""
        return sum(_sent(file) for file in (self.site / _RUNTIME).rglob("*") if _is_fetched(file))


def _is_fetched(file: Path) -> bool:
    return file.is_file() and file.suffix != BROTLI and file.name != "NOTICE.txt"


def _sent(file: Path) -> int:
    copy = file.with_name(file.name + BROTLI)
    return (copy if copy.is_file() else file).stat().st_size


def make_sites(root: Path, out: Path, *, peers: bool = True) -> list[Way]:
    """Make them all in a new folder; ours first, and stock Pyodide, to which all are compared, second.

    Args:
        root: the project's folder.
        out: the folder to make.
        peers: whether to install and build the others, too.
    """
    ours, stock = out / "ours", out / "stock"
    packed = pack_runtime(root, root / "build" / "runtime")
    make_engine_site(root, packed, ours)
    make_engine_site(root, packed, stock)
    restock(root / "node_modules" / "pyodide", stock)
    for site in (ours, stock):
        with (site / "page.js").open("a", encoding="utf-8") as script:
            script.write(_OURS)
    ways = [
        Way("ours", ours, "Pyodide cut down, in a worker; the engine"),
        Way("stock", stock, "Pyodide as it comes, in the same worker; the engine"),
    ]
    if peers:
        ways += _peers(root, root / "build" / "start-peers", ours, out)
    for way in ways:
        _compress(way.site, root / "build" / "start-peers" / "compressed")
    return ways


def restock(pyodide: Path, site: Path) -> None:
    """Give a site Pyodide's own files, and its list of packages with the engine in it."""
    python = site / PYTHON
    for theirs, served in {
        "pyodide.mjs": "pyodide.module.js",
        "pyodide.asm.js": "pyodide.asm.js",
        "pyodide.asm.wasm": "pyodide.asm.wasm",
        LIBRARY: SERVED,
    }.items():
        shutil.copyfile(pyodide / theirs, python / served)
    manifest = json.loads((python / MANIFEST).read_text(encoding="utf-8"))
    manifest["sizes"] = {name: (python / name).stat().st_size for name in manifest["sizes"]}
    (python / MANIFEST).write_text(json.dumps(manifest), encoding="utf-8")
    lock = site / ENGINE / LOCK
    ours, stock = (json.loads(file.read_text(encoding="utf-8")) for file in (lock, pyodide / LOCK))
    # The worker loads the first package on the list.
    lock.write_text(json.dumps({**stock, "packages": ours["packages"] | stock["packages"]}), encoding="utf-8")


def _peers(root: Path, installed: Path, ours: Path, out: Path) -> list[Way]:
    _install(installed)
    npm = installed / "node_modules"

    def pyscript(site: Path) -> None:
        shutil.copytree(npm / "@pyscript" / "core" / "dist", site / _RUNTIME / "pyscript", ignore=_no_extras)

    def with_pyodide(site: Path) -> None:
        pyscript(site)
        folder = site / _RUNTIME / "pyodide"
        folder.mkdir()
        for name in ("pyodide.mjs", "pyodide.asm.js", "pyodide.asm.wasm", LIBRARY, LOCK):
            shutil.copyfile(root / "node_modules" / "pyodide" / name, folder / name)
        (wheel,) = (ours / ENGINE).glob("*.whl")
        shutil.copyfile(wheel, site / _RUNTIME / "engine.whl")
        files = {f"./{_RUNTIME}/engine.whl": "./engine.whl", "./policy.json": "./policy.json"}
        _configure(site, f"./{_RUNTIME}/pyodide/pyodide.mjs", files)

    def with_micropython(site: Path) -> None:
        pyscript(site)
        package = npm / "@micropython" / "micropython-webassembly-pyscript"
        shutil.copytree(package, site / _RUNTIME / "micropython", ignore=_no_extras)
        _configure(site, f"./{_RUNTIME}/micropython/micropython.mjs", {"./policy.json": "./policy.json"})

    def component(site: Path) -> None:
        _componentize(root, installed, site / _RUNTIME / "component")

    makers: dict[str, tuple[Callable[[Path], None], str]] = {
        "pyscript": (with_pyodide, "PyScript with the same stock Pyodide, on the page; the engine"),
        "micropython": (
            with_micropython,
            "PyScript with MicroPython, on the page; not the engine, but a walk of diagrams",
        ),
        "componentize": (component, "CPython and the engine in one component, started at build time, in a worker"),
    }
    ways = []
    for name, (make, what) in makers.items():
        site = out / name
        (site / _RUNTIME).mkdir(parents=True)
        make(site)
        for script in (HERE / name).glob("*.js"):
            shutil.copyfile(script, site / script.name)
        for shared in ("policy.json", "icon.svg"):
            shutil.copyfile(ours / shared, site / shared)
        shutil.copyfile(HERE / "page.html", site / "index.html")
        rule = HeaderRule(f"/{_RUNTIME}/*", (("Cache-Control", "public, max-age=31536000, immutable"),))
        (site / FILE_NAME).write_text(write_rules([rule]), encoding="utf-8")
        ways.append(Way(name, site, what))
    return ways


def _configure(site: Path, interpreter: str, files: dict[str, str]) -> None:
    (site / "pyscript.json").write_text(json.dumps({"interpreter": interpreter, "files": files}), encoding="utf-8")


def _no_extras(_folder: str, names: list[str]) -> set[str]:
    """What PyScript has for terminals and editors is fetched by pages that use them alone."""
    extras = ("codemirror", "xterm", "toml", "zip", "pyodide_graph")
    return {
        name for name in names if name.startswith(extras) or name.endswith((".map", ".md", ".d.ts", "package.json"))
    }


def _install(folder: Path) -> None:
    """Install the peers where they are not installed as their locks say."""
    wanted = hashlib.sha256(b"".join(lock.read_bytes() for lock in _LOCKS)).hexdigest()
    ready = folder / "ready"
    if ready.is_file() and ready.read_text(encoding="utf-8") == wanted:
        return
    folder.mkdir(parents=True, exist_ok=True)
    for lock in _LOCKS[:2]:
        shutil.copyfile(lock, folder / lock.name)
    npm = ["npm", "ci", "--ignore-scripts", "--no-fund", "--no-audit", "--loglevel=error"]
    subprocess.run(npm, cwd=folder, check=True)
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--upgrade"]
    subprocess.run([*pip, "--require-hashes", "-r", _LOCKS[2], "--target", folder / "python"], check=True)
    ready.write_text(wanted, encoding="utf-8")


def _componentize(root: Path, installed: Path, out: Path) -> None:
    """Put the component into a folder: made once for each change of the engine, as no two are the same bytes."""
    work, sources = (
        installed / "component",
        [*sorted((root / "reckoner").glob("*.py")), *_LOCKS, HERE / "componentize" / "app.py"],
    )
    digest = hashlib.sha256(b"".join(source.read_bytes() for source in sources)).hexdigest()
    made = work / digest
    if not made.is_dir():
        shutil.rmtree(work, ignore_errors=True)
        shutil.copytree(HERE / "componentize", work)
        shutil.copytree(root / "reckoner", work / "reckoner")
        python = installed / "python"
        path = {**os.environ, "PYTHONPATH": str(python)}
        options = ["-d", "engine.wit", "-w", "engine", "componentize", "app", "-o", "engine.wasm"]
        command = [sys.executable, str(python / "bin" / "componentize-py"), *options]
        subprocess.run(command, cwd=work, env=path, check=True, stdout=subprocess.DEVNULL)
        shims = ("cli", "clocks", "filesystem", "io", "random", "sockets", "http")
        maps = [part for name in shims for part in ("--map", f"wasi:{name}/*=./shim/{name}.js#*")]
        jco = [str(installed / "node_modules" / ".bin" / "jco"), "transpile", "engine.wasm", "--name", "engine"]
        quiet = ["--no-nodejs-compat", "--no-typescript", "--quiet"]
        subprocess.run([*jco, "-o", "new", *maps, *quiet], cwd=work, check=True, stdout=subprocess.DEVNULL)
        (work / "new").rename(made)
    shutil.copytree(made, out, ignore=shutil.ignore_patterns("interfaces", "*.d.ts"))
    shim = installed / "node_modules" / "@bytecodealliance" / "preview2-shim" / "dist" / "browser"
    shutil.copytree(shim, out / "shim", ignore=shutil.ignore_patterns("*.d.ts", "index.js"))


def _compress(site: Path, kept: Path) -> None:
    """Write copies as small as can be, each made once and kept by its content: the largest takes half a minute."""
    kept.mkdir(parents=True, exist_ok=True)
    for file in sorted(site.rglob("*")):
        if file.suffix in COMPRESSIBLE and file.is_file():
            content = file.read_bytes()
            copy = kept / f"{hashlib.sha256(content).hexdigest()}{BROTLI}"
            if not copy.is_file():
                made = copy.with_suffix(".new")
                made.write_bytes(brotli.compress(content, quality=11))
                made.rename(copy)
            shutil.copyfile(copy, file.with_name(file.name + BROTLI))
