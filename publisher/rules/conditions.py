"""Conditions in words: a tree of sentences for a family that meets it, for the lists and pictures that show it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from publisher.model.council.clauses import Clause
    from publisher.rules.formulas import ClauseTree


@dataclass(frozen=True, slots=True)
class ClauseInWords:
    """A clause that has to be met (`holds`) or not, in the words for a family of which that is so."""

    clause: str
    holds: bool
    words: str


@dataclass(frozen=True, slots=True)
class Group:
    """Several conditions, of which every one has to be so, or at least one. None of them is a group of its own kind."""

    every: bool
    parts: Sequence[Condition]


type Condition = ClauseInWords | Group


def in_words(tree: ClauseTree, clauses: Mapping[str, Clause], *, holds: bool = True) -> Condition:
    """A condition over clauses in words, with every `not` taken into the words.

    Args:
        tree: the condition, its rules written out.
        clauses: every clause by its id.
        holds: whether the condition has to be so, or must not be.
    """
    if isinstance(tree, str):
        clause = clauses[tree]
        return ClauseInWords(tree, holds, (clause.met if holds else clause.unmet) or clause.says)
    if tree.connective == "not":
        return in_words(tree.parts[0], clauses, holds=not holds)
    every = (tree.connective == "all") is holds
    found: list[Condition] = []
    for part in tree.parts:
        said = in_words(part, clauses, holds=holds)
        found.extend(said.parts if isinstance(said, Group) and said.every is every else [said])
    return found[0] if len(found) == 1 else Group(every, found)
