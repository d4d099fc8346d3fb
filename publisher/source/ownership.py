"""Knows which files in a folder this program wrote, so that it never replaces or deletes anybody else's.

Each output folder has a list of everything written into it. A folder that holds anything else is refused.
"""

from __future__ import annotations

import errno
import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

from publisher.source.problems import Code, Place, ProblemsFound, Report

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

MARKER = ".local-offer-output"
"""The file in each output folder that lists what we put there."""

_ABOUT = "local-offer wrote this folder, and replaces what is listed here. It never deletes a file that is not listed."

_BY_SYSTEMS = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})
"""What file managers leave in every folder that is opened in them."""

_OF_PROJECTS = (
    ".git",
    ".hg",
    ".svn",
    "mkdocs.yml",
    "pyproject.toml",
    "package.json",
    "policies",
    "docs",
    "overrides",
    "england",
    "council.yaml",
)
"""Names of files and folders that mark a folder of sources."""

_NAMED = 3


def mark(folder: Path) -> None:
    """Write the list of a folder's contents into it.

    Raises:
        OSError: it cannot be read or written.
    """
    listed = {"about": _ABOUT, "files": sorted(_entries(folder))}
    (folder / MARKER).write_text(json.dumps(listed, indent=0), encoding="utf-8")


def is_marked(folder: Path) -> bool:
    """Whether a folder holds a list of what we wrote."""
    return _listed(folder) is not None


def foreign(folder: Path) -> list[str]:
    """What is in a folder that we did not write: all that its list does not name; without a list, whatever is there.

    Raises:
        OSError: it cannot be read.
    """
    listed = _listed(folder)
    if listed is None:
        return sorted(path.name for path in folder.iterdir())
    return sorted(name for name in _entries(folder) if name not in listed and Path(name).name not in _BY_SYSTEMS)


def remove_ours(folder: Path) -> None:
    """Remove a folder and all that its list names; without a list, everything.

    Raises:
        OSError: something cannot be removed, or is not in the list: it is still there, and so is the list.
    """
    listed = _listed(folder)
    marker = folder / MARKER
    for where, folders, files in folder.walk(top_down=False, on_error=_raise):
        for path in (where / name for name in files):
            ours = listed is None or path.name in _BY_SYSTEMS or path.relative_to(folder).as_posix() in listed
            # The list goes last: without it, we could not tell what is ours.
            if ours and path != marker:
                path.unlink()
        for name in folders:
            (where / name).rmdir()
    if any(path != marker for path in folder.iterdir()):
        raise OSError(errno.ENOTEMPTY, "It holds files that local-offer did not write", str(folder))
    marker.unlink(missing_ok=True)
    folder.rmdir()


def check_output(folder: Path, sources: Iterable[Path]) -> Path:
    """Check that a folder may be replaced: that it is missing, empty, or holds only what we wrote.

    Args:
        folder: the folder to write into, as it was named. It may be a symbolic link: its target counts.
        sources: files and folders that the output is made from. It may neither hold them nor be inside them. The
            current folder and the home folder are never replaced either.

    Returns:
        The folder without symbolic links.

    Raises:
        ProblemsFound: it may not be replaced; the problem says why and what to do.
        OSError: it cannot be read.
    """
    target = folder.resolve()
    _refuse_sources(folder, target, list(sources))
    if not target.exists(follow_symlinks=False):
        return target
    if not target.is_dir():
        raise _refusal(folder, Code.OUTPUT_NOT_A_FOLDER, "This is a file, not a folder.", "Choose another folder.")
    others = foreign(target)
    if not others:
        return target
    sources_here = [name for name in _OF_PROJECTS if name in others]
    if sources_here:
        what = f"The folder holds sources, which would be deleted: {listing(sources_here)}."
        raise _refusal(folder, Code.OUTPUT_IS_SOURCE, what, "Choose a folder that is empty or does not exist yet.")
    what = f"The folder holds files that local-offer did not write and would delete: {listing(others)}."
    do = "Choose a folder that is empty or does not exist yet, or move these files elsewhere."
    if not is_marked(target):
        do += (
            f" If an earlier version of local-offer wrote the folder, which left no {MARKER}, and nothing in it is "
            "yours, delete the folder yourself, once."
        )
    raise _refusal(folder, Code.OUTPUT_NOT_OURS, what, do)


def _refuse_sources(folder: Path, target: Path, sources: Sequence[Path]) -> None:
    choose = "Choose a folder of its own for the output, such as build/output."
    for name, place in (("the current folder", Path.cwd()), ("your home folder", Path.home())):
        if _is_within(place, target):
            raise _refusal(folder, Code.OUTPUT_IS_SOURCE, f"This folder is, or holds, {name}.", choose)
    for source in map(Path.resolve, sources):
        if _is_within(source, target):
            raise _refusal(folder, Code.OUTPUT_IS_SOURCE, f"This folder is, or holds, {source.name}, a source.", choose)
        if _is_within(target, source):
            what = f"This folder is inside {source.name}, which the output is made from."
            raise _refusal(folder, Code.OUTPUT_IS_SOURCE, what, choose)
    if ".git" in target.parts:
        raise _refusal(folder, Code.OUTPUT_IS_SOURCE, "This folder is inside a .git folder.", choose)


def _is_within(path: Path, folder: Path) -> bool:
    """Whether a path is a folder or something in it. Names are compared, and so are their targets on the disk."""
    path = path.resolve()
    return any(place == folder or _is_same(place, folder) for place in (path, *path.parents))


def _is_same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False


def _refusal(folder: Path, code: Code, what: str, do: str) -> ProblemsFound:
    report = Report()
    report.add(Place(folder, 0), code, what, do)
    return ProblemsFound(report)


def _listed(folder: Path) -> set[str] | None:
    """What the folder's own list names, and the list itself; None where there is no list of ours."""
    marker = folder / MARKER
    if marker.is_symlink() or not marker.is_file():
        return None
    try:
        files = json.loads(marker.read_text(encoding="utf-8"))["files"]
        return {MARKER, *map(str, files)}
    except (ValueError, TypeError, KeyError):
        return None


def _entries(folder: Path) -> Iterator[str]:
    """Every file and folder in a folder, however deep, without following symbolic links."""
    for where, folders, files in folder.walk(on_error=_raise):
        for name in (*folders, *files):
            yield (where / name).relative_to(folder).as_posix()


def listing(names: Sequence[str]) -> str:
    """The first names of files, as a message shows them, and how many more there are."""
    shown = ", ".join(os.fsencode(name).decode("utf-8", "replace") for name in names[:_NAMED])
    return shown if len(names) <= _NAMED else f"{shown} and {len(names) - _NAMED} more"


def _raise(error: OSError) -> None:
    raise error
