"""What is published, what refuses to be, and how an earlier version is published again."""

from __future__ import annotations

import json
import shutil
import zipfile
from datetime import date
from typing import TYPE_CHECKING

import pytest

import reckoner
from publisher.policies.versions.published import edited_since, files_now, published
from publisher.publishing import go_back, publish
from publisher.source.problems import Code, Place, ProblemsFound, Report
from tests.policies import GOOD, Mistake, compiled
from tests.publisher.local_offer import local_offer
from tests.publisher.publishing.conftest import SECOND
from tests.publisher.publishing.edited import COUNCIL, edit, tree

if TYPE_CHECKING:
    from pathlib import Path

FIRST_FOLDER = f"{COUNCIL}/versions/2026-11-26/"


def versions(policies: Path) -> list[tuple[str, str, str | None]]:
    report = Report()
    found = published(policies / COUNCIL, report)
    assert report.problems == []
    return [(version.id, version.about.says, version.about.again) for version in found]


def refused(policies: Path, code: Code) -> Place:
    """Publishing is refused for one reason, and leaves everything as it was."""
    before = tree(policies)
    with pytest.raises(ProblemsFound) as caught:
        publish(policies, COUNCIL, "Something is different.", SECOND)
    assert tree(policies) == before
    (problem,) = caught.value.report.problems
    assert problem.code is code
    return problem.place


@pytest.mark.thorough
def test_the_first_version_is_stored_and_dated_and_nothing_else_is_touched(once: Path) -> None:
    made = tree(once)
    stored = {name.removeprefix(FIRST_FOLDER): made.pop(name) for name in list(made) if name.startswith(FIRST_FOLDER)}
    assert sorted(stored) == ["policy.json", "sources.zip", "version.json"]
    good = tree(GOOD)
    good[f"{COUNCIL}/council.yaml"] = good[f"{COUNCIL}/council.yaml"].replace(
        b"version: 2026-11-22", b"version: 2026-11-26"
    )
    assert made == good
    assert stored["policy.json"].decode() == reckoner.dump(compiled(once / COUNCIL))
    assert versions(once) == [("2026-11-26", "This is our first version.", None)]
    (version,) = published(once / COUNCIL, Report())
    assert version.files() == files_now(once, COUNCIL)


@pytest.mark.thorough
def test_the_second_version_has_the_difference_from_the_first(twice: Path) -> None:
    assert [id_ for id_, _, _ in versions(twice)] == ["2026-11-26", "2026-11-30"]
    difference = json.loads((twice / COUNCIL / "versions" / "2026-11-30" / "difference.json").read_bytes())
    assert (difference["old"], difference["new"]) == ("2026-11-26", "2026-11-30")
    (council,) = difference["councils"]
    assert [len(period["groups"]) for period in council["periods"]] == [1, 1]
    assert council["problems"] == 0


def test_where_nothing_has_changed_nothing_is_published(once: Path) -> None:
    assert refused(once, Code.NOTHING_TO_PUBLISH) == Place(once / COUNCIL, 0)


def test_a_comment_the_layout_and_the_day_are_no_change(once: Path) -> None:
    for name in ("policy.yaml", "council.yaml"):
        path = once / COUNCIL / name
        path.write_bytes(b"# Read again.\r\n\r\n" + path.read_bytes().replace(b"2026-11-26", b"2026-11-27"))
    refused(once, Code.NOTHING_TO_PUBLISH)


@pytest.mark.thorough
def test_what_all_councils_share_is_a_part_of_a_version(once: Path) -> None:
    edit(once, "a question is asked of others")
    (version,) = published(once / COUNCIL, Report())
    assert edited_since(version.files(), files_now(once, COUNCIL)) == ["england/questions.yaml"]
    assert publish(once, COUNCIL, "We ask from 14 on.", SECOND).version == "2026-11-30"


