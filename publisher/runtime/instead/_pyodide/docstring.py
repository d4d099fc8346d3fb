"""No documentation of Pyodide's functions."""


def get_cmeth_docstring(_function: object) -> str:
    """What a function of C documents itself with."""
    return ""
