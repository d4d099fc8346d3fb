"""What the engine returns, key by key: for Python, for the browser modules and for other programs.

`local-offer schema` writes the browser modules' types and a JSON Schema from this module. The engine names these types
for the type checker alone, so that a browser never loads them. What is a sequence here is a list in JSON.
"""

from collections.abc import Iterator, Sequence
from typing import Any, Literal, NotRequired, TypedDict

DontKnow = Literal["dont_know"]
StrandStatus = Literal[
    "ask_now", "ask_later", "first_step", "as_it_is", "appeal", "unlikely", "other_rules", "not_stated"
]
WayStatus = Literal["open", "depends", "unlikely", "not_stated", "not_available"]
HolderStatus = Literal["yes", "depends", "no"]
NeedAnswers = Literal["need_answers"]
StepsOf = Literal["all", "first", "ask_today", "find_out"]
ClauseState = Literal["met", "unmet", "unknown"]
Decider = Literal["council", "school", "health", "family"]


class Outcome[Status: str](TypedDict):
    """One of several outcomes that are still possible."""

    status: Status
    headline: str


class Reason(TypedDict):
    """A clause behind a result, and what is known of it. `cites` are the facts that the clause rests on.

    `aside` is there, and true, where nobody needs to be told: a bound of age that cannot concern the family soon, or
    one behind another that it has not reached yet; or what an answer is not, where another reason says as much.
    """

    clause: str
    state: ClauseState
    text: str
    cites: Sequence[str]
    aside: NotRequired[bool]


class Discretion(TypedDict):
    """A clause that somebody else decides, and who: it stays unknown to the engine."""

    clause: str
    by: Decider
    text: str
    cites: Sequence[str]


class Change(TypedDict):
    """One choice that a family would have to make differently.

    `text` is what they would do ("you look after the money yourselves"), and `given` whether they have answered the
    question already.
    """

    question: str
    to: str | int
    text: str
    given: bool


class Ask(TypedDict):
    """Whom to ask. `how` says how to reach them in words; `phone` and `email` are null where the pages give none.

    `dear` is how a letter greets them.
    """

    who: str
    dear: str
    how: str
    phone: str | None
    email: str | None
    cites: Sequence[str]


class Step(TypedDict):
    """Something a family can do."""

    text: str
    cites: Sequence[str]


class DecisionResult[Status: str](TypedDict):
    """One thing that the engine decided, with everything behind it.

    While outcomes with several headlines are still possible, `possible` has each of them once, those that few families
    meet last. `headline` is then one that is true of all of them, `when` is what they have in common, and `steps` are
    those that all of them share. A status that is sure always has a headline, and so has a strand. While the status of
    a way or a holder is open, `headline` is null. Where there is a headline there are steps. If the outcomes of a
    way or a holder share none, they are those of the first. A strand's are the first's only if a family can go by that
    one whatever is still open. Else they say how to ask all the same, or how to find out which outcome it is.
    `steps_of` says which.

    That a family wants no change is not among what is possible until it has said so, unless nothing else is.

    `change` is the smallest change of a family's own choices that gives the best status; it is null where the status is
    the best already, or no choice of theirs gives it.
    """

    status: Status
    headline: str | None
    when: str | None
    possible: list[Outcome[Status]]
    reasons: list[Reason]
    council_decides: list[Discretion]
    change: list[Change] | None
    ask: list[Ask]
    steps: list[Step]
    steps_of: StepsOf


class NamedResult[Status: str](DecisionResult[Status]):
    """The result for something that families know by a name."""

    name: str


class Letter(TypedDict):
    """What the family can write about a strand, in the words of who answers: the letter of its outcome, by its id.

    It is the letter that all outcomes share that are still possible, or one for open answers. A sentence that is for
    some families is in it only if this one is surely among them, and so is a rule of law. `still` tells the family
    that it can still ask. `text` has the paragraphs, from the greeting on, with gaps in square brackets; `cites` are
    the rules that it relies on. `email` is null where the pages give none.
    """

    letter: str
    still: str | None
    to: str
    email: str | None
    subject: str
    text: Sequence[str]
    cites: Sequence[str]


