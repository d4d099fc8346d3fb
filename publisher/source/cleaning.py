"""Removes what the commands wrote into a project, and nothing of anybody else's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publisher.source.locks import LockedError
from publisher.source.ownership import foreign, is_marked, listing, remove_ours
from publisher.source.problems import Code, Place, Report
from publisher.source.scratch import is_scratch, remove_scratch

if TYPE_CHECKING:
    from pathlib import Path


def clean(site: Path, build: Path) -> None:
    """Remove a built site, and what was kept to build it. It is no problem where there is none.

    Args:
        site: a folder that was written whole. It is removed if it holds nothing but what its list names.
        build: a folder of scratch folders. Those are removed; then the folder itself, if nothing else is in it.

    Raises:
        ProblemsFound: something stays, because we did not write it, a process uses it, or the system refuses.
    """
    report = Report()
    for folder, remove in ((site, _remove_site), (build, _remove_build)):
        try:
            # Where a link leads, and whatever is in the place of a folder, is somebody's.
            if folder.is_symlink() or folder.is_file():
                _tell(folder, [folder.name], report)
            elif folder.is_dir():
                remove(folder, report)
        except OSError as error:
            what = f"It was not removed: {error.strerror or error}{f': {error.filename}' if error.filename else ''}."
            report.add(Place(folder, 0), Code.OUTPUT_FAILED, what, "Put right what the system says, and try again.")
    report.stop_if_any()


def _remove_site(folder: Path, report: Report) -> None:
    others = foreign(folder)
    if others:
        _tell(folder, others, report)
    elif is_marked(folder):
        remove_ours(folder)
    else:
        folder.rmdir()


def _remove_build(folder: Path, report: Report) -> None:
    for inner in sorted(filter(is_scratch, folder.iterdir())):
        try:
            remove_scratch(inner)
        except LockedError:
            do = "End that run, such as local-offer serve, and try again."
            report.add(Place(inner, 0), Code.OUTPUT_BUSY, "Another run works in this folder.", do)
    others = sorted(path.name for path in folder.iterdir() if not is_scratch(path))
    if others:
        _tell(folder, others, report)
    elif not any(folder.iterdir()):
        folder.rmdir()


def _tell(folder: Path, others: list[str], report: Report) -> None:
    what = f"It stays, because local-offer did not write what is there: {listing(others)}."
    do = "If none of it is needed, delete it yourself. Otherwise move it to another place."
    report.add(Place(folder, 0), Code.OUTPUT_NOT_OURS, what, do)
