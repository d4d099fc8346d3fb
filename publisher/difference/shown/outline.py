"""A comparison as headings and lines, the most important first: what the terminal, Markdown and the page all show."""

from __future__ import annotations

from datetime import date
from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

from publisher.difference.shown.people import in_a_sentence, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from publisher.difference.result import (
        Category,
        Cause,
        Comparison,
        Counts,
        Difference,
        Direction,
        Edit,
        Example,
        Group,
        Moved,
        Own,
        OwnInAll,
        Period,
        Sentence,
        Standing,
    )

_MOST_NAMES = 3
_MOST_BRIEF = 20
"""How many situations in which the answer is the same are named in a line each, where they are not shown in full."""
_AROUND, _FEW = 8, 3
"""How many words that stay are shown on each side of those that change, and how many more are not worth leaving out."""

_IN_GENERAL = "in general"
NOTHING = "No family is given another answer."
WORDS_EDITED = "But words that families read are edited. Each is below: read it as a family would."
EQUAL = "The two versions are the same."

_DIRECTIONS: dict[Direction, str] = {"worse": "Worse", "other": "Neither better nor worse", "better": "Better"}
_ASPECTS = {
    "headline": "what is said of it",
    "steps": "what to do",
    "ask": "whom to ask",
    "decides": "what is still to be decided",
    "letter": "the letter",
}
_CATEGORIES: dict[Category, str] = {
    "words": "Words alone",
    "citations": "Citations",
    "contacts": "Contacts",
    "facts": "Facts",
    "pages": "Pages",
    "families": "Worked families",
    "marks": "Read again: the marks of",
    "other": "Other edits",
    "rules": "Edits of what decides, one by one",
}


_READ: frozenset[Category] = frozenset({"words", "pages", "contacts"})
"""What families read, whatever they answer."""


class Heading(NamedTuple):
    """A heading, of level 1 to 4. None is left out on the way down."""

    level: int
    text: str


class Line(NamedTuple):
    """A line: at depth 0 a paragraph, and from 1 on an entry of a list."""

    depth: int
    text: str


class Detail(NamedTuple):
    """What most readers can do without: a heading, what is left out where it is, and what is under it.

    briefly: what names each thing that is left out, in a line of its own.
    """

    heading: Heading
    instead: str
    briefly: list[Line]
    lines: list[Line]


type Outline = Iterator[Heading | Line | Detail]


def outline(comparison: Comparison) -> Outline:
    """The whole of a comparison."""
    yield Heading(1, f"What changes for families: from {comparison['old']} to {comparison['new']}")
    for word, councils in (("new", comparison["added"]), ("no longer there", comparison["removed"])):
        for council in councils:
            yield Line(0, f"The council {quoted(council)} is {word}.")
    for difference in comparison["councils"]:
        yield from _council(difference)
    if comparison["national"]:
        yield Heading(2, "What all councils share")
        yield from _edits(comparison["national"])


def _council(difference: Difference) -> Outline:
    yield Heading(2, difference["name"])
    if difference["problems"]:
        yield Line(
            0,
            f"`local-offer check` finds {_count(difference['problems'], 'problem')} in the newer version. "
            "The rules are clear all the same, and this is what they come to.",
        )
    if difference["equal"]:
        yield Line(0, EQUAL)
        return
    for first, which in ((difference["only_old"], "older"), (difference["only_new"], "newer")):
        if first is not None:
            yield Line(0, f"Before both, from {_day(first)} on, only the {which} version says anything.")
    several = len(difference["periods"]) > 1
    for period in difference["periods"]:
        if several:
            yield Heading(3, _days(period))
        yield from _period(period, difference, 4 if several else 3)
    yield from _edits(difference["edits"])


