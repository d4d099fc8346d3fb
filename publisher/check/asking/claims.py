"""A letter says of a family what is so, however much the family has left open.

What letters say, and when it is so, is under `claims` of england/letters.yaml; for whom a rule holds is with the rule
(`law`), too. Each text that makes a claim is proved to go to nobody of whom that need not be so. What a text is under
(`if`) is surely met by those who send it. What leaves it out (`unless`) proves nothing: whoever has not answered it
sends the text. `tests/reckoner/test_letters.py` tries the same on families with open answers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from publisher.model.formulas import All, Any_, Formula, Not, Test, walk
from publisher.rules.letters import letter_of, named_conditions, over_tests_alone
from publisher.rules.logic import SHOWN
from publisher.source.kept import Same
from publisher.source.problems import Code

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from publisher.model.base import Part
    from publisher.model.council.outcomes import Strand
    from publisher.model.england.voices.letters import Claim, Letter, Letters, NamedLaw
    from publisher.policies.read import CouncilFiles
    from publisher.rules.logic import DecisionLogic, Logic
    from publisher.source.problems import Report


class Said(NamedTuple):
    """A text of a letter, where it is, and who sends it."""

    part: Part
    key: str
    text: str
    cites: Sequence[str] = ()
    if_: Formula | None = None
    unless: Formula | None = None


class Holds(NamedTuple):
    """When a claim is so, where that is written, and who does not make it."""

    part: Part
    if_: Formula
    unless: Formula | None = None


def tests_of_claims(files: CouncilFiles) -> Iterator[Test]:
    """The tests that texts of letters and claims go by."""
    letters, named = files.letters, named_conditions(files)
    said = [text for letter in letters.letters for text in texts_of(letter, letters)]
    parts: list[Claim | NamedLaw | Said] = [*letters.claims, *letters.law, *said]
    for formula in {id(found): found for part in parts for found in (part.if_, part.unless)}.values():
        if formula is not None:
            yield from (part for _, part in walk(over_tests_alone(formula, named)) if isinstance(part, Test))


def check_claims(logic: Logic, report: Report) -> None:
    """Check that nobody whom a council's rules give a letter says in it what need not be so."""
    letters = logic.edition.files.letters
    claimed, contradicting = _Claimed(letters), _Contradicting(logic)
    for strand in logic.edition.policy.strands:
        decision = logic.decision_for("strand", strand.id)
        for letter in letters.letters:
            if letter.strand != strand.id:
                continue
            families = _families(letter, strand, decision, logic)
            for said in texts_of(letter, letters):
                for holds in claimed.by(said):
                    _check(said, holds, families, contradicting, logic, report)


def texts_of(letter: Letter, letters: Letters) -> Iterator[Said]:
    """Everything that is said in a letter, or to whoever is given it, with who sends or is told it."""
    yield Said(letter, "subject", letter.subject)
    if letter.still is not None:
        yield Said(letter, "still", letter.still)
    sentences = [one for paragraph in letter.paragraphs for one in paragraph]
    sentences += [one for one in letters.tells if one.strand == letter.strand]
    sentences += [one for one in letters.signs if letter.others_sign and one.strand == letter.strand]
    yield from (Said(one, "text", one.text, one.cites, one.if_, one.unless) for one in sentences)
    yield from (Said(rule, "name", rule.name, rule.cites, rule.if_, rule.unless) for rule in _law(letter, letters))


def _law(letter: Letter, letters: Letters) -> Iterable[NamedLaw]:
    return (rule for rule in letters.law if rule.id in letter.law)


class _Claimed:
    """What texts claim. Most of them are in many letters."""

    def __init__(self, letters: Letters) -> None:
        self._letters = letters
        self._facts = {fact for claim in letters.claims for fact in claim.cites}
        self._known: dict[tuple[Same, str], list[Holds]] = {}

    def by(self, said: Said) -> list[Holds]:
        """Everything that a text claims."""
        key = Same(said.part), said.key
        if key not in self._known:
            self._known[key] = list(self._made(said))
        return self._known[key]

    def _made(self, said: Said) -> Iterator[Holds]:
        for claim in self._letters.claims:
            if claim.is_made_by(said.text, said.cites):
                yield Holds(claim, claim.if_, claim.unless)
        for fact in said.cites:
            rules = [rule for rule in self._letters.law if fact in rule.cites]
            some = [rule.if_ for rule in rules if rule.if_ is not None]
            if fact not in self._facts and rules and len(some) == len(rules):
                yield Holds(rules[0], Any_(any=some))


def _families(letter: Letter, strand: Strand, decision: DecisionLogic, logic: Logic) -> int:
    """Every family that may be given a letter, whatever it has left open.

    That is who has an outcome that it goes with. While several letters are possible, it may be the one for open
    answers, which anybody can be given; or the one for who can ask now whatever is open. Among those, an outcome is
    told that is surely there, too, where another one may take its place.
    """
    letters, diagrams = logic.edition.files.letters, logic.diagrams
    if "need_answers" in letter.for_:
        return SHOWN
    places = range(len(strand.outcomes))
    going = {place for place in places if letter_of(letters, strand.id, strand.outcomes[place]) is letter}
    now = {place for place in places if strand.outcomes[place].status == "ask_now"}
    able = diagrams.leading_to(decision.root, now)
    families = diagrams.leading_to(decision.root, going)
    if "ask_now" in letter.for_:
        families = diagrams.either(families, able)
    for place in going & now:
        sure = diagrams.decide([logic.condition(decision.trees[place]), True])
        families = diagrams.either(families, diagrams.both(able, sure))
    return families


class _Contradicting:
    """Whoever sends or is told a text that is not so of them. Many texts are under the same condition."""

    def __init__(self, logic: Logic) -> None:
        self._logic = logic
        self._named = named_conditions(logic.edition.files)
        self._known: dict[Same, list[int]] = {}

    def families(self, said: Said, holds: Holds) -> list[int]:
        """The diagrams of all who are one of them."""
        key = Same(said.if_, said.unless, holds.if_, holds.unless)
        if key not in self._known:
            self._known[key] = [self._diagram(formula) for formula in _contradictions(said, holds)]
        return self._known[key]

    def _diagram(self, formula: Formula) -> int:
        return self._logic.diagrams.decide([self._logic.surely(over_tests_alone(formula, self._named)), True])


def _contradictions(said: Said, holds: Holds) -> Iterator[Formula]:
    sent: list[Formula] = [] if said.if_ is None else [said.if_]
    yield All(all=[*sent, Not.model_validate({"not": holds.if_})])
    if holds.unless is not None:
        left_out: list[Formula] = [] if said.unless is None else [Not.model_validate({"not": said.unless})]
        yield All(all=[*sent, *left_out, holds.unless])


def _check(
    said: Said, holds: Holds, families: int, contradicting: _Contradicting, logic: Logic, report: Report
) -> None:
    place = said.part.place(said.key)
    if any(problem.place == place and problem.code is Code.LETTER_CLAIMS_TOO_MUCH for problem in report.problems):
        return  # One family is enough, of whichever council.
    for meeting in contradicting.families(said, holds):
        witness = logic.diagrams.witness_of_both(families, SHOWN, meeting, SHOWN)
        if witness is not None:
            what = f"A family may write, or be told, “{said.text}” where {logic.in_words(witness)}."
            do = f"Put it under an 'if' that leaves them out, or correct when it is so ({holds.part.place('if')})."
            report.add(place, Code.LETTER_CLAIMS_TOO_MUCH, what, do)
            return
