"""What is not published: edits since the last version are a hint, and a version that was cut off is a problem."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publisher.policies.versions.published import edited_since, files_now, published, unfinished
from publisher.source.problems import Code, Place, Problem, Report

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from publisher.policies.read import CouncilFiles


def check_finished(files: CouncilFiles, report: Report) -> None:
    """No version was cut off while it was being published, and all can be read."""
    published(files.folder, report)
    left = unfinished(files.folder)
    if left is not None:
        what = f"Publishing version {left.name} was cut off before its end."
        do = f"Run 'local-offer publish {files.folder.name} --says \"...\"' again: it finishes that version first."
        report.add(Place(left, 0), Code.PUBLISHING_CUT_OFF, what, do)


def unpublished(councils: Iterable[CouncilFiles]) -> Iterator[Problem]:
    """A hint for each council that is not as it was published last. One that published nothing has none."""
    for files in councils:
        found = edited(files.folder)
        if found is not None and found[1]:
            version, names = found
            council = files.council
            edits = ", ".join(Place(files.folder.parent / name, 0).file for name in names)
            what = f"{council.name} is not as in the version published last, {version}: {edits}."
            do = f"'local-offer diff {council.id}' says whom it touches, and 'local-offer publish' publishes it."
            yield Problem(council.place("version"), Code.NOT_PUBLISHED, what, do)


def edited(folder: Path) -> tuple[str, list[str]] | None:
    """The version that a council published last, and the files that have been edited since; None before the first."""
    versions = published(folder, Report())
    if not versions:
        return None
    return versions[-1].id, edited_since(versions[-1].files(), files_now(folder.parent, folder.name))
