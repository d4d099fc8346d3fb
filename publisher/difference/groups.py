"""Puts together the changes that the same families meet, and says who these are: in sentences, and by an example."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from publisher.difference.exact.cover import cover, families_of
from publisher.difference.exact.families import NOBODY
from publisher.difference.shown.direction import direction_of
from publisher.difference.shown.people import people
from publisher.difference.shown.words import conditions, name, told
from reckoner import DONT_KNOW

if TYPE_CHECKING:
    from collections.abc import Sequence

    from publisher.difference.exact.causes import Causes
    from publisher.difference.exact.cover import Box, Cover
    from publisher.difference.exact.moves import Move
    from publisher.difference.exact.space import Space
    from publisher.difference.exact.told import Version
    from publisher.difference.result import Direction, Group, Moved, Sentence
    from publisher.model.council.cases import Case

_WORST_FIRST: tuple[Direction, ...] = ("worse", "other", "better")


class Groups:
    """Makes groups of changes, for two versions that are in force at the same time."""

    def __init__(self, space: Space, versions: tuple[Version, Version], causes: Causes, cases: Sequence[Case]) -> None:
        """Find out which families the worked ones are.

        Args:
            space: the space of both versions.
            versions: the older and the newer one.
            causes: the edits between them.
            cases: the worked families of these days.
        """
        self._space = space
        self._versions = versions
        self._causes = causes
        self._cases = [(case.name, self._like(case)) for case in cases]
        self.sets: list[tuple[Sentence, int]] = []
        """Every sentence that was made, and the families that it means."""
        # A condition that some clause tests, or a single answer, is easier to read than any other.
        self._easy = {
            (space.place_of(side, clause.test.question), space.cells_of(side, clause.test.question, cells))
            for side, version in enumerate(versions)
            for clause in version.logic.clauses.values()
            if clause.test is not None
            for cells in [version.logic.cells(clause.test)]
        }

    def of(self, moves: Sequence[Move]) -> list[Group]:
        """The groups of some changes: another answer first, then the same with something else; and the worse first."""
        meant: dict[int, int] = {}
        together: dict[tuple[int, bool], list[Move]] = {}
        for move in moves:
            together.setdefault((move.families, move.aspect == "answer"), []).append(move)
            known = meant.setdefault(move.families, move.meant)
            meant[move.families] = min(known, move.meant, key=lambda each: (len(self._space.support(each)), each))
        covers = {families: cover(self._space, each, self._cost) for families, each in meant.items()}
        found = [self._group(families, some, covers[families]) for (families, _), some in together.items()]
        return sorted(found, key=_order)

    def _group(self, families: int, moves: Sequence[Move], covered: Cover) -> Group:
        space = self._space
        sentences = [self._sentence(box, families, moves) for box in covered.boxes]
        moved = [self._moved(move) for move in moves]
        causes = list(dict.fromkeys(cause for move in moves for cause in self._causes.of(move)))
        said = [[each["words"] for each in sentences], [{**move, "name": ""} for move in moved]]
        return {
            "id": hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()[:8],
            "direction": min((move["direction"] for move in moved), key=_WORST_FIRST.index),
            "sentences": sentences,
            "fewest": covered.fewest,
            "share": space.count(families) / space.size,
            "families": [case for case, like in self._cases if space.diagrams.within(like, families)],
            "perhaps": [
                case
                for case, like in self._cases
                if space.meet([like, families]) != NOBODY and not space.diagrams.within(like, families)
            ],
            "moves": moved,
            "causes": causes,
        }

    def _cost(self, box: Box) -> int:
        return sum(1 if len(cells) == 1 or (place, frozenset(cells)) in self._easy else 2 for place, cells in box)

    def _sentence(self, box: Box, families: int, moves: Sequence[Move]) -> Sentence:
        space = self._space
        theirs = space.meet([families_of(space, box), families])
        family = space.whole_family(theirs)
        enough = self._enough(moves)
        sentence: Sentence = {
            "words": people(space, box),
            "conditions": conditions(space, box),
            "example": {"old": space.answers(0, family, enough), "new": space.answers(1, family, enough)},
            "share": space.count(theirs) / space.size,
        }
        self.sets.append((sentence, theirs))
        return sentence

    def _enough(self, moves: Sequence[Move]) -> set[int]:
        """The questions that settle some results in both versions, and those that decide whether these are asked."""
        space = self._space
        waiting = {place for move in moves for place in self._rests_on(move)}
        enough: set[int] = set()
        while waiting:
            place = waiting.pop()
            enough.add(place)
            guards = {asked for side in (0, 1) for asked in space.support(space.asked_by[side][place])}
            waiting |= guards - enough
        return enough

    def _rests_on(self, move: Move) -> set[int]:
        found = set(self._space.support(move.meant))
        for side, version in enumerate(self._versions):
            decision = version.decision(move.subject)
            if decision is not None:
                questions = version.logic.diagrams.support(decision.root)
                found |= {self._space.place_of(side, version.logic.questions[number].id) for number in questions}
        return found

    def _moved(self, move: Move) -> Moved:
        old, new = self._versions
        subject = move.subject
        strand = subject.strand
        return {
            "kind": subject.kind,
            "id": subject.id,
            "strand": strand,
            "name": name(self._space, subject, old, new),
            "strand_name": None if strand is None else new.strands.get(strand) or old.strands.get(strand),
            "aspect": move.aspect,
            "before_status": move.before.status,
            "after_status": move.after.status,
            "before": told(subject, move.aspect, move.before, old),
            "after": told(subject, move.aspect, move.after, new),
            "direction": direction_of(subject, move.before, move.after),
        }

    def _like(self, case: Case) -> int:
        """The families that a worked one may be: all with its answers, as far as these can be given together."""
        space = self._space
        like = space.possible
        for question, answer in case.given.items():
            where = None if answer == DONT_KNOW else space.cell_of(1, question, answer)
            if where is not None:
                narrower = space.meet([like, space.answering(where[0], [where[1]])])
                like = like if narrower == NOBODY else narrower
        return like


def _order(group: Group) -> tuple[bool, int, int]:
    told_only = all(move["aspect"] != "answer" for move in group["moves"])
    return told_only, _WORST_FIRST.index(group["direction"]), -len(group["moves"])
