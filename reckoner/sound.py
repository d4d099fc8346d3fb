"""Whether a compiled policy can be relied on: every reference leads somewhere, and every value is of its kind.

A file may have been damaged on its way, or be another one. What passes here gives every family a result: the engine
looks at nothing twice.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from reckoner.deciding import BETTER_FIRST
from reckoner.policy import AnswerTest

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reckoner.policy import Clause, Combined, Decision, Edition, Outcome, Policy, Question, Sentence, Voices

HEADLINES = ("ask_now_open", "ask_later_open", "unclear_open", "find_out")
"""The keys of a policy's headlines for strands whose status is open."""

MOST_QUESTIONS = 200
DEEPEST = 200
"""What follows diagrams and conditions calls itself for each question, and each condition inside another."""

MOST_OUTCOMES = 1000


def check_policy(policy: Policy) -> None:
    """Check a policy.

    Raises:
        ValueError: something in it leads nowhere, or is not of its kind.
    """
    _texts(policy.council, policy.name, policy.version, policy.law_last_looked_at)
    _texts(*policy.headlines, *policy.headlines.values())
    for earlier, later in pairwise(policy.editions):
        _that(earlier.until == later.from_, "the editions")
    _that(bool(policy.editions) and policy.editions[-1].until is None, "the last edition")
    for edition in policy.editions:
        _Checker(edition, policy.headlines).check()


