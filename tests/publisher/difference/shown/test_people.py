from __future__ import annotations

import random
import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
import yaml

from publisher.difference.exact.cover import families_of
from publisher.difference.exact.families import NOBODY
from publisher.difference.shown.people import EVERY_FAMILY, answered, in_a_sentence, people
from tests.policies import REAL
from tests.publisher.difference.edited import Pair, build

if TYPE_CHECKING:
    from publisher.difference.exact.space import Space
    from publisher.rules.diagram import Assignment

DAY = date(2026, 11, 22)
PAIR = Pair(build(), build("a number is cut elsewhere"), DAY)


_STRETCH = r"(?:under \d+|\d+ to \d+|\d+ or over|\d+)"
_OR_WHO = re.compile(", or (?:with|who) ")


def said(*answers: tuple[str, tuple[int, ...]], space: Space = PAIR.space) -> str:
    return people(space, tuple(sorted((space.numbers[question], cells) for question, cells in answers)))


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ((0,), "Children aged under 16"),
        ((1,), "Young people aged 16"),
        ((1, 2), "Young people aged 16 to 17"),
        ((3,), "Young people aged 18 or over"),
        ((0, 1), "Children and young people aged under 17"),
        ((0, 2, 3), "Children and young people aged under 16, or 17 or over"),
        ((0, 2), "Children and young people aged under 16 or 17"),
    ],
)
def test_people_are_called_by_their_age_which_is_said_in_as_few_stretches_as_can_be(
    cells: tuple[int, ...], words: str
) -> None:
    assert said(("age", cells)) == words


def test_who_gives_an_answer_is_said_as_the_question_says_it() -> None:
    assert said(("age", (1,)), ("ehc_plan", (0,))) == "Young people aged 16 with a final plan"
    assert said(("ehc_plan", (0, 1))) == "Children and young people with a final or draft plan"
    assert said(("ehc_plan", (0, 2))) == "Children and young people with a final plan or without a plan"


def test_what_they_have_comes_before_what_else_is_so_whichever_is_asked_first() -> None:
    assert said(("age", (1,)), ("in_education", (1,)), ("care_plan", (0,))) == (
        "Young people aged 16 with a social care plan and who are not in education"
    )
    assert said(("age", (0, 2, 3)), ("care_plan", (0,))) == (
        "Children and young people aged under 16, or 17 or over, with a social care plan"
    )
    assert said(("ehc_plan", (0, 1)), ("care_plan", (0,)), ("manage", (0,))) == (
        "Children and young people with a final or draft plan, and with a social care plan, and who could manage the "
        "money"
    )


def test_it_is_the_people_who_have_a_plan_and_not_the_plan_that_does_something() -> None:
    short_breaks = "with short break hours and no support plan"
    space = Pair(build(), build("a number is cut elsewhere"), DAY).space
    for place, name in ((space.numbers["care_plan"], short_breaks), (space.numbers["manage"], "who have asked")):
        question = space.questions[place]
        space.questions[place] = replace(question, said=dict.fromkeys(question.options, name))
    assert said(("care_plan", (0,)), ("manage", (0,)), space=space) == (
        "Children and young people with short break hours and no support plan, and who have asked"
    )
    assert said(("ehc_plan", (0,)), ("manage", (0,)), space=space) == (
        "Children and young people with a final plan and who have asked"
    )


def test_most_answers_are_said_by_those_who_do_not_give_them() -> None:
    space = Pair(build(), build("an option is new"), DAY).space
    assert said(("ehc_plan", (0, 1, 2)), space=space) == ("Children and young people, but not those without a plan")


def test_whoever_is_not_asked_is_said_to_be_among_those_who_do_not_say_otherwise() -> None:
    assert said(("in_education", (0, 2))) == "Children and young people, but not those who are not in education"
    assert said(("in_education", (2,))) == "Children and young people who are not asked \u2018In education\u2019"


def test_what_only_some_are_asked_is_said_of_these_and_the_others_beside_them() -> None:
    assert said(("ehc_plan", (0, 1)), ("ehc_review", (0, 3))) == (
        "Children and young people with a draft plan, or whose plan is being looked at now"
    )


