"""Templates that are as they were are not compiled again."""

from __future__ import annotations

from typing import TYPE_CHECKING, override

from jinja2 import BytecodeCache

if TYPE_CHECKING:
    from jinja2.bccache import Bucket

    from publisher.source.kept import Kept


class KeptTemplates(BytecodeCache):
    """The code of templates by their name, their place and a checksum of their text."""

    def __init__(self, kept: Kept) -> None:
        """Keep code where all else is kept."""
        self._kept = kept

    @override
    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self._kept.get("template", bucket.key, bucket.checksum)

    @override
    def dump_bytecode(self, bucket: Bucket) -> None:
        self._kept.keep(bucket.code, "template", bucket.key, bucket.checksum)
