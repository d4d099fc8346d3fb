"""`local-offer cases`: worked families after a change that is meant, one at a time or all at once."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

import reckoner
from publisher.check.families.cases import disagreements
from publisher.command.reading import YES, ask, sound
from publisher.source.problems import Code, LocalOfferError, ProblemsFound, Report, did_you_mean
from publisher.source.yaml_edit import YamlEdits

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from publisher.check.families.cases import Disagreement
    from publisher.model.council.cases import Case
    from publisher.model.england.questions import Question
    from publisher.pages.council_build import CouncilBuild
    from publisher.source.problems import Place
    from reckoner.result import Estimate

_MOST_REASONS = 3
_NONE = "none"


@click.group()
def cases() -> None:
    """Look through a council's worked families after a change of its rules."""


@cases.command()
@click.argument("council")
@click.pass_obj
def review(policies: Path, council: str) -> None:
    """Show each worked family of COUNCIL that is told something else than it expects, one at a time.

    For each you say y (that is right: cases.yaml is changed), n (leave it: the rule is wrong) or q (stop here). All
    else in the file stays as it is.
    """
    build = sound(policies, council)
    waiting = [(case, found) for case in build.files.cases.cases if (found := disagreements(case, _told(build, case)))]
    if not waiting:
        click.echo("Every family is told what it expects.")
        return
    places = {clause.id: clause.place("id") for clause in build.files.policy.clauses}
    edits = YamlEdits(waiting[0][0].place().path)
    accepted = left = 0
    for number, (case, found) in enumerate(waiting, 1):
        click.echo(f"{number} of {len(waiting)}: {case.name}\n  {case.place('name')}\n  {case.story}")
        for each in found:
            _show(each, places)
        answer = ask("  Is that right?")
        if answer == "q":
            break
        if answer == YES:
            for each in found:
                value = None if each.where[-1] == "next_question" and each.got == _NONE else each.got
                where = case.where(*each.where)
                # The status of a strand can stand alone, without its key.
                edits.replace(where if edits.has(where) else where[:-1], value)
            edits.write()
            accepted += 1
        else:
            left += 1
    rest = len(waiting) - accepted - left
    click.echo(f"{accepted} changed, {left} left as they are, {rest} not looked at.")
    if accepted:
        click.echo(f"Are their names still true? Then run: local-offer check {council}")
    if left or rest:
        sys.exit(LocalOfferError.exit_code)


@cases.command()
@click.argument("council")
@click.argument("answer", metavar="QUESTION=OPTION")
@click.pass_obj
def answer(policies: Path, council: str, answer: str) -> None:
    """Give every worked family of COUNCIL that is asked a question, and has not answered it, one answer to it.

    A family that shows what happens while the question is open (its next_question) keeps it open.
    """
    name, is_answered, given = answer.partition("=")
    if not is_answered:
        raise click.UsageError(f"Say what they answer, too: {name}=OPTION.")
    build = sound(policies, council)
    value = _answer(build, name, given)
    edits = YamlEdits(build.files.cases.place().path)
    count = 0
    for case in build.files.cases.cases:
        expects = case.expect.next_question
        if name not in case.given and expects != name and name in _told(build, case)["still_matter"]:
            edits.add_to(case.where("given"), name, value)
            click.echo(f"{case.place('given')}: {case.name}")
            count += 1
    if count:
        edits.write()
    families = "family has" if count == 1 else "families have"
    click.echo(f"{count} {families} this answer now. To see what they are told: local-offer cases review {council}")


@cases.command()
@click.argument("council")
@click.argument("question")
@click.pass_obj
def forget(policies: Path, council: str, question: str) -> None:
    """Take the answer to a QUESTION that COUNCIL no longer asks out of all its worked families."""
    build = sound(policies, council, families_may_answer_anything=True)
    if question in {asked.id for logic in build.logics for asked in logic.questions}:
        report = Report()
        what = f"{build.files.council.name} still asks '{question}', so its families have to answer it."
        do = f"'local-offer uses {question} {council}' says which of its rules need the answer."
        report.add(build.files.policy.place(), Code.WRONG_VALUE, what, do)
        raise ProblemsFound(report)
    edits = YamlEdits(build.files.cases.place().path)
    count = 0
    for case in build.files.cases.cases:
        if question in case.given and len(case.given) > 1:
            edits.take_out(case.where("given", question))
            click.echo(f"{case.place('given')}: {case.name}")
            count += 1
    if count:
        edits.write()
    families = "family has" if count == 1 else "families have"
    click.echo(
        f"{count} {families} this answer no longer. Are their names still true? Then run: local-offer check {council}"
    )


def _told(build: CouncilBuild, case: Case) -> Estimate:
    return reckoner.estimate(build.policy, case.given, case.as_of)


def _show(each: Disagreement, places: Mapping[str, Place]) -> None:
    before, now = each.shown()
    click.echo(f"  {each.what}\n    before: {before}\n    now:    {now}")
    for reason in each.reasons[:_MOST_REASONS]:
        place = places.get(reason["clause"])
        click.echo(f"    because '{reason['clause']}' is {reason['state']}{f' ({place})' if place else ''}")
        click.echo(f"      {reason['text']}")


def _answer(build: CouncilBuild, name: str, given: str) -> str | int:
    """The answer to a question, as families give it.

    Raises:
        ProblemsFound: the council does not ask the question (LO202), or it has no such answer (LO203).
    """
    asked: dict[str, Question] = {question.id: question for logic in build.logics for question in logic.questions}
    report = Report()
    question = asked.get(name)
    if question is None:
        what = f"{build.files.council.name} does not ask '{name}'."
        report.add(build.files.questions.place(), Code.UNKNOWN_QUESTION, what, did_you_mean(name, asked))
        raise ProblemsFound(report)
    if question.number is not None:
        if given.isascii() and given.isdigit() and question.number.least <= int(given) <= question.number.most:
            return int(given)
        do = f"Use a number from {question.number.least} to {question.number.most}."
    else:
        options = [reckoner.DONT_KNOW, *(option.id for option in question.options or ())]
        if given in options:
            return given
        do = did_you_mean(given, options)
    report.add(question.place(), Code.UNKNOWN_ANSWER, f"'{given}' is not an answer to '{name}'.", do)
    raise ProblemsFound(report)
