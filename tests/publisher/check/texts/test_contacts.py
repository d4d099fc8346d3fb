"""Numbers and addresses that are written out are found, and other figures are left alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from publisher.check.texts.contacts import check_written_out
from publisher.source.problems import Code, Report
from tests.policies import exampleshire


def found(text: str = "Ask.", **contact: str) -> list[tuple[Code, str]]:
    """What is said of a council with a text in an answer, and of its first contact."""
    files = exampleshire()
    answer = files.faq.faq[0].answer[0].model_copy(update={"text": text})
    question = files.faq.faq[0].model_copy(update={"answer": [answer]})
    contacts = [files.council.contacts[0].model_copy(update=contact), *files.council.contacts[1:]]
    report = Report()
    check_written_out(
        replace(
            files,
            faq=files.faq.model_copy(update={"faq": [question]}),
            council=files.council.model_copy(update={"contacts": contacts}),
        ),
        report,
    )
    return [(problem.code, problem.what) for problem in report.problems]


@pytest.mark.parametrize(
    "way",
    [
        "01632 960002",
        "(01632) 960002",
        "023 9268 8842",
        "02392437905",
        "0300 561 0903",
        "0800 1111",
        "+44 1632 960002",
        "+44 (0)1632 960002",
        "01632-960-002",
        "960002",
        "960 002",
        "9268 8842",
        "sen.team@exampleshire.example",
        "SEN@council.gov.uk",
    ],
)
def test_a_number_or_an_address_is_found_whole_wherever_it_is_in_a_sentence(way: str) -> None:
    for text in (f"Call {way}.", f"{way} is where to ask.", f"Ask ({way}), or write."):
        assert [code for code, what in found(text) if f"'{way}'" in what] == [Code.NUMBER_WRITTEN_OUT], text


@pytest.mark.parametrize(
    "text",
    [
        "Ask the 0-25 Together team.",
        "It was in 2018, or on 1 April 2027.",
        "Ring 111 or 999.",
        "The office is at PO16 7ER.",
        "It is for ages 0 to 25, and about 40 hours.",
        "See SI 2014/1652, regulation 10.",
        "It costs 1,250 pounds, and £250 000 for all.",
        "It was so in 2024 2025 and 2025-2026.",
        "Call {contact:sen_team.phone}.",
    ],
)
def test_other_figures_are_left_alone(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize("way", ["+44 1632 960001", "01632-960-001", "960001", "960 001"])
def test_the_number_of_a_contact_is_known_however_it_is_spaced_and_without_its_area(way: str) -> None:
    assert "so it would stay when the contact's changes" in found(f"Call {way}.")[0][1]


@pytest.mark.parametrize("email", ["sen at example.org", "sen@example", "@example.org", "a b@example.org", "sen@.org"])
def test_an_address_that_reaches_nobody_is_found(email: str) -> None:
    assert (Code.WRONG_VALUE, f"'{email}' is not an e-mail address.") in found(email=email)


@pytest.mark.parametrize("email", ["sen@example.org", "sen.team+1@send.example.gov.uk"])
def test_an_address_that_can_reach_somebody_is_left_alone(email: str) -> None:
    assert found(email=email) == []


def test_an_address_is_found_beside_a_word_of_any_length() -> None:
    # Where each place in the word were a beginning, this would take an hour.
    text = f"{'[' * 300_000} Write to {'a' * 300_000} or team@council.example."
    ((code, what),) = found(text)
    assert (code, "'team@council.example'" in what) == (Code.NUMBER_WRITTEN_OUT, True)
