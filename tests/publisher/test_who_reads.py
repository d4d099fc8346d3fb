"""What a result says is right for whoever reads it: a parent, somebody who helps, or the young person."""

from __future__ import annotations

import json
import random
import re
from typing import TYPE_CHECKING

import pytest

from publisher.model.base import TOLD
from publisher.model.walk import marked, texts_in
from publisher.policies.editions import editions
from reckoner import DONT_KNOW
from tests.examples import SEARCH
from tests.policies import REAL, councils
from tests.reckoner.every_council import estimate, naive_of

if TYPE_CHECKING:
    from publisher.policies.read import CouncilFiles

FAMILIES = 100 * SEARCH
PARENT_READS = re.compile(r"\b(?:names? you|ch[oe]os?e you|(?:is|be|to) you|whether you can)\b|^You,|You can help")
"""Words that call the parent "you", on the parent's own card: a young person reads it too."""


@pytest.mark.thorough
@pytest.mark.parametrize("files", councils(REAL), ids=lambda files: files.council.id)
def test_a_young_person_is_not_spoken_of_as_the_readers_child(files: CouncilFiles) -> None:
    folder = files.folder
    values = naive_of(folder).values
    lot = random.Random(SEARCH)  # noqa: S311 - any families will do
    for _ in range(FAMILIES):
        answers = {name: lot.choice([DONT_KNOW, *values[name]]) for name in values}
        answers |= {"age": lot.randint(16, 24), "who_answers": "young_person"}
        told = json.dumps(estimate(folder, answers)).lower()
        assert "your child" not in told, answers
        assert "chose you" not in told, answers


OF_THE_YOUNG_PERSON = (
    r"|\byou (?:may )?need as an adult\b|\byour (?:social care )?needs\b|[Hh]old the money yourself\b"
    r"|\b[Yy]ou can ask for [^.\"]*\bas an adult\b|\byour (?:own )?(?:doctor|Continuing (?:Health)?[Cc]are)\b"
    r"|\bwhether yours is\b"
)
OF_OTHERS = {
    "parent": r"\{\w+\}|\bthe (?:child|young person|child or young person)(?:'s)? (?:is|has|can|would|needs|goes)\b"
    + OF_THE_YOUNG_PERSON,
    "carer": r"\{\w+\}|\b[Yy]our child\b|\bknows? you\b|\byour own case\b" + OF_THE_YOUNG_PERSON,
    "young_person": r"\{\w+\}|\b[Yy]our child\b|\byou (?:is|has|was|needs|goes|does|wants|agrees)\b|\bAsk you\b"
    r"|\b[Tt]heir own choice\b|\bThey chose\b|\bthis child alone\b|\byourselves\b|\"The young person\"",
    "worker": r"\{\w+\}|\b[Yy]our child\b|\bknows? you\b|\byour own case\b" + OF_THE_YOUNG_PERSON,
}
"""Words that are wrong for whoever reads."""


