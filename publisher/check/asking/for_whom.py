"""Whoever families are told to ask is there for them, and the letter that they are given says what is so.

Both are proved over all families with an outcome. A contact says for whom it is there (`for` in council.yaml), and a
letter whom it is about (`if` in england/letters.yaml). A question that the council never asks may have any answer, so
nothing can rest on one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from publisher.check.asking.claims import check_claims, tests_of_claims
from publisher.model.council.outcomes import StrandOutcome, Way
from publisher.model.formulas import All, Test, walk
from publisher.rules.letters import letter_of, named_conditions, over_tests_alone
from publisher.rules.logic import HIDDEN, SHOWN, build_logic
from publisher.source.problems import Code, Report

if TYPE_CHECKING:
    from collections.abc import Iterator

    from publisher.model.council.council import Contact, Serves
    from publisher.model.council.outcomes import Outcome
    from publisher.model.england.voices.letters import Letter
    from publisher.model.formulas import Formula
    from publisher.policies.editions import Edition
    from publisher.policies.read import CouncilFiles
    from publisher.rules.logic import DecisionLogic, Logic
    from publisher.source.problems import Place


def check_for_whom(edition: Edition, report: Report) -> None:
    """Check whom the outcomes of an edition tell families to ask, and what letters they give them."""
    logic = logic_for_whom(edition)
    before = len(report.problems)
    for contact in edition.council.contacts:
        check_named(logic, contact, report)
    for decision in logic.decisions:
        for number in range(len(decision.outcomes)):
            check_asked(logic, decision, number, report)
            check_alone(logic, decision, number, report)
            check_passed_over(logic, decision, number, report)
            check_letter(logic, decision, number, report)
    if len(report.problems) == before:  # A letter that goes to the wrong families claims what is not so of them.
        check_claims(logic, report)


def logic_for_whom(edition: Edition) -> Logic:
    """The logic of an edition in which all is asked that contacts and letters go by."""
    contacts = edition.council.contacts
    serves = [each for one in contacts for each in (one.for_, one.beside) if each is not None]
    also = [test for each in serves for test in each.tests]
    also += [test for test, _ in NAMED.values() if any(_is_named(one, word) for one in contacts for word in NAMED)]
    for letter in edition.files.letters.letters:
        if (about := families_of(letter, edition.files)) is not None:
            also += [found for _, found in walk(about) if isinstance(found, Test)]
    also += tests_of_claims(edition.files)
    return build_logic(edition, also)


def families_of(letter: Letter, files: CouncilFiles) -> Formula | None:
    """Whom a letter is about, over tests alone; None where it goes by the status."""
    return None if letter.if_ is None else over_tests_alone(letter.if_, named_conditions(files))


# ----------------------------------------------------------------------------------------------------------------------
# Contacts
# ----------------------------------------------------------------------------------------------------------------------


FROM_19 = Test(question="age", at_least=19)
"""Who is no child in any sense: a council's teams for children may go on through the year at 18."""
UNDER_18 = Test(question="age", below=18)
NAMED = {"child": (FROM_19, "children"), "adult": (UNDER_18, "adults")}
"""A word in the name of a team, with whom such a team is not for and whom it is."""


def _is_named(contact: Contact, word: str) -> bool:
    """Whether the name of a contact has a word, in any form of it. A token, such as `{child}`, is not such a word."""
    named = re.search(rf"(?<!{{)\b{word}", f"{contact.who} {contact.dear}", re.IGNORECASE)
    return contact.for_ is not None and named is not None


def check_named(logic: Logic, contact: Contact, report: Report) -> None:
    """A team that is for children by its name is not there for adults, nor one for adults there for children."""
    for word, (others, name) in NAMED.items():
        if contact.for_ is None or not _is_named(contact, word):
            continue
        both = All(all=[others] if contact.for_.if_ is None else [others, contact.for_.if_])
        witness = logic.diagrams.witness(logic.diagrams.decide([logic.surely(both), True]), SHOWN)
        if witness is not None:
            what = f"'{contact.id}' is for {name} by its name, and is there where {logic.in_words(witness)}."
            do = f"Say so in 'for': add a test of the age to its 'if', such as {_age_test(others)}."
            report.add(contact.place("for"), Code.ASKS_SOMEBODY_ELSES, what, do)


