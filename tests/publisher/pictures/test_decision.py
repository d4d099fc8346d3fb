"""Following the picture of a strand leads every family to what the engine says."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.pages.parts.rules import RuleWriter
from publisher.pictures.decision import decision
from publisher.policies.editions import editions
from tests.examples import examples
from tests.policies import GOOD, councils
from tests.reckoner.every_council import estimate, every_council, naive_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from publisher.model.council.outcomes import Outcome
    from tests.reckoner.naive import Answer, Naive


def pictures(folder: Path) -> dict[str, ET.Element]:
    """The picture of each strand that has one, as it is on the page."""
    edition = naive_of(folder).edition
    drawn = {s.id: decision(s.outcomes, RuleWriter(edition).condition, status_of) for s in edition.policy.strands}
    return {strand: ET.fromstring(text) for strand, text in drawn.items() if text}  # noqa: S314 - our own


def status_of(outcome: Outcome) -> str:
    """A name for an outcome's tag: the status itself."""
    return outcome.status


def followed(picture: ET.Element, naive: Naive, family: Mapping[str, Answer]) -> str:
    """The words on the tag of the first step that a reader says yes to."""
    for step in picture:
        asked = step.find("div/ul")
        if asked is None or says_yes(asked, naive, family):
            tag = step.find(".//span[@class]")
            assert tag is not None
            return tag.text or ""
    raise AssertionError("the picture leads nowhere")


def says_yes(lines: ET.Element, naive: Naive, family: Mapping[str, Answer]) -> bool:
    answers = []
    for line in lines:
        inner = line.find("ul")
        if inner is not None:
            answers.append(says_yes(inner, naive, family))
        else:
            test = naive.clauses[line.attrib["data-clause"]].test
            answers.append(naive.holds(test, family) is (line.attrib["data-holds"] == "yes"))
    return (all if lines.attrib["data-needs"] == "all" else any)(answers)


@pytest.mark.thorough
@every_council
@given(data=st.data())
@examples(40)
def test_following_the_picture_leads_to_what_the_engine_says(folder: Path, data: st.DataObject) -> None:
    naive = naive_of(folder)
    family = {name: data.draw(st.sampled_from(values), label=name) for name, values in naive.values.items()}
    told = estimate(folder, family)["strands"]
    for strand, picture in pictures(folder).items():
        assert followed(picture, naive, family) == told[strand]["status"]


@every_council
def test_every_outcome_is_in_the_picture_in_its_order(folder: Path) -> None:
    drawn = pictures(folder)
    for strand in naive_of(folder).edition.policy.strands:
        if len(strand.outcomes) > 1:
            ends = ["".join(end.itertext()) for end in drawn[strand.id].iterfind("li/p[@class='flow__end']")]
            assert len(ends) == len(strand.outcomes)
            assert all(end.endswith(outcome.headline) for outcome, end in zip(strand.outcomes, ends, strict=True))


def test_a_line_is_told_in_the_words_of_a_family_that_says_yes() -> None:
    edition = editions(councils(GOOD)[0])[0]
    (strand, *_) = edition.policy.strands
    text = decision(strand.outcomes, RuleWriter(edition).condition, status_of)
    for clause, holds, words in re.findall(r'data-clause="(\w+)" data-holds="(\w+)">([^<]+)', text):
        said = next(other for other in edition.policy.clauses if other.id == clause)
        assert words == (said.met if holds == "yes" else said.unmet)


def test_what_is_so_for_everybody_needs_no_picture() -> None:
    edition = editions(councils(GOOD)[0])[0]
    assert decision(edition.policy.ways[1].outcomes[-1:], RuleWriter(edition).condition, status_of) == ""
