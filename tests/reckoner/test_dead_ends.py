"""No family is left without a way on, told two things that do not go together, or advised to do what it cannot.

To try 20,000 families of each council: `SEARCH=200 .venv/bin/pytest tests/reckoner/test_dead_ends.py -k lot`.
"""

from __future__ import annotations

import random
import re
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from reckoner import DONT_KNOW
from reckoner.result import all_results
from tests.examples import SEARCH, examples
from tests.reckoner.every_council import estimate, every_council, naive_of, some_answers
from tests.reckoner.judged import can_ask, is_unheard

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from tests.reckoner.naive import Answer, Naive

FAMILIES = 100 * SEARCH


@every_council
@given(data=st.data())
@examples(20)
def test_every_family_has_a_way_on(data: st.DataObject, folder: Path) -> None:
    assert_a_way_on(folder, data.draw(some_answers(naive_of(folder), DONT_KNOW)))


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
        if strand["status"] == "need_answers":
            about = ("strand", name, None)
            outcomes = [naive.outcomes[about][k] for k in naive.possible(about, known)]
            usual = [outcome for outcome in outcomes if not is_unheard(outcome, naive, known)] or outcomes
            open_ = naive.edition.files.statuses.open
            assert (strand["headline"] in (open_.ask_now, open_.ask_later)) == can_ask(usual), answers
        if strand["status"] == "ask_later" and not strand["possible"]:
            assert strand["when"], answers


@every_council
def test_what_stays_as_it_is_is_nobodys_choice(folder: Path) -> None:
    naive: Naive = naive_of(folder)
    chosen = {name for name in naive.questions if naive.is_chosen(name)}
    assert not chosen & {"age", "who_answers", "attends_setting", "ehc_plan", "ehc_review", "parental_responsibility"}


def said(words: list[str], text: str) -> list[str]:
    """The words of a list that a text has, whole."""
    return [each for each in words if re.search(rf"\b{re.escape(each)}\b", text, re.IGNORECASE)]
