"""As much of `inspect` as `dataclasses` and Pyodide ask for when they start."""

from typing import Any, NoReturn


def get_annotations(cls: type) -> dict[str, Any]:
    """The annotations of a class itself."""
    return dict(cls.__dict__.get("__annotations__", {}))


def signature(_function: object) -> NoReturn:
    """None is worked out: `dataclasses` then leaves it out of a documentation that nobody reads here."""
    raise ValueError("No signatures are worked out here.")


def iscoroutinefunction(_function: object) -> bool:
    """Nothing that can be called here has to be awaited."""
    return False