def _age_test(others: Test) -> str:
    """The test that leaves some ages out, as it is written."""
    bound = f"below: {others.at_least}" if others.at_least is not None else f"at_least: {others.below}"
    return f"{{question: {others.question}, {bound}}}"


def check_asked(logic: Logic, decision: DecisionLogic, number: int, report: Report) -> None:
    """Whoever an outcome tells families to ask is there for all of them."""
    contacts = {contact.id: contact for contact in logic.edition.council.contacts}
    help_ = logic.edition.council.help
    for_everybody = {help_.switchboard, help_.local_offer}
    nobody_to_ask = _nobody_to_ask(logic)
    for id_, place in _asked(logic, decision, decision.outcomes[number]):
        contact = contacts[id_]
        if contact.for_ is None or id_ in nobody_to_ask:
            if id_ not in for_everybody:
                what = f"Families are told to ask '{id_}', and nothing says for whom that is there."
                do = f"Name somebody else, or say it: add 'for: {{strands: [...]}}' to the contact ({contact.place()})."
                report.add(place, Code.ASKS_SOMEBODY_ELSES, what, do)
            continue
        wrong = _not_there(logic, decision, number, contact, contact.for_)
        if wrong is not None:
            do = f"Name somebody who is there for them, or correct 'for' of the contact ({contact.place()})."
            report.add(place, Code.ASKS_SOMEBODY_ELSES, wrong, do)


def check_alone(logic: Logic, decision: DecisionLogic, number: int, report: Report) -> None:
    """Nobody is sent to those alone who are there for them only beside somebody else."""
    asked = list(_asked(logic, decision, decision.outcomes[number]))
    if not asked:
        return
    here = set(_strands(logic, decision))
    contacts = {contact.id: contact for contact in logic.edition.council.contacts}
    only = [contacts[id_].beside for id_, _ in asked]
    beside = [serves for serves in only if serves is not None and here <= set(serves.strands)]
    if len(beside) < len(asked):
        return
    some = [serves.if_ for serves in beside if serves.if_ is not None]
    witness = _somebody(logic, decision, number, All(all=some), meets=SHOWN) if some else ""
    if witness is not None:
        (id_, place), *_ = asked
        families = f"Where {witness}, families" if witness else "Families"
        what = f"{families} are told to ask '{id_}' alone, who is there for them only beside somebody else."
        do = f"Name somebody else too, or correct 'beside' of the contact ({contacts[id_].place()})."
        report.add(place, Code.ASKS_SOMEBODY_ELSES, what, do)


def check_passed_over(logic: Logic, decision: DecisionLogic, number: int, report: Report) -> None:
    """Where somebody is there for all families with an outcome, they are not sent to those who are for everybody alone.

    An outcome of the national floor may be about what the council decided, whoever is there from day to day. Who is
    there only beside somebody else (`beside`) leads on none of it, and is not passed over.
    """
    outcome = decision.outcomes[number]
    strand = decision.about.id if decision.about.kind == "strand" else decision.about.strand
    asked = list(_asked(logic, decision, outcome))
    contacts = {contact.id: contact for contact in logic.edition.council.contacts}
    national = {each.outcome.id for each in logic.edition.files.floor.outcomes}
    if strand is None or not asked or outcome.id in national or any(contacts[id_].for_ is not None for id_, _ in asked):
        return
    id_, place = asked[0]
    nobody_to_ask = _nobody_to_ask(logic)
    for contact in contacts.values():
        serves = contact.for_
        if contact.id in nobody_to_ask or serves is None or strand not in serves.strands:
            continue
        if contact.beside is not None and contact.beside.if_ is None and strand in contact.beside.strands:
            continue
        if _somebody_else(logic, decision, number, serves.if_) is None:
            what = f"Families are told to ask '{id_}', and not '{contact.id}', who is there for all of them."
            do = f"Name '{contact.id}' first, or correct 'for' of the contact ({contact.place()})."
            report.add(place, Code.PASSES_OVER, what, do)


