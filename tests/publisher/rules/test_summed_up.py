"""The mark of a short answer changes with what it sums up and cites, and with nothing else."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from publisher.policies.citations import cited_by
from publisher.policies.editions import edition_on
from publisher.rules.logic import build_logic
from publisher.rules.summed_up import SummedUp
from tests.policies import changed, exampleshire

if TYPE_CHECKING:
    from pathlib import Path

    from publisher.policies.read import CouncilFiles

DAY = date(2026, 11, 22)
POLICY, COUNCIL, FACTS = "exampleshire/policy.yaml", "exampleshire/council.yaml", "exampleshire/facts.csv"


def mark(files: CouncilFiles) -> str:
    edition = edition_on(files, DAY)
    page = next(page for page in edition.short.pages if page.page == "who")
    return SummedUp(build_logic(edition)).mark(page, cited_by(page))


@pytest.mark.parametrize(
    ("file", "find", "put"),
    [
        (POLICY, "when: when the plan is looked at again", "when: when the plan is written anew"),
        (POLICY, "if: can_ask_for_education", "if: {all: [can_ask_for_education, can_manage]}"),
        (POLICY, "test: {question: ehc_plan, is: [draft]}", "test: {question: ehc_plan, is: [draft, none]}"),
        (COUNCIL, "who: The SEN team", "who: The plan team"),
        (FACTS, "An education budget is only for those with an EHC plan.", "It is for all who ask."),
    ],
)
def test_what_it_sums_up_or_cites_changes_it(tmp_path: Path, file: str, find: str, put: str) -> None:
    assert mark(exampleshire(changed(tmp_path, file, (find, put)))) != mark(exampleshire())


@pytest.mark.parametrize(
    ("file", "find", "put"),
    [
        (POLICY, "headline: You can ask.\n", "headline: Do ask.\n"),
        (POLICY, "text: Write to the SEN team.", "text: Write to the team."),
        (POLICY, "headline: You can ask social care.", "headline: Ask social care."),
        (FACTS, "The site sets one cookie.", "The site sets two cookies."),
    ],
)
def test_other_words_leave_it_as_it_is(tmp_path: Path, file: str, find: str, put: str) -> None:
    assert mark(exampleshire(changed(tmp_path, file, (find, put)))) == mark(exampleshire())


def test_whatever_there_is_can_be_summed_up() -> None:
    logic = build_logic(edition_on(exampleshire(), DAY))
    found = SummedUp(logic)
    page = logic.edition.short.pages[0]
    kinds = {name.partition(".")[0] for name in found.names}
    assert kinds == {"strand", "way", "holder", "note", "clause", "spending", "review", "redress", "contact"}
    marks = {found.mark(page.model_copy(update={"sums_up": [name]}), set()) for name in found.names}
    assert len(marks) == len(found.names)
