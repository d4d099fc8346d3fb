from __future__ import annotations

from pathlib import Path

from publisher.source.kept import Kept, KeptOnce, Same
from publisher.source.problems import Code, Place, Report

PLACE = Place(Path("policy.yaml"), 3)


class Maker:
    """Counts how often it makes something."""

    def __init__(self) -> None:
        self.made = 0

    def __call__(self) -> str:
        self.made += 1
        return f"made {self.made}"


def test_of_the_same_things_nothing_is_made_twice_and_of_others_something_else_is() -> None:
    kept, make = Kept(), Maker()
    assert kept.of(make, "page", "words") == "made 1"
    assert kept.of(make, "page", "words") == "made 1"
    assert kept.of(make, "page", "other words") == "made 2"
    assert kept.of(make, "letter", "words") == "made 3"


def test_what_nobody_asked_for_in_a_round_is_forgotten() -> None:
    kept, make = Kept(), Maker()
    kept.of(make, "asked for")
    kept.of(make, "left")
    kept.forget_unused()
    kept.of(make, "asked for")
    kept.forget_unused()
    assert kept.get("asked for") == "made 1"
    assert kept.get("left") is None


def test_what_was_asked_for_in_a_round_that_failed_is_still_there_after_the_next() -> None:
    kept, make = Kept(), Maker()
    kept.of(make, "page")
    kept.forget_unused()
    # A round that fails does not get as far as to ask for a page, nor to forget.
    kept.of(make, "policy")
    assert kept.get("page") == "made 1"


def test_equal_things_are_not_the_same_thing() -> None:
    one, other = ["a plan"], ["a plan"]
    assert Same(one) == Same(one)
    assert hash(Same(one)) == hash(Same(one))
    assert Same(one) != Same(other)
    assert Same(one) != Same(one, one)
    assert Same(one) != one


def test_what_has_a_problem_is_made_again_and_says_it_again() -> None:
    kept, times = Kept(), []

    def read(report: Report) -> str:
        times.append(1)
        report.add(PLACE, Code.UNREADABLE, "This cannot be read.", "Write it again.")
        return "half of it"

    for _ in range(2):
        report = Report()
        assert kept.of_sound(read, report, "file") == "half of it"
        assert [problem.what for problem in report.problems] == ["This cannot be read."]
    assert len(times) == 2


def test_a_problem_that_is_known_already_is_still_one() -> None:
    # Two councils can have the same problem in what they share. It is told once, and neither is sound.
    kept, report = Kept(), Report()
    report.add(PLACE, Code.UNREADABLE, "This cannot be read.", "Write it again.")

    def read(own: Report) -> str:
        own.add(PLACE, Code.UNREADABLE, "This cannot be read.", "Write it again.")
        return "half of it"

    kept.of_sound(read, report, "file")
    assert len(report.problems) == 1
    assert kept.get("file") is None


def test_what_has_no_problem_is_kept() -> None:
    kept, make, report = Kept(), Maker(), Report()
    assert kept.of_sound(lambda _: make(), report, "file") == "made 1"
    assert kept.of_sound(lambda _: make(), report, "file") == "made 1"


def test_what_could_not_be_made_is_tried_again() -> None:
    kept, report = Kept(), Report()
    assert kept.of_sound(lambda _: None, report, "file") is None
    assert kept.of_sound(lambda _: "made", report, "file") == "made"


def test_for_one_build_what_is_kept_is_asked_for_once() -> None:
    kept, make = KeptOnce(), Maker()
    kept.keep("made elsewhere", "page")
    assert kept.of(make, "page") == "made elsewhere"
    assert kept.of(make, "page") == "made 1"
    assert kept.of(make, "page") == "made 2"
