"""On the days on which a council has none of a kind of budget, no text of it speaks of that."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple

from publisher.model.base import Dated, Part
from publisher.model.council.clauses import Clause, ClauseWithSharedTest
from publisher.model.council.council import Contact, Council
from publisher.model.council.faq import Faq
from publisher.model.council.guidance import Section
from publisher.model.walk import all_of, inside, strings_in
from publisher.policies.contacts import NAMED, serves_nobody
from publisher.policies.editions import in_force, strands_missing, what_is_there
from publisher.source.problems import Code, Report

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from publisher.policies.editions import Edition


@dataclass(slots=True)
class _Text:
    """A text, and the signs that it speaks of a kind of budget: facts that it cites, and names."""

    part: Part
    signs: list[str] = field(default_factory=list)

    @property
    def how(self) -> str:
        """How it speaks of the kind of budget: 'it cites EX-001 and names contact.travel'."""
        cited = [sign for sign in dict.fromkeys(self.signs) if "." not in sign]
        named = [sign for sign in dict.fromkeys(self.signs) if "." in sign]
        ways = [f"{verb} {', '.join(what)}" for verb, what in (("cites", cited), ("names", named)) if what]
        return f"it {' and '.join(ways)}"


def check_strands_there(editions: Sequence[Edition], number: int, report: Report) -> None:
    """Find every text of an edition that speaks of a kind of budget which the council has on other days alone.

    A text speaks of it if it cites a fact of that area, or names the strand or whoever is there for it alone. One that
    is in force on such days alone was written for them.

    Args:
        editions: all editions of the council, first day first.
        number: which of them is looked at, counted from 0.
        report: receives every problem found: LO307.
    """
    edition = editions[number]
    for strand in sorted(strands_missing(edition.policy, edition.files.policy)):
        has_it = [any(one.id == strand for one in each.policy.strands) for each in editions]
        with_it = [dated.place() for each, has in zip(editions, has_it, strict=True) if has for dated in _dated(each)]
        do = _what_to_do(editions, has_it, number)
        for text in _texts_about(edition, strand):
            if text.part.place() in with_it:
                what = f"This speaks of '{strand}', and there is no such budget then: {text.how}."
                report.add(text.part.place(), Code.STRAND_NOT_THERE, what, do)


def _what_to_do(editions: Sequence[Edition], has_it: Sequence[bool], number: int) -> str:
    """What gives a text the days of a strand that an edition does not have."""
    stretches = [(has, [i for i, _ in group]) for has, group in groupby(enumerate(has_it), lambda pair: pair[1])]
    at = next(index for index, (_, numbers) in enumerate(stretches) if number in numbers)
    days = stretches[at][1]
    ends, starts = editions[days[0]].from_, editions[days[-1]].until
    first, second = ("until", "from") if at > 0 else ("from", "until")
    day = ends if at > 0 else starts
    return (
        f"Word it so that it holds on all its days, without these. Or give it '{first}: {day}', and write what stays "
        f"right a second time, without these, with '{second}: {day}'."
    )


def _dated(edition: Edition) -> Iterator[Dated]:
    for part in _own_files(edition):
        yield from all_of(part, Dated)


def _own_files(edition: Edition) -> list[Part]:
    """The council's files as they are written, with what is in force in an edition."""
    files, day = edition.files, edition.from_
    there = what_is_there(files, day, in_force(files.policy, day))
    return [there.policy, there.council, there.short, there.easy, there.faq]


def _texts_about(edition: Edition, strand: str) -> Iterator[_Text]:
    missing = strands_missing(edition.policy, edition.files.policy)
    here = {contact.id for contact in edition.council.contacts}
    gone = [one for one in edition.files.council.contacts if serves_nobody(one, missing) and one.id not in here]
    facts = edition.files.facts.values()
    signs = {fact.id for fact in facts if strand == fact.area and not fact.also}
    signs |= {f"contact.{one.id}" for one in gone if one.for_ is not None and strand in one.for_.strands}
    signs.add(f"strand.{strand}")
    policy = edition.policy
    used = set(strings_in([policy.rules, policy.strands, policy.ways, policy.holders, policy.notes]))
    # What nothing uses is a problem of its own (LO404).
    left_out = {f"contact.{one.id}" for one in gone} | {
        f"clause.{one.id}" for one in policy.clauses if one.id not in used
    }
    # A fact about other areas, too, stands for this one where the text beside it names that.
    in_part = {fact.id for fact in facts if fact.also and strand in (fact.area, *fact.also)}
    name = next(kind.name for kind in edition.files.kinds.strands if kind.id == strand)
    searched = _Searched(signs, in_part, re.compile(rf"\b{re.escape(name)}", re.IGNORECASE), left_out)
    for part in _own_files(edition):
        yield from _found(part, searched)


def _name(item: Dated) -> str | None:
    """What a contact or a clause is called among all names; None for anything else."""
    if isinstance(item, Contact):
        return f"contact.{item.id}"
    return f"clause.{item.id}" if isinstance(item, Clause | ClauseWithSharedTest) else None


class _Searched(NamedTuple):
    """By what a text speaks of a kind of budget, and what is looked at elsewhere."""

    signs: set[str]
    in_part: set[str]
    words: re.Pattern[str]
    left_out: set[str]


def _found(item: Part, searched: _Searched) -> list[_Text]:
    """The texts in an item with a sign of a kind of budget; the item itself, where that leaves nothing of it."""
    own = _Text(item)
    in_part: list[str] = []
    texts: list[_Text] = []
    named_in_words = False

    def look(value: Any) -> None:
        nonlocal named_in_words
        for key, inner in inside(value):
            if isinstance(value, Council) and key == "uncited":
                continue
            if isinstance(inner, str):
                named = [f"contact.{name[1].partition('.')[0]}" for name in NAMED.finditer(inner)]
                own.signs += [sign for sign in (inner, *named) if sign in searched.signs]
                in_part.extend({inner} & searched.in_part)
                is_id = inner.islower() and " " not in inner
                named_in_words = named_in_words or (not is_id and searched.words.search(inner) is not None)
            elif isinstance(value, list) and isinstance(inner, Dated):
                if _name(inner) not in searched.left_out:
                    texts.extend(_found(inner, searched))
            else:
                look(inner)

    look(item)
    own.signs += in_part if named_in_words else []
    whole = item.answer if isinstance(item, Faq) else item.statements if isinstance(item, Section) else []
    if own.signs or (whole and {text.part.place() for text in texts} >= {each.place() for each in whole}):
        # With its days, what is in it has them.
        own.signs += [sign for text in texts for sign in text.signs]
        return [own] if isinstance(item, Dated) else [own, *texts]
    return texts
