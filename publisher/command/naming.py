"""Every place in the policies that defines or names something: a clause, question, option, contact, fact and so on.

What a field names is said once, in `_NAMES`; kinds, strands, ways, holders, pages and pictures say it themselves
(`publisher.model.references`). `tests.publisher.command.test_naming` finds a field that is missing here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from publisher.model.base import Part, Silence
from publisher.model.council.cases import Case, Expected, ExpectedStrand
from publisher.model.council.clauses import Clause, ClauseWithSharedTest, Rule, StandsFor
from publisher.model.council.conflicts import Conflict, Saying
from publisher.model.council.council import Contact, Council, Help, Source
from publisher.model.council.faq import Faq
from publisher.model.council.outcomes import Form, Note, Outcome, SameOutcome, Strand, WrittenStrand
from publisher.model.council.policy import Removal
from publisher.model.council.redress import AnyRedressStep, RedressSaying, RedressStep
from publisher.model.council.review import ReviewMoment
from publisher.model.council.spending import SpendingVerdict
from publisher.model.council.summaries.easy import EasySentence
from publisher.model.council.summaries.short import Example, ShortPage
from publisher.model.council.summaries.summing_up import SummingUp
from publisher.model.england import kinds
from publisher.model.england.bodies import Body
from publisher.model.england.checklist import Item
from publisher.model.england.clauses import SharedClause
from publisher.model.england.floor import Limit, NationalOutcome, SpendingItem
from publisher.model.england.questions import Group, Moment, Move, Option, Question, Questions
from publisher.model.england.questions import Help as FirstHelp
from publisher.model.england.search import WordsToSearch
from publisher.model.england.voices.letters import Condition, Letter, NamedLaw
from publisher.model.england.words import Term
from publisher.model.formulas import Test, walk
from publisher.model.references import kind_references
from publisher.model.walk import inside, texts_in
from publisher.policies.contacts import NAMED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from publisher.policies.read import CouncilFiles
    from publisher.source.facts import Fact
    from publisher.source.problems import Place
    from publisher.source.yaml_source import Where

_DEFINES: dict[type[Part], str] = {
    Question: "question",
    Group: "group of questions",
    Moment: "moment",
    Clause: "clause",
    ClauseWithSharedTest: "clause",
    SharedClause: "clause",
    Rule: "rule",
    Condition: "condition",
    Outcome: "outcome",
    Note: "note",
    Contact: "contact",
    Source: "source",
    Conflict: "conflict",
    Faq: "answer",
    Form: "form",
    ReviewMoment: "review",
    AnyRedressStep: "step",
    Item: "checklist item",
    SpendingItem: "item",
    Limit: "limit",
    Body: "body",
    Letter: "letter",
    NamedLaw: "named law",
    Term: "explained word",
    kinds.Area: "area of facts",
    kinds.StrandKind: "strand",
    kinds.WayKind: "way",
    kinds.HolderKind: "holder",
    kinds.StageKind: "stage",
    kinds.PageKind: "page",
    kinds.PictureKind: "picture",
}
"""The parts that have an `id` of their own, and what they are."""

_NAMES: dict[tuple[type[Part], str], str] = {
    (Test, "question"): "question",
    (Question, "group"): "group of questions",
    (Questions, "opening"): "question",
    (FirstHelp, "question"): "question",
    (Limit, "for_each"): "question",
    (Expected, "next_question"): "question",
    (Expected, "notes"): "note",
    (ExpectedStrand, "met"): "clause",
    (ExpectedStrand, "unmet"): "clause",
    (ExpectedStrand, "unknown"): "clause",
    (StandsFor, "clause"): "clause",
    (Conflict, "touches"): "clause",
    (kinds.FirstFact, "clauses"): "clause",
    (kinds.FirstFact, "covers"): "checklist item",
    (kinds.FirstOutcome, "if_"): "clause",
    (NationalOutcome, "rare"): "clause",
    (Outcome, "council_decides"): "clause",
    (SameOutcome, "council_decides"): "clause",
    (SameOutcome, "same_as"): "outcome",
    (Outcome, "ask"): "contact",
    (SameOutcome, "ask"): "contact",
    (Strand, "ask"): "contact",
    (WrittenStrand, "ask"): "contact",
    (Council, "feedback"): "contact",
    (Help, "sendiass"): "contact",
    (Help, "switchboard"): "contact",
    (Help, "local_offer"): "contact",
    (Help, "complaints"): "contact",
    (Outcome, "letter"): "letter",
    (Letter, "law"): "named law",
    (Saying, "source"): "source",
    (RedressStep, "joins"): "step",
    (RedressSaying, "body"): "body",
    (Silence, "silent"): "checklist item",
    (Council, "covers"): "checklist item",
    (SpendingVerdict, "item"): "item",
    (WordsToSearch, "spending"): "item",
    (WordsToSearch, "faq"): "answer",
    (kinds.FaqGroup, "questions"): "answer",
}
"""What the ids in a field name: its value, the items of its list, or the keys of its mapping."""

_ANSWERS = frozenset(
    {
        (Case, "given"),
        (Example, "given"),
        (ExpectedStrand, "change"),
        (Moment, "answers"),
        (kinds.FirstFamily, "given"),
        (kinds.FirstExpectation, "given"),
    }
)
"""Fields whose keys are questions, and whose values are answers to them."""

_CONDITIONS = frozenset({"if", "unless", "asked_if", "compared"})
_FACTS = frozenset({"cites", "facts", "told"})
_SUMMED_UP = {"spending": "item", "redress": "step"}
_REMOVED = {"spending": "item", "review": "review", "redress": "step"}


@dataclass(frozen=True, slots=True)
class Use:
    """One place that names something.

    kind, id: what it names. of: for an option, its question.
    defines: whether it is what is named, and no mention of it.
    within: the part of a policy that the place is in, in words.
    where: the keys that lead to it in a YAML file; is_key: whether the last of them is the name itself.
    before: what is written before the id in the same place (`clause.`).
    """

    kind: str
    id: str
    place: Place
    within: str = ""
    defines: bool = False
    of: str = ""
    where: Where = ()
    is_key: bool = False
    before: str = ""

    @property
    def named(self) -> str:
        """What is named, in words: `option 'draft' of 'plan'`."""
        return f"{self.kind} '{self.id}'" + (f" of '{self.of}'" if self.of else "")


def all_uses(councils: Sequence[CouncilFiles]) -> list[Use]:
    """Every use in what all councils share, and in each council's files, file by file.

    Args:
        councils: the councils; at least one.
    """
    first = councils[0]
    shared: list[Part] = [first.kinds, first.questions, first.words, first.clauses, first.defaults, first.floor]
    shared += [first.checklist, first.letters, first.readers, first.bodies, first.national_faq, first.statuses]
    shared += [first.places, first.search]
    found = [use for part in shared for use in _Walk(_rules(first)).uses(part)]
    found += _facts(first.law, {})
    for files in councils:
        walker = _Walk(_rules(files))
        for part in (files.council, files.written, files.short, files.easy, files.faq, files.cases):
            found += walker.uses(part)
        found += _facts(files.facts, {source.id: source.title for source in files.council.sources})
    return sorted(set(found), key=lambda use: (str(use.place.path), use.place.line, not use.defines))


def _rules(files: CouncilFiles) -> dict[str, str]:
    """What a condition names that is no clause."""
    rules = {rule.id: "rule" for rule in files.written.rules}
    return {condition.id: "condition" for condition in files.letters.conditions} | rules


class _Walk:
    """Walks through files of one council, or those that all share."""

    def __init__(self, not_clauses: Mapping[str, str]) -> None:
        self._not_clauses = not_clauses

    def uses(self, file: Part) -> Iterator[Use]:
        """Every use in one file."""
        yield from self._of_part(file, [])
        for part, keys, text in texts_in(file):
            for name in NAMED.finditer(text):
                contact = name[1].partition(".")[0]
                yield Use("contact", contact, part.place(*keys), "a text", where=part.where(*keys))
        for reference in kind_references(file):
            kind = "page" if reference.kind == "page of guidance" else reference.kind
            yield Use(kind, reference.id, reference.place, "")

    def _of_part(self, part: Part, around: list[Part]) -> Iterator[Use]:
        around = [*around, part]
        within = _within(around)
        kind = next((_DEFINES[base] for base in type(part).__mro__ if base in _DEFINES), None)
        if isinstance(part, Option):
            yield from self._of_option(part, around, within)
        elif kind is not None and part.id is not None:  # type: ignore[attr-defined]
            yield Use(kind, part.id, part.place("id"), within, defines=True, where=part.where("id"))  # type: ignore[attr-defined]
        for key, value in inside(part):
            if isinstance(key, str) and value is not None:
                yield from self._of_field(part, key, value, within, around)
            yield from self._of_value(value, around)

    def _of_value(self, value: Any, around: list[Part]) -> Iterator[Use]:
        if isinstance(value, Part):
            yield from self._of_part(value, around)
        elif isinstance(value, list | dict):
            for _, inner in inside(value):
                yield from self._of_value(inner, around)

    def _of_option(self, option: Option, around: list[Part], within: str) -> Iterator[Use]:
        of = _question(around)
        yield Use("option", option.id, option.place("id"), within, defines=True, of=of, where=option.where("id"))
        for index, former in enumerate(option.was):
            where = option.where("was", index)
            yield Use("former option", former, option.place("was", index), within, of=of, where=where)

    def _of_field(self, part: Part, key: str, value: Any, within: str, around: list[Part]) -> Iterator[Use]:
        for base in type(part).__mro__:
            kind = _NAMES.get((base, key))
            if kind is not None:
                yield from _named(part, key, value, kind, within)
            if (base, key) in _ANSWERS:
                yield from _answers(part, key, value, within)
        if key in _CONDITIONS:
            for keys, found in walk(value, (key,)):
                if isinstance(found, str):
                    kind = self._not_clauses.get(found, "clause")
                    yield Use(kind, found, part.place(*keys), within, where=part.where(*keys))
        elif key in _FACTS and isinstance(value, list):
            yield from _named(part, key, value, "fact", within)
        else:
            yield from _of_one_kind(part, key, value, within, around)


def _of_one_kind(part: Part, key: str, value: Any, within: str, around: list[Part]) -> Iterator[Use]:
    """What one kind of part names in a way of its own."""
    match part:
        case Test() if key == "is":
            yield from _options(part, key, value, part.question, within)
        case Move() if key in ("from", "to"):
            yield from _options(part, key, value, _question(around), within)
        case Question() if key == "was":
            yield from _named(part, key, value, "former question", within)
        case Council() if key == "covers":
            for item, facts in value.items():
                for index, fact in enumerate(facts):
                    keys = (key, item, index)
                    yield Use("fact", fact, part.place(*keys), f"covers '{item}'", where=part.where(*keys))
        case Removal() if key == "id":
            yield Use(_REMOVED[part.list], value, part.place(key), "removes", where=part.where(key))
        case SummingUp() if key == "sums_up":
            yield from _summed_up(part, key, enumerate(value), within, is_key=False)
        case Example() if key == "gets":
            yield from _summed_up(part, key, ((name, name) for name in value), within, is_key=True)


def _named(part: Part, key: str, value: Any, kind: str, within: str) -> Iterator[Use]:
    if isinstance(value, str):
        yield Use(kind, value, part.place(key), within, where=part.where(key))
    elif isinstance(value, list):
        for index, id_ in enumerate(value):
            yield Use(kind, id_, part.place(key, index), within, where=part.where(key, index))
    else:
        for id_ in value:
            yield Use(kind, id_, part.place(key, id_), within, where=part.where(key, id_), is_key=True)


def _answers(part: Part, key: str, value: Mapping[str, Any], within: str) -> Iterator[Use]:
    for question, answer in value.items():
        place, where = part.place(key, question), part.where(key, question)
        yield Use("question", question, place, within, where=where, is_key=True)
        if isinstance(answer, str):
            yield Use("option", answer, place, within, of=question, where=where)
        elif isinstance(answer, list):
            for index, option in enumerate(answer):
                keys = (key, question, index)
                yield Use("option", option, part.place(*keys), within, of=question, where=part.where(*keys))


def _options(part: Part, key: str, value: str | list[str], question: str, within: str) -> Iterator[Use]:
    if isinstance(value, str):
        yield Use("option", value, part.place(key), within, of=question, where=part.where(key))
        return
    for index, option in enumerate(value):
        yield Use("option", option, part.place(key, index), within, of=question, where=part.where(key, index))


def _summed_up(
    part: Part, key: str, named: Iterable[tuple[str | int, str]], within: str, *, is_key: bool
) -> Iterator[Use]:
    for inner, name in named:
        kind, _, id_ = name.partition(".")
        place, where = part.place(key, inner), part.where(key, inner)
        yield Use(_SUMMED_UP.get(kind, kind), id_, place, within, where=where, is_key=is_key, before=f"{kind}.")


def _facts(facts: Mapping[str, Fact], sources: Mapping[str, str]) -> Iterator[Use]:
    """The facts of a register, and the sources that they name."""
    for fact in facts.values():
        yield Use("fact", fact.id, fact.place, "the register", defines=True)
        source = fact.where.partition(" ")[0]
        if source in sources:
            yield Use("source", source, fact.place, f"fact '{fact.id}'")


def _question(around: Sequence[Part]) -> str:
    return next((part.id for part in reversed(around) if isinstance(part, Question)), "")


def _within(around: Sequence[Part]) -> str:
    """The innermost part that has a name, in words, with its strand, way or holder where it is an outcome of one."""
    for number in range(len(around) - 1, -1, -1):
        said = _said(around[number], around[:number])
        if said:
            return said
    return _called(around[0])


def _said(part: Part, around: Sequence[Part]) -> str:
    """What a part is, with its name; nothing where it has none."""
    named = getattr(part, "id", None)
    said = "" if named is None else f"{_called(part)} '{named}'"
    match part:
        case Case():
            said = f"family '{part.name}'"
        case Outcome():
            said = _of(f"outcome '{part.status}'", around)
        case SameOutcome():
            said = _of(f"outcome like '{part.same_as}'", around)
        case Option():
            said = f"question '{_question(around)}'"
        case EasySentence():
            said = "the Easy Read page"
        case SpendingVerdict():
            said = f"spending '{part.item}'"
        case ShortPage():
            said = f"the short answer for '{part.page}'"
    return said


def _of(what: str, around: Sequence[Part]) -> str:
    owner = next((part for part in reversed(around) if getattr(part, "id", None) is not None), None)
    return what if owner is None else f"{what} of the {_called(owner)} '{owner.id}'"  # type: ignore[attr-defined]


def _called(part: Part) -> str:
    kind = next((_DEFINES[base] for base in type(part).__mro__ if base in _DEFINES), None)
    name = type(part).__name__.removeprefix("Written").removeprefix("National").removeprefix("Default")
    return kind or name.removesuffix("File").lower()


def families_that_meet(files: CouncilFiles, clause: str) -> list[Case]:
    """The worked families of a council whose own answers meet a clause, on the day on which they ask."""
    return [
        case
        for case in files.cases.cases
        for each in files.policy.clauses
        if each.id == clause and each.in_force(case.as_of) and each.test is not None and _meets(case, each.test)
    ]


def _meets(case: Case, test: Test) -> bool:
    answer = case.given.get(test.question)
    if isinstance(answer, int):
        return (test.at_least is None or answer >= test.at_least) and (test.below is None or answer < test.below)
    return answer is not None and answer in (test.is_ or ())
