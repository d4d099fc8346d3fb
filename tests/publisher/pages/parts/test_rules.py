from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from publisher.model import formulas
from publisher.pages.parts.labels import STRAND_LABELS
from publisher.pages.parts.rules import RuleWriter
from publisher.policies.editions import editions
from tests.examples import examples
from tests.policies import exampleshire
from tests.publisher.pages.written import between, shown, written

EDITION = editions(exampleshire())[0]
CLAUSES = {clause.id: clause for clause in EDITION.policy.clauses}
FORMULA: TypeAdapter[Any] = TypeAdapter(formulas.Formula)
NAMES = ["aged_16", "in_education", "draft_plan", "final_plan"]
LEADS = {"If:": all, "If all of these apply:": all, "If at least one of these applies:": any}
SUMMARY = '<summary markdown="span">'
GROUPS = {"all of these:": all, "at least one of these:": any}


def conditions(condition: Any) -> str:
    return RuleWriter(EDITION).conditions(FORMULA.validate_python(condition))


def holds(condition: Any, met: dict[str, bool]) -> bool:
    """Whether a condition holds, from what its author wrote."""
    if isinstance(condition, str):
        return met[condition]
    [(kind, parts)] = condition.items()
    if kind == "not":
        return not holds(parts, met)
    return (all if kind == "all" else any)(holds(part, met) for part in parts)


def reads(text: str, met: dict[str, bool]) -> bool:
    """Whether a reader with such clauses would say that the conditions on the page are so."""
    told = {clause.met: met[name] for name in NAMES if (clause := CLAUSES[name])}
    told |= {clause.unmet: not met[name] for name in NAMES if (clause := CLAUSES[name])}
    lead, _, *lines = text.split("\n")

    def group(depth: int) -> list[bool]:
        values = []
        while lines and lines[0].startswith("    " * depth + "- "):
            said = lines.pop(0).strip().removeprefix("- ")
            values.append(GROUPS[said](group(depth + 1)) if said in GROUPS else told[said])
        return values

    answer = LEADS[lead](group(0))
    assert not lines
    return answer


nested = st.recursive(
    st.sampled_from(NAMES),
    lambda part: (
        st.fixed_dictionaries({"all": st.lists(part, min_size=1, max_size=3)})
        | st.fixed_dictionaries({"any": st.lists(part, min_size=1, max_size=3)})
        | st.fixed_dictionaries({"not": part})
    ),
    max_leaves=7,
)


@pytest.mark.thorough
@given(nested)
@examples(200)
def test_any_nested_condition_reads_as_what_it_means(condition: Any) -> None:
    text = conditions(condition)
    for number in range(2 ** len(NAMES)):
        met = {name: bool(number >> place & 1) for place, name in enumerate(NAMES)}
        assert reads(text, met) == holds(condition, met)


@pytest.mark.parametrize(
    ("condition", "text"),
    [
        ("aged_16", "If:\n\n- The young person is 16 or over."),
        ({"not": "aged_16"}, "If:\n\n- The child is under 16."),
        (
            {"all": ["aged_16", "draft_plan"]},
            "If all of these apply:\n\n- The young person is 16 or over.\n- A draft of your EHC plan is being written.",
        ),
        (
            {"not": {"any": ["aged_16", "draft_plan"]}},
            "If all of these apply:\n\n- The child is under 16.\n- No draft EHC plan is being written.",
        ),
        (
            {"not": {"all": ["aged_16", {"not": "draft_plan"}]}},
            (
                "If at least one of these applies:\n\n"
                "- The child is under 16.\n- A draft of your EHC plan is being written."
            ),
        ),
    ],
)
def test_a_condition_is_told_in_the_words_of_the_family_it_fits(condition: Any, text: str) -> None:
    assert conditions(condition) == text


