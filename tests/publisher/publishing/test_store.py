"""A version is stored whole or not at all, whatever ends the run, and whatever is wrong with what it is made of."""

from __future__ import annotations

import shutil
from contextlib import suppress
from pathlib import Path

import pytest

from publisher.policies.versions.published import UNFINISHED, published
from publisher.publishing import publish
from publisher.publishing import store as stored
from publisher.source.locks import locked_folder
from publisher.source.problems import Code, Place, ProblemsFound, Report
from tests.disturbed import ENDS, End, operations_of
from tests.policies import BAD, mistake_in
from tests.publisher.local_offer import local_offer
from tests.publisher.publishing.conftest import SECOND
from tests.publisher.publishing.edited import COUNCIL, edit, tree


@pytest.mark.thorough
@pytest.mark.parametrize("end", ENDS)
def test_at_every_operation_the_old_state_or_the_new_one_is_whole(end: End, tmp_path: Path) -> None:
    assert operations_of("tests.publisher.publishing.interrupt", end, tmp_path) > 60


FOUND_BY_CHECKING_ALL = {
    "easy_picture_unused",
    "law_cited_and_excused",
    "law_cited_nowhere",
    "law_excused_unknown",
    "letter_of_no_outcome",
    "shared_clause_unused",
    "unused_question",
}
"""What the check of one council does not find, as others may use what this one does not."""


@pytest.mark.thorough
def test_no_mistake_is_published_and_none_leaves_anything_behind(once: Path, tmp_path: Path) -> None:
    tried = 0
    mistakes = {path.stem: mistake_in(path) for path in BAD if path.stem not in FOUND_BY_CHECKING_ALL}
    for name, mistake in list(mistakes.items())[::4]:
        file = once / mistake.file
        # The policies were published since, so a mistake about the day is made in other words.
        if mistake.command != "check" or mistake.remove or mistake.find not in file.read_text(encoding="utf-8"):
            continue
        policies = Path(shutil.copytree(once, tmp_path / name))
        mistake.make(policies)
        before = tree(policies)
        with pytest.raises(ProblemsFound):
            publish(policies, COUNCIL, "Something is different.", SECOND)
        assert tree(policies) == before, name
        tried += 1
    assert tried >= 60


def cut_off(policies: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Publish an edit, and be cut off when the version is in its place and the council's files are not."""

    class CutOffError(Exception):
        pass

    def end(*_: object) -> None:
        raise CutOffError

    with monkeypatch.context() as patched, suppress(CutOffError):
        patched.setattr(stored, "finish", end)
        publish(policies, COUNCIL, "At another time.", SECOND)


@pytest.mark.thorough
def test_what_was_cut_off_is_no_version_and_check_says_so_until_it_is_finished(
    once: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit(once)
    cut_off(once, monkeypatch)
    assert [version.id for version in published(once / COUNCIL, Report())] == ["2026-11-26"]
    checked = local_offer("check", COUNCIL, policies=once)
    assert (checked.code, checked.out) == (1, "")
    assert checked.err.startswith("exampleshire/versions/2026-11-30: LO904 Publishing version 2026-11-30 was cut off")
    again = local_offer("publish", COUNCIL, "--says", "At another time.", "--day", "2026-11-30", policies=once)
    assert (again.code, again.err) == (0, "")
    assert again.out == (
        "Version 2026-11-30 of exampleshire, which was cut off, is published now.\nNothing else has changed since.\n"
    )
    assert [version.id for version in published(once / COUNCIL, Report())] == ["2026-11-26", "2026-11-30"]
    assert b"version: 2026-11-30" in (once / COUNCIL / "council.yaml").read_bytes()


@pytest.mark.thorough
def test_a_file_that_was_edited_since_is_left_as_it_is(once: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    edit(once)
    cut_off(once, monkeypatch)
    council = once / COUNCIL / "council.yaml"
    mine = council.read_bytes().replace(b"Exampleshire County Council", b"Council of Exampleshire")
    council.write_bytes(mine)
    with stored.held(once / COUNCIL) as scratch:
        assert stored.finish(scratch, once / COUNCIL) == "2026-11-30"
    assert council.read_bytes() == mine
    assert not (once / COUNCIL / "versions" / "2026-11-30" / UNFINISHED).exists()


def test_two_runs_do_not_publish_one_council_at_once(once: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stored, "WAIT_SECONDS", 0)
    with locked_folder(once / COUNCIL, 0), pytest.raises(ProblemsFound) as caught:
        publish(once, COUNCIL, "Something is different.", SECOND)
    (problem,) = caught.value.report.problems
    assert (problem.code, problem.place) == (Code.OUTPUT_BUSY, Place(once / COUNCIL, 0))


def test_the_same_files_make_the_same_archive() -> None:
    files = {"b": b"2", "a": b"1"}
    assert stored.archive(files) == stored.archive(dict(reversed(files.items())))
