from __future__ import annotations

from publisher.model.words import Term, Words
from publisher.pages.words import words
from tests.policies import exampleshire
from tests.publisher.pages.written import anchors, shown

PAGE = words(exampleshire().words)


def test_every_word_stands_under_its_letter_with_its_meaning() -> None:
    assert "Direct payment Money that the council pays to you" in shown(PAGE)
    assert PAGE.index("## D") < PAGE.index("Direct payment") < PAGE.index("## E") < PAGE.index("Health and Care plan")


def test_a_word_has_its_abbreviation_and_its_other_names() -> None:
    assert "Education, Health and Care plan (EHC)" in PAGE
    assert "It is also called: EHCP." in PAGE


def test_a_link_can_lead_to_a_word() -> None:
    assert {"ehc_plan", "direct_payment"} <= set(anchors(PAGE))


def test_a_word_that_begins_with_a_figure_has_its_place() -> None:
    assert "## 0 to 9" in words(Words(terms=[Term(id="team", term="0-25 Together", meaning="A team.")]))
