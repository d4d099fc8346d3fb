"""A question is removed with all it decided: the names and the contradictions that still speak of it are found."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import reckoner
from publisher.check.texts.claims import check_conflicts, check_names_of_cases
from publisher.model.england.words import Term
from publisher.policies.editions import editions
from publisher.source.problems import Code, Report
from tests.policies import compiled, exampleshire

if TYPE_CHECKING:
    from publisher.policies.read import CouncilFiles

RESPITE = Term(id="respite", term="Short breaks", meaning="Time off.", also=["respite"])


def files_that_explain(*terms: Term) -> CouncilFiles:
    files = exampleshire()
    return replace(files, words=files.words.model_copy(update={"terms": [*files.words.terms, *terms]}))


def found_in_name(name: str, *, asked: str = "Can you manage?") -> list[str]:
    """What is said of the first family under a name, where a question that it answers is asked in some words."""
    files = files_that_explain(RESPITE)
    questions = [
        question.model_copy(update={"ask": asked}) if question.id == "manage" else question
        for question in files.questions.questions
    ]
    case = files.cases.cases[0].model_copy(update={"name": name})
    report = Report()
    check_names_of_cases(
        replace(
            files,
            questions=files.questions.model_copy(update={"questions": questions}),
            cases=files.cases.model_copy(update={"cases": [case]}),
        ),
        [reckoner.estimate(compiled(files.folder), case.given, case.as_of)],
        report,
    )
    assert {problem.code for problem in report.problems} <= {Code.CLAIMS_WHAT_IS_GONE}
    return [problem.what for problem in report.problems]


def found_in_conflict(we_use: str, touches: list[str], *, headline: str = "You can ask.") -> list[str]:
    """What is said of a contradiction, where the first outcome of the first strand has a headline."""
    files = files_that_explain(RESPITE)
    edition = editions(files)[0]
    conflict = edition.policy.conflicts[0].model_copy(update={"we_use": we_use, "touches": touches})
    strand = edition.policy.strands[0]
    outcome = strand.outcomes[0].model_copy(update={"headline": headline})
    strand = strand.model_copy(update={"outcomes": [outcome, *strand.outcomes[1:]]})
    strands = [strand, *edition.policy.strands[1:]]
    policy = edition.policy.model_copy(update={"conflicts": [conflict], "strands": strands})
    report = Report()
    check_conflicts(replace(edition, policy=policy), report)
    assert {problem.code for problem in report.problems} <= {Code.CLAIMS_WHAT_IS_GONE}
    return [problem.what for problem in report.problems]


def test_a_family_is_not_named_after_what_nobody_asks_or_tells_it() -> None:
    assert found_in_name("A child with respite") == [
        "The family's name speaks of 'Short breaks', and neither its answers nor its results do."
    ]
    assert found_in_name("A child with respite", asked="Do you have short breaks?") == []
    assert found_in_name("A child who can ask for a direct payment") == []


def test_what_is_used_where_pages_differ_speaks_of_nothing_that_no_rule_speaks_of() -> None:
    said = ["This speaks of 'Short breaks', and no question, clause or outcome does."]
    assert found_in_conflict("We ask about short breaks.", ["review_now"]) == said
    assert found_in_conflict("We ask about short breaks.", ["review_now"], headline="Ask about respite.") == []


def test_a_contradiction_that_touches_no_rule_may_speak_of_what_pages_alone_say() -> None:
    assert found_in_conflict("We ask about short breaks.", []) == []
