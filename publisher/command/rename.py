"""`local-offer rename`: a question, an option or a clause gets another id, wherever it is named."""

from __future__ import annotations

import re
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import click

from publisher.check import check_policies, unsound
from publisher.command.naming import all_uses
from publisher.command.reading import councils_in
from publisher.command.uses import unknown
from publisher.model.council.clauses import Clause
from publisher.policies.floor import mark
from publisher.rules.summed_up import summaries
from publisher.source.problems import Code, Place, ProblemsFound, Report
from publisher.source.yaml_edit import YamlEdits, write_all

if TYPE_CHECKING:
    from collections.abc import Iterable

    from publisher.command.naming import Use
    from publisher.pages.council_build import CouncilBuild
    from publisher.policies.read import CouncilFiles
    from publisher.source.yaml_source import Where

_ID = re.compile(r"[a-z][a-z0-9_]*")

NAMED_IN_CODE = frozenset({"age"})
"""Questions that pages and the reckoner know by their ids. `tests.publisher.command.test_rename` looks for others."""

_MARKS = {Code.SUMMARY_OUTDATED, Code.FLOOR_CHANGED}
"""Problems of marks, which change with a name though nothing that they sum up does."""


@click.command()
@click.argument("kind", type=click.Choice(["question", "option", "clause"]))
@click.argument("old")
@click.argument("new")
@click.argument("council", required=False)
@click.pass_obj
def rename(policies: Path, kind: str, old: str, new: str, council: str | None) -> None:
    """Give a question, an option or a clause a new id, in rules, families, short answers and wherever else it is named.

    An option is given with its question: rename option ehc_plan=final issued. A question and an option keep their old
    id under 'was', so that answers that families have kept still count, and 'diff' knows them again. With COUNCIL, a
    clause is renamed in that council alone. Nothing is changed unless the check finds no problem before and after.
    """
    found = all_uses(councils_in(policies))
    report = Report()
    check_policies(policies, report)
    report.stop_if_any()
    of, _, id_ = old.rpartition("=")
    uses = [use for use in found if (use.kind, use.id, use.of) == (kind, id_, of) and _is_in(use, council)]
    if not uses:
        raise _not_there(policies, kind, old, [use for use in found if _is_in(use, council)])
    _check_new(kind, uses, new, found, report)
    report.stop_if_any()
    with tempfile.TemporaryDirectory(prefix="local-offer-rename-") as scratch:
        copy = Path(shutil.copytree(policies, Path(scratch) / "policies"))
        _make(policies, copy, uses, new)
        _check_copy(policies, copy)
        changed = {
            path: text
            for path in sorted(policies.glob("*/*.yaml"))
            if (text := _text(copy / path.relative_to(policies))) != _text(path)
        }
    write_all(changed)
    click.echo(f"{uses[0].named} is '{new}' now, in {_counted(len(set(uses)), 'place')}:")
    for path in changed:
        click.echo(f"  {Place(path, 0)}")


def _not_there(policies: Path, kind: str, old: str, found: list[Use]) -> ProblemsFound:
    """The problem that nothing of a kind has a name. What has it all the same is of another kind, or said in part."""
    named = [use for use in found if use.id == old and use.defines]
    options = sorted({f"{use.of}={old}" for use in named if use.kind == kind == "option"})
    others = sorted({use.named for use in named if use.kind != kind})
    if not (options or others):
        return unknown(policies, old, [use for use in found if use.kind == kind])
    if options:
        do = f"An option goes with its question: {' or '.join(options)}."
    else:
        do = f"What has that name is the {' and the '.join(others)}."
    report = Report()
    report.add(Place(policies, 0), Code.UNKNOWN_REFERENCE, f"No {kind} is called '{old}'.", do)
    return ProblemsFound(report)


def _is_in(use: Use, council: str | None) -> bool:
    return council is None or use.place.path.parent.name == council