class Offer(TypedDict):
    """A question that the family was not asked yet, and whether each answer to it makes the status sure."""

    question: str
    clears: bool


class StrandResult(NamedResult[StrandStatus | NeedAnswers]):
    """The result for a strand, what to write, and the result for each way of managing its money, by the way's id.

    `deciding` is the clause, of those among `reasons`, that the status turns on: what a family is told where there is
    room for one reason. It is null where no clause says it. While the status is open, `waits_for` says in a sentence
    what it still turns on: what the family is not sure of, where there is something. Else it is what it was not asked
    yet, and `offers` is that question. Both are null where the status is sure.
    """

    deciding: str | None
    waits_for: str | None
    offers: Offer | None
    letter: Letter
    ways: dict[str, NamedResult[WayStatus | NeedAnswers]]


class HolderResult(NamedResult[HolderStatus | NeedAnswers]):
    """The result for a holder. `strands` is there where strands have their own rules for this holder, by their ids.

    The result itself is for the strands that have none. `in_all` is the status to which all strands come, and null
    where they differ. Where it is not the result's own status, each strand is to be told by itself.

    `not_yet` says that it is "no" because of an age that is years away: nobody needs to be told.
    """

    in_all: HolderStatus | NeedAnswers | None
    not_yet: bool
    strands: NotRequired[dict[str, DecisionResult[HolderStatus | NeedAnswers]]]


class Note(TypedDict):
    """Advice that this family is shown: `first`, before the budgets, or after them."""

    note: str
    text: str
    first: bool
    cites: Sequence[str]


class Saying(TypedDict):
    """What one page says in a conflict. `lead` names the page, for families."""

    source: str
    lead: str
    text: str
    cites: Sequence[str]


class Conflict(TypedDict):
    """A matter on which the council's own pages differ, and which of them the rules follow."""

    conflict: str
    subject: str
    says: list[Saying]
    we_use: str


class Estimate(TypedDict):
    """The engine's whole answer for one family.

    Strands and holders are by their ids; `not_applicable`, `next_question`, `can_be_asked` and `still_matter` are ids
    of questions.
    `enough` says that the results come before the next question, which then is for details, or for what few families
    meet. `can_be_asked` are the questions that can be asked: before the results, those that the results wait for; and
    `about_left` is how many they are.
    Dates are year-month-day.
    """

    council: str
    version: str
    as_of: str
    law_last_looked_at: str
    strands: dict[str, StrandResult]
    holders: dict[str, HolderResult]
    notes: list[Note]
    conflicts: list[Conflict]
    not_applicable: list[str]
    settled: bool
    next_question: str | None
    enough: bool
    about_left: int
    can_be_asked: list[str]
    still_matter: list[str]


class Problem(TypedDict):
    """What is wrong with one answer, or with the whole request where `question` is null."""

    question: str | None
    code: str
    what: str
    do: str


class Refusal(TypedDict):
    """What the engine returns instead where the answers are not ones that the policy knows."""

    problems: list[Problem]


def holder_in(estimate: Estimate, holder: str, strand: str) -> DecisionResult[HolderStatus | NeedAnswers]:
    """The result for a holder in one strand: the strand's own, or else the general one."""
    general = estimate["holders"][holder]
    return general.get("strands", {}).get(strand, general)


def all_results(estimate: Estimate) -> Iterator[DecisionResult[Any]]:
    """Every strand's, way's and holder's result of an estimate, those for one strand too."""
    for strand in estimate["strands"].values():
        yield strand
        yield from strand["ways"].values()
    for holder in estimate["holders"].values():
        yield holder
        yield from holder.get("strands", {}).values()
