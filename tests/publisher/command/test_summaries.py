"""Words by hand that sum up what has changed are looked through one at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.policies import changed, copy_of_good
from tests.publisher.local_offer import local_offer

if TYPE_CHECKING:
    from pathlib import Path

SHORT = "exampleshire/short.yaml"
OTHER_NUMBER = ("01632 960001", "01632 960009")


@pytest.fixture
def policies(tmp_path: Path) -> Path:
    """A team has another number, as the fact says that it cites, and some words by hand sum the team up."""
    policies = changed(tmp_path, "exampleshire/council.yaml", OTHER_NUMBER)
    facts = policies / "exampleshire" / "facts.csv"
    facts.write_text(facts.read_text(encoding="utf-8").replace(*OTHER_NUMBER), encoding="utf-8")
    return policies


def written(policies: Path) -> dict[str, str]:
    return {
        name: (policies / "exampleshire" / name).read_text(encoding="utf-8") for name in ("short.yaml", "easy.yaml")
    }


@pytest.mark.thorough
def test_what_still_holds_gets_its_mark_and_the_check_is_green_again(policies: Path) -> None:
    before = written(policies)
    assert local_offer("check", policies=policies).err.count("LO513") > 0
    finished = local_offer("summaries", "exampleshire", policies=policies, typed="y\n" * 20)
    assert (finished.code, finished.err) == (0, "")
    assert "rests on contact.sen_team (exampleshire/council.yaml:" in finished.out
    assert "To be written anew: 0. Not looked at: 0.\n" in finished.out
    after = written(policies)
    for name, text in after.items():
        pairs = zip(before[name].splitlines(), text.splitlines(), strict=True)
        assert all("was:" in new for old, new in pairs if old != new)
    assert local_offer("check", policies=policies).code == 0
    again = local_offer("summaries", "exampleshire", policies=policies)
    assert (again.code, again.out.count("as they are.")) == (0, 1)


@pytest.mark.parametrize(
    ("typed", "said"), [("n\n" * 20, "Still right: 0."), ("q\n", "To be written anew: 0."), ("", "0.")]
)
def test_nothing_is_written_unless_somebody_says_yes(policies: Path, typed: str, said: str) -> None:
    before = written(policies)
    finished = local_offer("summaries", "exampleshire", policies=policies, typed=typed)
    assert (finished.code, finished.err) == (1, "")
    assert said in finished.out
    assert written(policies) == before


def test_words_are_shown_as_families_read_them(policies: Path) -> None:
    shown = local_offer("summaries", "exampleshire", policies=policies).out
    assert "1 of 2: the short answer of the page 'who'\n  exampleshire/short.yaml:" in shown
    assert "\n  For education you need an EHC plan.\n" in shown


def test_rules_that_come_to_nothing_are_told_before_any_words(tmp_path: Path) -> None:
    policies = changed(tmp_path, "exampleshire/policy.yaml", ("all: [aged_16, {not: in_education}]", "all: [aged16]"))
    finished = local_offer("summaries", "exampleshire", policies=policies)
    assert (finished.code, finished.out) == (1, "")
    assert "LO201" in finished.err


def test_what_sums_up_something_that_is_not_there_is_told_before_any_words(tmp_path: Path) -> None:
    policies = copy_of_good(tmp_path)
    path = policies / SHORT
    path.write_text(
        path.read_text(encoding="utf-8").replace("sums_up: [", "sums_up: [strand.gone, ", 1), encoding="utf-8"
    )
    finished = local_offer("summaries", "exampleshire", policies=policies)
    assert (finished.code, finished.out) == (1, "")
    assert "There is no 'strand.gone' to sum up." in finished.err
