"""Whoever works it out on paper comes to the results that the engine gives, for every strand, way and holder."""

from __future__ import annotations

import functools
import re
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st

import reckoner
from publisher.pages.council_build import CouncilBuild
from publisher.pages.parts.labels import HOLDER_LABELS, STRAND_LABELS, WAY_LABELS
from reckoner.policy import Policy, Voices
from reckoner.voices import told
from tests.examples import examples
from tests.policies import GOOD, REAL, changed, councils, exampleshire
from tests.publisher.pages.paper_reader import Paper
from tests.publisher.pages.written import EXTENSIONS, written
from tests.reckoner.every_council import naive_of, some_answers
from tests.reckoner.judged import possible_outcomes

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from publisher.model.england.questions import Question
    from reckoner.result import DecisionResult, Estimate
    from tests.publisher.pages.paper_reader import Ticks
    from tests.reckoner.naive import Answer

FOLDERS = [files.folder for policies in (GOOD, REAL) for files in councils(policies)]
every_council = pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)


@functools.cache
def council_build(folder: Path) -> CouncilBuild:
    return CouncilBuild(next(files for files in councils(folder.parent) if files.folder == folder))


@functools.cache
def paper_on(folder: Path, day: date) -> Paper:
    page = next(page for page in council_build(folder).pages_on(day).pages if page.id == "paper")
    return Paper(markdown.markdown(page.markdown, extensions=EXTENSIONS))


@functools.cache
def policy_on_paper(folder: Path) -> Policy:
    """The policy in the words of the paper, which does not know who answers."""
    policy = council_build(folder).policy
    return replace(
        policy,
        editions=tuple(
            replace(edition, readers=Voices(None, edition.readers.words[:1])) for edition in policy.editions
        ),
    )


def on_paper(folder: Path, text: str) -> str:
    """A question or an answer in the same words."""
    return told(text, policy_on_paper(folder).editions[0].readers.words[0][1])


def in_words(question: Question, answer: Answer, boxes: Mapping[str, str]) -> str:
    """What is beside the box that a family with this answer ticks."""
    if question.options is not None:
        option = next(option for option in question.options if option.id == answer)
        return f"{option.label}. {option.hint}" if option.hint else option.label
    assert isinstance(answer, int)
    return next(words for words in boxes.values() if answer in numbers(words))


def numbers(words: str) -> range:
    """The whole numbers that "Under 16", "16 to 17", "18" or "26 or over" speak of."""
    first, *more = (int(number) for number in re.findall(r"\d+", words))
    if words.startswith("Under"):
        return range(first)
    return range(first, 1000) if "over" in words else range(first, (more or [first])[0] + 1)


def ticked(folder: Path, paper: Paper, answers: Mapping[str, Answer]) -> tuple[Ticks, dict[str, Answer]]:
    """The boxes that a family ticks, and the answers that they stand for."""
    asked = {question.id: question for question in council_build(folder).files.questions.questions}
    by_words = {}
    for name, answer in answers.items():
        unit = asked[name].number
        says = on_paper(folder, asked[name].ask)
        ask = f"{says} ({unit.unit})" if unit else says
        question = next((question for question in paper.questions if question.ask == ask), None)
        if question is not None and answer != reckoner.DONT_KNOW:
            by_words[ask] = name, on_paper(folder, in_words(asked[name], answer, question.boxes))
    ticks = paper.tick({ask: words for ask, (_, words) in by_words.items()})
    numbers_ticked = {question.ask for question in paper.questions if question.number in ticks}
    return ticks, {name: answers[name] for ask, (name, _) in by_words.items() if ask in numbers_ticked}


def assert_same(paper: Paper, ticks: Ticks, estimate: Estimate) -> None:
    """Every strand, way and holder has on paper the results that the engine says are possible, and no other."""
    results: dict[tuple[str, ...], tuple[DecisionResult[Any], Mapping[str, str]]] = {}
    for strand in estimate["strands"].values():
        results[strand["name"], "What you can ask for"] = strand, STRAND_LABELS
        for way in strand["ways"].values():
            results[strand["name"], way["name"]] = way, WAY_LABELS
    for holder in estimate["holders"].values():
        results["Who could hold a direct payment", holder["name"]] = holder, HOLDER_LABELS
        for id_, own in holder.get("strands", {}).items():
            heading = f"{holder['name']}, for {estimate['strands'][id_]['name'].lower()}"
            results["Who could hold a direct payment", heading] = own, HOLDER_LABELS
    with_steps = {headings: part for headings, part in paper.parts.items() if part.steps or part.only or part.same_as}
    assert with_steps.keys() == results.keys()
    for headings, part in with_steps.items():
        result, labels = results[headings]
        expected = {(labels[status], headline) for status, headline in possible_outcomes(result)}
        reached = {(without_moment(called), headline) for called, headline in paper.reached(part, ticks)}
        # Who follows every line comes to "No change wanted" as well; the engine leaves it aside where nobody said it.
        heard = {one for one in reached if one[0] != STRAND_LABELS["as_it_is"]} or reached
        assert expected in (reached, heard), headings


