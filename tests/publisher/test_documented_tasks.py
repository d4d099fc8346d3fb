"""The examples in the officers' page of tasks are what the commands print."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from publisher.difference.compare import compare
from publisher.pages.council_build import CouncilBuild
from tests.policies import exampleshire
from tests.publisher.command.documented import BEFORE, PAGE, with_examples
from tests.publisher.difference.edited import build, edited, plain_place
from tests.publisher.local_offer import local_offer

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.thorough
def test_the_examples_are_what_is_printed() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert page.count("<!-- run: ") == 14
    assert all(f"<!-- run: {command} -->" in page for command in BEFORE)
    assert with_examples(page) == page, "Renew them: python -m tests.publisher.command.documented"


@pytest.mark.thorough
def test_the_example_of_a_new_question_is_asked_where_its_entries_are_put(tmp_path: Path) -> None:
    page = PAGE.read_text(encoding="utf-8").partition("## A new question\n")[2].partition("\n## ")[0]
    question, clause, outcome = re.findall(r"```yaml\n(.*?)```", page, re.DOTALL)
    places = (
        ("england/questions.yaml", question, "  - id: manage\n"),
        ("exampleshire/policy.yaml", clause, "  # Nobody but the council and the school can decide these"),
        ("exampleshire/policy.yaml", outcome, "      - status: ask_now\n        if: care_plan\n"),
    )
    policies = edited(
        tmp_path, [{"file": file, "find": before, "put": f"{entry}\n{before}"} for file, entry, before in places]
    )
    (period, *_) = compare(build(), CouncilBuild(exampleshire(policies)), plain_place)["periods"]
    asked = [
        (sentence["words"], move["after"])
        for group in period["groups"]
        for move in group["moves"]
        for sentence in group["sentences"]
        if move["id"] == "short_breaks"
    ]
    assert asked == [("Children and young people with a social care plan", ["Asked"])]
    # What is left to do is about worked families alone.
    told = re.findall(r"LO\d+", local_offer("check", "exampleshire", policies=policies).err)
    assert told
    assert all(code.startswith("LO6") for code in told)
