"""Which edits of the rules make a change for families: each is left out in turn, and what then stays is looked at.

An edit is a cause of a change if, without it, some of the families would not be told what they are told now; or, where
each of several would be enough, if it would do by itself.
"""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING, Literal

from publisher.difference.exact.families import NOBODY
from publisher.difference.exact.told import NEED_ANSWERS, NOT_THERE, matched, said_otherwise
from publisher.difference.exact.units import (
    RESPECTS,
    Unit,
    goes_with_another,
    not_in_force,
    outcome_content,
    outcome_words,
    test_in,
    units_of,
)
from publisher.model.council.outcomes import Note
from publisher.rules.formulas import clauses_in, over_answers, over_clauses
from reckoner.voices import in_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from publisher.difference.exact.moves import Move
    from publisher.difference.exact.space import Space
    from publisher.difference.exact.told import Outcome, Subject, Version
    from publisher.difference.exact.units import Item
    from publisher.difference.result import Cause
    from publisher.rules.formulas import AnswerTree, ClauseTree
    from publisher.rules.logic import DecisionLogic
    from publisher.source.problems import Place

    type PlaceOf = Callable[[int, Place], str]
    """How a place in the files of a version, 0 or 1, is shown."""

OLD, NEW = 0, 1

_NAMED: tuple[Literal["clause", "rule"], ...] = ("clause", "rule")
"""What conditions name."""

_MOST_TRIED = 8
"""With more edits than this at one subject, as between two councils, all of them are its causes."""


