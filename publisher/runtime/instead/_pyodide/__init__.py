"""What Pyodide's own C code and script need of Python to start."""

import sys
import traceback

from . import _base, _importhook

__all__ = ["_base", "_importhook", "set_excepthook"]


def set_excepthook() -> None:
    """Have errors printed in our words: the script makes its own error of what is printed."""
    sys.excepthook = traceback.print_exception
