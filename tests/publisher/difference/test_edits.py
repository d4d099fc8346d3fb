from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from publisher.difference.edits import COUNCIL_FILES, NATIONAL_FILES, edits
from publisher.policies.read import CouncilFiles
from tests.policies import GOOD, exampleshire
from tests.publisher.difference.edited import edited, plain_place

if TYPE_CHECKING:
    from pathlib import Path

    from publisher.difference.result import Edit

COUNCIL = "exampleshire/council.yaml"
POLICY = "exampleshire/policy.yaml"

ONE_EDIT = [
    ("words", POLICY, "says: From 16, a young person holds the money.", "says: From 16, the young person does."),
    ("words", POLICY, "headline: You can ask.", "headline: You can ask this team."),
    ("words", "england/questions.yaml", "why: Some rules change at 16 and at 18.", "why: Some rules change at 16."),
    ("words", "england/clauses.yaml", "met: The young person is 18 or over.", "met: The young person is an adult."),
    ("rules", POLICY, "test: {question: ehc_plan, is: [draft]}", "test: {question: ehc_plan, is: [draft, none]}"),
    ("rules", POLICY, "status: ask_later", "status: unlikely"),
    ("words", POLICY, "- text: Keep a copy.", "- text: Keep it."),
    ("citations", POLICY, "cites: [EX-006, EX-012]", "cites: [EX-006]"),
    ("facts", "exampleshire/facts.csv", "A personal budget is", "Other words: A personal budget is"),
    ("contacts", COUNCIL, "who: The SEN team", "who: The team for special needs"),
    ("pages", "exampleshire/faq.yaml", "\n      - text: ", "\n      - text: Yes. "),
    ("pages", POLICY, "verdict: if_agreed", "verdict: ask"),
    ("marks", "exampleshire/short.yaml", "57533bd5", "57533bd6"),
    ("families", "exampleshire/cases.yaml", "    story: ", "    story: Once. "),
]


def between(new: CouncilFiles) -> list[Edit]:
    return edits(exampleshire(GOOD), new, {**COUNCIL_FILES, **NATIONAL_FILES}, plain_place)


def one(folder: Path, file: str, find: str, put: str) -> list[Edit]:
    """The edits between the good policies and a copy in which the first such text of a file is another."""
    policies = edited(folder, [])
    path = policies / file
    text = path.read_text(encoding="utf-8")
    assert find in text
    path.write_text(text.replace(find, put, 1), encoding="utf-8")
    return between(exampleshire(policies))


@pytest.mark.thorough
@pytest.mark.parametrize(("category", "file", "find", "put"), ONE_EDIT)
def test_an_edit_is_found_at_its_line_and_filed_by_what_it_is_about(
    category: str, file: str, find: str, put: str, tmp_path: Path
) -> None:
    (edit,) = one(tmp_path, file, find, put)
    assert edit["category"] == category
    line = (GOOD / file).read_text(encoding="utf-8").partition(find)[0].count("\n") + 1
    names = {place for place in (edit["old_place"], edit["new_place"]) if place}
    lines = range(line, line + 1 + find.count("\n"))
    assert names <= {f"{side} {file.partition('/')[2]}:{at}" for side in ("old", "new") for at in lines}
    assert edit["before"] != edit["after"]


def test_equal_files_have_no_edit() -> None:
    assert between(exampleshire(GOOD)) == []


def test_what_is_added_or_taken_out_is_one_edit_with_all_that_it_says(tmp_path: Path) -> None:
    added = "rules:\n  - {id: new, if: aged_16}\n"
    (edit,) = one(tmp_path, POLICY, "rules:\n", added)
    assert (edit["name"], edit["before"], edit["after"]) == ("policy.yaml: rules, new", None, "id: new; if: aged_16")
    assert (edit["old_place"], edit["new_place"]) == (None, "new policy.yaml:83")


NEW_QUESTION = """questions:
  - id: pets
    group: child
    ask: Is there a pet?
    short: Pets
    why: Some help comes with one.
    options:
      - {id: "yes", label: "Yes"}
      - {id: "no", label: "No"}
    fades: true
"""
NEW_NOTE = """notes:
  - id: from_18
    page: holding
    if: aged_18
    text: It is another matter then.
    first: true
    cites: [EX-012]
"""


