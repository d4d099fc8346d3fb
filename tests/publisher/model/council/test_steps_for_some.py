"""A step with a condition is told to the families that meet it, and to no others; pages have it once, as written."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

import pytest

from publisher.model.council.steps_for_some import apart, as_written, conditions_as_written
from publisher.model.formulas import Not
from publisher.policies.editions import editions
from tests.policies import REAL, councils
from tests.reckoner.every_council import estimate

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from publisher.model.council.outcomes import Outcome
    from publisher.policies.read import CouncilFiles

COUNCILS = {files.council.id: files for files in councils(REAL)}

UNDER_25 = "Under 25, while there is an EHC plan or one is being written, you can ask the council"
"""How a step begins that is for some adults only."""


def lists(files: CouncilFiles) -> Iterator[Sequence[Outcome]]:
    """Every list of outcomes that a council has written."""
    for strand in files.policy.strands:
        yield strand.outcomes
    for way in files.policy.ways:
        yield from (way.outcomes, *way.strands.values())
    for holder in files.policy.holders:
        yield from (holder.outcomes, *holder.strands.values())


@pytest.mark.parametrize("council", COUNCILS)
def test_what_is_taken_apart_for_families_is_put_together_as_it_was_written(council: str) -> None:
    for outcomes in lists(COUNCILS[council]):
        parted = apart(outcomes)
        together = as_written(parted)
        assert [one.model_dump() for one in together] == [one.model_dump() for one in outcomes]
        assert {id(one) for one in conditions_as_written(parted)} == {id(one.if_) for one in outcomes}
        assert all(step.if_ is None or len(parted) > len(outcomes) for one in outcomes for step in one.steps)


FOR_WHOM = re.compile(
    r"\b([Ii]f|[Bb]efore|[Uu]p to|[Ff]rom|[Aa]fter|[Ww]hile|[Bb]etween|[Uu]ntil|[Uu]nder) "
    r"|\byet\? |\ban adult\b|\b(of compulsory school age|for a child)\b"
)
"""What says of a step for whom it is."""


@pytest.mark.parametrize("council", COUNCILS)
def test_of_two_steps_for_opposite_families_each_says_for_whom_it_is(council: str) -> None:
    """A page has both, one below the other, and a family that reads it has to find its own."""
    found, unclear = 0, []
    for outcomes in lists(COUNCILS[council]):
        for outcome in as_written(outcomes):
            for step, other in itertools.permutations(outcome.steps, 2):
                if step.if_ is not None and isinstance(other.if_, Not) and other.if_.not_ == step.if_:
                    found += 1
                    unclear += [each.text for each in (step, other) if not FOR_WHOM.search(each.text)]
    assert found
    assert unclear == []


def test_two_steps_for_opposite_families_make_two_outcomes_and_no_third() -> None:
    (listed,) = (one.strands["health"] for one in COUNCILS["hampshire"].policy.holders if one.id == "representative")
    parted = apart(listed)
    assert len(parted) == len(listed) + 1
    first, second = parted[0], parted[1]
    assert [step.text[:9] for step in first.steps if step.if_ is not None] == ["From 18, "]
    assert [step.text[:9] for step in second.steps if step.if_ is not None] == ["Before 18"]


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        ({"age": 20, "ehc_plan": "final", "ehc_review": "review"}, True),
        ({"age": 24, "ehc_plan": "draft"}, True),
        ({"age": 20, "ehc_plan": "final", "ehc_review": "ending"}, True),
        ({"age": 20, "ehc_plan": "none"}, False),
        ({"age": 27, "ehc_plan": "none"}, False),
        ({"age": 40}, False),
    ],
)
@pytest.mark.parametrize("council", ["hertfordshire", "portsmouth", "hampshire"])
@pytest.mark.parametrize("strand", ["social_care", "health"])
def test_an_adult_reads_of_the_plan_only_while_there_is_one_and_up_to_25(
    council: str, strand: str, answers: dict[str, str | int], *, told: bool
) -> None:
    nothing = {"who_answers": "parent", "continuing_healthcare": "no", "continuing_care": "no", "wheelchair": "no"}
    result = estimate(REAL / council, nothing | answers)["strands"][strand]
    assert any(step["text"].startswith(UNDER_25) for step in result["steps"]) == told
    assert not {reason["clause"] for reason in result["reasons"]} & {"ehc_plan_final", "draft_window"}


@pytest.mark.parametrize(
    ("age", "said", "unsaid"),
    [
        (17, "a deputy or somebody with parental responsibility agrees", "attorney"),
        (18, "a deputy or an attorney agrees", "parental responsibility"),
        (40, "a deputy or an attorney agrees", "parental responsibility"),
    ],
)
@pytest.mark.parametrize("council", ["peterborough", "portsmouth", "hampshire"])
def test_who_can_agree_to_health_money_is_told_for_the_age(council: str, age: int, said: str, unsaid: str) -> None:
    answers = {"age": age, "who_answers": "parent", "young_person_choice": "cannot_decide", "ehc_plan": "none"}
    for holder in ("parent", "young_person", "representative"):
        steps = estimate(REAL / council, answers)["holders"][holder]["strands"]["health"]["steps"]
        text = " ".join(step["text"] for step in steps)
        assert said in text, holder
        assert unsaid not in text, holder


@pytest.mark.parametrize(
    ("answers", "law"),
    [
        ({"age": 8}, "compulsory school age who qualify"),
        ({"age": 16, "school_leaving_date": "passed"}, "After compulsory school age"),
        ({"age": 18}, "After compulsory school age"),
        ({"age": 20}, "For a course begun before 19"),
        ({"age": 27}, "From 19, under national rules"),
    ],
)
@pytest.mark.parametrize("council", ["hertfordshire", "peterborough", "hampshire"])
def test_the_law_on_travel_is_told_for_the_age_alone(council: str, answers: dict[str, str | int], law: str) -> None:
    others = {"compulsory school age who qualify", "After compulsory school age", "begun before 19", "From 19, under"}
    text = " ".join(step["text"] for step in estimate(REAL / council, answers)["strands"]["transport"]["steps"])
    assert law in text
    assert sum(words in text for words in others) == (2 if answers["age"] == 20 else 1)


@pytest.mark.parametrize("council", COUNCILS)
def test_a_page_has_a_step_for_some_once(council: str) -> None:
    policy = editions(COUNCILS[council])[0].policy
    for strand in policy.strands:
        for outcome in as_written(strand.outcomes):
            texts = [step.text for step in outcome.steps]
            assert len(texts) == len(set(texts))
