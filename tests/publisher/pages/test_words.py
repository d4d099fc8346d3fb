from __future__ import annotations

from dataclasses import replace

from publisher.model.england.words import Term, Words
from publisher.pages.council_build import CouncilBuild
from publisher.pages.shared import shared_pages
from tests.policies import exampleshire
from tests.publisher.pages.written import DAY, anchors, shared, shown

PAGE = shared("words")


def test_every_word_stands_under_its_letter_with_its_meaning() -> None:
    assert "Direct payment Money that the council pays to you" in shown(PAGE)
    assert PAGE.index("## D") < PAGE.index("Direct payment") < PAGE.index("## E") < PAGE.index("Health and Care plan")


def test_a_word_has_its_abbreviation_and_its_other_names() -> None:
    assert "Education, Health and Care plan (EHC)" in PAGE
    assert "It is also called: EHCP." in PAGE


def test_a_link_can_lead_to_a_word() -> None:
    assert {"ehc_plan", "direct_payment"} <= set(anchors(PAGE))


def test_a_word_that_begins_with_a_figure_has_its_place() -> None:
    words = Words(terms=[Term(id="team", term="0-25 Together", meaning="A team.")])
    logics = [CouncilBuild(replace(exampleshire(), words=words)).logic_on(DAY)]
    assert "## 0 to 9" in next(page.markdown for page in shared_pages(logics) if page.id == "words")


def test_a_councils_own_word_is_explained_only_on_a_site_with_that_council() -> None:
    own = Term(id="team", term="0-25 Together", meaning="A team.", council="exampleshire")
    words = Words(terms=[own, own.model_copy(update={"id": "other", "term": "Other Team", "council": "elsewhere"})])
    logics = [CouncilBuild(replace(exampleshire(), words=words)).logic_on(DAY)]
    page = next(page.markdown for page in shared_pages(logics) if page.id == "words")
    assert "0-25 Together" in page
    assert "Other Team" not in page
