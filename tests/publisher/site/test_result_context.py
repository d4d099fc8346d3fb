"""What the results page is given to show beside the engine's result."""

from __future__ import annotations

from datetime import date

from publisher.policies.editions import edition_on
from publisher.site.result_context import result_context
from tests.policies import exampleshire

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
    assert [step["national"] for step in GIVEN["redress"]] == [False, True]


def test_a_review_names_the_ways_that_it_is_about() -> None:
    assert GIVEN["review"][0]["ways"] == [{"id": "direct_payment", "name": "Direct payment"}]


def test_a_way_says_in_which_respect_it_means_something() -> None:
    assert GIVEN["ways"][0]["means"] == [
        {"topic": "Work for you", "text": "You keep the receipts.", "cites": ["EX-009"]}
    ]


def test_a_letter_gives_the_reference_and_the_words_of_each_rule() -> None:
    assert GIVEN["letters"][0]["rules"] == [
        {
            "id": "LAW-1",
            "where": "The Example Act 2014 section 1",
            "fact": "A council has to think about every request for a budget.",
        }
    ]
