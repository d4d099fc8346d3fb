"""Makes the engine's wheel: one file that pip installs and that the browser's Python imports as it is."""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from pathlib import Path

from publisher.runtime.archives import rewrite_wheel
from publisher.runtime.programs import run_module

LOCK = "pyodide-lock.json"
"""The name of Pyodide's list of packages: what is in it is what may be loaded, each with its SHA-256."""

NOT_SOURCE = ("__pycache__", "build", "dist", "*.egg-info")
"""What may be in the package's folder without being a part of it."""


def build_wheel(package: Path, folder: Path) -> Path:
    """Build the wheel of a package, for any Python 3, from what is installed: nothing is downloaded.

    Args:
        package: the folder of the package, with a `pyproject.toml`.
        folder: where to write the wheel.

    Raises:
        PackingError: it could not be built.
    """
    with tempfile.TemporaryDirectory() as temporary:
        # The build leaves files of its own in the folder that it works in.
        source = shutil.copytree(package, Path(temporary) / package.name, ignore=shutil.ignore_patterns(*NOT_SOURCE))
        run_module("build", "--wheel", "--no-isolation", "--outdir", folder, source)
    (wheel,) = folder.glob("*.whl")
    rewrite_wheel(wheel)
    return wheel


def write_engine(pyodide: Path, package: Path, folder: Path) -> Path:
    """Write the engine's wheel, compiled, and the `LOCK` that names it, into an empty folder.

    Args:
        pyodide: the folder of the npm package: the lock is for its build, and has no other package.
        package: the folder of the engine's package.
        folder: the folder to fill.

    Returns:
        The wheel's path.

    Raises:
        PackingError: the wheel could not be built, locked or compiled.
    """
    lock = folder / LOCK
    theirs = json.loads((pyodide / LOCK).read_text(encoding="utf-8"))
    lock.write_text(json.dumps({**theirs, "packages": {}}), encoding="utf-8")
    wheel = build_wheel(package, folder)
    # In this order: a wheel is locked while it is for any Python, and compiling renames it in the lock too.
    run_module("pyodide_cli", "lockfile", "add-wheels", "--input", lock, "--output", lock, wheel)
    run_module("pyodide_cli", "py-compile", "--silent", "--compression-level", "0", folder)
    (wheel,) = folder.glob("*.whl")
    rewrite_wheel(wheel)
    locked = json.loads(lock.read_text(encoding="utf-8"))
    (engine,) = locked["packages"].values()
    engine["sha256"] = hashlib.sha256(wheel.read_bytes()).hexdigest()
    lock.write_text(json.dumps(locked, sort_keys=True), encoding="utf-8")
    return wheel