def test_without_words_of_its_own_a_question_is_named_with_the_answer() -> None:
    space = Pair(build(), build("a question is new"), DAY).space
    assert said(("short_breaks", (0,)), space=space) == (
        "Children and young people who answer \u2018Yes\u2019 to \u2018Short breaks\u2019"
    )
    (age,) = (each for each in PAIR.space.questions if each.id == "age")
    number = age.question.number
    assert number is not None
    plain = replace(
        age, question=age.question.model_copy(update={"number": number.model_copy(update={"before": None})})
    )
    assert answered(plain, [1]) == "whose answer to \u2018Age\u2019 is 16"


def test_without_conditions_every_family_is_meant() -> None:
    assert people(PAIR.space, ()) == EVERY_FAMILY


def test_only_names_keep_their_capital_letters_inside_a_sentence() -> None:
    assert in_a_sentence("Education budget (Social care budget)") == "education budget (Social care budget)"
    assert in_a_sentence("The note \u2018From 16\u2019") == "the note \u2018From 16\u2019"
    assert in_a_sentence("Individual Service Fund") == "Individual Service Fund"


def test_every_answer_of_england_is_said_in_words() -> None:
    questions = yaml.safe_load((REAL / "england" / "questions.yaml").read_text(encoding="utf-8"))["questions"]
    assert [each["id"] for each in questions for option in each.get("options", ()) if "said" not in option] == []


@pytest.mark.thorough
def test_a_sentence_means_the_families_that_it_is_about_and_no_others() -> None:
    pair = Pair(build(), build("a number is cut elsewhere"), DAY)
    space = pair.space
    for place, question in enumerate(space.questions):
        having = "who" if place % 2 else "with"
        names = {option: f"{having} {place}_{cell}" for cell, option in enumerate(question.options)}
        space.questions[place] = replace(question, said=names)
    families = list(pair.families())
    chance = random.Random(16)  # noqa: S311 - it tries situations
    for _ in range(300):
        places = sorted(chance.sample(range(len(space.questions)), 3))
        box = tuple(
            (place, tuple(sorted(chance.sample(range(count), chance.randrange(1, count)))))
            for place in places
            for count in [space.cells[place]]
        )
        meant = space.meet([families_of(space, box), space.possible])
        if meant == NOBODY:
            continue
        # As in the sentences of a cover, each answer is one that some family gives.
        box = tuple(
            (place, tuple(cell for cell in cells if space.meet([meant, space.answering(place, [cell])]) != NOBODY))
            for place, cells in box
        )
        sentence = people(space, box)
        assert not re.search(r"\d_\d wh", sentence), sentence
        for family in chance.sample(families, 40):
            assert _is_among(space, sentence, family) == pair.has(meant, family), sentence


def _is_among(space: Space, sentence: str, family: Assignment) -> bool:
    """Whether a sentence, read as English is, speaks of a family."""
    rest, _, but = sentence.partition(", but not ")
    age = re.search(rf"aged ({_STRETCH}(?:(?:, or|,| or) {_STRETCH})*)", rest)
    if age is not None and not any(_is_aged(space, words, family) for words in re.findall(_STRETCH, age[1])):
        return False
    unasked = re.findall("not asked \u2018([^\u2019]*)", rest)
    if any(family[place] in each.asked for place, each in enumerate(space.questions) if each.short in unasked):
        return False
    # 'And with' begins another condition, as a comma does before 'with'; what follows 'or' goes on with the last one.
    # 'Who' is as 'with' is.
    conditions = re.split(r",? and (?:with|who) |, (?:with|who) | (?:with|who) ", _OR_WHO.sub(" or ", rest))
    return all(_gives(condition, family) for condition in conditions if "_" in condition) and not (
        but and _gives(but, family)
    )


def _gives(words: str, family: Assignment) -> bool:
    return any(family[int(place)] == int(cell) for place, cell in re.findall(r"(\d+)_(\d+)", words))


def _is_aged(space: Space, words: str, family: Assignment) -> bool:
    place = space.numbers["age"]
    question = space.questions[place]
    low, high = question.starts[family[place]], question.starts[family[place] + 1] - 1
    numbers = [int(number) for number in re.findall(r"\d+", words)]
    least = 0 if words.startswith("under") else numbers[0]
    most = numbers[0] - 1 if words.startswith("under") else 999 if words.endswith("over") else numbers[-1]
    return least <= low and high <= most
