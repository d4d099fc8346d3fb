"""Nothing of JavaScript can be imported: the engine knows of none, and no package is ever loaded."""


def register_js_finder() -> None:
    """Leave Python's ways of finding modules as they are."""


def register_windows_finder() -> None:
    """Leave Python's ways of finding modules as they are."""


def register_js_module(_name: str, _module: object) -> None:
    """Forget the module."""


def register_module_not_found_hook(_packages: object, _unvendored: object) -> None:
    """Forget which packages there are."""


def add_note_to_module_not_found_error(_error: ModuleNotFoundError) -> None:
    """Give no advice on where a missing module may be had."""
