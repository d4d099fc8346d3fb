"""Letters: one for every result, each resting on what is there, in words that every writer has."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, get_args

from publisher.check.england.voices import check_tokens_used, check_voices
from publisher.check.references import check_test
from publisher.model.council.outcomes import StrandOutcome
from publisher.model.england.voices.letters import Letter, LetterSentence, NamedLaw
from publisher.model.formulas import Test, references, walk
from publisher.model.walk import all_of, texts_in
from publisher.policies.citations import citations_in
from publisher.rules.letters import tests_of_clauses
from publisher.source.problems import Code, Report, did_you_mean
from reckoner.result import StrandStatus

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence, Set

    from publisher.model.base import Part
    from publisher.model.england.voices.letters import Claim, Condition, Letters
    from publisher.model.formulas import Formula
    from publisher.policies.read import CouncilFiles

STATUSES = (*get_args(StrandStatus), "need_answers")
"""Every status that a strand can have in a result."""


def check_letters(files: CouncilFiles, report: Report) -> None:
    """Check the letters that all councils share.

    Args:
        files: any council's; what is national is the same in each. A letter to any council rests on the register of
            national rules, and not on one council's facts.
        report: receives every problem found.
    """
    letters = files.letters
    for citation in citations_in(letters):
        if citation.fact not in files.law:
            what = f"There is no rule {citation.fact} in the register of national rules."
            report.add(citation.place, Code.UNKNOWN_FACT, what, did_you_mean(citation.fact, files.law))
    _check_statuses(files, report)
    _check_conditions(files, report)
    _check_law(letters, report)
    _check_claims(files, report)
    check_voices(letters, "writers", files.questions, report)
    check_tokens_used(letters.writers, _texts_with_tokens(letters), report)


def check_letters_used(councils: Sequence[CouncilFiles], report: Report) -> None:
    """Every letter goes with some outcome."""
    letters = councils[0].letters
    named = {outcome.letter for files in councils for outcome in all_of([files.policy, files.floor], StrandOutcome)}
    for letter in letters.letters:
        if not letter.for_ and letter.id not in named:
            what = f"No outcome names the letter '{letter.id}', and it is for no status."
            report.add(letter.place("id"), Code.SHARED_UNUSED, what, "Name it in an outcome ('letter'), or remove it.")


def _check_statuses(files: CouncilFiles, report: Report) -> None:
    letters = files.letters
    written: Counter[tuple[str, str]] = Counter()
    for letter in letters.letters:
        for index, status in enumerate(letter.for_):
            written[letter.strand, status] += 1
            if written[letter.strand, status] == 2:
                what = f"There are two letters for '{letter.strand}' with the status '{status}'."
                report.add(letter.place("for", index), Code.DUPLICATE_ID, what, "Remove the status from one of them.")
    for strand in files.kinds.strands:
        missing = [status for status in STATUSES if not written[strand.id, status]]
        if missing:
            what = f"There is no letter for '{strand.id}' with the status {', '.join(missing)}."
            do = "Add a letter, or add the status to the 'for' of one that fits."
            report.add(letters.place("letters"), Code.LETTER_MISSING, what, do)


def _conditional(letters: Letters) -> Iterator[tuple[Letter | LetterSentence | NamedLaw, str, Formula]]:
    """What is for some families only, with the key of each condition and the condition itself."""
    for letter in letters.letters:
        if letter.if_ is not None:
            yield letter, "if", letter.if_
    parts: list[LetterSentence | NamedLaw] = [*all_of(letters.letters, LetterSentence), *letters.law]
    for part in [*parts, *letters.tells, *letters.signs]:
        for key, formula in (("if", part.if_), ("unless", part.unless)):
            if formula is not None:
                yield part, key, formula


def _check_conditions(files: CouncilFiles, report: Report) -> None:
    letters = files.letters
    clauses = tests_of_clauses(files.floor, files.clauses)
    known, used = set(clauses), set[str]()
    for condition in letters.conditions:
        if condition.id in clauses:
            what = f"'{condition.id}' is a clause already."
            report.add(condition.place("id"), Code.DUPLICATE_ID, what, "Give the condition another id.")
        _check_condition(condition, "if", condition.if_, known, files, report)
        used |= references(condition.if_)
        known.add(condition.id)
    for part, key, formula in _conditional(letters):
        _check_condition(part, key, formula, known, files, report)
        used |= references(formula)
    for claim in letters.claims:
        for key, said_of in (("if", claim.if_), ("unless", claim.unless)):
            if said_of is not None:
                _check_condition(claim, key, said_of, known, files, report)
                used |= references(said_of)
    for condition in letters.conditions:
        if condition.id not in used:
            what = f"Nothing is under the condition '{condition.id}'."
            report.add(condition.place("id"), Code.SHARED_UNUSED, what, "Use it, or remove it.")


def _check_condition(
    part: Claim | Condition | Letter | LetterSentence | NamedLaw,
    key: str,
    formula: Formula,
    known: Set[str],
    files: CouncilFiles,
    report: Report,
) -> None:
    questions = {question.id: question for question in files.questions.questions}
    for keys, found in walk(formula, (key,)):
        if isinstance(found, Test):
            check_test(found, questions, report)
        elif found not in known:
            what = f"A letter cannot use '{found}': only clauses of floor.yaml and clauses.yaml, and conditions above."
            report.add(part.place(*keys), Code.UNKNOWN_REFERENCE, what, did_you_mean(found, known))


def _check_law(letters: Letters, report: Report) -> None:
    known = {rule.id for rule in letters.law}
    used = {id_ for letter in letters.letters for id_ in letter.law}
    for letter in letters.letters:
        for index, id_ in enumerate(letter.law):
            if id_ not in known:
                what = f"There is no '{id_}' under 'law'."
                report.add(letter.place("law", index), Code.UNKNOWN_REFERENCE, what, did_you_mean(id_, known))
    for rule in letters.law:
        if rule.id not in used:
            what = f"No letter relies on '{rule.id}'."
            report.add(rule.place("id"), Code.SHARED_UNUSED, what, "Name it under 'law' of a letter, or remove it.")


def _check_claims(files: CouncilFiles, report: Report) -> None:
    """What is for some families only is claimed somewhere, and so is each fact that a sentence rests on."""
    letters = files.letters
    sentences = list(all_of(letters, LetterSentence))
    of_law = {fact for rule in letters.law for fact in rule.cites}
    claimed = {fact for claim in letters.claims for fact in claim.cites}
    do = "Add it to 'claims', with when it is so ('if'); it is then proved of every family."
    for sentence in sentences:
        for index, fact in enumerate(sentence.cites):
            if fact in files.law and fact not in of_law | claimed:
                what = f"Nothing says for whom {fact} holds: no rule under 'law' and no claim cites it."
                report.add(sentence.place("cites", index), Code.CLAIM_MISSING, what, do)
        is_claimed = any(claim.is_made_by(sentence.text, sentence.cites) for claim in letters.claims)
        if sentence.if_ is not None and not is_claimed:
            what = f"Nothing says when this is so: “{sentence.text}”"
            report.add(sentence.place("text"), Code.CLAIM_MISSING, what, do)
    texts = [sentence.text for sentence in sentences] + [letter.subject for letter in letters.letters]
    texts += [letter.still for letter in letters.letters if letter.still is not None]
    cited = [sentence.cites for sentence in sentences] + [rule.cites for rule in letters.law]
    for claim in letters.claims:
        for index, words in enumerate(claim.words):
            if not any(words.lower() in text.lower() for text in texts):
                what = f"No text says “{words}”."
                report.add(claim.place("words", index), Code.SHARED_UNUSED, what, "Correct the words, or remove them.")
        for index, fact in enumerate(claim.cites):
            if not any(fact in facts for facts in cited):
                what = f"No letter cites {fact}."
                report.add(claim.place("cites", index), Code.SHARED_UNUSED, what, "Remove it.")


def _texts_with_tokens(letters: Letters) -> Iterator[tuple[Part, tuple[str | int, ...], str]]:
    for part in [*letters.letters, *letters.signs]:
        for holder, keys, text in texts_in(part):
            if isinstance(holder, LetterSentence) or (isinstance(holder, Letter) and keys[0] == "subject"):
                yield holder, keys, text
