"""Problems: what is wrong with an input, where, and what to do about it.

Every problem that the publisher can report has a stable code here, with the sentence that explains it in the
documentation. Code that finds a problem adds it to a `Report`; nothing stops at the first one. What the engine itself
refuses has its code there.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from difflib import SequenceMatcher, get_close_matches
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from reckoner import answers

if TYPE_CHECKING:
    from collections.abc import Iterable


class LocalOfferError(Exception):
    """Work that cannot go on, for the reason in its message. A command prints it and exits with a code."""

    exit_code: ClassVar[int] = 1
    """A command's exit code: 1 for findings. (2 is for wrong usage.)"""


class Code(Enum):
    """A kind of problem: its stable code and what it means, in one sentence."""

    UNREADABLE = "LO101", "The file is missing, or its text cannot be read as YAML, CSV or JSON."
    DUPLICATE_KEY = "LO102", "A key is duplicated, so one of its two values would be lost."
    UNKNOWN_KEY = "LO103", "The key is unknown here."
    MISSING_KEY = "LO104", "A required key is missing."
    WRONG_VALUE = "LO105", "The value is of the wrong kind, or is not one of the allowed values."
    UNSAFE_YAML = "LO106", "The file uses a part of YAML that policies do not need: a tag, an anchor or an alias."

    TEXT_CUT = "LO107", "A text is cut by a # with a space before it: YAML takes what comes after it for a comment."

    NOT_A_PLAIN_FILE = "LO110", "The file is too large, is no plain file, or is a link to somewhere else."

    NOT_FILLED_IN = "LO108", "A place of a new council's files is not filled in yet: its text begins with TODO."

    COLOUR_UNREADABLE = "LO109", "A colour of the site is too like what it is shown on for everybody to read it."

    UNKNOWN_REFERENCE = (
        "LO201",
        "The name is unknown: of a clause, rule, contact, letter, strand, way, stage, source, page or picture, say.",
    )
    UNKNOWN_QUESTION = answers.UNKNOWN_QUESTION, "The question does not exist."
    UNKNOWN_ANSWER = answers.UNKNOWN_ANSWER, "The answer is not one of the question's options, or is outside its range."
    UNKNOWN_FACT = "LO204", "The fact is not in the register (facts.csv)."
    UNCITED = "LO205", "A sentence that decides or states something cites no fact."
    DUPLICATE_ID = "LO206", "Two items of one kind have the same id at the same time."
    CIRCULAR_RULE = "LO207", "A rule refers to itself, directly or through other rules."
    LATER_QUESTION = "LO208", "A question depends on the answer to a question that comes after it."
    DISCRETION_IN_RULE = "LO209", "A rule tests something that only the council can decide."

    LOCKED_RULE = "LO210", "A council's policy contradicts a national rule that no council can change."
    SILENT_OVERRIDE = "LO211", "A council's item would replace a national one without saying so and why."
    FLOOR_CHANGED = "LO212", "A national rule has changed since a council's departure from it was written."
    PUT_OFF_BY_SILENCE = "LO213", "Families are put off by something that neither the page nor the law rules out."
    LOCKED_NOT_TOLD = "LO214", "No family of the council is told of a national rule that no council can change."
    STEP_TWICE = "LO215", "After a no, one kind of budget would have two steps at the same stage."
    PLACE_TWICE = "LO216", "A place, or a postcode district that is not shared, is listed twice."
    TOO_INTRICATE = "LO218", "A condition is longer, or turns on more, than anybody can follow or work out."
    PLACES_UNSORTED = "LO217", "A list of places is not in order."

    DATES_REVERSED = "LO301", "A date range ends before it starts."
    DATES_OVERLAP = "LO302", "Two versions of one item are in force on the same day."
    DATES_GAP = "LO303", "There are days between two versions of one item on which none is in force."
    DATE_OUTSIDE = answers.DATE_OUTSIDE, "The date is before the first day that the policy is recorded for."
    REVIEW_OVERDUE = (
        "LO305",
        "The day by which the council's pages had to be read again is past. It is a warning: families are told, too.",
    )
    LOOKED_UP_LONG_AGO = (
        "LO306",
        "Who families can turn to was last looked up more than a year ago. It is a warning, as numbers change.",
    )
    STRAND_NOT_THERE = (
        "LO307",
        "A text speaks of a kind of budget on days on which the council has none of it.",
    )

    OUTCOMES_OPEN = "LO401", "The list of outcomes does not end with one that always applies, or has one in the middle."
    OUTCOME_UNREACHABLE = (
        "LO402",
        "No family's answers can ever lead to this outcome, or this moment in the life of a plan.",
    )
    READS_UNASKED = "LO403", "A result depends on a question in a case where that question is not asked."
    CLAUSE_UNUSED = "LO404", "The clause can never change any result."
    RULE_UNUSED = "LO405", "The rule is used nowhere."
    DEPENDS_ON_NOTHING = (
        "LO406",
        "A result that depends on a decision names none, or one that does not depend names one.",
    )
    NO_WAY_ON = (
        "LO407",
        "A result does not say what to do next, or how to ask, or an item that says no gives nothing instead.",
    )
    QUESTION_UNUSED = "LO408", "The council's policy never asks this question."
    LETTER_MISSING = "LO409", "A family can get a result for which there are no words to send."

    SHARED_UNUSED = "LO410", "Something written to be shared is not used."
    SHARED_REPEATED = "LO411", "Something is repeated that can be written once and shared."

    STATUS_SAID_TWICE = "LO412", "A headline or a step says what the label of its status says, or the opposite of it."
    WHEN_READS_BADLY = "LO413", "The moment to ask is missing, is years off, or does not read on after 'Best asked'."
    FIRST_STEP_IN_VAIN = "LO414", "A family is sent to a first step that can lead to nothing better."

    ASKS_SOMEBODY_ELSES = "LO415", "Families are told to ask somebody who is not there for them."
    LETTER_OF_ANOTHER_ROUTE = "LO416", "A letter says of a family what its outcome does not."
    PASSES_OVER = "LO417", "Families are told to ask the switchboard alone, and a team is there for them."

    LETTER_CLAIMS_TOO_MUCH = "LO418", "A letter says of a family what need not be so."
    CLAIM_MISSING = "LO419", "A letter says something of some families only, and nothing says when that is so."
    AGE_IS_OVER = "LO420", "A family reads of people up to an age that it has passed."
    AGE_OF_OTHERS = "LO421", "A result speaks of an age that is not that of the families who have it."

    CLAUSE_NOT_ON_PAGE = "LO501", "The clause is in the rules but on no page."
    PAGE_NOT_IN_RULES = (
        "LO502",
        "A page states a fact that decides something, and no rule, item or contact of that kind uses it.",
    )
    FACT_UNUSED = "LO503", "The fact is in the register but cited nowhere and not listed with a reason."
    FACT_USED_AND_EXCUSED = "LO504", "The fact is listed as not cited, but it is cited."

    RETIRED_WORD = (
        "LO505",
        "The text uses a name or a phrase that is out of date, says nothing, or is not for families.",
    )

    OTHER_NUMBER = "LO506", "The words of a clause or a headline say another number than what is tested."
    NUMBER_WRITTEN_OUT = (
        "LO507",
        "A text has a phone number or an e-mail address written out that it should take from a contact.",
    )

    TEXT_WITHOUT_END = "LO508", "A text of whole sentences ends as no sentence does, so some of it may be missing."
    WORDS_SWAPPED = "LO509", "The words for who meets a test seem to be those for who does not."
    NOT_SILENT = "LO510", "A text says that the council's page does not say what it does say."
    CLAIMS_WHAT_IS_GONE = (
        "LO511",
        "A family's name, or what is used where pages differ, speaks of something that no result or rule speaks of.",
    )
    SUMMARY_OUTDATED = (
        "LO513",
        "What a short answer, or a sentence of an Easy Read page, sums up has changed since it was written.",
    )
    SHORT_MISSING = "LO514", "A page has no short answer at its top."
    EASY_TOO_LONG = "LO515", "An Easy Read page has too few sentences, or more than two sides of paper hold."
    EASY_TOO_HARD = "LO516", "A sentence of an Easy Read page is too long, is more than one, or has an abbreviation."
    TOLD_TO_ONE = (
        "LO517",
        "A text that parents, carers and young people read is in words that are wrong for some of them.",
    )
    OTHER_THAN_CITED = "LO518", "A contact has another phone number or e-mail address than the facts that it cites."
    NUMBER_OF_NO_FACT = "LO519", "A text says a number that none of the facts that it cites has."
    SILENCE_CITES = "LO512", "A text says that the council's page does not say something, and cites facts for it."

    CASE_FAILS = "LO601", "A worked family's result is not what the case expects."
    CASE_COVERAGE = "LO602", "No worked family shows the clause both met and unmet, or no family reaches the outcome."
    STATUS_NOT_EXPECTED = "LO603", "Families can be given a status that no worked family expects."

    CHANGE_NOT_SHOWN = "LO604", "The rules change on a day, and no worked family notices."
    FAMILIES_ALIKE = "LO605", "Two worked families that a page shows have the same card, name or result."

    ANSWERS_INVALID = answers.REQUEST_UNREADABLE, "The answers are not a set of question names and answers."
    ROW_BROKEN = "LO702", "A row of a caseload does not have a value for each column."

    OUTPUT_IS_SOURCE = (
        "LO801",
        "The folder to write into holds sources, is inside them, or is the current folder or the home folder.",
    )
    OUTPUT_NOT_OURS = "LO802", "The folder to write into, or to remove, holds files that this program did not write."
    OUTPUT_NOT_A_FOLDER = "LO803", "The folder to write into is a file."
    OUTPUT_BUSY = "LO804", "Another run is using the same folder."
    OUTPUT_FAILED = "LO805", "The output could not be written or removed, because the disk is full, for example."

    VERSION_UNKNOWN = (
        "LO901",
        "The version is neither one that was published, nor a folder of policies, nor a revision that git has.",
    )
    VERSION_UNREADABLE = "LO902", "The version to compare was written for another version of this program."
    NOT_PUBLISHED = "LO903", "The policy is not the one that was published last. It is a hint, and stops nothing."
    PUBLISHING_CUT_OFF = "LO904", "Publishing a version was cut off before its end, and has to be finished."
    NOTHING_TO_PUBLISH = "LO905", "There is nothing to publish: the policy is the one that was published last."
    EDITS_IN_THE_WAY = "LO906", "Edits that are not published would be lost by going back to an earlier version."
    VERSION_TOO_EARLY = "LO907", "A version is dated before the one that was published last."

    @classmethod
    def of(cls, code: str) -> Code:
        """The kind of problem with a stable code, such as `LO201`.

        Raises:
            ValueError: there is none.
        """
        for kind in cls:
            if kind.code == code:
                return kind
        raise ValueError(f"No kind of problem has the code {code}.")

    @property
    def code(self) -> str:
        """The stable code, such as `LO201`."""
        return self.value[0]

    @property
    def meaning(self) -> str:
        """What the code means, in one sentence."""
        return self.value[1]