def without_moment(called: str) -> str:
    """What a status is called where its moment is not known."""
    if called.startswith("Best asked "):
        return STRAND_LABELS["ask_later"]
    return STRAND_LABELS["unlikely"] if called.startswith(STRAND_LABELS["unlikely"]) else called


@pytest.mark.thorough
@every_council
def test_every_worked_family_comes_to_what_the_engine_says(folder: Path) -> None:
    build = council_build(folder)
    for case in build.files.cases.cases:
        paper = paper_on(folder, case.as_of)
        ticks, answers = ticked(folder, paper, case.given)
        assert_same(paper, ticks, reckoner.estimate(policy_on_paper(folder), answers, case.as_of))


@pytest.mark.thorough
@every_council
@given(data=st.data())
@examples(60)
def test_any_family_sure_or_not_comes_to_what_the_engine_says(data: st.DataObject, folder: Path) -> None:
    naive = naive_of(folder)
    day = naive.edition.from_
    paper = paper_on(folder, day)
    ticks, answers = ticked(folder, paper, data.draw(some_answers(naive, reckoner.DONT_KNOW)))
    result = reckoner.estimate(policy_on_paper(folder), answers, day)
    assert_same(paper, ticks, result)
    read = {text for condition, text in paper.notes if paper.holds(condition, ticks)}
    shown = {" ".join(note["text"].split()) for note in result["notes"]}
    assert read <= shown
    if result["settled"]:
        assert read == shown


@pytest.mark.thorough
@every_council
def test_steps_only_lead_forward_and_ask_about_each_question_once_on_any_way(folder: Path) -> None:
    paper = paper_on(folder, council_build(folder).files.council.version)
    for part in paper.parts.values():
        asked = [int(re.sub(r"\D", "", next(iter(step)))) for step in part.steps]
        assert all(earlier <= later for earlier, later in pairwise(asked))
        for number, step in enumerate(part.steps, 1):
            for to in step.values():
                kind, _, name = to.partition(" ")
                if kind == "step":
                    assert int(name) > number
                    assert asked[int(name) - 1] > asked[number - 1]


@pytest.mark.thorough
@every_council
def test_every_result_and_every_step_is_reached_from_the_first(folder: Path) -> None:
    paper = paper_on(folder, council_build(folder).files.council.version)
    for part in paper.parts.values():
        named = {to for step in part.steps for to in step.values()}
        assert named >= {f"step {number}" for number in range(2, len(part.steps) + 1)}
    named = {to for part in paper.parts.values() for step in part.steps for to in step.values()}
    assert named | {part.only for part in paper.parts.values()} >= paper.results.keys()


@pytest.mark.thorough
@every_council
def test_what_several_steps_lead_to_is_printed_once(folder: Path) -> None:
    text = council_build(folder).pages_on(council_build(folder).files.council.version)
    page = next(page for page in text.pages if page.id == "paper").markdown
    boxes = re.findall(r'<div class="paper-result".*?</div>', page, re.DOTALL)
    bodies = [re.sub(r'id="result-\d+"|Result \d+', "", box) for box in boxes]
    assert len(bodies) > 5
    assert len(set(bodies)) == len(bodies)


@pytest.mark.thorough
@every_council
def test_the_boxes_take_every_answer_and_nothing_twice(folder: Path) -> None:
    build = council_build(folder)
    paper = paper_on(folder, build.files.council.version)
    for question in paper.questions:
        assert list(question.boxes) == [f"{question.number}{letter}" for letter in "abcdefgh"[: len(question.boxes)]]
        assert len(set(question.boxes.values())) == len(question.boxes) >= 2
    age = next(question for question in build.files.questions.questions if question.number)
    assert age.number is not None
    boxes = next(question.boxes for question in paper.questions if question.ask.startswith(on_paper(folder, age.ask)))
    for number in range(age.number.least, age.number.most + 1):
        assert sum(number in numbers(words) for words in boxes.values()) == 1


def test_the_steps_are_those_of_the_day() -> None:
    folder = GOOD / "exampleshire"
    before, after = (paper_on(folder, day) for day in (date(2026, 11, 22), date(2027, 5, 1)))
    assert before.parts != after.parts


def test_the_steps_say_for_which_days_they_are(tmp_path: Path) -> None:
    answer = "  - id: who_holds\n"
    files = exampleshire(changed(tmp_path, "exampleshire/faq.yaml", (answer, f"{answer}    from: 2027-01-15\n")))
    now = "These steps are for 1 November 2026 and later. The rules change on 1 April 2027."
    # A new answer in January changes no step.
    for day in (date(2026, 11, 22), date(2027, 2, 1)):
        assert now in written("paper", files, day)
    later = written("paper", files, date(2027, 4, 1))
    assert "These steps are for 1 April 2027 and later." in later
    assert "The rules change" not in later
