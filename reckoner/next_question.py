"""Which question to ask next, when there is enough for results, and which are not asked of a family at all."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from reckoner.diagram import can_settle, certain, members, settles, turns_on
from reckoner.heard import unheard

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Mapping
    from typing import Literal

    from reckoner.answers import Answers
    from reckoner.diagram import Cofactors
    from reckoner.policy import Decision, Edition, Outcome

# The two terminals of the diagram that says whether a question is asked.
_ASKED, _NOT_ASKED = 0, 1


_LONG = 8
"""A family that has answered this many questions has its results before it is asked about what few families meet."""


class Following(NamedTuple):
    """The question to ask next, None where no question that may be asked can change anything; and whether to go on."""

    question: int | None
    enough: bool
    """Whether to show the results first: what could still be asked changes little, or only what few families meet."""
    left: list[int]
    """The questions that can be asked by what is known, this one included: before the results, those for them."""


def not_applicable(edition: Edition, cells: list[int]) -> list[int]:
    """The questions that are surely not asked of a family with these answers."""
    return [
        number
        for number, question in enumerate(edition.questions)
        if question.asked is not None and certain(edition, question.asked, 1 << _NOT_ASKED, cells)
    ]


def next_question(edition: Edition, reduced: Cofactors, answers: Answers) -> Following:
    """The question to ask next, and whether to show the results before it.

    The opening comes first, in its order. Then what the results have to say comes before what few families meet, and
    that before details. Of questions that are for the same, a group is asked at a time, in the order of the groups. In
    a group the question comes first that settles most strands, as the mean over its answers, and of equal ones the one
    on which most strands depend; then the same is asked of results of every kind; then the author's order decides.

    Args:
        edition: the policy in force.
        reduced: its diagrams with the answers put in.
        answers: the answers.
    """
    results = Counter(reduced.of[decision.root] for decision in edition.decisions)
    support = 0
    for root in results:
        support |= reduced.support[root]
    candidates = [
        number for number in members(support) if not answers.asked[number] and may_be_asked(edition, reduced, number)
    ]
    if not candidates:
        return Following(None, enough=True, left=[])
    everything = candidates
    kind, wanted = _wanted_first(edition, reduced, answers, candidates)
    enough = kind == "details" or (kind == "rare" and sum(answers.asked) >= _LONG)
    first = min(edition.questions[number].turn for number in wanted)
    candidates = [number for number in wanted if edition.questions[number].turn == first]
    if len(candidates) > 1:
        strands = Counter(reduced.of[edition.decisions[strand.decision].root] for strand in edition.strands)
        candidates = _most_settling(edition, reduced, candidates, strands)
    if len(candidates) > 1:
        candidates = _most_settling(edition, reduced, candidates, results)
    return Following(candidates[0], enough, everything if enough else wanted)


def _wanted_first(
    edition: Edition, reduced: Cofactors, answers: Answers, candidates: list[int]
) -> tuple[Literal["results", "rare", "details"], list[int]]:
    """What to ask for next, and the candidates that are for that; of the opening, all that is left.

    "results": another answer can give a strand another status, headline or moment. What only few families meet is left
    aside, as the results leave it out until a family has said that it meets it. So is that a family wants no change,
    and a strand of which nothing that is still answered can make the status clear.
    "rare": with what few families meet, another answer can give a strand another status.
    "details": another answer can change something else: a step, a way of managing the money, who may hold it, a note.
    """
    results = _turn_on(edition, reduced, answers, _told, rare=False)
    wanted = [n for n in candidates if results >> n & 1 or edition.questions[n].turn < edition.opening]
    if wanted:
        return "results", wanted
    statuses = _turn_on(edition, reduced, answers, _status, rare=True)
    wanted = [number for number in candidates if statuses >> number & 1]
    return ("rare", wanted) if wanted else ("details", candidates)


def _turn_on(
    edition: Edition, reduced: Cofactors, answers: Answers, tell: Callable[[Outcome], Hashable], *, rare: bool
) -> int:
    """The questions on which it turns what is told of a strand: bit k for question k.

    `rare` says whether families count of whom a clause holds that few meet, and who have not said that it does.
    """
    support = 0
    unsure = sum(1 << number for number, asked in enumerate(answers.asked) if asked and answers.cells[number] < 0)
    for strand in edition.strands:
        decision = edition.decisions[strand.decision]
        root, nothing = reduced.of[decision.root], unheard(edition, decision, answers.cells)
        aside = {} if rare else _rare_cells(edition, decision)
        if _can_settle(edition, reduced, decision, nothing, aside, unsure):
            told = [None if nothing >> k & 1 else tell(outcome) for k, outcome in enumerate(decision.outcomes)]
            support |= turns_on(reduced, root, told, aside)
    return support


def _can_settle(
    edition: Edition,
    reduced: Cofactors,
    decision: Decision,
    nothing: int,
    aside: Mapping[int, frozenset[int]],
    unsure: int,
) -> bool:
    """Whether what was not asked yet can give a strand one status, for all that the family is not sure of.

    A wish for no change, in `nothing`, makes nothing unclear while the family is not sure of it; whoever says it next
    hears of it.
    """
    root = reduced.of[decision.root]
    open_ones = members(unsure & reduced.support[root])
    if not any(edition.questions[number].chosen for number in open_ones):
        nothing = 0
    statuses = [None if nothing >> k & 1 else outcome.status for k, outcome in enumerate(decision.outcomes)]
    return not open_ones or can_settle(reduced, root, statuses, aside, unsure)


def _told(outcome: Outcome) -> tuple[str, str, str | None]:
    return outcome.status, outcome.headline, outcome.when


def _status(outcome: Outcome) -> str:
    return outcome.status


def _rare_cells(edition: Edition, decision: Decision) -> dict[int, frozenset[int]]:
    """The answers with which a family meets a clause of a decision that few families meet."""
    found: dict[int, frozenset[int]] = {}
    for outcome in decision.outcomes:
        clause = None if outcome.rare is None else edition.clauses[outcome.rare]
        if clause is not None and clause.question is not None:
            found[clause.question] = found.get(clause.question, frozenset()) | clause.cells
    return found


def _most_settling(
    edition: Edition, reduced: Cofactors, candidates: list[int], results: Mapping[int, int]
) -> list[int]:
    """The candidates that settle most, and of these the ones on which most results depend.

    `results` holds the reduced nodes to look at, and how many results start at each.
    """
    best: list[int] = []
    most = (-1.0, -1)
    for number in candidates:
        touched = {root: count for root, count in results.items() if reduced.support[root] >> number & 1}
        score = settles(reduced, touched, number, edition.questions[number].cells), sum(touched.values())
        if score > most:
            best, most = [number], score
        elif score == most:
            best.append(number)
    return best


def may_be_asked(edition: Edition, reduced: Cofactors, number: int) -> bool:
    """Whether a question is surely asked of a family with these answers."""
    node = edition.questions[number].asked
    return node is None or reduced.of[node] == _ASKED