@pytest.mark.thorough
def test_a_change_of_what_all_share_is_published_only_if_it_suits_every_council(once: Path) -> None:
    other = shutil.copytree(once / COUNCIL, once / "othershire", ignore=shutil.ignore_patterns("versions"))
    council, cases = other / "council.yaml", other / "cases.yaml"
    # Two councils do not lie in one place.
    said = council.read_text(encoding="utf-8").replace(f"id: {COUNCIL}", "id: othershire").partition("\nplaces:\n")[0]
    council.write_text(said, encoding="utf-8")
    family = cases.read_text(encoding="utf-8")
    cases.write_text(family.replace("ehc_plan: draft", "ehc_plan: drafted"), encoding="utf-8")
    # Nobody but the other council has this to mend, while what all share is as it was.
    edit(once)
    assert publish(once, COUNCIL, "You can ask at another time.", SECOND).version == "2026-11-30"
    edit(once, "a question is asked of others")
    with pytest.raises(ProblemsFound) as caught:
        publish(once, COUNCIL, "We ask from 14 on.", SECOND)
    assert {problem.place.path for problem in caught.value.report.problems} == {cases}


@pytest.mark.thorough
def test_a_policy_with_problems_is_not_published_and_they_are_told_where_they_can_be_mended(once: Path) -> None:
    path = once / COUNCIL / "policy.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("all: [final_plan, review_now]", "all: [final_plan, review_noww]"), encoding="utf-8")
    assert refused(once, Code.UNKNOWN_REFERENCE) == Place(path, 92)


def test_a_second_place_that_a_problem_names_is_one_where_it_can_be_mended_too(once: Path) -> None:
    Mistake("exampleshire/council.yaml", "", "phone: 01632 960001", "phone: 01632 960009").make(once)
    with pytest.raises(ProblemsFound, match="LO518") as caught:
        publish(once, COUNCIL, "We have another number.", SECOND)
    assert f"has '01632 960001' ({once / COUNCIL / 'facts.csv'}:16)" in str(caught.value)


@pytest.mark.thorough
def test_what_is_wrong_because_of_the_day_alone_is_said_to_be_that(once: Path) -> None:
    # `check` does not find this in the files as they are: it comes with the day that publishing sets.
    edit(once, "another step")
    with pytest.raises(ProblemsFound) as caught:
        publish(once, COUNCIL, "The pages had to be read again long before.", date(2062, 11, 27))
    (problem,) = caught.value.report.problems
    assert problem.code is Code.DATES_REVERSED
    late = " (Publishing sets 'version' to 2062-11-27. Set it yourself, and 'check' finds this, too.)"
    assert problem.do.endswith(late)
    Mistake("exampleshire/policy.yaml", "", "        if: care_plan\n", "        if: care_plann\n").make(once)
    with pytest.raises(ProblemsFound, match="LO201") as caught:
        publish(once, COUNCIL, "There is a mistake.", SECOND)
    assert "Publishing sets" not in str(caught.value)


def test_a_version_of_a_day_before_the_last_one_is_refused(twice: Path) -> None:
    edit(twice, "another step")
    before = tree(twice)
    with pytest.raises(ProblemsFound, match="LO907 Version 2026-11-30 was published last, and 2026-11-29 is before"):
        publish(twice, COUNCIL, "Wait.", date(2026, 11, 29))
    assert tree(twice) == before


@pytest.mark.thorough
def test_two_versions_of_one_day_have_names_of_their_own(twice: Path) -> None:
    edit(twice, "another step")
    assert publish(twice, COUNCIL, "Wait.", SECOND).version == "2026-11-30.2"
    assert [id_ for id_, _, _ in versions(twice)] == ["2026-11-26", "2026-11-30", "2026-11-30.2"]


@pytest.mark.parametrize("name", ["version.json", "sources.zip"])
def test_a_stored_version_that_is_damaged_is_told_and_stops_all(name: str, once: Path) -> None:
    path = once / COUNCIL / "versions" / "2026-11-26" / name
    edit(once, "another step")
    path.write_bytes(b"{")
    assert refused(once, Code.UNREADABLE) == Place(path, 0)


def test_a_path_in_an_archive_that_no_version_has_is_left_in_it(once: Path) -> None:
    (version,) = published(once / COUNCIL, Report())
    files = version.files()
    with zipfile.ZipFile(version.folder / "sources.zip", "a") as archive:
        for name in ("../council.yaml", "/etc/council.yaml", f"{COUNCIL}/versions/x.yaml", "council.yaml"):
            archive.writestr(name, "x")
    assert version.files() == files


def test_a_version_that_is_not_on_a_line_of_its_own_is_told(once: Path) -> None:
    path = once / COUNCIL / "council.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("version:", '"version":'), encoding="utf-8")
    edit(once, "another step")
    assert refused(once, Code.WRONG_VALUE) == Place(path)


