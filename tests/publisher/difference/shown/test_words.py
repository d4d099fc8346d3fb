from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from publisher.difference.exact.told import Label, Subject
from publisher.difference.shown.words import conditions, name, told
from tests.publisher.difference.edited import Pair, build

if TYPE_CHECKING:
    from publisher.difference.result import Condition

DAY = date(2026, 11, 22)
PAIR = Pair(build(), build("a number is cut elsewhere"), DAY)


def condition(question: str, *cells: int) -> Condition:
    (found,) = conditions(PAIR.space, ((PAIR.space.numbers[question], cells),))
    return found


def test_a_condition_has_its_answers_in_words_and_by_ids_or_numbers() -> None:
    assert condition("age", 0, 2, 3) == {
        "question": "age",
        "answers": ["0 to 15", "17 to 25"],
        "options": [],
        "ranges": [[0, 15], [17, 25]],
        "unasked": False,
    }
    assert condition("in_education", 0, 2) == {
        "question": "in_education",
        "answers": ["Yes"],
        "options": ["yes"],
        "ranges": [],
        "unasked": True,
    }


def test_answers_are_said_by_what_families_read() -> None:
    version = PAIR.versions[1]
    strand, note = Subject("strand", "education"), Subject("note", "from_16")
    assert told(strand, "answer", Label("ask_now"), version) == ["Ask now"]
    assert told(strand, "answer", Label("ask_later", "in May"), version) == ["Best asked in May"]
    assert told(strand, "answer", Label("first_step", "in May"), version) == ["One step first. Best asked in May"]
    assert told(strand, "answer", Label("not_there"), version) == ["Not on this site"]
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