TO_FILL_IN = "TODO:"
"""How a text begins that somebody has to write. What follows says what to write."""


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A place in a file: its path and its line, counted from 1; line 0 is the whole of a file or a folder."""

    path: Path
    line: int = 1

    def __str__(self) -> str:
        """The place as editors and terminals understand it."""
        return f"{self.file}:{self.line}" if self.line else self.file

    @property
    def file(self) -> str:
        """The path as people and programs look for it: from the current folder, where it is inside that."""
        return visible(_short(self.path))


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong: where, which kind, what it is and what to do."""

    place: Place
    code: Code
    what: str
    do: str = field(compare=False)

    def __str__(self) -> str:
        """One line for what is wrong and one, indented, for what to do."""
        return f"{self.place}: {self.code.code} {self.what}\n    {self.do}"

    def moved(self, copy: Path, home: Path) -> Problem:
        """The problem of a copy of files, told of the files at home: its place, and every place that it names."""
        place = self.place
        if place.path.is_relative_to(copy):
            place = Place(home / place.path.relative_to(copy), place.line)
        there, here = (f"{Place(folder).file}/" for folder in (copy, home))
        return Problem(place, self.code, self.what.replace(there, here), self.do.replace(there, here))


@dataclass(slots=True)
class Report:
    """Every problem found so far; of very many the first ones, and how many more there are.

    left_out: whether something was not looked at because of them, so that there may be others when they are mended.
    """

    problems: list[Problem] = field(default_factory=list)
    more: int = 0
    left_out: bool = False
    _known: set[Problem] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Know what is there already."""
        self._known = set(self.problems)

    def add(self, place: Place, code: Code, what: str, do: str) -> None:
        """Add one problem; the same one is kept once. What it quotes is put on one line, with nothing in it unseen."""
        if self.is_full:
            self.more += 1
        else:
            self._keep(Problem(place, code, visible(" ".join(what.split())), visible(do)))

    def take(self, other: Report) -> None:
        """Add all problems of another report."""
        self.more += other.more
        self.left_out |= other.left_out
        for problem in other.problems:
            self._keep(problem)

    def _keep(self, problem: Problem) -> None:
        if problem in self._known:
            return
        if self.is_full:
            self.more += 1
            return
        self._known.add(problem)
        self.problems.append(problem)

    @property
    def is_full(self) -> bool:
        """Whether there are so many that further ones are only counted."""
        return len(self.problems) >= _MOST_PROBLEMS

    def is_to_fill_in(self, text: str, place: Place) -> bool:
        """Whether a text is still to be written (LO108)."""
        if not text.startswith(TO_FILL_IN):
            return False
        self.add(place, Code.NOT_FILLED_IN, "This is not filled in yet.", text.removeprefix(TO_FILL_IN).strip())
        return True

    def in_order(self) -> list[Problem]:
        """All problems by file, line and code."""
        return sorted(self.problems, key=lambda p: (str(p.place.path), p.place.line, p.code.code, p.what))

    def stop_if_any(self) -> None:
        """Raise `ProblemsFound` when there is at least one problem."""
        if self.problems:
            raise ProblemsFound(self)


class ProblemsFound(LocalOfferError):  # noqa: N818 - it carries findings, it is not a fault of the program
    """Raised where problems stop the work; its message lists and counts them."""

    def __init__(self, report: Report) -> None:
        """Keep the report that stops the work."""
        problems = report.in_order()
        number = len(problems) + report.more
        first = f"; these are the first {len(problems):,}" if report.more else ""
        count = f"{number:,} {'problem' if number == 1 else 'problems'} found{first}"
        if report.left_out:
            count += f". Mend {'this' if number == 1 else 'these'} first: more is checked then."
        super().__init__("\n".join([*map(str, problems), count]))
        self.report = report


_MOST_PROBLEMS = 2_000
"""Nobody reads more than this, and to tell each of a million would take hours."""

_UNSEEN = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"})
"""Kinds of characters that show nothing, and that a terminal may obey: controls, and marks that turn the writing."""


def visible(text: str) -> str:
    """Text in which nothing is hidden: what cannot be seen is written as its number. Line breaks stay."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(
        f"\\u{ord(one):04x}" if one != "\n" and unicodedata.category(one) in _UNSEEN else one for one in text
    )


