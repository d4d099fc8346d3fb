"""Where packages would be, if there were any but the engine."""

import sys


class _Place:
    """A folder. Pyodide's script asks it for its text."""

    def __init__(self, path: str) -> None:
        self._path = path

    def __str__(self) -> str:
        return self._path


SITE_PACKAGES = _Place(f"/lib/python{sys.version_info.major}.{sys.version_info.minor}/site-packages")
DSO_DIR = _Place("/usr/lib")


def init_loaded_packages() -> None:
    """None is there."""
