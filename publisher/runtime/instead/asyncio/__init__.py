"""No event loop: every call of the worker is synchronous. Pyodide asks for these names when it starts."""

from typing import NoReturn


def get_event_loop() -> NoReturn:
    """Say that there is none."""
    raise RuntimeError("There is no event loop here.")


def ensure_future(_awaitable: object) -> NoReturn:
    """Say that there is none."""
    get_event_loop()


def iscoroutinefunction(_function: object) -> bool:
    """Nothing that can be called here has to be awaited."""
    return False
