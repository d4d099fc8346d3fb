"""A council's compiled policy, as the engine reads it.

A compiled policy holds one edition for each stretch of days on which nothing changes. In an edition every result
(a strand's, a way's, a holder's, a note's) is a *decision*: a list of outcomes and a decision diagram that leads from
answers to exactly one of them. The diagrams of an edition share one table of nodes. The first nodes are the
terminals: node k is outcome k. Every other node names a question and has one child for each of its cells;
children come before their parents in the table. A cell is an option, or for a number a stretch between two cuts.

The conditions of the outcomes, as the author wrote them, share a table too: reasons are read from it.

`publisher.rules.compile` makes policies, and `reckoner.compiled` writes and reads them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from typing import Literal

    from reckoner.result import Ask, Conflict, Decider, HolderStatus, Step, StrandStatus, WayStatus

    type Status = StrandStatus | WayStatus | HolderStatus | Literal["shown", "hidden"]


@dataclass(frozen=True, slots=True)
class Question:
    """A question: `options` as (id, label), or the bounds of a number, cut into cells at `cuts`."""

    id: str
    short: str
    options: tuple[tuple[str, str], ...]
    least: int
    most: int
    cuts: tuple[int, ...]
    cells: int
    asked: int | None
    """Where the diagram starts that says whether it is asked (terminal 0: yes, 1: no); None where it always is."""
    chosen: tuple[str, ...]
    """What a family does that chooses each option; none where it does not choose this by itself.

    No advice rests on another answer to a question of which it does not.
    """
    turn: int = 0
    """When it is asked: of the questions that can be, those with the lowest turn come first."""


@dataclass(frozen=True, slots=True)
class Clause:
    """One condition: the question it tests and the cells that meet it, or who decides it at their discretion."""

    id: str
    question: int | None
    cells: frozenset[int]
    by: Decider | None
    met: str
    unmet: str
    unknown: str
    cites: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Condition:
    """`clause` with the index of one, or `all`, `any` or `not` with earlier entries of the table of conditions."""

    kind: Literal["clause", "all", "any", "not"]
    parts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """One possible result of a decision.

    `condition` is its place in the edition's table, or None for the last outcome, which applies where no other does.
    """

    status: Status
    condition: int | None
    headline: str
    when: str | None
    steps: tuple[Step, ...]
    ask: tuple[str, ...]
    council_decides: tuple[int, ...]
    rare: int | None = None
    """The clause that few families meet, where the outcome rests on one.

    A family that has not said that it meets the clause hears nothing of the outcome.
    """
    letter: int | None = None
    """The letter that goes with it, by its place in the edition's list. Outcomes of strands alone have one."""


@dataclass(frozen=True, slots=True)
class Decision:
    """A list of outcomes, first that holds applies, and the node at which its diagram starts."""

    outcomes: tuple[Outcome, ...]
    root: int
    best: int
    """The outcomes with the best status that this decision has, bit k for outcome k: what a family would hope for."""


@dataclass(frozen=True, slots=True)
class Strand:
    """A strand: its own decision, and one for each way of managing the money."""

    id: str
    name: str
    decision: int
    ways: tuple[tuple[str, str, int], ...]
    """(id, name, decision) of each way."""
    letter: int
    """The letter for a family whose outcomes have none in common."""
    letter_now: int
    """The letter for a family whose outcomes have none in common, but which can ask now whichever is its own."""
    ask: str
    """The contact that it goes to where the outcome names none."""


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody who might hold a direct payment: the general decision, and those that differ for a strand."""

    id: str
    name: str
    decision: int
    strands: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Note:
    """Advice shown where its condition holds: outcome 0 of its decision shows it, outcome 1 does not."""

    id: str
    decision: int
    text: str
    first: bool
    """Whether whoever it is for has to know it before anything else."""
    cites: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AnswerTest:
    """That an answer is one of some cells or, where it is a number, from `least` up to, and not on, `below`.

    Letters say more of ages than the rules of a council turn on, so cells are not fine enough for them.
    """

    question: int
    cells: frozenset[int]
    least: int
    below: int


@dataclass(frozen=True, slots=True)
class Combined:
    """All, any or, with a single part, not."""

    kind: Literal["all", "any", "not"]
    parts: tuple[AnswerTest | Combined, ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A part of a letter: `text`, with a token such as `{their}` for each word that depends on who writes.

    `for_` says for whom it is: None where for everybody. Whoever surely meets `unless` is left out.
    """

    text: str
    for_: AnswerTest | Combined | None
    unless: AnswerTest | Combined | None
    cites: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter: `law` are the rules that it relies on, by their short names.

    `tells` (where all can stay as it is) and `still` are said to the family. `signs` stands below: who signs beside the
    one who writes.
    """

    id: str
    tells: tuple[Sentence, ...]
    still: str | None
    subject: str
    paragraphs: tuple[tuple[Sentence, ...], ...]
    law: tuple[Sentence, ...]
    signs: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Voices:
    """Words that depend on who answers, by token: `{child_is}` is "your child is" for one and "you are" for another.

    `words` are (cells of `question`, the words by token): the first are those where nobody has said who answers.
    `variants` are (cells of `question`, a test, the words by token): the words in their place where the test is surely
    met, too.
    """

    question: int | None
    words: tuple[tuple[frozenset[int], Mapping[str, str]], ...]
    variants: tuple[tuple[frozenset[int], AnswerTest, Mapping[str, str]], ...] = ()


@dataclass(frozen=True, slots=True)
class LetterPaper:
    """What all letters have in common: how they begin and end, the line for the law, and the words of who writes."""

    opening: str
    relies_on: str
    closing: tuple[str, ...]
    writers: Voices


@dataclass(frozen=True, slots=True)
class Edition:
    """The policy as it is in force from one day up to, and not on, another."""

    from_: date
    until: date | None
    questions: tuple[Question, ...]
    opening: int
    """How many turns open the conversation, with one question each: whatever they are about, these come first."""
    clauses: tuple[Clause, ...]
    conditions: tuple[Condition, ...]
    terminals: int
    """How many terminals the diagrams share: the most outcomes that a decision has."""
    nodes: tuple[tuple[int, tuple[int, ...]], ...]
    """(question, children) of each node after the terminals: entry i is node `terminals + i`."""
    decisions: tuple[Decision, ...]
    strands: tuple[Strand, ...]
    holders: tuple[Holder, ...]
    notes: tuple[Note, ...]
    letters: tuple[Letter, ...]
    paper: LetterPaper
    readers: Voices
    """The words for whoever reads: every text of a result may have their tokens."""
    contacts: Mapping[str, Ask]
    conflicts: tuple[tuple[frozenset[int], Conflict], ...]
    """(the clauses it touches, the conflict as it is shown)."""


@dataclass(frozen=True, slots=True)
class Policy:
    """A council's compiled policy."""

    council: str
    name: str
    version: str
    law_last_looked_at: str
    headlines: Mapping[str, str]
    """For each status the words that are true of all its outcomes, and those for a strand whose status is open."""
    editions: tuple[Edition, ...]

    def edition(self, day: date) -> Edition | None:
        """The edition in force on `day`, or None where the policy is not recorded for that day."""
        for edition in self.editions:
            if edition.from_ <= day and (edition.until is None or day < edition.until):
                return edition
        return None
