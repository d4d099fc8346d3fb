"""Where councils differ: a page to choose a subject, and one for each, which leads to the councils' own."""

from __future__ import annotations

import pytest

from publisher.pages.compare import SUBJECT_PAGES
from publisher.pages.comparison import SUBJECTS
from publisher.pages.council_build import CouncilBuild
from publisher.pages.shared import shared_pages
from tests.policies import REAL, councils
from tests.publisher.pages.written import links, shared


def test_every_subject_has_a_page_and_is_to_be_chosen() -> None:
    assert links(shared("compare")) == [page.path for page in SUBJECT_PAGES.values()]


def test_a_subject_is_called_as_the_councils_page_is() -> None:
    for subject in SUBJECTS:
        assert SUBJECT_PAGES[subject.id].title.lower() == f"compare councils: {subject.page.title}".lower()


@pytest.mark.thorough
def test_no_page_is_longer_for_more_councils() -> None:
    logics = [CouncilBuild(files).logic_on(files.council.version) for files in councils(REAL)]
    one, all_ = ({page.path: page.markdown for page in shared_pages(some)} for some in (logics[:1], logics))
    for path in ("compare.md", *(page.path for page in SUBJECT_PAGES.values())):
        assert one[path] == all_[path]
