"""Every name in a policy has to exist on the days on which it is used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publisher.model.formulas import All, Test, references, unnegated, walk
from publisher.rules.logic import decisions_of
from publisher.source.problems import Code, Report, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from publisher.model.base import Part
    from publisher.model.council.council import Serves
    from publisher.model.council.outcomes import Strand
    from publisher.model.england.floor import Limit
    from publisher.model.england.questions import Question
    from publisher.model.formulas import Formula
    from publisher.policies.editions import Edition

_ANSWER_TESTS_BELONG_IN_CLAUSES = "Make a clause with this test, its words and its citations, and name the clause here."


def check_test(test: Test, questions: dict[str, Question], report: Report, *, used_by: str = "") -> None:
    """A test's question exists, and has the answers that it tests.

    Args:
        test: the test.
        questions: the shared questions by id.
        report: receives every problem found: LO105, LO202, LO203.
        used_by: a sentence that names the councils of a shared test.
    """
    question = questions.get(test.question)
    if question is None:
        what = f"There is no question '{test.question}'."
        do = did_you_mean(test.question, questions) + used_by
        report.add(test.place("question"), Code.UNKNOWN_QUESTION, what, do)
    elif question.options is not None:
        options = [option.id for option in question.options]
        if test.is_ is None:
            what = f"'{test.question}' is answered with an option, not with a number."
            report.add(test.place(), Code.WRONG_VALUE, what, f"Use 'is' with some of: {', '.join(options)}.{used_by}")
        for index, option in enumerate(test.is_ or []):
            if option not in options:
                what = f"'{option}' is not an answer to '{test.question}'."
                do = did_you_mean(option, options) + used_by
                report.add(test.place("is", index), Code.UNKNOWN_ANSWER, what, do)
    elif question.number is not None:
        if test.is_ is not None:
            what = f"'{test.question}' is answered with a number."
            report.add(test.place("is"), Code.WRONG_VALUE, what, f"Use 'at_least' and 'below'.{used_by}")
        for key, bound in (("at_least", test.at_least), ("below", test.below)):
            if bound is not None and not question.number.least < bound <= question.number.most:
                what = f"The answers to '{test.question}' are all on one side of {bound}."
                do = f"Use a number from {question.number.least + 1} to {question.number.most}.{used_by}"
                report.add(test.place(key), Code.UNKNOWN_ANSWER, what, do)


def check_references(edition: Edition, report: Report) -> None:
    """Everything that one edition mentions: clauses, rules, questions, contacts, strands, ways and sources."""
    questions = {question.id: question for question in edition.files.questions.questions}
    for clause in edition.policy.clauses:
        if clause.test is not None:
            check_test(clause.test, questions, report)
    for contact in edition.council.contacts:
        for serves in (contact.for_, contact.beside):
            if serves is not None:
                check_tests_alone(serves, questions, "contacts", report)
    _check_conditions(edition, report)
    _check_circles(edition, report)
    _check_outcomes(edition, report)
    _check_guidance(edition, report)


def check_tests_alone(part: Serves | Limit, questions: dict[str, Question], kind: str, report: Report) -> None:
    """The condition of a part that knows no clauses tests answers alone.

    Args:
        part: what has the condition.
        questions: the questions that there are.
        kind: what parts of its kind are called.
        report: receives every problem found.
    """
    for keys, found in () if part.if_ is None else walk(part.if_, ("if",)):
        if isinstance(found, Test):
            check_test(found, questions, report)
        else:
            what = f"'if' names '{found}', but {kind} know no clauses."
            do = "Test an answer instead: {question: ..., is: [...]}."
            report.add(part.place(*keys), Code.UNKNOWN_REFERENCE, what, do)


def _check_conditions(edition: Edition, report: Report) -> None:
    policy = edition.policy
    discretion = {clause.id for clause in policy.clauses if clause.discretion is not None}
    testable = ({clause.id for clause in policy.clauses} - discretion) | {rule.id for rule in policy.rules}
    conditions: list[tuple[Part, Formula | None]] = [(part, part.if_) for part in policy.rules]
    conditions += [(part, part.if_) for part in policy.notes]
    every = [outcome for _, _, outcomes in decisions_of(edition) for outcome in outcomes]
    steps = [step for outcome in every for step in outcome.steps if step.if_ is not None]
    of_steps = {id(unnegated(step.if_)) for step in steps if step.if_ is not None}
    conditions += [(step, step.if_) for step in steps]
    conditions += [(outcome, _without_that_of_a_step(outcome.if_, of_steps)) for outcome in every]
    for part, formula in conditions:
        if formula is not None:
            _check_condition(part, formula, ("if",), testable, discretion, report)


def _without_that_of_a_step(formula: Formula | None, of_steps: set[int]) -> Formula | None:
    """The condition of an outcome as it is written, without that of a step for some of its families.

    Args:
        formula: the condition.
        of_steps: the identities of the conditions of steps: they are looked at where they are written.
    """
    while isinstance(formula, All) and id(formula.all[-1]) in of_steps:
        formula = formula.all[0]
    return None if id(formula) in of_steps else formula


def _check_outcomes(edition: Edition, report: Report) -> None:
    policy = edition.policy
    discretion = {clause.id for clause in policy.clauses if clause.discretion is not None}
    contacts = {contact.id for contact in edition.council.contacts}
    strands = {strand.id for strand in policy.strands}
    for _, _, outcomes in decisions_of(edition):
        for outcome in outcomes:
            _check_names(
                outcome, "council_decides", outcome.council_decides, discretion, "clause of discretion", report
            )
            _check_names(outcome, "ask", outcome.ask or [], contacts, "contact", report)
    for strand in policy.strands:
        _check_names(strand, "ask", strand.ask, contacts, "contact", report)
        _check_letters(edition, strand, report)
    if edition.council.feedback is not None:
        _check_name(edition.council, ("feedback",), edition.council.feedback, contacts, "contact", report)
    for key, named in edition.council.help.named.items():
        _check_name(edition.council.help, (key,), named, contacts, "contact", report)
    by_strand: list[tuple[Part, list[str]]] = [(way, list(way.strands)) for way in policy.ways]
    by_strand += [(holder, list(holder.strands)) for holder in policy.holders]
    for item, strand_ids in by_strand:
        for strand_id in strand_ids:
            _check_name(item, ("strands", strand_id), strand_id, strands, "strand", report)


def _check_letters(edition: Edition, strand: Strand, report: Report) -> None:
    """The letters that a strand's outcomes name are there, and say what goes with the outcome."""
    letters = {letter.id: letter for letter in edition.files.letters.letters if letter.strand == strand.id}
    for outcome in strand.outcomes:
        if outcome.letter is None:
            continue
        letter = letters.get(outcome.letter)
        if letter is None:
            what = f"There is no letter '{outcome.letter}' for '{strand.id}'."
            report.add(outcome.place("letter"), Code.UNKNOWN_REFERENCE, what, did_you_mean(outcome.letter, letters))
        elif letter.still is None and outcome.status != "ask_now":
            what = f"The letter '{letter.id}' does not say that the family can still ask, as '{outcome.status}' needs."
            report.add(outcome.place("letter"), Code.WRONG_VALUE, what, "Add 'still' to it, or name another letter.")