def test_a_rule_that_names_rules_is_written_out() -> None:
    now = between(written("who"), f"{SUMMARY}You can ask.", "**What to do**")
    assert now.splitlines()[2:] == [
        "If all of these apply:",
        "",
        "- at least one of these:",
        "    - The child is under 16.",
        "    - The young person is in education or training.",
        "- at least one of these:",
        "    - A draft of your EHC plan is being written.",
        "    - all of these:",
        "        - You have a final EHC plan.",
        "        - Your EHC plan is being looked at again now.",
        "",
    ]


def test_what_an_outcome_rests_on_stands_behind_the_lead_of_its_condition() -> None:
    told = RuleWriter(EDITION).conditions("aged_16", ["EX-004"])
    assert shown(told) == "If: EX-004 The young person is 16 or over."


def test_a_clause_has_its_place_once_and_is_linked_to_from_then_on() -> None:
    rules = RuleWriter(EDITION)
    first, second = rules.clauses("who", ["aged_16"]), rules.clauses("holding", ["aged_16"])
    assert 'id="clause-aged_16"' in first
    assert 'id="clause-aged_16"' not in second
    assert '[More<span class="visually-hidden"> on this rule</span>](who.md#clause-aged_16)' in second
    assert rules.homes == {"aged_16": "who"}


def test_on_paper_a_clause_that_is_on_the_page_already_is_named_by_its_number() -> None:
    rules = RuleWriter(EDITION)
    first = rules.clauses("who", ["draft_plan", "final_plan"])
    assert 'data-number="1" id="clause-draft_plan"' in first
    assert 'data-number="2" id="clause-final_plan"' in first
    assert "data-again" not in first
    again = rules.clauses("who", ["final_plan", "aged_16"])
    assert again.count("clause--again") == 1
    assert 'data-number="3" id="clause-aged_16"' in again
    assert 'data-again="Rule 2 above holds here, too."' in again
    both = rules.clauses("who", ["aged_16", "draft_plan"])
    assert 'data-again="Rules 1 and 3 above hold here, too."' in both


def test_what_is_new_to_a_page_is_printed_in_full_there_though_another_page_has_it() -> None:
    rules = RuleWriter(EDITION)
    rules.clauses("who", ["draft_plan", "final_plan"])
    other = rules.clauses("managing", ["final_plan"])
    assert 'data-number="1">' in other
    assert "who.md#clause-final_plan" in other
    assert "clause--again" not in other


def test_a_clause_of_discretion_says_who_decides_and_what_they_look_at() -> None:
    rules = RuleWriter(EDITION)
    assert shown(rules.clauses("managing", ["good_use", "school_agrees"])) == (
        "The council decides: A direct payment has to be a good use of public money. EX-011 "
        "They look at: what it costs; what else there is. "
        "The school or college decides: The school has to agree to support on its site. EX-010"
    )


def test_outcomes_are_told_in_order_with_what_they_are_called_and_what_to_do() -> None:
    strand = EDITION.policy.strands[1]
    assert shown(RuleWriter(EDITION).outcomes(strand.outcomes, STRAND_LABELS)) == (
        "Which of these is you? Start at the top. The first one that fits is yours. Press one to see when it fits. "
        "The rules for adults apply. Other rules apply If: The young person is 18 or over. "
        "What to do Ask adult services. EX-008 "
        "You can ask social care. Ask now If: Social care has written a plan. "
        "What to do Ask the social worker. "
        "Ask for a plan from social care. One step first This is for everybody else. "
        "What to do Ask for an assessment."
    )


def test_an_outcome_says_when_to_ask_and_whose_decision_it_rests_on() -> None:
    later = between(written("who"), f"{SUMMARY}There is a plan.", "</details>")
    assert later.count("Best asked when the plan is looked at again") == 1
    way = between(written("managing"), f"{SUMMARY}You could get a direct payment if the school agrees.", "</details>")
    assert "It then rests on a decision. The council decides. The school or college decides." in way


def test_an_outcome_that_stands_alone_is_so_for_everybody() -> None:
    [alone] = EDITION.policy.ways[1].outcomes
    assert "This is the same for everybody." in RuleWriter(EDITION).outcomes([alone], {"open": "Open"})