def _check_new(kind: str, uses: list[Use], new: str, found: Iterable[Use], report: Report) -> None:
    """The new id can be one, and nothing else has it."""
    place = next((use.place for use in uses if use.defines), uses[0].place)
    if not _ID.fullmatch(new):
        do = "Use small letters, digits and _, with a letter at the start."
        report.add(place, Code.WRONG_VALUE, f"'{new}' cannot be an id.", do)
    if kind == "question" and uses[0].id in NAMED_IN_CODE:
        what = f"The pages and the reckoner know '{uses[0].id}' by this id."
        report.add(place, Code.WRONG_VALUE, what, "Keep it. What families read is in 'ask' and 'short'.")
    same = {"clause", "rule"} if kind == "clause" else {kind}
    files = {use.place.path.parent for use in uses}
    for use in found:
        if use.defines and use.id == new and use.kind in same and use.of == uses[0].of:
            if kind == "clause" and use.place.path.parent not in files:
                continue
            what = f"The name is taken: {use.place} has the {use.named}."
            report.add(place, Code.DUPLICATE_ID, what, "Choose another name.")


def _make(policies: Path, copy: Path, uses: list[Use], new: str) -> None:
    """Rename in a copy of the policies."""
    edits: dict[Path, YamlEdits] = {}
    for use in dict.fromkeys(uses):
        if not use.where:
            continue
        path = copy / use.place.path.relative_to(policies)
        edit = edits.setdefault(path, YamlEdits(path))
        if use.is_key:
            edit.rename_key(use.where, use.before + new)
        else:
            edit.replace(use.where, use.before + new)
        if use.defines and use.kind in ("question", "option"):
            _keep_old(edit, use, new)
    write_all({path: edit.text for path, edit in edits.items()})


def _keep_old(edit: YamlEdits, use: Use, new: str) -> None:
    """Keep the old id under `was`. One that comes back is no former one any more."""
    part: Where = use.where[:-1]
    before = edit.value((*part, "was"))
    if isinstance(before, list):
        edit.replace((*part, "was"), [*(former for former in before if former != new), use.id])
    else:
        edit.add_after(use.where, "was", [use.id])


def _check_copy(policies: Path, copy: Path) -> None:
    """Set the marks that change with a name, and make sure that the check finds nothing.

    Raises:
        ProblemsFound: it does. The places are those of the policies themselves.
    """
    report = Report()
    builds = check_policies(copy, report)
    if report.problems and not unsound(report) and {problem.code for problem in report.problems} <= _MARKS:
        for build in builds:
            _set_marks(build)
        report = Report()
        check_policies(copy, report)
    told = Report()
    for problem in report.problems:
        home = problem.moved(copy, policies)
        told.add(home.place, home.code, f"With the new name: {home.what}", "Nothing was changed.")
    told.stop_if_any()


def _set_marks(build: CouncilBuild) -> None:
    files = build.files
    edits: dict[Path, YamlEdits] = {}
    for where, path, new in [*_of_summaries(build), *_of_clauses(files)]:
        edits.setdefault(path, YamlEdits(path)).replace(where, new)
    write_all({path: edit.text for path, edit in edits.items()})


def _of_summaries(build: CouncilBuild) -> Iterable[tuple[Where, Path, str]]:
    for summary in summaries(build.logics):
        words, new = summary.words, summary.mark()
        if words.was != new:
            yield words.where("was"), words.place().path, new


def _of_clauses(files: CouncilFiles) -> Iterable[tuple[Where, Path, str]]:
    """The marks of national clauses that a council's own ones stand for, or replace."""
    national = {clause.id: clause for clause in files.floor.clauses}
    for clause in files.written.clauses:
        if isinstance(clause, Clause):
            if clause.stands_for is not None and clause.stands_for.clause in national:
                yield clause.where("stands_for", "was"), clause.place().path, mark(national[clause.stands_for.clause])
            if clause.overrides is not None and clause.id in national:
                yield clause.where("overrides", "was"), clause.place().path, mark(national[clause.id])


def _text(path: Path) -> str:
    # Line ends stay what they are.
    return path.read_bytes().decode("utf-8")


def _counted(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"
