"""Which of Material's files are published: those that a template, a style or a script of ours names."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mkdocs.structure.files import File

_READ = frozenset({".html", ".css", ".js"})
"""The kinds of file that can name another one."""


def unused(files: Iterable[File], own: Path, themes: Sequence[Path]) -> list[File]:
    """The files of the themes under ours that no page uses.

    Args:
        files: every file of the site.
        own: the folder of our own templates and assets.
        themes: the folders of the themes that those extend.
    """
    read = [path.read_text(encoding="utf-8") for path in sorted(own.rglob("*")) if path.suffix in _READ]
    found = []
    for file in files:
        path = Path(file.abs_src_path or "")
        theirs = not path.is_relative_to(own) and any(path.is_relative_to(theme) for theme in themes)
        if theirs and not any(file.src_uri in text for text in read):
            found.append(file)
    return found
