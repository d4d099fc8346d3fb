"""The names that Pyodide's C code documents itself from, without any documentation."""

_instantiate_token = object()


class _JsProxyMetaClass(type):
    """The class of the classes of JavaScript's objects."""


class _Undocumented:
    """Stands for every class whose methods are documented: it has them all, and nothing is said of any."""

    def __init__(self, token: object = None) -> None:
        pass

    def __getattr__(self, name: str) -> None:
        pass


JsProxy = JsPromise = JsBuffer = JsArray = JsMutableMap = JsDoubleProxy = JsGenerator = _Undocumented


class InternalError(Exception):
    """Pyodide itself went wrong."""


class ConversionError(Exception):
    """Something of Python cannot be handed to JavaScript."""


class JsNull:
    """The class of what JavaScript calls null."""


jsnull = JsNull()


def __getattr__(name: str) -> None:
    """Of a function, too, nothing is said."""
    if name.startswith("__"):
        raise AttributeError(name)