@pytest.mark.parametrize(
    ("file", "find", "put", "said"),
    [
        (
            "england/questions.yaml",
            "questions:\n",
            NEW_QUESTION,
            (
                "id: pets; group: child; ask: Is there a pet?; short: Pets; why: Some help comes with one.; "
                "options: id: yes; label: Yes, id: no; label: No; fades: true"
            ),
        ),
        (
            POLICY,
            "notes:\n",
            NEW_NOTE,
            "id: from_18; page: holding; if: aged_18; text: It is another matter then.; first: true; cites: EX-012",
        ),
        (
            "exampleshire/facts.csv",
            "EX-001,",
            "EX-999,Exampleshire,general,duty,It is new.,1 Top\nEX-001,",
            "id: EX-999; area: general; topic: duty; fact: It is new.; where: 1 Top",
        ),
    ],
)
def test_of_what_is_new_or_gone_only_what_is_set_is_shown(
    file: str, find: str, put: str, said: str, tmp_path: Path
) -> None:
    there = edited(tmp_path, [])
    path = there / file
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(find, put, 1), encoding="utf-8")
    old, new = exampleshire(GOOD), exampleshire(there)
    for versions, shown in (((old, new), (None, said)), ((new, old), (said, None))):
        (edit,) = edits(*versions, {**COUNCIL_FILES, **NATIONAL_FILES}, plain_place)
        assert (edit["before"], edit["after"]) == shown


@pytest.mark.parametrize(
    ("file", "find", "put", "name", "said"),
    [
        (
            "exampleshire/facts.csv",
            "A personal budget is",
            "Now a personal budget is",
            "facts.csv: EX-001, fact",
            (
                "A personal budget is the money set aside for the support in a plan.",
                "Now a personal budget is the money set aside for the support in a plan.",
            ),
        ),
        (
            POLICY,
            "    page: holding\n",
            "    page: holding\n    first: true\n",
            "policy.yaml: notes, from_16, first",
            ("false", "true"),
        ),
    ],
)
def test_of_what_was_edited_only_what_differs_is_shown(
    file: str, find: str, put: str, name: str, said: tuple[str, str], tmp_path: Path
) -> None:
    (found,) = one(tmp_path, file, find, put)
    assert found["name"] == name
    assert (found["before"], found["after"]) == said


def test_sentences_of_which_one_is_new_are_known_by_their_words(tmp_path: Path) -> None:
    first = edited(tmp_path / "old", [])
    second = edited(tmp_path / "new", [])
    for policies, texts in (
        (first, ["Budgets are for travel and for care.", "Ask the team about learning in school today."]),
        (second, ["Soon there is more.", "Budgets are for care.", "Ask the team about learning today."]),
    ):
        faq = policies / "exampleshire" / "faq.yaml"
        answer = "".join(f"      - {{text: {text}, cites: [EX-001]}}\n" for text in texts)
        added = f"faq:\n  - id: more\n    question: What is there?\n    answer:\n{answer}    see: who\n"
        faq.write_text(faq.read_text(encoding="utf-8").replace("faq:\n", added, 1), encoding="utf-8")
    found = edits(exampleshire(first), exampleshire(second), COUNCIL_FILES, plain_place)
    pairs = {(edit["before"], edit["after"]) for edit in found if edit["name"].endswith("text")}
    assert pairs == {
        ("Budgets are for travel and for care.", "Budgets are for care."),
        ("Ask the team about learning in school today.", "Ask the team about learning today."),
    }


def test_another_order_is_an_edit(tmp_path: Path) -> None:
    (edit,) = one(tmp_path, POLICY, "ask: [social_worker, sen_team]", "ask: [sen_team, social_worker]")
    assert edit["name"].endswith("ask, the order")
    assert edit["before"] != edit["after"]


def test_every_file_of_a_policy_is_looked_at() -> None:
    known = set(CouncilFiles.__dataclass_fields__)
    # `policy` is what `written` and what all councils share come to.
    assert {*COUNCIL_FILES, *NATIONAL_FILES} == known - {"folder", "policy"}
