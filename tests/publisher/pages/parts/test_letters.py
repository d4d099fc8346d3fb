"""Letters on the page about asking: each route's own, closed, with what fits everybody on that route."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from publisher.pages.council_build import CouncilBuild
from publisher.pages.parts.letters import words_to_send
from publisher.rules.letters import routes
from tests.policies import REAL, councils, exampleshire
from tests.publisher.pages.written import DAY, between, shown

if TYPE_CHECKING:
    from publisher.policies.read import CouncilFiles

EVERY_STRAND = [
    pytest.param(files, strand.id, id=f"{files.council.id}-{strand.id}")
    for files in councils(REAL)
    for strand in files.policy.strands
]


def letters(strand: str, files: CouncilFiles) -> str:
    logic = CouncilBuild(files).logic_on(DAY)
    return words_to_send(logic, next(one for one in logic.edition.policy.strands if one.id == strand))


def of(council: str) -> CouncilFiles:
    return next(files for files in councils(REAL) if files.council.id == council)


@pytest.mark.thorough
@pytest.mark.parametrize(("files", "strand"), EVERY_STRAND)
def test_every_letter_of_a_strand_is_in_a_closed_part_that_says_for_whom(files: CouncilFiles, strand: str) -> None:
    logic = CouncilBuild(files).logic_on(DAY)
    (own,) = (one for one in logic.edition.policy.strands if one.id == strand)
    text = letters(strand, files)
    titles = [route.letter.title for route in routes(logic, own)]
    several = [f'<summary markdown="span">{title}</summary>' in text for title in titles if len(titles) > 1]
    assert text.count("<details") == 1 + len(several)
    assert all(several)
    assert "open" not in text.partition("<details")[2].partition(">")[0]
    assert text.startswith(f'<details markdown="1">\n\n<summary markdown="span">{own.name}</summary>')


def test_a_letter_has_a_subject_a_greeting_a_request_what_is_asked_back_and_the_law_in_one_line() -> None:
    text = shown(between(letters("education", exampleshire()), "It is time to ask", "</details>"))
    assert text == (
        "It is time to ask Send it to: The SEN team. LAW-4 LAW-1 "
        "Subject: Request for a personal budget: [the child's name] Dear Sir or Madam, My child has a plan. "
        "I am asking for a budget. Please give me your reasons in writing. "
        "I rely on this: The Example Act 2014, section 1. Thank you, [your name]"
    )


def test_a_sentence_is_there_if_everybody_on_the_route_writes_it() -> None:
    """In Hertfordshire everybody who may ask now has a plan or a draft, and only some have a draft."""
    now = shown(between(letters("education", of("hertfordshire")), "The plan is being reviewed, or", "</details>"))
    assert "Children and Families Act 2014, section 49; Special Educational Needs (Personal Budgets)" in now
    assert "plan is at the draft stage" not in now
    later = shown(between(letters("education", of("hertfordshire")), "There is a plan, and no review", "</details>"))
    assert "They have an Education, Health and Care plan." in later


def test_a_rule_for_some_ages_is_in_the_letter_of_a_route_for_those_ages_only() -> None:
    care = letters("social_care", of("hampshire"))
    adults, children = (
        between(care, title, "</details>") for title in ("At 18 or over", "There is no plan or assessment")
    )
    assert "its section 31" in adults
    assert "Children Act 1989" not in adults
    assert "Children Act 1989, section 17" in children
    assert "Education Act 1996" not in letters("transport", of("hertfordshire")), "It is for all ages."


def test_what_a_route_says_to_those_put_off_stands_above_its_letter() -> None:
    text = shown(letters("education", of("hampshire")))
    assert "There is no plan yet Ask for the assessment in writing. The budget comes second. Send it to:" in text


def test_a_strand_with_one_letter_has_it_for_everybody() -> None:
    text = shown(letters("transport", of("peterborough")))
    assert text.startswith("Travel Fill in what is in square brackets. There may be a travel budget")