def _check_guidance(edition: Edition, report: Report) -> None:
    policy = edition.policy
    strands = {strand.id for strand in policy.strands}
    for spending in policy.spending:
        _check_names(spending, "strands", spending.strands, strands, "strand", report)
    for moment in policy.review:
        _check_names(moment, "strands", moment.strands, strands, "strand", report)
        _check_names(moment, "ways", moment.ways, {way.id for way in policy.ways}, "way", report)
    for step in policy.redress:
        _check_names(step, "strands", step.strands, strands, "strand", report)
        for said in step.says:
            _check_names(said, "strands", said.strands, strands, "strand", report)
            if said.body is not None:
                bodies = {body.id for body in edition.files.bodies.bodies}
                _check_name(said, ("body",), said.body, bodies, "body", report)
    for conflict in policy.conflicts:
        clauses = {clause.id for clause in policy.clauses}
        then = " If it is gone, remove it here, and check that 'we_use' is still true."
        _check_names(conflict, "touches", conflict.touches, clauses, "clause", report, then)
        for saying in conflict.says:
            _check_name(saying, ("source",), saying.source, {s.id for s in edition.council.sources}, "source", report)


def _check_condition(
    part: Part,
    formula: Formula,
    keys: tuple[str | int, ...],
    testable: Collection[str],
    discretion: Collection[str],
    report: Report,
) -> None:
    for at, found in walk(formula, keys):
        if isinstance(found, Test):
            what = "A rule cannot test an answer itself."
            report.add(part.place(*at), Code.WRONG_VALUE, what, _ANSWER_TESTS_BELONG_IN_CLAUSES)
        elif found in discretion:
            what = f"'{found}' is a matter of discretion, so no answer can make it true or false."
            do = "List it under 'council_decides' of the outcome that rests on it."
            report.add(part.place(*at), Code.DISCRETION_IN_RULE, what, do)
        else:
            _check_name(part, at, found, testable, "clause or rule", report)


def _check_names(
    part: Part, key: str, names: Sequence[str], known: Collection[str], kind: str, report: Report, then: str = ""
) -> None:
    for index, name in enumerate(names):
        _check_name(part, (key, index), name, known, kind, report, then)


def _check_name(
    part: Part,
    keys: tuple[str | int, ...],
    name: str,
    known: Collection[str],
    kind: str,
    report: Report,
    then: str = "",
) -> None:
    if name not in known:
        do = did_you_mean(name, known) + then
        report.add(part.place(*keys), Code.UNKNOWN_REFERENCE, f"There is no {kind} '{name}'.", do)


def _check_circles(edition: Edition, report: Report) -> None:
    rules = {rule.id: rule for rule in edition.policy.rules}
    uses = {id_: references(rule.if_) & set(rules) for id_, rule in rules.items()}
    for id_, rule in rules.items():
        reached: set[str] = set()
        waiting = set(uses[id_])
        while waiting:
            current = waiting.pop()
            reached.add(current)
            waiting |= uses[current] - reached
        if id_ in reached:
            what = f"The rule '{id_}' refers to itself, directly or through others."
            report.add(rule.place(), Code.CIRCULAR_RULE, what, "Remove the rule from its own condition.")