class Causes:
    """The edits between two versions of what decides, and which of them make a change."""

    def __init__(self, space: Space, old: Version, new: Version, place_of: PlaceOf) -> None:
        """Find what was edited."""
        self._space = space
        self._versions = (old, new)
        self._place_of = place_of
        self._items = tuple(units_of(space, side, version) for side, version in enumerate((old, new)))
        self._trees: dict[object, int] = {}
        both = dict.fromkeys([*self._items[NEW], *self._items[OLD]])
        self._edited = [unit for unit in both if self._is_edited(unit)]
        self._changes: Counter[Unit] = Counter()

    def of(self, move: Move) -> list[str]:
        """The ids of the edits that make a change, which is counted for each of them."""
        units = self._units_of(move)
        self._changes.update(units)
        return [unit.id for unit in units]

    def listed(self) -> list[Cause]:
        """Every edit of what decides, with how many changes it makes: what makes the most comes first."""
        units = sorted(self._edited, key=lambda unit: -self._changes[unit])
        parts = self._parts(units)
        causes = ((unit, cause) for unit in units for cause in self._described(unit))
        return [{**cause, "part_of": parts.get(unit)} for unit, cause in causes]

    def _parts(self, units: Sequence[Unit]) -> dict[Unit, str]:
        """For what is new, or gone, with an edit that makes a change and names it: the id of that edit."""
        found: dict[Unit, str] = {}
        for side, other in ((NEW, OLD), (OLD, NEW)):
            here, there = self._items[side], self._items[other]
            waiting = [(unit, unit.id) for unit in units if self._changes[unit] and unit in here]
            for unit, cause in waiting:  # It grows: a new rule names what is new in turn.
                named = (Unit(kind, name) for name in sorted(here[unit].uses) for kind in _NAMED)
                for part in named:
                    if part in self._edited and part not in {**there, **found} and not self._changes[part]:
                        found[part] = cause
                        waiting.append((part, cause))
        return found

    def _is_edited(self, unit: Unit) -> bool:
        old, new = (items.get(unit) for items in self._items)
        if old is None or new is None:
            there, other = (new, self._versions[OLD]) if old is None else (old, self._versions[NEW])
            if unit.kind == "question" or there is None:
                return False  # It is asked because something new tests it, or no longer asked.
            return not goes_with_another(other, unit, there)
        if unit.kind == "outcomes" and any(said_otherwise(*pair) for pair in matched(old.outcomes, new.outcomes)):
            return True
        return old.content != new.content and old.words != new.words

    # Which edits

    def _units_of(self, move: Move) -> list[Unit]:
        if move.subject.kind == "question":
            return self._of_question(move.subject.id)
        candidates = self._candidates(move.subject)
        found = candidates
        there = NOT_THERE not in (move.before.status, move.after.status)
        if 1 < len(candidates) <= _MOST_TRIED and there and move.before_places and move.after_places:
            needed = [unit for unit in candidates if self._needs(unit, move)]
            found = needed or [unit for unit in candidates if self._does_alone(unit, move)] or candidates
        if not found or NEED_ANSWERS in (move.before.status, move.after.status):
            asked = (Unit("question", self._space.questions[place].id) for place in self._space.support(move.meant))
            found = [*found, *(unit for unit in asked if unit in self._edited)]
        return found

    def _of_question(self, question: str) -> list[Unit]:
        """The edits by which a question is asked of others: its own, or that clauses test it now or no longer."""
        mine = Unit("question", question)
        if mine in self._edited:
            return [mine]
        place = self._space.numbers[question]
        found = []
        for unit in self._edited:
            contents = [items[unit].content for items in self._items if unit in items and unit.kind == "clause"]
            if any(getattr(content, "question", None) == place for content in contents):
                found.append(unit)
        guards = {asked for guards in self._space.asked_by for asked in self._space.support(guards[place])}
        asked = (Unit("question", self._space.questions[each].id) for each in sorted(guards))
        return found or [unit for unit in asked if unit in self._edited] or self._resting_on(place)

    def _resting_on(self, question: int) -> list[Unit]:
        """The edits of whatever rests on a question in one of the versions, such as a strand that is over."""
        found: dict[Unit, None] = {}
        for side, version in enumerate(self._versions):
            tests = {
                unit.about
                for unit, item in self._items[side].items()
                if unit.kind == "clause" and getattr(item.content, "question", None) == question
            }
            for decision in version.logic.decisions:
                if any(tests & set(clauses_in(tree)) for tree in decision.trees if tree):
                    about = decision.about
                    found[Unit("note", about.id) if about.kind == "note" else Unit("outcomes", about)] = None
        return [unit for unit in found if unit in self._edited]

    def _candidates(self, subject: Subject) -> list[Unit]:
        """The edits of what a subject's rules rest on, in either version."""
        named: set[Unit] = set()
        for version in self._versions:
            decision = version.decision(subject)
            if decision is None:
                continue
            named.add(Unit("note", subject.id) if subject.kind == "note" else Unit("outcomes", decision.about))
            named |= {Unit("clause", clause) for tree in decision.trees if tree for clause in clauses_in(tree)}
            named |= {Unit("rule", rule.id) for rule in version.policy.rules}
        return [unit for unit in self._edited if unit in named]

    def _needs(self, unit: Unit, move: Move) -> bool:
        """Whether some of the families of a change would not be told what they are told now without an edit."""
        if unit.kind in ("outcomes", "note"):
            there = self._led(move.subject, OLD, frozenset(), move.already_places)
        else:
            there = self._led(move.subject, NEW, frozenset([unit]), move.after_places)
        return not self._space.diagrams.within(move.families, there)

    def _does_alone(self, unit: Unit, move: Move) -> bool:
        """Whether some of the families of a change would be told something else by an edit alone."""
        if unit.kind in ("outcomes", "note"):
            there = self._led(move.subject, NEW, frozenset(), move.after_places, but_other=False)
            return self._space.meet([move.families, there]) != NOBODY
        stay = self._led(move.subject, OLD, frozenset([unit]), move.before_places, but_other=False)
        return not self._space.diagrams.within(move.families, stay)

    def _led(
        self, subject: Subject, lists: int, swapped: frozenset[Unit], places: frozenset[int], *, but_other: bool = True
    ) -> int:
        """The families that come to some outcomes of a version's list of a subject.

        Its clauses and rules are the newer ones but for those swapped; or, unless `but_other`, the older ones.
        """
        rest = NEW if but_other else OLD
        key = (subject, lists, swapped, rest)
        if key not in self._trees:
            decision = self._versions[lists].decision(subject)
            conditions = [] if decision is None else list(self._conditions(decision, lists, swapped, rest))
            self._trees[key] = self._space.diagrams.decide(conditions)
        return self._space.diagrams.leading_to(self._trees[key], places)

    def _conditions(
        self, decision: DecisionLogic, lists: int, swapped: frozenset[Unit], rest: int
    ) -> Iterator[AnswerTree]:
        def side_of(unit: Unit) -> int:
            wanted = 1 - rest if unit in swapped else rest
            return next(side for side in (wanted, lists, 1 - lists) if unit in self._items[side])

        known = [{rule.id: rule for rule in version.policy.rules} for version in self._versions]
        rules = {id_: known[side_of(Unit("rule", id_))][id_] for id_ in {**known[OLD], **known[NEW]}}

        def leaf(clause: str) -> AnswerTree:
            side = side_of(Unit("clause", clause))
            version = self._versions[side]
            test = test_in(self._space, side, version, version.logic.clauses[clause])
            return False if test is None else test

        formulas = (
            [decision.part.if_, None]
            if isinstance(decision.part, Note)
            else [outcome.if_ for outcome in decision.outcomes]
        )
        for formula in formulas:
            tree: ClauseTree | None = None if formula is None else over_clauses(formula, rules)
            yield True if tree is None else over_answers(tree, leaf)

    # In words

    def _described(self, unit: Unit) -> Iterator[Cause]:
        items = [items.get(unit) for items in self._items]
        if unit.kind != "outcomes":
            yield self._cause(unit, unit.words, items)
            return
        lists = [() if item is None else item.outcomes for item in items]
        if None in items:
            whole = [dict.fromkeys(f"'{each.told.headline}'" for each in outcomes) for outcomes in lists]
            name = f"{unit.words}: {'new' if items[OLD] is None else 'no longer there'}"
            yield self._cause(unit, name, _with_words(items, whole))
            return
        pairs = matched(lists[OLD], lists[NEW])
        paired = [{pair[side].place for pair in pairs} for side in (OLD, NEW)]
        gone, added = ([each for each in lists[side] if each.place not in paired[side]] for side in (OLD, NEW))
        edited: list[tuple[Outcome | None, Outcome | None]] = [pair for pair in pairs if _edited_in(*pair)]
        edited += [(outcome, None) for outcome in gone]
        edited += [(None, outcome) for outcome in added]
        if not edited:
            yield self._cause(unit, f"{unit.words}: the order of its outcomes", _with_words(items, _orders(lists)))
        for pair in edited:
            yield self._outcome_cause(unit, pair)

    def _cause(self, unit: Unit, name: str, items: Sequence[Item | None]) -> Cause:
        words = [None if item is None else item.words or None for item in items]
        found = [
            not_in_force(self._versions[side], unit) if item is None else item.place_beside(items[1 - side])
            for side, item in enumerate(items)
        ]
        places = [None if place is None else self._place_of(side, place) for side, place in enumerate(found)]
        return self._made(unit, name, words, places)

    def _outcome_cause(self, unit: Unit, pair: tuple[Outcome | None, Outcome | None]) -> Cause:
        respects = _edited_in(*pair)
        words = [None if each is None else outcome_words(each, respects) for each in pair]
        places = [None if each is None else self._place_of(side, each.part.place()) for side, each in enumerate(pair)]
        what = "new outcome" if pair[OLD] is None else "outcome removed"
        name = f"{unit.words}: {f'the {" and the ".join(respects)}' if respects else what}"
        return self._made(unit, name, words, places)

    def _made(self, unit: Unit, name: str, words: Sequence[str | None], places: Sequence[str | None]) -> Cause:
        before, after = (
            None if said is None else in_words(said, version.voice)
            for said, version in zip(words, self._versions, strict=True)
        )
        return {
            "id": unit.id,
            "name": name,
            "before": before,
            "after": after,
            "old_place": places[OLD],
            "new_place": places[NEW],
            "changes": self._changes[unit],
            "part_of": None,
        }


def _edited_in(old: Outcome | None, new: Outcome | None) -> list[str]:
    """In what an outcome was edited; nothing where it is new, or gone."""
    if old is None or new is None:
        return []
    triples = zip(RESPECTS, outcome_content(old), outcome_content(new), strict=True)
    respects = [respect for respect, before, after in triples if before != after]
    return ["headline", *respects] if said_otherwise(old, new) else respects


def _orders(lists: Sequence[Sequence[Outcome]]) -> list[list[str]]:
    """Two orders of the same outcomes: what says the same in a row once, unless both would read the same then."""
    headlines = [[f"'{each.told.headline}'" for each in outcomes] for outcomes in lists]
    orders = [[headline for headline, _ in groupby(each)] for each in headlines]
    if orders[OLD] != orders[NEW]:
        return orders
    return [[outcome_words(each, ()) for each in outcomes] for outcomes in lists]


def _with_words(items: Sequence[Item | None], orders: Sequence[Iterable[str]]) -> list[Item | None]:
    """Lists of outcomes, each with what it says one after another."""
    return [item and item._replace(words=", then ".join(order)) for item, order in zip(items, orders, strict=True)]
