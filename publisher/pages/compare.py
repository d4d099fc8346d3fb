"""Where councils differ: a page to choose a subject, and a page for each subject on which councils are chosen.

No page grows with what the councils say. A browser fetches that for the councils that a family chooses
(publisher/site/compare_context.py); without a script each page leads to the councils' own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from publisher.pages.comparison import SUBJECTS
from publisher.pages.frame.shared_page import SharedPage
from publisher.pages.parts.text import bullets, inside

if TYPE_CHECKING:
    from collections.abc import Iterator

    from publisher.pages.comparison import Subject
    from publisher.pages.frame.shared_page import SiteContext

FOLDER = "compare"


def _body(_: SiteContext) -> Iterator[str]:
    yield "Choose what to compare. Then choose two or three councils, and see where they differ."
    yield bullets(f"[{subject.title}]({FOLDER}/{subject.id}.md): {inside(subject.about)}" for subject in SUBJECTS)
    yield "Each council's own pages decide. Where a page is silent we say so, and that does not mean no."


def _page(subject: Subject) -> SharedPage:
    return SharedPage(
        path=f"{FOLDER}/{subject.id}.md",
        title=f"Compare councils: {inside(subject.title)}",
        description=f"{subject.about} Two or three councils side by side.",
        body=lambda _: [subject.about],
        meta={"template": "compare.html", "hide": ["toc"]},
    )


PAGE = SharedPage(
    path="compare.md",
    title="Compare councils",
    description="What councils offer, when to ask and who, side by side.",
    body=_body,
)

SUBJECT_PAGES = {subject.id: _page(subject) for subject in SUBJECTS}
