from __future__ import annotations

from typing import TYPE_CHECKING

from publisher.check import check_policies
from publisher.source.problems import Code, Report
from tests.policies import Mistake, copy_of_good

if TYPE_CHECKING:
    from pathlib import Path

LAST_RULE = "          - text: Look at the parent's rules.\n"
ITS_OWN_FOR_SOCIAL_CARE = """\
    strands:
      social_care:
        - status: "yes"
          if: aged_16
          headline: For social care you can hold it.
        - status: "no"
          otherwise: true
          headline: For social care it is the parent before 16.
          steps:
            - text: Ask your parent.
"""


def told_to_the_family_of_17(folder: Path, *, education: str, social_care: str) -> list[str]:
    """What is wrong when it expects so much of the young person, who has a rule of their own in one strand."""
    policies = copy_of_good(folder)
    Mistake("exampleshire/policy.yaml", "", LAST_RULE, LAST_RULE + ITS_OWN_FOR_SOCIAL_CARE).make(policies)
    Mistake(
        "exampleshire/cases.yaml",
        "",
        "        education: {status: ask_now, met: [in_education, final_plan, review_now], unmet: []}\n"
        "        social_care: {status: need_answers}\n",
        f"        education: {{holders: {{young_person: {education}}}}}\n"
        f"        social_care: {{holders: {{young_person: {social_care}}}}}\n",
    ).make(policies)
    report = Report()
    check_policies(policies, report)
    return [problem.what for problem in report.in_order() if problem.code is Code.CASE_FAILS]


def test_a_holder_is_told_in_each_strand_by_its_own_rules_or_by_the_general_ones(tmp_path: Path) -> None:
    assert told_to_the_family_of_17(tmp_path, education="depends", social_care='"yes"') == []


def test_a_holder_expected_otherwise_in_one_strand_fails_there(tmp_path: Path) -> None:
    assert told_to_the_family_of_17(tmp_path, education='"no"', social_care="depends") == [
        "The status of young_person for education is depends, but this family expects no.",
        "The status of young_person for social_care is yes, but this family expects depends.",
    ]
