from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.difference.compare import compare
from publisher.difference.edits import NATIONAL_FILES, edits
from publisher.difference.shown.outline import (
    EQUAL,
    WORDS_EDITED,
    Detail,
    Heading,
    Line,
    count_line,
    outline,
    percent,
    where_they_differ,
)
from publisher.pages.council_build import CouncilBuild
from tests.policies import changed, exampleshire
from tests.publisher.difference.edited import AGED_17, build, edited, plain_place

if TYPE_CHECKING:
    from pathlib import Path

    from publisher.difference.result import Comparison


def comparison(name: str | None) -> Comparison:
    """The comparison of the invented council with an edit of it."""
    return between(build(), build(name))


def between(old: CouncilBuild, new: CouncilBuild) -> Comparison:
    """The comparison of two versions of the invented council."""
    return {
        "format": 1,
        "old": "before",
        "new": "after",
        "added": [],
        "removed": [],
        "national": edits(old.files, new.files, NATIONAL_FILES, plain_place),
        "councils": [compare(old, new, plain_place)],
    }


def lines(name: str | None) -> list[str]:
    return [each.text for each in outline(comparison(name)) if isinstance(each, Line)]


def headings(name: str | None) -> list[str]:
    return [each.text for each in outline(comparison(name)) if isinstance(each, Heading)]


def test_equal_versions_are_said_to_be_the_same_and_nothing_else() -> None:
    assert lines(None) == [EQUAL]


def test_causes_come_before_what_they_do_and_the_worse_before_the_better() -> None:
    found = headings("a number is cut elsewhere")
    first = found.index("From 1 November 2026 on, until 1 April 2027")
    assert found[first + 1 : first + 4] == ["What did it", "Worse", "Better"]


@pytest.mark.parametrize("name", ["a number is cut elsewhere", "a note is gone", "a national rule", "another step"])
def test_no_level_of_headings_is_left_out(name: str) -> None:
    found = [each.heading if isinstance(each, Detail) else each for each in outline(comparison(name))]
    levels = [each.level for each in found if isinstance(each, Heading)]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_a_change_says_who_what_an_example_why_and_how_many() -> None:
    found = lines("a note is gone")
    start = next(at for at, line in enumerate(found) if line.startswith("Young people"))
    assert found[start : start + 4] == [
        (
            "Young people aged 16 or over: the note \u2018From 16 the young person is asked what they want.\u2019, "
            "from \u2018Shown\u2019 to \u2018Not shown\u2019."
        ),
        "For example: age 16.",
        "Because of note from_16 (old policy.yaml:231).",
        (
            "56 % of all possible sets of answers. 2 of 5 worked families: \u2018A young person whose plan is reviewed "
            "now\u2019, \u2018A young person of 18 who has left college\u2019."
        ),
    ]


@pytest.mark.parametrize(
    ("asking", "names", "perhaps", "said"),
    [
        (5, [], [], "None of 5 worked families."),
        (5, ["A"], ["B"], "1 of 5 worked families: \u2018A\u2019; 1 more may be, as some of their answers are open."),
        (3, ["A"], [], "1 of the 3 worked families that ask on these days: \u2018A\u2019."),
        (3, [], [], "None of the 3 worked families that ask on these days."),
        (1, ["A"], [], "The one worked family that asks on these days: \u2018A\u2019."),
        (1, [], ["A"], "Perhaps the one worked family that asks on these days, as some of its answers are open."),
        (1, [], [], "Not the one worked family that asks on these days."),
        (0, [], [], "None of the worked families asks on these days."),
    ],
)
def test_of_worked_families_those_are_counted_that_ask_on_the_days_of_a_change(
    asking: int, names: list[str], perhaps: list[str], said: str
) -> None:
    some = comparison("a note is gone")
    (period, *_) = some["councils"][0]["periods"]
    period["families"] = asking
    for group in period["groups"]:
        group["families"], group["perhaps"] = names, perhaps
    assert f"56 % of all possible sets of answers. {said}" in [
        each.text for each in outline(some) if not isinstance(each, Detail)
    ]


