"""Compares all councils of two versions of all policies, or one of them."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING

from publisher.difference.compare import compare
from publisher.difference.edits import NATIONAL_FILES, edits
from publisher.difference.sources import COMMITTED, PUBLISHED, Source, open_source, published_source, versions_of

if TYPE_CHECKING:
    from pathlib import Path

    from publisher.difference.own import OwnFamilies
    from publisher.difference.result import Comparison, Edit
    from publisher.policies.versions.published import Published
    from publisher.source.problems import Place


def compare_versions(
    policies: Path,
    council: str | None = None,
    old: str | None = None,
    new: str | None = None,
    own: OwnFamilies | None = None,
) -> Comparison:
    """The difference of two versions.

    Args:
        policies: the folder of policies.
        council: one council's id; all councils where left out.
        old: the older version: a published one of the council, a folder, or a revision of git. Left out, it is the one
            that was published last; or what was committed last, for all councils and for one that published nothing.
        new: the newer version; the policies as they are where left out.
        own: one council's own families, to be counted in each sentence.

    Raises:
        ProblemsFound: there is no such version, or it cannot be compared. Nothing is concluded from what can.
    """
    if old is None:
        old = PUBLISHED if council is not None and versions_of(policies, council) else COMMITTED
    with ExitStack() as stack:
        before, after = [stack.enter_context(open_source(said, policies, council)) for said in (old, new)]
        return _compared(before, after, council, own)


def compare_published(version: Published, council: str, name: str, folder: Path) -> Comparison:
    """The difference of a published version of a council from the policies in a folder, which has the name given.

    Raises:
        ProblemsFound: the version cannot be compared.
    """
    with published_source(version) as before:
        return _compared(before, Source(name, folder, f"{name}:policies"), council)


def _compared(old: Source, new: Source, council: str | None, own: OwnFamilies | None = None) -> Comparison:
    sources = (old, new)

    def place_of(side: int, place: Place) -> str:
        return str(sources[side].place(place))

    there = [source.councils() for source in sources]
    added, removed = (
        [name for name in there[one] if name not in there[other] and council in (None, name)]
        for one, other in ((1, 0), (0, 1))
    )
    both = [name for name in there[1] if name in there[0]]
    national: list[Edit] = []
    found = []
    # One that neither version has is asked for all the same: that says so.
    for name in both if council is None else [] if added or removed else [council]:
        (before, _), (after, problems) = (source.read(name) for source in sources)
        found.append(compare(before, after, place_of, problems, own))
        national = edits(before.files, after.files, NATIONAL_FILES, place_of)
    return {
        "format": 1,
        "old": old.name,
        "new": new.name,
        "added": added,
        "removed": removed,
        "national": national,
        "councils": found,
    }
