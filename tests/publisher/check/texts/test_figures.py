"""A number that no fact behind a text has is found, however it is written; one that a fact has is not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from publisher.check.texts.figures import check_figures
from publisher.model.formulas import Test as AnswerTest
from publisher.source.problems import Code, Report
from tests.policies import exampleshire

FILES = exampleshire()
FACT = next(fact for fact in FILES.facts.values() if fact.id == "EX-003")
CLAUSE = next(clause for clause in FILES.policy.clauses if clause.test is not None)


def is_odd(fact: str, text: str, *, test: AnswerTest | None = None, where: str = "one Page") -> bool:
    """Whether something is said of a clause's words that rest on one fact; with a test, of those for who meets it."""
    key = "says" if test is None else "met"
    words = {"says": "It is so.", "met": "It is so.", "unmet": "It is not so.", "unknown": "Nobody knows."}
    alone = CLAUSE.model_copy(
        update={"id": "tried", "test": test or CLAUSE.test, "cites": [FACT.id], **words, key: text}
    )
    policy = FILES.written.model_copy(update={"clauses": [alone]})
    facts = {**FILES.facts, FACT.id: replace(FACT, fact=fact, where=where)}
    report = Report()
    check_figures(replace(FILES, written=policy, facts=facts), report)
    assert {problem.code for problem in report.problems} <= {Code.NUMBER_OF_NO_FACT}
    return any(problem.place == alone.place(key) for problem in report.problems)


@pytest.mark.parametrize(
    ("fact", "text"),
    [
        ("Ask from 16.", "Ask from 18."),
        ("It lasts to the 25th birthday.", "It lasts to the 26th birthday."),
        ("An answer takes two months.", "An answer takes three months."),
        ("An answer takes 6 weeks.", "An answer takes eight weeks."),
        ("The list is of summer 2015.", "The list is of summer 2016."),
        ("It has four tests.", "It has five tests."),
        ("There are 40 hours.", "There are 50 hours."),
        ("It is for ages 0 to 18.", "It is for ages 0 to 17."),
        ("It is for twelve years.", "It is for thirteen years."),
        ("There is a page.", "The page is from December 2021."),
        ("The list is of summer 2015.", "The list is of summer 2015, eleven years ago."),
    ],
)
def test_a_number_of_no_fact_is_found(fact: str, text: str) -> None:
    assert is_odd(fact, text)


@pytest.mark.parametrize(
    ("fact", "text"),
    [
        ("Ask from 16.", "Ask from 16."),
        ("An answer takes two months.", "It takes 2 months."),
        ("It is paid every year.", "It is paid every 12 months."),
        ("It is for over 16.", "That may be 16 or 17."),
        ("It is for ages 0 to 18.", "From 19 it is over."),
        ("It is from birth to 25.", "It is for ages 0 to 25."),
        ("It takes 45 working days.", "It takes 45 working days. That is about nine weeks."),
        ("It goes on after school.", "It goes on after Year 11. Ask the 0-25 Together team."),
        ("There are two ways.", "One of the two pages says so."),
        ("Call the team.", "Call the team on {contact:sen_team.phone}."),
    ],
)
def test_a_number_that_a_fact_has_is_not(fact: str, text: str) -> None:
    assert not is_odd(fact, text)


def test_the_year_of_a_source_may_be_said() -> None:
    assert not is_odd("There is a page.", "The page is from December 2021.", where="Complaints policy of December 2021")


@pytest.mark.parametrize(("text", "odd"), [("From 16.", False), ("You are over 15.", False), ("From 17.", True)])
def test_who_meets_a_test_is_told_its_number_and_no_other(text: str, *, odd: bool) -> None:
    assert is_odd("Older people can ask.", text, test=AnswerTest(question="age", at_least=16)) == odd


def test_what_a_page_says_rests_on_facts_whatever_is_tested() -> None:
    sixteen = CLAUSE.model_copy(update={"test": AnswerTest(question="age", at_least=16), "says": "It is from 16."})
    policy = FILES.written.model_copy(update={"clauses": [sixteen.model_copy(update={"cites": [FACT.id]})]})
    report = Report()
    check_figures(replace(FILES, written=policy), report)
    assert [problem.place for problem in report.problems if problem.place == sixteen.place("says")]