def test_what_is_so_in_general_is_named_so_beside_what_each_budget_has_of_its_own() -> None:
    found = lines("what is so in general, where each budget has outcomes of its own")
    assert found[0] == "1 change for families: 1 worse. 11 results as before for every family."
    assert (
        "Young people aged 16 or over: young person (in general), from \u2018It depends\u2019 to \u2018Someone else "
        "instead\u2019."
    ) in found


def test_of_every_family_no_example_is_given() -> None:
    found = lines("a question is new")
    start = next(at for at, line in enumerate(found) if line.startswith("Every family: "))
    assert found[start + 1].startswith("Because of clause short_breaks")


def test_a_clause_that_an_edit_needs_is_listed_with_it_and_not_as_one_that_changes_nothing(tmp_path: Path) -> None:
    before, note = "  - id: aged_18\n    says", "    page: holding\n    if: aged_16\n"
    edits = ((before, AGED_17 + before), (note, note.replace("aged_16", "aged_17")))
    new = CouncilBuild(exampleshire(changed(tmp_path, "exampleshire/policy.yaml", *edits)))
    for versions, said in (
        ((build(), new), "clause aged_17 (new policy.yaml:14; used by note from_16)"),
        ((new, build()), "clause aged_17 (was old policy.yaml:14; was used by note from_16)"),
    ):
        found = [each.text for each in outline(between(*versions)) if not isinstance(each, Detail)]
        assert found.index("What did it") < found.index(said) < found.index("Neither better nor worse")
        assert "Edits of the rules that give no family another answer" not in found


def test_what_several_things_move_for_the_same_families_is_listed_under_them() -> None:
    found = lines("a number is cut elsewhere")
    start = found.index("Young people aged 16:")
    assert [line.partition(" (")[0].partition("\u2018")[0] for line in found[start + 1 : start + 3]] == [
        "Young person",
        "The note ",
    ]


def test_other_steps_with_the_same_answer_are_a_detail_that_says_what_it_is_instead() -> None:
    (detail,) = (each for each in outline(comparison("another step")) if isinstance(each, Detail))
    assert detail.instead == "1 situation in which the answer is the same, but not all that goes with it."
    assert "Social care budget, what to do: now \u2018Wait.\u2019" in [line.text for line in detail.lines]


def test_another_headline_with_the_same_status_and_steps_is_said_and_names_what_did_it() -> None:
    found = lines("another headline")
    assert any("1 change of what goes with the same answer." in line for line in found)
    assert any(line.startswith("what is said of social_care: new outcome (") for line in found)
    (detail,) = (each for each in outline(comparison("another headline")) if isinstance(each, Detail))
    who = "Young people aged 16 to 17 without a social care plan"
    assert [line.text for line in detail.briefly] == [f"{who}: Social care budget, what is said of it"]
    assert [line.text for line in detail.lines][:3] == [
        f"{who}:",
        "Social care budget, what is said of it: no longer \u2018Ask for a plan from social care.\u2019",
        "Social care budget, what is said of it: now \u2018At 16 this is yours to begin.\u2019",
    ]


@pytest.mark.parametrize(
    ("headline", "causes"),
    [
        ("Ask for a plan from social care first.", []),
        ("It is too early for this budget.", ["what is said of social_care: the headline"]),
    ],
)
def test_a_headline_in_new_words_is_words_alone_and_one_that_says_something_else_is_not(
    headline: str, causes: list[str], tmp_path: Path
) -> None:
    edit = {
        "file": "exampleshire/policy.yaml",
        "find": "headline: Ask for a plan from social care.",
        "put": f"headline: {headline}",
    }
    new = CouncilBuild(exampleshire(edited(tmp_path, [edit])))
    (period, *_) = compare(build(), new, plain_place)["periods"]
    assert bool(period["counts"]["told"]) is bool(causes)
    assert [cause["name"] for cause in period["causes"]] == causes