@pytest.mark.thorough
@pytest.mark.parametrize("who", OF_OTHERS)
@pytest.mark.parametrize("files", councils(REAL), ids=lambda files: files.council.id)
def test_a_result_has_no_words_for_another_reader(files: CouncilFiles, who: str) -> None:
    values = naive_of(files.folder).values
    lot = random.Random(SEARCH)  # noqa: S311 - any families will do
    for _ in range(FAMILIES // 4):
        answers = {name: lot.choice([DONT_KNOW, *values[name]]) for name in values}
        answers |= {"age": lot.randint(0, 30), "who_answers": who}
        result = estimate(files.folder, answers)
        for strand in result["strands"].values():
            strand["letter"]["text"] = []  # Whoever writes it has words of their own.
        result["conflicts"] = []  # These say what a page says, to whoever reads it.
        found = re.search(OF_OTHERS[who], json.dumps(result))
        assert found is None, (found, answers)


@pytest.mark.parametrize("files", councils(REAL), ids=lambda files: files.council.id)
def test_a_young_person_is_not_taken_for_the_parent_on_the_parents_card(files: CouncilFiles) -> None:
    [parent] = [holder for holder in editions(files)[0].policy.holders if holder.id == "parent"]
    outcomes = [outcome for listed in (parent.outcomes, *parent.strands.values()) for outcome in listed]
    texts = {text for outcome in outcomes for text in (outcome.headline, *(step.text for step in outcome.steps))}
    assert [text for text in texts if PARENT_READS.search(text)] == []


@pytest.mark.parametrize(
    "text", ["You, or another representative", "They can choose you.", "Ask whether that is you.", "It is paid to you."]
)
def test_words_that_take_the_reader_for_the_parent_are_found(text: str) -> None:
    assert PARENT_READS.search(text)


@pytest.mark.parametrize("files", councils(REAL), ids=lambda files: files.council.id)
@pytest.mark.parametrize("age", [3, 12])
def test_a_child_is_not_told_to_ask_in_its_own_name(files: CouncilFiles, age: int) -> None:
    told = json.dumps(estimate(files.folder, {"age": age, "who_answers": "young_person"}))
    assert not re.search(r"[Yy]ou can ask yourself|young person (?:(?:can|may|to) )?(?:still )?ask\b", told)


UNGRAMMATICAL = {
    "young_person": r"\b(?:is|has|does|was) you\b|\byou (?:is|has|was|does|needs|goes|lives|gets|wants|qualifies)\b",
    "parent": r"\b(?:are|have|do) your child\b|\bthey (?:is|has|does|needs)\b",
}
"""Verbs that do not go with their subject."""


@pytest.mark.parametrize("who", UNGRAMMATICAL)
def test_every_question_is_asked_of_each_reader_in_good_english(who: str) -> None:
    files = councils(REAL)[0]
    reader = next(one for one in files.readers.readers if one.if_ is not None and one.if_.is_ == [who])
    for holder, keys, text in texts_in(files.questions):
        if keys[0] not in marked(type(holder), TOLD):
            continue
        told = text
        for token, says in reader.by_token().items():
            told = told.replace(token, says)
        assert not re.search(UNGRAMMATICAL[who], told, re.IGNORECASE), told


def test_a_young_person_is_asked_how_old_they_are() -> None:
    files = councils(REAL)[0]
    [asked] = [question.ask for question in files.questions.questions if question.id == "age"]
    said = [asked.replace("{is_child}", reader.by_token()["{is_child}"]) for reader in files.readers.readers]
    assert {"How old is your child?", "How old are you?"} <= set(said)


@pytest.mark.parametrize("council", ["hampshire", "hertfordshire", "peterborough", "portsmouth"])
@pytest.mark.parametrize("who", ["parent", "young_person"])
def test_a_health_payment_never_waits_for_somebody_who_cannot_decide_to_agree(council: str, who: str) -> None:
    answers = {"age": 17, "who_answers": who, "young_person_choice": "cannot_decide", "continuing_care": "yes"}
    headline = estimate(REAL / council, answers)["strands"]["health"]["ways"]["direct_payment"]["headline"]
    agrees = re.search(r"\b(?:you|your child)\b(?!,? or whoever)[^,]*\bagrees?\b", headline or "")
    assert agrees is None, headline


@pytest.mark.parametrize("council", ["hertfordshire", "peterborough"])
@pytest.mark.parametrize("who", ["parent", "young_person", "worker"])
def test_whom_money_is_too_much_for_is_not_told_to_look_after_some_of_it(council: str, who: str) -> None:
    answers = {"age": 17, "who_answers": who, "ehc_plan": "final", "how_managed": "mix", "manage_ability": "no"}
    result = estimate(REAL / council, answers)
    told = json.dumps(
        [result["notes"], [strand["ways"]["combination"]["steps"] for strand in result["strands"].values()]]
    )
    assert "like to look after" not in told
    assert "who should look after which part" in told


def test_a_plan_whose_health_part_is_empty_is_not_said_to_have_health_care_in_it() -> None:
    answers = {"age": 9, "ehc_plan": "final", "ehc_review": "ending", "health_in_plan": "no", "continuing_care": "no"}
    health = estimate(REAL / "hertfordshire", answers | {"wheelchair": "no"})["strands"]["health"]
    assert any("for any health care in it" in step["text"] for step in health["steps"])
    assert not any("the health care in" in step["text"] for step in health["steps"])
