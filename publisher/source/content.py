"""Names and hashes made from a content: another content has another name, and whoever gets other bytes can tell."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import lru_cache
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


def is_content_name(name: str) -> bool:
    """Whether it is such a name, and so leads nowhere else."""
    return re.fullmatch(rf"[0-9a-f]{{{_LETTERS}}}", name) is not None


@lru_cache(maxsize=256)
def integrity(content: bytes) -> str:
    """What `integrity` says in a page of a script or a style: browsers run no other bytes (Subresource Integrity).

    It is worked out once for each content, as every page says it of the same few files.
    """
    return f"sha256-{base64.b64encode(hashlib.sha256(content).digest()).decode()}"