@pytest.mark.thorough
def test_an_earlier_version_is_published_again_as_a_new_one(twice: Path) -> None:
    first = tree(twice)
    outcome = go_back(twice, COUNCIL, "2026-11-26", date(2026, 12, 1))
    told = "We have gone back to our version of 26 November 2026. Of that version we said: “This is our first version.”"
    assert versions(twice)[2:] == [("2026-12-01", told, "2026-11-26")]
    assert outcome.difference is not None
    assert outcome.difference["councils"][0]["periods"][0]["groups"] != []
    same, _, again = published(twice / COUNCIL, Report())
    assert edited_since(same.files(), again.files()) == []
    assert edited_since(same.files(), files_now(twice, COUNCIL)) == []
    now = tree(twice)
    assert {name for name in first if now[name] != first[name]} == {
        f"{COUNCIL}/{name}" for name in ("council.yaml", "policy.yaml", "short.yaml")
    }


@pytest.mark.thorough
def test_families_can_tell_to_which_of_several_versions_of_one_day_we_went_back(twice: Path) -> None:
    edit(twice, "another step")
    publish(twice, COUNCIL, "There is another step.", SECOND, compared=False)
    go_back(twice, COUNCIL, "2026-11-30", SECOND)
    go_back(twice, COUNCIL, "2026-11-30.2", SECOND)
    # Going back to a version that was gone back to is going back to that of then.
    go_back(twice, COUNCIL, "2026-11-30.3", SECOND)
    (_, first, _), (_, second, _), *back = versions(twice)[1:]
    of_the_day = (
        "We have gone back to our version of 30 November 2026, number {} of that day. Of that version we said: “{}”"
    )
    assert back == [
        ("2026-11-30.3", of_the_day.format(1, first), "2026-11-30"),
        ("2026-11-30.4", of_the_day.format(2, second), "2026-11-30.2"),
        ("2026-11-30.5", of_the_day.format(1, first), "2026-11-30.3"),
    ]


def test_going_back_to_what_is_there_changes_nothing(twice: Path) -> None:
    before = tree(twice)
    with pytest.raises(ProblemsFound, match="LO905 The council's files already say what version 2026-11-30 says"):
        go_back(twice, COUNCIL, "2026-11-30", SECOND)
    assert tree(twice) == before


@pytest.mark.thorough
def test_edits_that_are_not_published_are_never_lost_by_going_back(twice: Path) -> None:
    edit(twice, "another step")
    before = tree(twice)
    with pytest.raises(ProblemsFound, match=r"LO906 .* would be lost: exampleshire/policy\.yaml") as caught:
        go_back(twice, COUNCIL, "2026-11-26", SECOND)
    assert tree(twice) == before
    (problem,) = caught.value.report.problems
    assert "if version 2026-11-30 is committed already, put them aside with 'git stash'" in problem.do


@pytest.mark.thorough
@pytest.mark.parametrize("wanted", ["2026-11-26", "2026-11-30"])
def test_files_that_say_again_what_an_earlier_version_says_lose_nothing_by_going_back(wanted: str, once: Path) -> None:
    # Who puts edits aside with git before the last version is committed has the files of the one before.
    committed = files_now(once, COUNCIL)
    edit(once)
    publish(once, COUNCIL, "At another time.", SECOND)
    for name, content in committed.items():
        (once / name).write_bytes(content)
    go_back(once, COUNCIL, wanted, SECOND)
    found = {version.id: version for version in published(once / COUNCIL, Report())}
    assert list(found) == ["2026-11-26", "2026-11-30", "2026-11-30.2"]
    assert edited_since(found[wanted].files(), files_now(once, COUNCIL)) == []


@pytest.mark.thorough
def test_going_back_takes_no_day_of_review_that_is_past(once: Path) -> None:
    path = once / COUNCIL / "council.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("2027-05-22", "2028-01-15"), encoding="utf-8")
    edit(once, "another step")
    publish(once, COUNCIL, "We have read our pages again.", date(2027, 5, 20))
    go_back(once, COUNCIL, "2026-11-26", date(2027, 5, 21))
    assert b"\nreview_by: 2027-05-22\n" in path.read_bytes()
    go_back(once, COUNCIL, "2027-05-20", date(2027, 5, 21))
    go_back(once, COUNCIL, "2026-11-26", date(2027, 6, 1))
    assert b"\nversion: 2027-06-01\n" in path.read_bytes()
    assert b"\nreview_by: 2028-01-15\n" in path.read_bytes()
    with pytest.raises(ProblemsFound, match="LO905"):
        go_back(once, COUNCIL, "2026-11-26", date(2027, 6, 2))