@pytest.mark.thorough
def test_of_many_situations_with_the_same_answer_so_many_are_named_and_the_rest_counted() -> None:
    (period, *_) = compare(build(), build("another headline"), plain_place)["periods"]
    many = comparison("another headline")
    many["councils"][0]["periods"] = [{**period, "groups": period["groups"] * 23}]
    (detail,) = (each for each in outline(many) if isinstance(each, Detail))
    assert len(detail.briefly) == 21
    assert detail.briefly[-1].text == "and 3 more"


def test_what_a_question_takes_no_longer_is_said_of_the_older_version() -> None:
    assert any("care_plan yes (before)" in line for line in lines("a question is no longer asked"))


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ((0, 0, 0, 0, 4), "No family is given another answer. 4 results as before for every family."),
        ((1, 0, 0, 0, 0), "1 change for families: 1 worse. 0 results as before for every family."),
        ((1, 2, 3, 0, 1), "6 changes for families: 1 worse, 3 better, 2 neither. 1 result as before for every family."),
        (
            (0, 0, 0, 1, 2),
            (
                "No family is given another answer. 1 change of what goes with the same answer. "
                "2 results as before for every family."
            ),
        ),
    ],
)
def test_the_first_line_counts(counts: tuple[int, int, int, int, int], said: str) -> None:
    worse, other, better, told, same = counts
    assert count_line({"worse": worse, "other": other, "better": better, "told": told, "same": same}) == said


@pytest.mark.parametrize(
    ("share", "said"),
    [
        (1.0, "All possible sets of answers"),
        (0.5, "50 % of all possible sets of answers"),
        (0.004, "0.40 % of all possible sets of answers"),
        (0.00001, "Less than 0.01 % of all possible sets of answers"),
    ],
)
def test_shares_are_said_as_finely_as_they_need(share: float, said: str) -> None:
    assert percent(share) == said


WORDS = [str(number) for number in range(30)]


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ("Call us.", "Ring us.", ("Call us.", "Ring us.")),
        ("Ask now.", "Ask.", ("Ask now.", "Ask.")),
        ("", "Ask.", ("", "Ask.")),
        ("1 2 3", "1 2 3 3", ("1 2 3", "1 2 3 3")),
        (
            " ".join(WORDS),
            " ".join([*WORDS[:15], "new", *WORDS[16:]]),
            (
                "… 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 …",
                "… 7 8 9 10 11 12 13 14 new 16 17 18 19 20 21 22 23 …",
            ),
        ),
        (" ".join(WORDS), " ".join(WORDS[:-1]), ("… 21 22 23 24 25 26 27 28 29", "… 21 22 23 24 25 26 27 28")),
        (" ".join(WORDS[:20]), " ".join(["new", *WORDS[:20]]), ("0 1 2 3 4 5 6 7 …", "new 0 1 2 3 4 5 6 7 …")),
    ],
)
def test_of_long_texts_only_the_words_around_an_edit_are_shown(before: str, after: str, shown: tuple[str, str]) -> None:
    assert where_they_differ(before, after) == shown


@given(st.lists(st.sampled_from("abc")), st.lists(st.sampled_from("abc")))
def test_texts_that_differ_are_shown_as_different(one: list[str], other: list[str]) -> None:
    before, after = where_they_differ(" ".join(one), " ".join(other))
    assert (before == after) == (one == other)


def test_edited_words_are_never_told_as_no_change(tmp_path: Path) -> None:
    """A note can come to its opposite by one word, and no status changes."""
    asked = "From 16 the young person is {}asked what they want."
    edit = {"file": "exampleshire/policy.yaml", "find": asked.format(""), "put": asked.format("never ")}
    new = CouncilBuild(exampleshire(edited(tmp_path / "edited", [edit])))
    some: Comparison = {**comparison(None), "councils": [compare(build(), new, plain_place)]}
    found = [each.text for each in outline(some) if isinstance(each, Line)]
    assert WORDS_EDITED in found
    assert any("is never asked" in line for line in found)
    assert WORDS_EDITED not in lines("a status")