def _nobody_to_ask(logic: Logic) -> set[str | None]:
    """Who gives advice, and who takes complaints, whatever they are for: they decide on no budget."""
    return {logic.edition.council.help.sendiass, logic.edition.council.help.complaints}


def _asked(logic: Logic, decision: DecisionLogic, outcome: Outcome) -> Iterator[tuple[str, Place]]:
    """Whom an outcome tells families to ask, each with where that is written."""
    if outcome.ask is not None:
        yield from ((id_, outcome.place("ask", index)) for index, id_ in enumerate(outcome.ask))
    elif decision.about.kind == "strand":
        strand = next(strand for strand in logic.edition.policy.strands if strand.id == decision.about.id)
        yield from ((id_, strand.place("ask", index)) for index, id_ in enumerate(strand.ask))


def _not_there(logic: Logic, decision: DecisionLogic, number: int, contact: Contact, serves: Serves) -> str | None:
    """Why somebody is not there for the families with an outcome; None where they are."""
    here = _strands(logic, decision)
    if not set(here) & set(serves.strands):
        return f"By the rules of {decision.name}, families ask '{contact.id}', who is for {', '.join(serves.strands)}."
    witness = _somebody_else(logic, decision, number, serves.if_)
    if witness is None:
        return None
    return f"Where {witness}, families are told to ask '{contact.id}', who is not there for them."


def _strands(logic: Logic, decision: DecisionLogic) -> list[str]:
    """The kinds of budget that a list of outcomes is about: those without one of their own, if it is a general one.

    Where each has its own, and of whoever may hold the money, families hear of the general list too.
    """
    if decision.about.kind == "strand":
        return [decision.about.id]
    if decision.about.strand is not None:
        return [decision.about.strand]
    every = [strand.id for strand in logic.edition.policy.strands]
    own = decision.part.strands if isinstance(decision.part, Way) else {}
    return [strand for strand in every if strand not in own] or every


# ----------------------------------------------------------------------------------------------------------------------
# Letters
# ----------------------------------------------------------------------------------------------------------------------


def check_letter(logic: Logic, decision: DecisionLogic, number: int, report: Report) -> None:
    """The letter that goes with an outcome of a strand is about all families that have it."""
    outcome = decision.outcomes[number]
    if not isinstance(outcome, StrandOutcome):
        return
    letter = letter_of(logic.edition.files.letters, decision.about.id, outcome)
    place = outcome.place("letter" if outcome.letter is not None else "status")
    do = "Name the letter that is for them ('letter'), or change the condition."
    about = families_of(letter, logic.edition.files)
    if about is None:
        if outcome.status not in letter.for_:
            what = f"The letter '{letter.id}' is not for the status '{outcome.status}'."
            report.add(place, Code.LETTER_OF_ANOTHER_ROUTE, what, do)
        return
    witness = _somebody_else(logic, decision, number, about)
    if witness is not None:
        what = f"Where {witness}, families are given the letter '{letter.id}': {letter.title}."
        report.add(place, Code.LETTER_OF_ANOTHER_ROUTE, what, do)


# ----------------------------------------------------------------------------------------------------------------------
# Both
# ----------------------------------------------------------------------------------------------------------------------


def _somebody_else(logic: Logic, decision: DecisionLogic, number: int, condition: Formula | None) -> str | None:
    """A family, in words, that has an outcome and does not meet a condition; None where there is none."""
    return _somebody(logic, decision, number, condition, meets=HIDDEN)


def _somebody(
    logic: Logic, decision: DecisionLogic, number: int, condition: Formula | None, *, meets: int
) -> str | None:
    """A family, in words, that has an outcome and meets a condition (SHOWN) or does not (HIDDEN)."""
    diagram = logic.diagrams.decide([logic.surely(condition), True])
    witness = logic.diagrams.witness_of_both(decision.root, number, diagram, meets)
    return None if witness is None else logic.in_words(witness)
