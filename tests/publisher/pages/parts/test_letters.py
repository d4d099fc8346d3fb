from __future__ import annotations

from publisher.pages.council_build import CouncilBuild
from publisher.pages.parts.letters import words_to_send
from tests.policies import REAL, councils, exampleshire
from tests.publisher.pages.written import DAY, shown


def test_the_words_are_those_for_the_best_that_a_strand_can_be() -> None:
    edition = CouncilBuild(exampleshire()).edition_on(DAY)
    text = shown(words_to_send(edition, edition.policy.strands[0]))
    assert "Words that you can send: ask now" in text
    assert "Request for a personal budget I am asking for a budget. This is the rule that I rely on." in text
    assert "The Example Act 2014 section 1: A council has to think about every request for a budget." in text
    assert "You can ask all the same." not in text


def test_where_a_page_is_silent_the_words_ask_whether_there_is_a_budget_and_say_that_one_can_ask() -> None:
    hertfordshire = next(files for files in councils(REAL) if files.council.id == "hertfordshire")
    edition = CouncilBuild(hertfordshire).edition_on(DAY)
    travel = next(strand for strand in edition.policy.strands if strand.id == "transport")
    text = shown(words_to_send(edition, travel))
    assert "Words that you can send: the council's page does not say" in text
    assert "There may be a travel budget that no page mentions" in text
    assert "I would like to know whether you offer a personal budget for travel" in text


def test_every_strand_of_every_council_has_words_to_send() -> None:
    for files in councils(REAL):
        edition = CouncilBuild(files).edition_on(DAY)
        for strand in edition.policy.strands:
            assert "I am asking" in (text := words_to_send(edition, strand)) or "I would like" in text


def test_a_review_is_asked_for_only_where_a_direct_payment_for_education_is_refused() -> None:
    letters = councils(REAL)[0].letters.letters
    asking = [(letter, text) for letter in letters for text in letter.then if "ask for a review" in text]
    assert asking
    for letter, text in asking:
        assert (letter.strand, "EDU-6" in letter.cites) == ("education", True)
        assert "If it is to a direct payment, please tell me how I can ask for a review." in text


def test_a_letter_on_travel_has_the_rules_for_every_age() -> None:
    travel = [letter for letter in councils(REAL)[0].letters.letters if letter.strand == "transport"]
    assert travel
    assert [letter.subject for letter in travel if not {"TR-1", "TR-3", "TR-4"} <= set(letter.cites)] == []