def _period(period: Period, difference: Difference, level: int) -> Outline:
    counts = period["counts"]
    yield Line(0, count_line(counts))
    if not (_changed(counts) or counts["told"]) and any(edit["category"] in _READ for edit in difference["edits"]):
        yield Line(0, WORDS_EDITED)
    if "own" in period:
        yield Line(0, own_line(period["own"]))
    answers = [group for group in period["groups"] if _changes_answer(group)]
    others = [group for group in period["groups"] if not _changes_answer(group)]
    effective = [cause for cause in period["causes"] if cause["changes"]]
    if effective:
        yield Heading(level, "What did it")
        names = {cause["id"]: _what(cause) for cause in effective}
        parts = [cause for cause in period["causes"] if cause["part_of"] is not None]
        yield from (line for cause in [*effective, *parts] for line in _cause(cause, names))
    for direction, title in _DIRECTIONS.items():
        some = [group for group in answers if group["direction"] == direction]
        if some:
            yield Heading(level, title)
            yield from (line for group in some for line in _group(group, period, difference))
    if period["standing"]:
        yield Heading(level, "What every family is told")
        yield from (line for each in period["standing"] for line in _standing(each))
    idle = [cause for cause in period["causes"] if not cause["changes"] and cause["part_of"] is None]
    if idle:
        yield Heading(level, "Edits of the rules that give no family another answer")
        yield from (line for cause in idle for line in _cause(cause, {}))
    if others:
        lines = [line for group in others for line in _group(group, period, difference)]
        instead = f"{_count(len(others), 'situation')} in which the answer is the same, but not all that goes with it."
        heading = Heading(level, "The same answer, with other words, steps, contacts or decisions")
        yield Detail(heading, instead, list(_briefly(others)), lines)


def count_line(counts: Counts) -> str:
    """How many changes there are, in a sentence."""
    changes = _changed(counts)
    same = f"{_count(counts['same'], 'result')} as before for every family."
    if not changes and not counts["told"]:
        return f"{NOTHING} {same}"
    kinds = ((counts["worse"], "worse"), (counts["better"], "better"), (counts["other"], "neither"))
    said = "No family is given another answer."
    if changes:
        said = f"{_count(changes, 'change')} for families: {', '.join(f'{n} {word}' for n, word in kinds if n)}."
    if counts["told"]:
        said += f" {_count(counts['told'], 'change')} of what goes with the same answer."
    return f"{said} {same}"


def _changed(counts: Counts) -> int:
    return counts["worse"] + counts["better"] + counts["other"]


def own_line(own: OwnInAll) -> str:
    """How many of a council's own families are told another answer, or something else with the same, in sentences."""
    said = f"Of the {_count(own['families'], 'family', 'families')} in your file, {_own_told(own)} told another answer"
    said += f"{_own_perhaps(own)}."
    otherwise = own["otherwise"]
    if otherwise["surely"] or otherwise["perhaps"]:
        said += f" With the same answers, {_own_told(otherwise)} told something else{_own_perhaps(otherwise)}."
    if not own["apart"]:
        return said
    return f"{said} {_count(own['apart'], 'row')} could not be read, or had something that is no answer."


def _own_told(own: Own) -> str:
    return f"{own['surely']:,} are" if own["surely"] > 1 else "1 is" if own["surely"] else "none is"


def _own_perhaps(own: Own) -> str:
    return f", and {own['perhaps']:,} more may be" if own["perhaps"] else ""


def _cause(cause: Cause, names: Mapping[str, str]) -> Iterator[Line]:
    """An edit of what decides.

    Args:
        cause: the edit.
        names: what the edits are called that make changes.
    """
    more = f"; {_count(cause['changes'], 'change')}" if cause["changes"] else ""
    if cause["part_of"] is not None:
        more = f"; {'was used' if cause['after'] is None else 'used'} by {names[cause['part_of']]}"
    yield Line(1, f"{cause['name']} ({_places(cause['old_place'], cause['new_place'])}{more})")
    yield from _from_to(cause["before"], cause["after"])


def _what(cause: Cause) -> str:
    """What an edit is of, without what was done to it."""
    return cause["name"].partition(": ")[0]