def first_control(text: str) -> str | None:
    """The first character of a text that controls a machine and is no sign: no tab, and no end of a line."""
    if text.isprintable():
        return None
    return next((one for one in text if one not in "\t\n" and unicodedata.category(one) in {"Cc", "Cs"}), None)


_MOST_TRIED = 10
_MOST_LISTED = 30
"""So many names are still read by whoever looks for one of them."""

_NEAR = 0.7
"""How alike a word and a name have to be; `fund_available` is not a slip for `third_party_available`."""

_SLIP = 2
"""So many letters too many, or too few, are a slip in any name."""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Say what to write instead of `word`: the nearest known words, or all of them when there are few."""
    names = sorted(set(known))
    near = [name for name in get_close_matches(word, names, n=_MOST_TRIED, cutoff=_NEAR) if _is_slip(word, name)][:2]
    if near:
        return f"Did you mean {' or '.join(near)}?"
    if not names:
        return "There are none to choose from yet."
    if len(names) <= _MOST_LISTED:
        return f"Use one of: {', '.join(names)}."
    # With nothing near, what is least far off says at least what such names look like.
    return f"There are {len(names)} to choose from, such as {', '.join(get_close_matches(word, names, n=3, cutoff=0))}."


def _is_slip(word: str, name: str) -> bool:
    """Whether a word can be meant for a name that is like it.

    Where names have several parts, one that all share makes them alike: `in_education` is not meant for
    `left_education`. So each part of the shorter one has to be like one of the other. An option after "=" is a part.
    """
    alike = SequenceMatcher(None, word, name).ratio()
    if round((1 - alike) * (len(word) + len(name))) <= _SLIP:
        return True
    fewer, more = sorted((each.replace("=", "_").split("_") for each in (word, name)), key=len)
    return all(get_close_matches(part, more, n=1, cutoff=_NEAR) for part in fewer)


def _short(path: Path) -> str:
    try:
        return str(path.resolve().relative_to(Path.cwd()))
    except ValueError:
        return str(path)
