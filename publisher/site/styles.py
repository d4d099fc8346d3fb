"""Writes out the @import lines of the site's stylesheets, so that a page waits for one file and not for ten."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from publisher.source.output import replace_file
from publisher.source.problems import LocalOfferError

if TYPE_CHECKING:
    from pathlib import Path

_IMPORT = re.compile(r'^@import "([a-z0-9-]+\.css)";$', re.MULTILINE)
_COMMENT = re.compile(r"/\*.*?\*/\n?", re.DOTALL)


class MissingSheetError(LocalOfferError):
    """A stylesheet imports one that is not there; the message says which."""


def write_out_imports(folder: Path) -> None:
    """Put what the sheets of a folder import in the place of the lines that import it, and take the parts away.

    Comments are left out: they are for whoever changes the sheets, not for a family's phone.

    Raises:
        MissingSheetError: an imported sheet is not in the folder.
    """
    parts: set[Path] = set()

    def part(found: re.Match[str]) -> str:
        path = folder / found[1]
        if not path.is_file():
            raise MissingSheetError(f"{found[1]} is imported, but is not in {folder.name}/. Correct the name.")
        parts.add(path)
        return path.read_text(encoding="utf-8")

    for sheet in sorted(folder.glob("*.css")):
        text = sheet.read_text(encoding="utf-8")
        if _IMPORT.search(text):
            replace_file(sheet, _COMMENT.sub("", _IMPORT.sub(part, text)))
    for path in parts:
        path.unlink()