class _Checker:
    """Checks one edition."""

    def __init__(self, edition: Edition, headlines: Mapping[str, str]) -> None:
        self.edition = edition
        self.headlines = headlines
        self.last: list[int] = []
        """For each node the greatest outcome that it leads to."""

    def check(self) -> None:
        edition = self.edition
        _that(len(edition.questions) <= MOST_QUESTIONS, "the number of questions")
        _that(len({question.id for question in edition.questions}) == len(edition.questions), "the questions")
        for question in edition.questions:
            self._question(question)
        _numbers(edition.opening)
        self._nodes()
        for question in edition.questions:
            if question.asked is not None:
                _within(len(self.last), question.asked)
        for clause in edition.clauses:
            self._clause(clause)
        self._conditions()
        self._contacts()
        for decision in edition.decisions:
            self._decision(decision)
        self._results()
        self._letters()
        for touches, conflict in edition.conflicts:
            _within(len(edition.clauses), *touches)
            _texts(conflict["conflict"], conflict["subject"], conflict["we_use"])
            for saying in conflict["says"]:
                _texts(saying["source"], saying["lead"], saying["text"], *_listed(saying["cites"]))

    def _question(self, question: Question) -> None:
        _texts(question.id, question.short, *question.chosen, *(text for option in question.options for text in option))
        bounds = [question.least, *question.cuts, question.most + 1]
        _numbers(question.turn, *bounds)
        _that(bool(question.options) or all(low < high for low, high in pairwise(bounds)), "a number")
        _that(question.cells == (len(question.options) or len(question.cuts) + 1), "the answers to a question")
        _that(len(question.chosen) in (0, len(question.options)), "what families choose")

    def _nodes(self) -> None:
        edition = self.edition
        _numbers(edition.terminals)
        _that(0 < edition.terminals <= MOST_OUTCOMES, "the number of outcomes")
        self.last = list(range(edition.terminals))
        asked = [len(edition.questions)] * edition.terminals
        for question, children in edition.nodes:
            _within(len(edition.questions), question)
            _that(len(children) == edition.questions[question].cells, "a node")
            _within(len(self.last), *children)
            _that(all(asked[child] > question for child in children), "the order of the nodes")
            asked.append(question)
            self.last.append(max(self.last[child] for child in children))

    def _clause(self, clause: Clause) -> None:
        _texts(clause.id, clause.met, clause.unmet, clause.unknown, *clause.cites)
        if clause.question is None:
            _texts(clause.by)
        else:
            self._cells(clause.question, clause.cells)

    def _cells(self, question: int, cells: Iterable[int]) -> None:
        _within(len(self.edition.questions), question)
        _within(self.edition.questions[question].cells, *cells)

    def _conditions(self) -> None:
        depths: list[int] = []
        for kind, parts in ((condition.kind, condition.parts) for condition in self.edition.conditions):
            _that(kind in ("all", "any") or (kind in ("clause", "not") and len(parts) == 1), "a condition")
            _that(bool(parts), "a condition")
            _within(len(self.edition.clauses) if kind == "clause" else len(depths), *parts)
            depths.append(1 if kind == "clause" else 1 + max(depths[part] for part in parts))
            _that(depths[-1] <= DEEPEST, "conditions inside conditions")

    def _contacts(self) -> None:
        for name, contact in self.edition.contacts.items():
            _texts(name, contact["who"], contact["dear"], contact["how"], *_listed(contact["cites"]))
            _texts(*(text for text in (contact["phone"], contact["email"]) if text is not None))

    def _decision(self, decision: Decision) -> None:
        _within(len(self.last), decision.root)
        _that(self.last[decision.root] < len(decision.outcomes) <= self.edition.terminals, "the outcomes of a decision")
        for outcome in decision.outcomes:
            self._outcome(outcome)

    def _outcome(self, outcome: Outcome) -> None:
        edition = self.edition
        _texts(outcome.status, outcome.headline, *([] if outcome.when is None else [outcome.when]))
        for step in outcome.steps:
            _texts(step["text"], *_listed(step["cites"]))
        _that(all(contact in edition.contacts for contact in outcome.ask), "whom to ask")
        _within(len(edition.conditions), *([] if outcome.condition is None else [outcome.condition]))
        _within(len(edition.clauses), *outcome.council_decides, *([] if outcome.rare is None else [outcome.rare]))
        _texts(*(edition.clauses[clause].by for clause in outcome.council_decides))
        _within(len(edition.letters), *([] if outcome.letter is None else [outcome.letter]))

    def _results(self) -> None:
        edition = self.edition
        for strand in edition.strands:
            _texts(strand.id, strand.name, *(text for id_, name, _ in strand.ways for text in (id_, name)))
            self._shown(strand.decision, *(decision for _, _, decision in strand.ways))
            outcomes = edition.decisions[strand.decision].outcomes
            _that(all(outcome.status in BETTER_FIRST for outcome in outcomes), "the status of a strand")
            _within(len(edition.letters), strand.letter, strand.letter_now)
            _that(strand.ask in edition.contacts, "whom to ask")
        _that(not edition.strands or all(key in self.headlines for key in HEADLINES), "the headlines")
        for holder in edition.holders:
            _texts(holder.id, holder.name, *(strand for strand, _ in holder.strands))
            self._shown(holder.decision, *(decision for _, decision in holder.strands))
        for note in edition.notes:
            _texts(note.id, note.text, *note.cites)
            _within(len(edition.decisions), note.decision)
            _that(type(note.first) is bool, "a note")

    def _shown(self, *decisions: int) -> None:
        """Check that families can be told of decisions, whichever of their outcomes are still possible."""
        _within(len(self.edition.decisions), *decisions)
        outcomes = (outcome for decision in decisions for outcome in self.edition.decisions[decision].outcomes)
        _that(all(outcome.status in self.headlines for outcome in outcomes), "a headline")

    def _letters(self) -> None:
        for letter in self.edition.letters:
            _texts(letter.id, letter.subject, *([] if letter.still is None else [letter.still]))
            for sentences in (letter.tells, *letter.paragraphs, letter.law, letter.signs):
                self._sentences(sentences)
        paper = self.edition.paper
        _texts(paper.opening, paper.relies_on, *paper.closing)
        for voices in (paper.writers, self.edition.readers):
            self._voices(voices)

    def _sentences(self, sentences: Sequence[Sentence]) -> None:
        for sentence in sentences:
            _texts(sentence.text, *sentence.cites)
            for test in (sentence.for_, sentence.unless):
                if test is not None:
                    self._test(test, 1)

    def _test(self, test: AnswerTest | Combined, depth: int) -> None:
        if isinstance(test, AnswerTest):
            self._cells(test.question, test.cells)
            _numbers(test.least, test.below)
            return
        _that(test.kind in ("all", "any") or (test.kind == "not" and len(test.parts) == 1), "a test")
        _that(bool(test.parts) and depth <= DEEPEST, "tests inside tests")
        for part in test.parts:
            self._test(part, depth + 1)

    def _voices(self, voices: Voices) -> None:
        _that(bool(voices.words), "the words of who answers")
        for cells, words in (*voices.words, *((cells, words) for cells, _, words in voices.variants)):
            _texts(*words, *words.values())
            if voices.question is not None:
                self._cells(voices.question, cells)
        for _, test, _ in voices.variants:
            self._test(test, 1)


def _that(holds: bool, what: str) -> None:  # noqa: FBT001 - it is what is checked
    if not holds:
        raise ValueError(f"{what}: not as it should be")


def _texts(*values: object) -> None:
    for value in values:
        if type(value) is not str:
            raise ValueError("something that is no text")


def _listed(values: object) -> Sequence[object]:
    """Values that have to be in a list: a text would be one of letters."""
    if not isinstance(values, list | tuple):
        raise ValueError("something that is no list")  # noqa: TRY004 - all that is wrong here is one kind of error
    return values


def _numbers(*values: object) -> None:
    for value in values:
        if type(value) is not int:
            raise ValueError("something that is no whole number")


def _within(bound: int, *places: object) -> None:
    for place in places:
        if type(place) is not int or not 0 <= place < bound:
            raise ValueError(f"{place} of {bound}")
