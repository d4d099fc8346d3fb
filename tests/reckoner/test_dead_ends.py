"""No family is left without a way on, told two things that do not go together, or advised to do what it cannot.

To try 20,000 families of each council: `SEARCH=200 .venv/bin/pytest tests/reckoner/test_dead_ends.py -k lot`.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reckoner import DONT_KNOW
from reckoner.answers import read_answers
from reckoner.result import all_results
from reckoner.voices import in_words, words_of
from tests.examples import SEARCH, examples
from tests.policies import REAL, compiled
from tests.reckoner.every_council import estimate, every_council, naive_of, some_answers
from tests.reckoner.judged import can_ask, sure_of, told_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from publisher.model.council.outcomes import Outcome
    from reckoner.result import StrandResult
    from tests.reckoner.naive import Answer, Naive

FAMILIES = 100 * SEARCH


@pytest.mark.thorough
@every_council
@given(data=st.data())
@examples(20)
def test_every_family_has_a_way_on(data: st.DataObject, folder: Path) -> None:
    assert_a_way_on(folder, data.draw(some_answers(naive_of(folder), DONT_KNOW)))


@pytest.mark.parametrize(
    ("council", "strand", "answers"),
    [
        ("peterborough", "health", {"age": 19, "ehc_plan": "none", "wheelchair": "no"}),
        ("peterborough", "health", {"age": 9, "ehc_plan": "final", "wheelchair": "no"}),
        ("peterborough", "social_care", {"age": 19}),
        ("hampshire", "education", {"age": 9, "attends_setting": "yes"}),
    ],
)
def test_a_right_that_hangs_on_what_is_open_is_not_told_as_one_that_there_is(
    council: str, strand: str, answers: dict[str, Answer]
) -> None:
    told = estimate(REAL / council, {"who_answers": "parent", **answers})["strands"][strand]
    assert (told["steps_of"], [step["cites"] for step in told["steps"]]) == ("ask_today", [()])
    assert not {"GEN-1", "EDU-2", "NHS-1"} & set(told["letter"]["cites"])


@pytest.mark.thorough
@every_council
def test_families_drawn_by_lot_have_a_way_on(folder: Path) -> None:
    values = naive_of(folder).values
    lot = random.Random(SEARCH)  # noqa: S311 - any families will do
    for _ in range(FAMILIES):
        asked = lot.sample(sorted(values), lot.randint(0, len(values)))
        assert_a_way_on(folder, {name: lot.choice([DONT_KNOW, *values[name]]) for name in asked})


def assert_a_way_on(folder: Path, answers: Mapping[str, Answer]) -> None:
    naive = naive_of(folder)
    result = estimate(folder, answers)
    known = {question: answer for question, answer in answers.items() if answer != DONT_KNOW}
    statuses = {status.status: status for status in naive.edition.files.statuses.statuses}
    for told in all_results(result):
        if told["status"] == "need_answers":
            assert told["possible"], answers
        else:
            assert told["headline"], answers
            status = statuses[told["status"]]
            assert not said(status.not_in_headline, told["headline"]), answers
            assert not [step for step in told["steps"] if said(status.not_in_steps, step["text"])], answers
            assert not told["when"] or told["when"] not in told["headline"].lower(), answers
        assert told["steps"] or not told["headline"], answers
        assert all(naive.is_chosen(change["question"]) for change in told["change"] or []), answers
    for name, strand in result["strands"].items():
        assert strand["headline"], answers
        assert strand["steps"], answers
        usual = told_of(("strand", name, None), naive, known)
        assert_true_of_all(strand, usual, naive, known)
        if strand["status"] == "need_answers":
            open_ = naive.edition.files.statuses.open
            asking = {in_words(headline, words_in(naive, known)) for headline in (open_.ask_now, open_.ask_later)}
            assert (strand["headline"] in asking) == can_ask(usual), answers
        if strand["status"] == "ask_later" and not strand["possible"]:
            assert strand["when"], answers
        kept = [
            told.text for told in naive.edition.files.letters.tells if told.text in (strand["letter"]["still"] or "")
        ]
        assert not kept or {outcome.status for outcome in usual} == {"as_it_is"}, answers


def assert_true_of_all(strand: StrandResult, usual: list[Outcome], naive: Naive, known: Mapping[str, Answer]) -> None:
    """While several outcomes are possible, no step is that of one of them alone, nor is the first person to ask.

    A step of one could promise what the family has no right to. One outcome alone speaks for itself, and so does one
    that rests on nothing open.
    """
    if len(usual) == 1 or sure_of(usual, naive, known) is usual[0]:
        return
    open_, words = naive.edition.files.statuses.open, words_in(naive, known)
    general = {in_words(text, words) for text in (open_.ask_now_step, open_.ask_later_step, open_.find_out)}
    for step in strand["steps"]:
        by_all = all(step["text"] in [in_words(own.text, words) for own in outcome.steps] for outcome in usual)
        assert by_all or step["text"] in general, (known, step)
    own = next(each.ask for each in naive.edition.policy.strands if each.name == strand["name"])
    named = Counter(contact for outcome in usual for contact in outcome.ask or own)
    (first,) = (
        each.id for each in naive.edition.council.contacts if in_words(each.who, words) == strand["ask"][0]["who"]
    )
    assert first == own[0] or named[first] == max(named.values()), (known, first)


@every_council
def test_what_stays_as_it_is_is_nobodys_choice(folder: Path) -> None:
    naive: Naive = naive_of(folder)
    chosen = {name for name in naive.questions if naive.is_chosen(name)}
    assert not chosen & {"age", "who_answers", "attends_setting", "ehc_plan", "ehc_review", "parental_responsibility"}


def words_in(naive: Naive, known: Mapping[str, Answer]) -> Mapping[str, str]:
    """The words for whoever answers, by token."""
    edition = compiled(naive.edition.files.folder).editions[0]
    return words_of(edition.readers, read_answers(edition, known))


def said(words: list[str], text: str) -> list[str]:
    """The words of a list that a text has, whole."""
    return [each for each in words if re.search(rf"\b{re.escape(each)}\b", text, re.IGNORECASE)]
