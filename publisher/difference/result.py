"""What a comparison of two versions of a policy says, key by key: plain data, ready for JSON.

`make schema` writes a JSON Schema from it: `publisher/difference/difference.schema.json`.
"""

from __future__ import annotations

from typing import Literal, NotRequired, TypedDict

type Direction = Literal["worse", "other", "better"]
"""Whether families are told something worse than before, something better, or neither."""

type Category = Literal["rules", "words", "citations", "facts", "contacts", "pages", "families", "marks", "other"]
"""What an edit is about: what decides, words alone, citations, the register, whom to ask, pages, worked families.

`marks` are those of what somebody has read again, and says nothing to families.
"""


class Condition(TypedDict):
    """One condition of a sentence: a question, and the answers that are meant.

    options: the ids of the options, of a question that has any. ranges: the first and the last number of each stretch,
    of one that takes a number. unasked: whether those are meant, too, whom the question is not asked.
    """

    question: str
    answers: list[str]
    options: list[str]
    ranges: list[list[int]]
    unasked: bool


class Example(TypedDict):
    """One family: its answers, as the older and as the newer version take them."""

    old: dict[str, str | int]
    new: dict[str, str | int]


class Own(TypedDict):
    """How many of a council's own families are meant: surely, and perhaps, where it rests on what is not known."""

    surely: int
    perhaps: int


class Sentence(TypedDict):
    """One situation: every family to which all the conditions apply.

    own: how many of the families in a caseload these are, where there is one.
    """

    words: str
    conditions: list[Condition]
    example: Example
    share: float
    own: NotRequired[Own]


class Moved(TypedDict):
    """Something of which families are told something else.

    kind, id, strand: what it is; a way or a holder without a strand is meant in general, beside the rules that each
    kind of budget has of its own. aspect: the answer, or what goes with the same answer. before_status, after_status:
    the status in the older and the newer version. before, after: in words.
    """

    kind: Literal["strand", "way", "holder", "note", "question"]
    id: str
    strand: str | None
    name: str
    strand_name: str | None
    aspect: Literal["answer", "headline", "steps", "ask", "decides", "letter"]
    before_status: str
    after_status: str
    before: list[str]
    after: list[str]
    direction: Direction


class Group(TypedDict):
    """Families that move together: who they are, in the fewest sentences, and everything that changes for them.

    id: the same for the same change. fewest: whether it is proved that no fewer sentences would do.
    share: of all possible sets of answers. families: the worked families that are among them; perhaps: those that may
    be, depending on answers that are open. causes: the ids of the edits that did it.
    """

    id: str
    direction: Direction
    sentences: list[Sentence]
    fewest: bool
    share: float
    families: list[str]
    perhaps: list[str]
    moves: list[Moved]
    causes: list[str]


class Cause(TypedDict):
    """An edit of what decides, where it is, and how many changes for families it makes.

    part_of: of a clause or a rule that is new or gone, the id of another edit that makes changes and names it.
    """

    id: str
    name: str
    before: str | None
    after: str | None
    old_place: str | None
    new_place: str | None
    changes: int
    part_of: str | None


class Standing(TypedDict):
    """Something that every family is told, whatever it answers: what a budget can pay for, or a step after a no."""

    kind: Literal["spending", "step"]
    id: str
    name: str
    strand: str | None
    before: str
    after: str
    direction: Direction
    old_place: str | None
    new_place: str | None


class Counts(TypedDict):
    """How many changes there are for families.

    worse, other, better: of answers. told: of what goes with the same answer. same: how many results are as before for
    every family.
    """

    worse: int
    other: int
    better: int
    told: int
    same: int


class OwnInAll(Own):
    """How many of a council's own families are told another answer of something; of how many. Rows apart are none.

    otherwise: how many others are told the same answers, but something else with one of them.
    """

    otherwise: Own
    families: int
    apart: int


class Period(TypedDict):
    """A stretch of days on which the same changes hold: from the first day, up to, and not on, the last.

    families: how many worked families ask on these days. own: what was found of a caseload, where there is one.
    """

    starts: str
    ends: str | None
    families: int
    counts: Counts
    causes: list[Cause]
    groups: list[Group]
    standing: list[Standing]
    own: NotRequired[OwnInAll]


class Edit(TypedDict):
    """One edit in the files, whatever it does."""

    category: Category
    name: str
    before: str | None
    after: str | None
    old_place: str | None
    new_place: str | None


class Difference(TypedDict):
    """The difference of two versions of a council's policy.

    equal: nothing at all is different. only_old, only_new: days that one version alone speaks of.
    families: how many worked families there are. problems: how many `check` finds in the newer version.
    """

    council: str
    name: str
    equal: bool
    families: int
    problems: int
    only_old: str | None
    only_new: str | None
    periods: list[Period]
    edits: list[Edit]


class Comparison(TypedDict):
    """What `local-offer diff --format json` prints.

    old, new: what the versions are called. added, removed: councils that one version alone has. national: edits in what
    councils share.
    """

    format: Literal[1]
    old: str
    new: str
    added: list[str]
    removed: list[str]
    national: list[Edit]
    councils: list[Difference]
