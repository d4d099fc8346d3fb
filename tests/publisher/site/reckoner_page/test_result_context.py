"""What the results page is given to show beside the engine's result."""

from __future__ import annotations

from datetime import date

from publisher.pages.disagree import SILENT_ON_REDRESS
from publisher.policies.editions import edition_on
from publisher.site.reckoner_page.result_context import result_context
from tests.policies import REAL, councils, exampleshire

GIVEN = result_context(edition_on(exampleshire(), date(2026, 11, 22)))


def test_an_item_says_what_holds_for_which_kind_of_budget() -> None:
    assistant = next(item for item in GIVEN["spending"] if item["id"] == "assistant")
    told = [(answer["status"], [strand["name"] for strand in answer["strands"]]) for answer in assistant["answers"]]
    assert told == [("if_agreed", ["Social care budget"]), ("not_stated", ["Education budget"])]


def test_silence_on_an_item_is_never_a_no() -> None:
    bicycle = next(item for item in GIVEN["spending"] if item["id"] == "bicycle")
    (answer,) = bicycle["answers"]
    assert (answer["status"], answer["label"], answer["strands"]) == ("not_stated", "The page does not say", [])


def test_national_rules_are_marked_and_the_councils_own_words_are_not() -> None:
    assert [moment["national"] for moment in GIVEN["review"]] == [False, True]
    said = [[part["national"] for part in step["says"]] for step in GIVEN["redress"]["steps"]]
    assert said == [[True], [False]]


def test_a_step_after_a_no_gives_its_time_limit() -> None:
    limits = [step["time_limit"] for step in GIVEN["redress"]["steps"]]
    assert limits == [{"text": "Ten weeks.", "cites": ["LAW-4"]}, None]


def test_what_is_said_of_some_budgets_of_a_step_names_them() -> None:
    files = next(files for files in councils(REAL) if files.council.id == "portsmouth")
    steps = result_context(edition_on(files, files.council.version))["redress"]["steps"]
    (complaint,) = (step for step in steps if step["name"] == "Complain to the council")
    assert complaint["strands"] == ["education", "social_care", "transport"]
    assert [[strand["name"] for strand in part["only"]] for part in complaint["says"]] == [
        [],
        ["Care and short breaks"],
    ]


def test_a_page_that_does_not_say_what_follows_a_no_is_said_to_be_silent() -> None:
    def before(council: str) -> list[str]:
        files = next(files for files in councils(REAL) if files.council.id == council)
        return result_context(edition_on(files, files.council.version))["redress"]["before"]

    assert SILENT_ON_REDRESS in before("portsmouth")
    assert SILENT_ON_REDRESS not in before("hertfordshire")


def test_the_councils_own_help_comes_with_the_steps_that_name_it() -> None:
    files = next(files for files in councils(REAL) if files.council.id == "peterborough")
    first, *others = result_context(edition_on(files, files.council.version))["redress"]["steps"]
    assert first["helper"] is not None
    assert first["helper"]["phone"] == "0300 365 1020"
    assert [(step["name"], step["helper"]["web"]) for step in others if step["helper"]] == [
        ("Complain to the council", "https://www.peterborough.gov.uk/council/complaints-and-feedback")
    ]


def test_a_page_on_complaints_about_social_care_alone_says_how_else_to_complain() -> None:
    files = next(files for files in councils(REAL) if files.council.id == "hampshire")
    steps = result_context(edition_on(files, files.council.version))["redress"]["steps"]
    (step,) = (step for step in steps if step["name"] == "Complain to the council")
    assert step["helped"] == ["social_care"]
    otherwise = step["otherwise"]
    assert otherwise is not None
    assert otherwise["text"].startswith("Ask Children's Services how to complain")
    assert otherwise["strands"] == ["education", "transport"]
    assert [kind["name"] for kind in otherwise["only"]] == ["Education", "Travel"]
    assert {tuple(one["helped"]) for one in steps if one is not step} == {()}


def test_a_review_names_the_ways_that_it_is_about() -> None:
    assert GIVEN["review"][0]["ways"] == [{"id": "direct_payment", "name": "Direct payment"}]


def test_a_way_says_in_which_respect_it_means_something() -> None:
    assert GIVEN["ways"][0]["means"] == [
        {"topic": "Work for you", "text": "You keep the receipts.", "cites": ["EX-009"]}
    ]
