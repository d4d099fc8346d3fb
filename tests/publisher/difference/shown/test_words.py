from __future__ import annotations

from datetime import date

import pytest

from publisher.difference.exact.told import Label, Subject
from publisher.difference.shown.words import EVERY_FAMILY, conditions, name, sentence, told
from tests.publisher.difference.edited import Pair, build

DAY = date(2026, 11, 22)
PAIR = Pair(build(), build("a number is cut elsewhere"), DAY)


def said(question: str, *cells: int) -> str:
    return sentence(conditions(PAIR.space, ((PAIR.space.numbers[question], cells),)))


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ((0,), "Age: under 16"),
        ((1,), "Age: 16"),
        ((1, 2), "Age: 16 to 17"),
        ((3,), "Age: 18 or over"),
        ((0, 1), "Age: under 17"),
        ((0, 2, 3), "Age: under 16 or 17 or over"),
    ],
)
def test_numbers_are_said_in_as_few_stretches_as_can_be(cells: tuple[int, ...], words: str) -> None:
    assert said("age", *cells) == words


def test_options_are_said_by_their_labels_and_most_of_them_by_those_that_are_left_out() -> None:
    assert said("ehc_plan", 2) == "EHC plan: \u2018No\u2019"
    assert said("ehc_plan", 0, 2) == "EHC plan: \u2018Yes, there is a final plan\u2019 or \u2018No\u2019"
    space = Pair(build(), build("an option is new"), DAY).space
    found = conditions(space, ((space.numbers["ehc_plan"], (0, 1, 2)),))
    assert sentence(found) == "EHC plan: not \u2018No\u2019"
    assert found[0]["answers"] == ["Yes, there is a final plan", "We have asked", "A draft plan is being written"]


def test_that_a_question_is_not_asked_is_said() -> None:
    assert said("in_education", 2) == "In education: not asked"
    assert said("in_education", 0, 2) == "In education: \u2018Yes\u2019, or not asked"


def test_a_sentence_without_conditions_is_about_every_family() -> None:
    assert sentence([]) == EVERY_FAMILY


def test_answers_are_said_by_what_families_read() -> None:
    version = PAIR.versions[1]
    strand, note = Subject("strand", "education"), Subject("note", "from_16")
    assert told(strand, "answer", Label("ask_now"), version) == ["Ask now"]
    assert told(strand, "answer", Label("ask_later", "in May"), version) == ["Best asked in May"]
    assert told(strand, "answer", Label("first_step", "in May"), version) == ["One step first. Best asked in May"]
    assert told(strand, "answer", Label("not_there"), version) == ["Not there"]
    assert told(note, "answer", Label("hidden"), version) == ["Not shown"]
    assert told(strand, "ask", Label("ask_now", None, ("sen_team", "gone")), version) == ["The SEN team", "gone"]
    decided = told(strand, "decides", Label("depends", None, ("good_use",)), version)
    assert decided == ["A direct payment has to be a good use of public money."]


def test_words_that_depend_on_who_reads_are_those_for_whom_pages_speak_to() -> None:
    steps = Label("ask_now", None, ("Ask for {child}.", "{Child} can come."))
    said = told(Subject("strand", "education"), "steps", steps, PAIR.versions[1])
    assert said == ["Ask for your child.", "Your child can come."]


def test_subjects_have_the_names_that_families_read() -> None:
    def named(subject: Subject) -> str:
        return name(PAIR.space, subject, *PAIR.versions)

    assert named(Subject("strand", "education")) == "Education budget"
    assert named(Subject("question", "age")) == "The question \u2018Age\u2019"
    assert named(Subject("note", "from_16")).startswith("The note \u2018From 16")
