"""Names made from a content: another content has another name, so whoever keeps a copy never has an old one."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_LETTERS = 16


def content_name(files: Iterable[tuple[str, bytes]]) -> str:
    """A name for some files, of small letters and digits.

    Args:
        files: the name and the content of each, in an order that is always the same.
    """
    whole = hashlib.sha256()
    for name, content in files:
        whole.update(f"{name}\0{len(content)}\0".encode())
        whole.update(content)
    return whole.hexdigest()[:_LETTERS]
