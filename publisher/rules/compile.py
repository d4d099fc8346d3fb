"""Compiles a council's policy to what the engine reads; `reckoner.compiled` writes it as text."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from publisher.model.council.outcomes import StrandOutcome
from publisher.policies.conflicts import leads
from publisher.rules.few import clause_of_few
from publisher.rules.letters import compile_letters, compile_paper, default_letter, letter_of
from publisher.rules.voices import compile_voices
from reckoner import policy as engine

if TYPE_CHECKING:
    from collections.abc import Sequence

    from publisher.model.council.council import Contact
    from publisher.model.council.outcomes import Outcome, Strand
    from publisher.model.england.floor import Floor
    from publisher.model.england.voices.letters import Letter, Letters, LetterStatus
    from publisher.policies.editions import Edition
    from publisher.policies.read import CouncilFiles
    from publisher.rules.formulas import ClauseTree
    from publisher.rules.logic import About, DecisionLogic, Kind, Logic
    from reckoner.result import Ask, Conflict

BEST: dict[Kind, tuple[str, ...]] = {
    "strand": ("ask_now", "ask_later"),
    "way": ("open", "depends"),
    "holder": ("yes", "depends"),
    "note": (),
}
"""What a family hopes for: the smallest change looks for a way to the first one that a decision has."""


def compile_council(files: CouncilFiles, logics: Sequence[Logic]) -> engine.Policy:
    """Compile a council whose policy has been checked, from the logic of each of its editions."""
    council = files.council
    return engine.Policy(
        council=council.id,
        name=council.name,
        version=council.version.isoformat(),
        law_last_looked_at=council.law_last_looked_at.isoformat(),
        headlines=files.statuses.headlines(),
        editions=tuple(compile_edition(logic) for logic in logics),
    )


def days_of_rules(policy: engine.Policy, day: date) -> tuple[date, date | None]:
    """Since which day the reckoner has gone by the rules of a day, and from which day on it goes by others.

    Between them, editions may change what is on pages and no rule.
    """
    editions = policy.editions
    same = here = max((number for number, edition in enumerate(editions) if edition.from_ <= day), default=0)
    while same and undated(editions[same - 1]) == undated(editions[here]):
        same -= 1
    following = (edition.from_ for edition in editions[here + 1 :] if undated(edition) != undated(editions[here]))
    return editions[same].from_, next(following, None)


def undated(edition: engine.Edition) -> engine.Edition:
    """An edition without its days, to be compared: a day may change a page and no rule."""
    return replace(edition, from_=date.min, until=None)


def compile_edition(logic: Logic) -> engine.Edition:
    """Compile one edition."""
    edition, policy = logic.edition, logic.edition.policy
    clauses = {clause: number for number, clause in enumerate(logic.clauses)}
    guards = list(logic.asked)
    roots = [decision.root for decision in logic.decisions] + [logic.asked[question] for question in guards]
    nodes, roots = logic.diagrams.table(roots)
    asked = dict(zip(guards, roots[len(logic.decisions) :], strict=True))
    places = {decision.about: number for number, decision in enumerate(logic.decisions)}

    def decision_for(kind: Kind, id_: str, strand: str | None = None) -> int:
        return places[logic.decision_for(kind, id_, strand).about]

    turns, opening = _turns(logic)
    ask = {strand.id: strand.ask for strand in policy.strands}
    letters = _Letters(edition.files.letters)
    tables = _Tables(clauses, _Conditions(clauses), ask, edition.files.floor, letters)
    open_letters = {strand.id: letters.places_while_open(strand) for strand in policy.strands}
    decisions = tuple(_decision(decision, root, tables) for decision, root in zip(logic.decisions, roots, strict=False))
    return engine.Edition(
        from_=edition.from_,
        until=edition.until,
        questions=tuple(_question(logic, number, asked, turns[number]) for number in range(len(logic.questions))),
        opening=opening,
        clauses=tuple(_clause(logic, clause) for clause in logic.clauses),
        decisions=decisions,
        conditions=tuple(tables.conditions.table),
        terminals=logic.diagrams.terminals,
        nodes=tuple(nodes),
        strands=tuple(
            engine.Strand(
                strand.id,
                strand.name,
                decision_for("strand", strand.id),
                tuple((way.id, way.name, decision_for("way", way.id, strand.id)) for way in policy.ways),
                *open_letters[strand.id],
                strand.ask[0],
            )
            for strand in policy.strands
        ),
        holders=tuple(
            engine.Holder(
                holder.id,
                holder.name,
                decision_for("holder", holder.id),
                tuple((strand, decision_for("holder", holder.id, strand)) for strand in holder.strands),
            )
            for holder in policy.holders
        ),
        notes=tuple(
            engine.Note(note.id, decision_for("note", note.id), note.text, note.first, tuple(note.cites))
            for note in policy.notes
        ),
        letters=tuple(compile_letters(letters.used, logic)),
        paper=compile_paper(logic),
        readers=compile_voices(edition.files.readers.readers, logic),
        contacts={contact.id: as_asked(contact, edition.files.letters) for contact in edition.council.contacts},
        conflicts=tuple(_conflicts(edition, clauses)),
    )


def _turns(logic: Logic) -> tuple[list[int], int]:
    """When each question is asked, and how many of these turns are the opening's: one for each of its questions.

    After them each group has a turn, in the order of the groups.
    """
    shared = logic.edition.files.questions
    opening = [question for question in shared.opening if question in logic.numbers]
    groups = [group.id for group in shared.groups]
    turns = [
        opening.index(question.id) if question.id in opening else len(opening) + groups.index(question.group)
        for question in logic.questions
    ]
    return turns, len(opening)


def _question(logic: Logic, number: int, asked: dict[str, int], turn: int) -> engine.Question:
    question = logic.questions[number]
    return engine.Question(
        id=question.id,
        short=question.short,
        options=tuple((option.id, option.label) for option in question.options or ()),
        least=question.number.least if question.number else 0,
        most=question.number.most if question.number else 0,
        cuts=logic.cuts[number],
        cells=logic.diagrams.cells[number],
        asked=asked.get(question.id),
        chosen=tuple(option.chosen for option in question.options or () if option.chosen is not None),
        turn=turn,
    )


def _clause(logic: Logic, id_: str) -> engine.Clause:
    clause = logic.clauses[id_]
    return engine.Clause(
        id=id_,
        question=None if clause.test is None else logic.numbers[clause.test.question],
        cells=frozenset() if clause.test is None else logic.cells(clause.test),
        by=None if clause.discretion is None else clause.discretion.by,
        met=clause.met or "",
        unmet=clause.unmet or "",
        unknown=clause.unknown,
        cites=tuple(clause.cites),
    )


class _Conditions:
    """The table of conditions while it is written: parts before the whole, and each once."""

    def __init__(self, clauses: dict[str, int]) -> None:
        self.table: list[engine.Condition] = []
        self._clauses = clauses
        self._places: dict[ClauseTree, int] = {}

    def place(self, tree: ClauseTree) -> int:
        """The place of a condition in the table."""
        place = self._places.get(tree)
        if place is None:
            if isinstance(tree, str):
                entry = engine.Condition("clause", (self._clauses[tree],))
            else:
                entry = engine.Condition(tree.connective, tuple(self.place(part) for part in tree.parts))
            place = self._places[tree] = len(self.table)
            self.table.append(entry)
        return place


class _Letters:
    """The letters that strands give out, while they are listed: each once."""

    def __init__(self, letters: Letters) -> None:
        self.used: list[Letter] = []
        self._letters = letters

    def place(self, strand: str, outcome: StrandOutcome) -> int:
        """The place of the letter for an outcome of a strand in the list."""
        return self._place(letter_of(self._letters, strand, outcome))

    def places_while_open(self, strand: Strand) -> tuple[int, int]:
        """The places of the letters for open answers: of that to ask, and of that where each outcome is to ask now."""
        asks_now = any(outcome.status == "ask_now" for outcome in strand.outcomes)
        statuses: tuple[LetterStatus, ...] = ("need_answers", "ask_now" if asks_now else "need_answers")
        to_ask, to_ask_now = (self._place(default_letter(self._letters, strand.id, status)) for status in statuses)
        return to_ask, to_ask_now

    def _place(self, letter: Letter) -> int:
        if letter not in self.used:
            self.used.append(letter)
        return self.used.index(letter)


class _Tables(NamedTuple):
    """What decisions refer to.

    They are the number of each clause, the conditions, whom each strand says to ask, the floor, and the letters.
    """

    clauses: dict[str, int]
    conditions: _Conditions
    ask: dict[str, list[str]]
    floor: Floor
    letters: _Letters


def _decision(decision: DecisionLogic, root: int, tables: _Tables) -> engine.Decision:
    about = decision.about
    # Which outcome is surely there is asked of those to ask now, so theirs have the conditions of their steps as well.
    told = zip(decision.trees, decision.reasons, decision.outcomes or (None, None), strict=True)
    trees = [tree if one is not None and one.status == "ask_now" else reason for tree, reason, one in told]
    places = [None if tree is None else tables.conditions.place(tree) for tree in trees]
    if about.kind == "note":
        shown, hidden = places
        outcomes = [
            engine.Outcome("shown", shown, "", None, (), (), ()),
            engine.Outcome("hidden", hidden, "", None, (), (), ()),
        ]
    else:
        ask = tables.ask[about.id] if about.kind == "strand" else []
        pairs = zip(decision.outcomes, places, strict=True)
        outcomes = [_outcome(outcome, place, tables, about, ask) for outcome, place in pairs]
    statuses = [outcome.status for outcome in outcomes]
    best = next((status for status in BEST[about.kind] if status in statuses), None)
    return engine.Decision(tuple(outcomes), root, sum(1 << k for k, status in enumerate(statuses) if status == best))


def _outcome(outcome: Outcome, condition: int | None, tables: _Tables, about: About, ask: list[str]) -> engine.Outcome:
    rare = clause_of_few(outcome, tables.floor)
    return engine.Outcome(
        status=outcome.status,
        condition=condition,
        headline=outcome.headline,
        when=outcome.when,
        steps=tuple({"text": step.text, "cites": step.cites} for step in outcome.steps),
        ask=tuple(ask if outcome.ask is None else outcome.ask),
        council_decides=tuple(tables.clauses[clause] for clause in outcome.council_decides),
        rare=None if rare is None else tables.clauses[rare],
        letter=tables.letters.place(about.id, outcome) if isinstance(outcome, StrandOutcome) else None,
    )


def as_asked(contact: Contact, letters: Letters) -> Ask:
    """A contact as results name it."""
    return {
        "who": contact.who,
        "dear": contact.dear or letters.greets,
        "how": contact.how,
        "phone": contact.phone,
        "email": contact.email,
        "cites": contact.cites,
    }


def _conflicts(edition: Edition, clauses: dict[str, int]) -> list[tuple[frozenset[int], Conflict]]:
    found: list[tuple[frozenset[int], Conflict]] = []
    for conflict in edition.policy.conflicts:
        sayings = zip(leads(conflict, edition.council.sources), conflict.says, strict=True)
        shown: Conflict = {
            "conflict": conflict.id,
            "subject": conflict.subject,
            "says": [
                {"source": saying.source, "lead": lead, "text": saying.text, "cites": saying.cites}
                for lead, saying in sayings
            ],
            "we_use": conflict.we_use,
        }
        found.append((frozenset(clauses[clause] for clause in conflict.touches), shown))
    return found
