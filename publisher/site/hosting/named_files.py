"""The files of a site that are named by their content: a path never changes its meaning, so browsers may keep them.

Some hosts (Cloudflare Pages is one) send the headers of a pattern with a missing file, too, and a browser would keep
the error for ever. So the site's own rules name what is there, and no more: a missing file has another hash.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from publisher.site.hosting.compressed import BROTLI, GZIP

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FOLDERS = tuple(f"assets/{name}" for name in ("theme", "runtime", "policies", "compare", "search", "minisearch"))
"""The folders that hold such files, and nothing else, below the site's root."""

ANY_NAMED = tuple(f"/{folder}/*" for folder in FOLDERS)
"""Patterns of all that can be there, for hosts that tell a file from an error."""

MOST_PATTERNS = 80
"""Cloudflare Pages reads 100 rules. What has none is asked for each time, and sent where it changed."""


def patterns_of(site: Path) -> tuple[str, ...]:
    """Patterns of what is there, the largest first: folders, and then files by themselves."""
    found = [path for folder in FOLDERS for path in sorted((site / folder).glob("*"))]
    folders = [f"/{path.relative_to(site).as_posix()}/*" for path in found if path.is_dir()]
    files = [f"/{path.relative_to(site).as_posix()}" for path in found if path.is_file() and not is_copy(path)]
    return tuple([*folders, *files][:MOST_PATTERNS])


def named_files(site: Path) -> Iterator[Path]:
    """Every such file of a site, without compressed copies."""
    for folder in FOLDERS:
        for path in sorted((site / folder).rglob("*")):
            if path.is_file() and not path.is_symlink() and not is_copy(path):
                yield path


def is_copy(path: Path) -> bool:
    """Whether a file is a compressed copy of the one beside it."""
    return path.suffix in {BROTLI, GZIP}