@pytest.mark.thorough
def test_families_of_an_earlier_version_go_on_asking_on_its_day_when_its_rules_have_changed_since(once: Path) -> None:
    path = once / COUNCIL / "cases.yaml"
    dated = path.read_text(encoding="utf-8")
    # From 1 April 2027 on this family is told something else.
    name = "  - name: A child with a final plan that is not being reviewed\n"
    before, after = dated.split(name)
    path.write_text(before + name + after.replace("    as_of: 2026-11-22\n", "", 1), encoding="utf-8")
    publish(once, COUNCIL, "One family asks on the day of the version.", SECOND)
    edit(once, "another step")
    publish(once, COUNCIL, "There is another step.", date(2026, 12, 1))
    go_back(once, COUNCIL, "2026-11-30", date(2027, 5, 2))
    again = published(once / COUNCIL, Report())[-1]
    assert again.about.again == "2026-11-30"
    assert f"{name}    as_of: 2026-11-30\n" in path.read_text(encoding="utf-8")
    assert edited_since(again.files(), files_now(once, COUNCIL)) == []
    with pytest.raises(ProblemsFound, match="LO905"):
        go_back(once, COUNCIL, "2026-11-30", date(2027, 5, 3))


def test_where_an_earlier_version_no_longer_fits_it_is_said_where_its_files_are(twice: Path) -> None:
    Mistake("england/clauses.yaml", "", "id: in_education", "id: in_learning").make(twice)
    before = tree(twice)
    with pytest.raises(ProblemsFound) as caught:
        go_back(twice, COUNCIL, "2026-11-26", SECOND)
    assert tree(twice) == before
    archive = twice / COUNCIL / "versions" / "2026-11-26" / "sources.zip"
    for problem in caught.value.report.problems:
        assert problem.do.endswith(f"(In the files of version 2026-11-26: {archive} has them.)")


def test_going_back_to_a_version_that_is_not_there_names_those_that_are(twice: Path) -> None:
    with pytest.raises(ProblemsFound, match=r"LO901 .*\n.*2026-11-26") as caught:
        go_back(twice, COUNCIL, "2026-11-27", SECOND)
    (problem,) = caught.value.report.problems
    assert problem.place == Place(twice / COUNCIL / "versions", 0)


@pytest.mark.thorough
def test_the_commands_say_what_they_have_done(once: Path) -> None:
    edit(once)
    finished = local_offer("publish", COUNCIL, "--says", "At another time.", "--day", "2026-11-30", policies=once)
    assert (finished.code, finished.err) == (0, "")
    assert finished.out == (
        "Version 2026-11-30 of exampleshire is published.\n"
        "  From 1 November 2026 on: 1 change for families: 1 neither. 10 results as before for every family.\n"
        "  From 1 April 2027 on: 1 change for families: 1 neither. 10 results as before for every family.\n"
        "Build the site and upload it, and commit the files: git add policies && git commit.\n"
    )
    again = local_offer("publish", COUNCIL, "--says", "At another time.", "--day", "2026-11-30", policies=once)
    assert (again.code, again.out) == (1, "")
    assert again.err.startswith("exampleshire: LO905 The policy is as in version 2026-11-30")
    why = ("--says", "It was wrong.", "--day", "2026-12-01")
    back = local_offer("rollback", COUNCIL, "2026-11-26", *why, policies=once)
    assert (back.code, back.err) == (0, "")
    assert versions(once)[2][1:] == ("It was wrong.", "2026-11-26")


def test_what_is_told_to_families_has_to_be_a_sentence(once: Path) -> None:
    finished = local_offer("publish", COUNCIL, "--says", "From 17", policies=once)
    assert (finished.code, finished.out) == (2, "")
    assert "'From 17' is no sentence" in finished.err
    empty = local_offer("publish", COUNCIL, "--says", " .", policies=once)
    assert (empty.code, empty.out) == (2, "")
    assert "' .' tells families nothing" in empty.err
    unknown = local_offer("publish", "elsewhere", "--says", "From 17.", policies=once)
    assert (unknown.code, unknown.out) == (1, "")
    assert "LO201 There is no council 'elsewhere'." in unknown.err
    assert not (once / "elsewhere").exists()
