"""What the pages that compare councils are made of: a small file for each council and subject, and where it is."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, NamedTuple

from publisher.pages.addresses import in_folder
from publisher.pages.compare import SUBJECT_PAGES
from publisher.pages.comparison import SUBJECTS, logic_to_compare_by
from publisher.source.content import content_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from publisher.pages.addresses import UrlOf
    from publisher.policies.editions import Edition

FOLDER = "assets/compare/"

_SUBJECTS = {SUBJECT_PAGES[subject.id].path: subject for subject in SUBJECTS}


class CompareFile(NamedTuple):
    """What one council says on a subject, and where the site serves it."""

    address: str
    content: str


def compare_files(edition: Edition) -> dict[str, CompareFile]:
    """For each subject the file of a council."""
    logic = logic_to_compare_by(edition)
    files = {}
    for subject in SUBJECTS:
        rows = [asdict(row) for row in subject.rows(logic)]
        content = json.dumps(rows, ensure_ascii=False, separators=(",", ":"))
        name = f"{edition.council.id}-{subject.id}"
        address = f"{FOLDER}{name}-{content_name([(name, content.encode())])}.json"
        files[subject.id] = CompareFile(address, content)
    return files


def addresses_compared(page: str, councils: Iterable[Mapping[str, CompareFile]]) -> list[str] | None:
    """The files that a page fetches, by its Markdown file; None where it compares nothing."""
    subject = _SUBJECTS.get(page)
    return None if subject is None else [files[subject.id].address for files in councils]


def compare_context(
    page: str,
    councils: Sequence[tuple[Mapping[str, Any], Mapping[str, CompareFile]]],
    addresses: Mapping[str, str],
    url_of: UrlOf = in_folder,
) -> dict[str, Any] | None:
    """What a page that compares councils shows; None where it compares nothing.

    Args:
        page: its Markdown file, as on the day of the build.
        councils: what templates are given about each council at the time, and its files by subject.
        addresses: the files of the pages that hold at the time, by those that hold on the day of the build.
        url_of: says where pages are.
    """
    subject = _SUBJECTS.get(page)
    if subject is None:
        return None
    return {
        "short": subject.short,
        "councils": [
            {
                "id": council["id"],
                "area": council["area"],
                "title": council["pages"][subject.id]["title"],
                "url": council["pages"][subject.id]["url"],
                "sources_url": council["pages"]["sources"]["url"],
                "rows_url": files[subject.id].address,
            }
            for council, files in councils
        ],
        "subjects": [
            {
                "title": other.title,
                "url": url_of(addresses.get(path := SUBJECT_PAGES[other.id].path, path)),
                "here": other is subject,
            }
            for other in SUBJECTS
        ],
    }