def _group(group: Group, period: Period, difference: Difference) -> Iterator[Line]:
    sentences = [f"{sentence['words']}{_counted(sentence)}" for sentence in group["sentences"]]
    together = alike(group["moves"])
    if len(sentences) > 1:
        yield Line(1, "Any of these:")
        yield from (Line(2, f"{sentence}.") for sentence in sentences)
    elif len(together) == 1 and together[0][0]["aspect"] == "answer":
        name, change = _move(together[0])
        yield Line(1, f"{sentences[0]}: {in_a_sentence(name)}, {change}.")
        together = []
    else:
        yield Line(1, f"{sentences[0]}:")
    for moves in together:
        yield from moved(moves)
    first = group["sentences"][0]
    if first["conditions"]:  # Of every family, any is an example.
        yield Line(2, f"For example: {example(first['example'])}.")
    named = {cause["id"]: cause for cause in reversed(period["causes"])}
    causes = [named[id_] for id_ in group["causes"] if id_ in named]
    if causes:
        because = ", ".join(f"{_what(cause)} ({cause['new_place'] or cause['old_place']})" for cause in causes)
        yield Line(2, f"Because of {because}.")
    worked = "".join(_worked(group, period["families"], difference["families"]))
    yield Line(2, f"{percent(group['share'])}. {worked}.")
    if not group["fewest"]:
        yield Line(2, "There may be fewer sentences that say the same.")


def _briefly(groups: Sequence[Group]) -> Iterator[Line]:
    """Who is meant by each of some groups in which the answer is the same, and what is not, in a line."""
    for group in groups[:_MOST_BRIEF]:
        who = "; or ".join(f"{sentence['words']}{_counted(sentence)}" for sentence in group["sentences"])
        names = list(dict.fromkeys(_named(moves) for moves in alike(group["moves"])))
        yield Line(1, f"{who}: {'; '.join(names)}")
    if len(groups) > _MOST_BRIEF:
        yield Line(1, f"and {len(groups) - _MOST_BRIEF} more")


def _counted(sentence: Sentence) -> str:
    """How many own families a sentence means, after it."""
    if "own" not in sentence:
        return ""
    own = sentence["own"]
    perhaps = f", perhaps {own['perhaps']:,} more" if own["perhaps"] else ""
    return f" ({own['surely']:,} of yours{perhaps})"


def _worked(group: Group, asking: int, in_all: int) -> Iterator[str]:
    """Which worked families are in a group, of those that ask on its days: how many, and the names of some."""
    names, perhaps = group["families"], group["perhaps"]
    if not asking and in_all:
        yield "None of the worked families asks on these days"
        return
    if asking == 1 and in_all > 1:
        which = "The" if names else "Perhaps the" if perhaps else "Not the"
        yield f"{which} one worked family that asks on these days"
        yield f": {quoted(names[0])}" if names else ", as some of its answers are open" if perhaps else ""
        return
    of = _count(in_all, "worked family", "worked families")
    if asking < in_all:
        of = f"the {asking} worked families that ask on these days"
    yield f"{len(names) or 'None'} of {of}"
    if names:
        more = f" (and {len(names) - _MOST_NAMES} more)" if len(names) > _MOST_NAMES else ""
        yield f": {', '.join(map(quoted, names[:_MOST_NAMES]))}{more}"
    if perhaps:
        yield f"; {len(perhaps)} more may be, as some of their answers are open"


def alike(moves: Sequence[Moved]) -> list[list[Moved]]:
    """Changes that are the same in several kinds of budget, together."""
    together: dict[tuple[object, ...], list[Moved]] = {}
    for move in moves:
        key = (move["kind"], move["id"], move["aspect"], tuple(move["before"]), tuple(move["after"]))
        together.setdefault(key, []).append(move)
    return list(together.values())


def _move(moves: Sequence[Moved]) -> tuple[str, str]:
    """What it is of which families are told something else, and from what to what."""
    move = moves[0]
    strands = [each["strand_name"] for each in moves if each["strand_name"] is not None]
    # What is so in general is beside what each kind of budget has of its own.
    strands += [_IN_GENERAL for each in moves if each["kind"] in ("way", "holder") and each["strand_name"] is None]
    name = move["name"] + (f" ({', '.join(strands)})" if strands else "")
    return name, f"from {quoted(move['before'][0])} to {quoted(move['after'][0])}" if move["aspect"] == "answer" else ""


def _named(moves: Sequence[Moved]) -> str:
    """What it is that goes with the same answer, of which families are told something else."""
    return f"{_move(moves)[0]}, {_ASPECTS[moves[0]['aspect']]}"


