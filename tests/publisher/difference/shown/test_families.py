from __future__ import annotations

from datetime import date

from publisher.difference.compare import compare
from publisher.difference.shown.families import for_families
from tests.publisher.difference.edited import build, plain_place

APRIL = date(2027, 4, 1)


def test_families_are_told_who_is_meant_and_what_is_different_and_no_file() -> None:
    difference = compare(build(), build("a number is cut elsewhere"), plain_place)
    now, later = for_families(difference, date(2026, 11, 26))
    assert (now.starts, now.until, later.starts, later.until) == (None, APRIL, APRIL, None)
    situation = next(each for each in now.situations if each.who == ["Young people aged 16"])
    (((condition,),)) = situation.conditions
    assert (condition["question"], condition["options"], condition["ranges"]) == ("age", [], [[16, 16]])
    assert not condition["unasked"]
    assert situation.moves[0] == (
        "Young person (Education budget, Social care budget): "
        "from \u2018It depends\u2019 to \u2018Someone else instead\u2019"
    )
    assert "policy.yaml" not in str(now)


def test_what_is_so_already_is_not_said_to_come_and_what_is_over_is_not_said() -> None:
    difference = compare(build(), build("a number is cut elsewhere"), plain_place)
    now, later = for_families(difference, date(2026, 11, 26))
    # Fewer are sent to the next review then, and more can ask at once: some of what is told is new, and some is not.
    who = (
        "Young people aged 16 with a draft plan, or whose plan is being looked at now or looked at later this term, "
        "and who are not in education"
    )
    assert [each.who for each in later.situations] == [[who]]
    (only,) = for_families(difference, APRIL)
    assert (only.starts, len(only.situations)) == (None, len(now.situations))


def test_what_every_family_is_told_is_said_once() -> None:
    (stretch,) = for_families(compare(build(), build("a national rule"), plain_place), date(2026, 11, 26))
    assert stretch.situations == []
    assert stretch.everybody[0] == (
        "A game of chance (Education budget): from \u2018Not from this budget\u2019 to \u2018Ask about this\u2019"
    )


def test_equal_versions_tell_families_nothing() -> None:
    assert for_families(compare(build(), build(), plain_place), date(2026, 11, 26)) == []