def moved(moves: Sequence[Moved]) -> Iterator[Line]:
    """What was told, and is told now, of changes that are alike."""
    move = moves[0]
    name, change = _move(moves)
    if change:
        yield Line(2, f"{name}: {change}")
        return
    name = _named(moves)
    gone = [each for each in move["before"] if each not in move["after"]]
    added = [each for each in move["after"] if each not in move["before"]]
    if not gone and not added:
        yield Line(2, f"{name}: the same, in another order")
    yield from (Line(2, f"{name}: no longer {quoted(each)}") for each in gone)
    yield from (Line(2, f"{name}: now {quoted(each)}") for each in added)


def example(found: Example) -> str:
    """A family by its answers, with what one version alone asks."""
    old, new = found["old"], found["new"]
    said = [f"{question} {answer}" for question, answer in new.items()]
    said += [f"{question} {answer} (before)" for question, answer in old.items() if new.get(question) != answer]
    return ", ".join(said) or "any family"


def _standing(each: Standing) -> Iterator[Line]:
    strand = f" ({each['strand']})" if each["strand"] else ""
    worse = "" if each["direction"] == "other" else f" ({each['direction']})"
    yield Line(1, f"{each['name']}{strand}: from {quoted(each['before'])} to {quoted(each['after'])}{worse}")
    yield Line(2, _places(each["old_place"], each["new_place"]))


def _edits(edits: Sequence[Edit]) -> Outline:
    for category, title in _CATEGORIES.items():
        some = [edit for edit in edits if edit["category"] == category]
        if some:
            yield Heading(3, f"{title} ({len(some)})")
            for edit in some:
                yield Line(1, f"{edit['name']} ({_places(edit['old_place'], edit['new_place'])})")
                if category != "marks":  # They are numbers that say nothing to whoever reads this.
                    yield from _from_to(edit["before"], edit["after"])


def _from_to(before: str | None, after: str | None) -> Iterator[Line]:
    if before is not None and after is not None:
        before, after = where_they_differ(before, after)
    if before is not None:
        yield Line(2, f"before: {before}")
    if after is not None:
        yield Line(2, f"now: {after}")


def where_they_differ(before: str, after: str) -> tuple[str, str]:
    """Two texts without the words that they begin and end with alike, but for a few around what differs."""
    texts = before.split(" "), after.split(" ")
    first = _alike(*texts)
    last = min(_alike(*(text[::-1] for text in texts)), *(len(text) - first for text in texts))
    start, end = max(first - _AROUND, 0), max(last - _AROUND, 0)
    # An ellipsis for a word or two would hide more than it spares.
    start, end = (0 if left <= _FEW else left for left in (start, end))
    opening, closing = "… " if start else "", " …" if end else ""
    one, other = (f"{opening}{' '.join(text[start : len(text) - end])}{closing}" for text in texts)
    return one, other


def _alike(one: Sequence[str], other: Sequence[str]) -> int:
    """How many words two texts have in common at their beginning."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _places(old: str | None, new: str | None) -> str:
    """Where something is: in the newer version, or where it was."""
    return new or (f"was {old}" if old else "nowhere")


def percent(share: float) -> str:
    """A share of all that families can answer."""
    hundredths = 100 * share
    of = "of all possible sets of answers"
    if hundredths < 0.01:
        return f"Less than 0.01 % {of}"
    if share == 1:
        return "All possible sets of answers"
    return f"{hundredths:.2f} % {of}" if hundredths < 1 else f"{hundredths:.0f} % {of}"


def _changes_answer(group: Group) -> bool:
    return any(move["aspect"] == "answer" for move in group["moves"])


def _days(period: Period) -> str:
    until = "" if period["ends"] is None else f", until {_day(period['ends'])}"
    return f"From {_day(period['starts'])} on{until}"


def _day(written: str) -> str:
    return f"{date.fromisoformat(written):%-d %B %Y}"


def _count(number: int, one: str, several: str | None = None) -> str:
    return f"{number:,} {one if number == 1 else several or f'{one}s'}"
