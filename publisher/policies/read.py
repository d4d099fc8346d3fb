"""Reads policies from disk into models that know their place."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ValidationError

from publisher.model.base import FACT_ID, PHONE_NUMBER, WEB_ADDRESS, WHOLE_OR_PART, Part, Unfit
from publisher.model.council.cases import CasesFile
from publisher.model.council.council import Council
from publisher.model.council.faq import FaqFile
from publisher.model.council.policy import Policy, WrittenPolicy
from publisher.model.council.summaries.easy import EasyFile
from publisher.model.council.summaries.short import ShortFile
from publisher.model.england.bodies import Bodies
from publisher.model.england.checklist import Checklist
from publisher.model.england.clauses import SharedClauses
from publisher.model.england.defaults import Defaults
from publisher.model.england.floor import Floor
from publisher.model.england.kinds import Kinds
from publisher.model.england.places import OtherPlaces
from publisher.model.england.questions import Questions
from publisher.model.england.search import SEARCH_WORD, Search
from publisher.model.england.statuses import Statuses
from publisher.model.england.voices.letters import Letters
from publisher.model.england.voices.readers import Readers
from publisher.model.england.words import Words
from publisher.model.places import POSTCODE_DISTRICT
from publisher.model.site import COLOUR, ORIGIN, SITE_ADDRESS
from publisher.model.walk import inside
from publisher.policies.folders.readable import check_readable
from publisher.policies.shared import fill_in
from publisher.source.facts import Fact, read_law, read_register
from publisher.source.kept import Kept, Same
from publisher.source.problems import Code, Place, Report, did_you_mean
from publisher.source.text_file import read_text
from publisher.source.yaml_source import Where, YamlSource, parse_yaml

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from pathlib import Path

    from pydantic_core import ErrorDetails

    type _ReadFacts = Callable[[str, Path, Collection[str] | None, Report], dict[str, Fact] | None]

NATIONAL = "england"
"""The folder of what all councils share."""

FILES: dict[str, type[Part]] = {
    "kinds": Kinds,
    "questions": Questions,
    "words": Words,
    "clauses": SharedClauses,
    "defaults": Defaults,
    "floor": Floor,
    "checklist": Checklist,
    "letters": Letters,
    "readers": Readers,
    "bodies": Bodies,
    "statuses": Statuses,
    "places": OtherPlaces,
    "search": Search,
    "council": Council,
    "policy": WrittenPolicy,
    "short": ShortFile,
    "easy": EasyFile,
    "faq": FaqFile,
    "cases": CasesFile,
}
"""The files of a policy by name (without `.yaml`), and what each may hold."""

COUNCIL_FILES = ("council.yaml", "policy.yaml", "short.yaml", "easy.yaml", "faq.yaml", "cases.yaml", "facts.csv")
"""What a council's folder holds."""

NATIONAL_FILES = (*(f"{name}.yaml" for name in FILES if f"{name}.yaml" not in COUNCIL_FILES), "law.csv")
"""What the folder of what all councils share holds, but for `faq.yaml`, which councils have, too."""


@dataclass(frozen=True, slots=True)
class CouncilFiles:
    """Everything that one council's folder holds, and what all councils share.

    written: policy.yaml as it is. policy: the same with everything filled in that all councils share.
    """

    folder: Path
    kinds: Kinds
    questions: Questions
    words: Words
    clauses: SharedClauses
    defaults: Defaults
    floor: Floor
    checklist: Checklist
    letters: Letters
    readers: Readers
    bodies: Bodies
    national_faq: FaqFile
    statuses: Statuses
    places: OtherPlaces
    search: Search
    law: dict[str, Fact]
    council: Council
    written: WrittenPolicy
    policy: Policy
    short: ShortFile
    easy: EasyFile
    faq: FaqFile
    cases: CasesFile
    facts: dict[str, Fact]


def council_folders(policies: Path) -> list[Path]:
    """The folders of councils, in the order of their names: those with any of the files that a council has.

    One of which a file is missing is among them, so that this is told and nothing is concluded from the others alone.
    """
    folders = {path.parent for name in COUNCIL_FILES for path in policies.glob(f"*/{name}")}
    return sorted(folders - {policies / NATIONAL})


def read_councils(
    policies: Path, report: Report, only: str | Collection[str] | None = None, kept: Kept | None = None
) -> list[CouncilFiles]:
    """Read every council under `policies`, or only one or some.

    Args:
        policies: the folder that holds `england/` and a folder for each council.
        report: receives every problem found.
        only: the name of one council's folder, or those of some.
        kept: what was read before: files with the same content give the same objects.

    Returns:
        The councils whose files could all be read.
    """
    if not check_readable(policies, [*COUNCIL_FILES, *NATIONAL_FILES], report):
        return []
    reader = _Reader(report, Kept() if kept is None else kept)
    kinds = reader.part(policies / NATIONAL / "kinds.yaml", Kinds)
    areas = None if kinds is None else [area.id for area in kinds.areas]
    questions = reader.part(policies / NATIONAL / "questions.yaml", Questions)
    words = reader.part(policies / NATIONAL / "words.yaml", Words)
    clauses = reader.part(policies / NATIONAL / "clauses.yaml", SharedClauses)
    defaults = reader.part(policies / NATIONAL / "defaults.yaml", Defaults)
    floor = reader.part(policies / NATIONAL / "floor.yaml", Floor)
    checklist = reader.part(policies / NATIONAL / "checklist.yaml", Checklist)
    letters = reader.part(policies / NATIONAL / "letters.yaml", Letters)
    readers = reader.part(policies / NATIONAL / "readers.yaml", Readers)
    bodies = reader.part(policies / NATIONAL / "bodies.yaml", Bodies)
    national_faq = reader.part(policies / NATIONAL / "faq.yaml", FaqFile)
    statuses = reader.part(policies / NATIONAL / "statuses.yaml", Statuses)
    places = reader.part(policies / NATIONAL / "places.yaml", OtherPlaces)
    search = reader.part(policies / NATIONAL / "search.yaml", Search)
    law = reader.register(read_law, policies / NATIONAL / "law.csv", areas)
    found: list[CouncilFiles] = []
    for folder in _wanted(policies, report, only):
        council = reader.part(folder / "council.yaml", Council)
        written = reader.part(folder / "policy.yaml", WrittenPolicy)
        facts = reader.register(read_register, folder / "facts.csv", areas)
        policy = reader.whole_policy(written, kinds, clauses, defaults, facts, law)
        short = reader.part(folder / "short.yaml", ShortFile)
        easy = reader.part(folder / "easy.yaml", EasyFile)
        faq = reader.part(folder / "faq.yaml", FaqFile)
        cases = reader.part(folder / "cases.yaml", CasesFile)
        if council and council.id != folder.name:
            what = f"The id '{council.id}' is not the name of the folder, '{folder.name}'."
            report.add(council.place("id"), Code.WRONG_VALUE, what, "Make the two the same.")
        if not (kinds and questions and words and clauses and defaults and floor):
            continue
        if not (checklist and letters and readers and bodies and national_faq and statuses):
            continue
        if not (places and search and law):
            continue
        if council and written and policy and short and easy and faq and cases and facts is not None:
            shared = (kinds, questions, words, clauses, defaults, floor, checklist, letters, readers, bodies)
            national = (*shared, national_faq, statuses, places, search, law)
            own = (council, written, policy, short, easy, faq, reader.cases(cases, council), facts)
            found.append(reader.files(CouncilFiles(folder, *national, *own)))
    return found


def _wanted(policies: Path, report: Report, only: str | Collection[str] | None) -> list[Path]:
    """The folders of the councils to read."""
    folders = council_folders(policies)
    if not folders:
        do = "Make a folder with a council.yaml in it."
        report.add(Place(policies), Code.UNREADABLE, "There is no council here.", do)
    if only is None:
        return folders
    names = [folder.name for folder in folders]
    wanted = [only] if isinstance(only, str) else only
    for name in wanted:
        if name not in names:
            what = f"There is no council '{name}'."
            report.add(Place(policies), Code.UNKNOWN_REFERENCE, what, did_you_mean(name, names))
    return [folder for folder in folders if folder.name in wanted]


class _Reader:
    """Reads what is not kept."""

    def __init__(self, report: Report, kept: Kept) -> None:
        self._report = report
        self._kept = kept

    def part[P: Part](self, path: Path, kind: type[P]) -> P | None:
        text = read_text(path, self._report)
        if text is None:
            return None
        return self._kept.of_sound(lambda own: _part_in(text, path, kind, own), self._report, "part", path, kind, text)

    def register(self, read: _ReadFacts, path: Path, areas: list[str] | None) -> dict[str, Fact] | None:
        text = read_text(path, self._report)
        if text is None:
            return None
        made_of = ("facts", path, read, text, None if areas is None else tuple(areas))
        return self._kept.of_sound(lambda own: read(text, path, areas, own), self._report, *made_of)

    def whole_policy(
        self,
        written: WrittenPolicy | None,
        kinds: Kinds | None,
        clauses: SharedClauses | None,
        defaults: Defaults | None,
        facts: dict[str, Fact] | None,
        law: dict[str, Fact] | None,
    ) -> Policy | None:
        if written is None or kinds is None or clauses is None or defaults is None:
            return None
        made_of = Same(written, kinds, clauses, defaults, facts, law)
        return self._kept.of_sound(
            lambda own: fill_in(written, kinds, clauses, defaults, (facts or {}) | (law or {}), own),
            self._report,
            "whole policy",
            made_of,
        )

    def cases(self, cases: CasesFile, council: Council) -> CasesFile:
        """The worked families, each with the day on which it asks."""
        return self._kept.of(lambda: cases.asked_on(council.version), "cases", Same(cases, council))

    def files(self, files: CouncilFiles) -> CouncilFiles:
        """The same object as before where all that is in it is."""
        held = (getattr(files, field.name) for field in fields(files) if field.name != "folder")
        return self._kept.of(lambda: files, "files", files.folder, Same(*held))


def read_kinds(policies: Path, report: Report) -> Kinds | None:
    """Read england/kinds.yaml."""
    return read_part(policies / NATIONAL / "kinds.yaml", Kinds, report)


def read_part[P: Part](path: Path, kind: type[P], report: Report) -> P | None:
    """Read one file as a model; problems with its keys and values go to the report."""
    text = read_text(path, report)
    return None if text is None else _part_in(text, path, kind, report)


def _part_in[P: Part](text: str, path: Path, kind: type[P], report: Report) -> P | None:
    source = parse_yaml(text, path, report)
    return None if source is None else part_of(source, kind, report)


def part_of[P: Part](source: YamlSource, kind: type[P], report: Report) -> P | None:
    """What was read of a file as a model; problems with its keys and values go to the report."""
    if not source.is_filled_in:
        return None
    try:
        part = kind.model_validate(source.data)
    except ValidationError as error:
        _report_errors(source, error, kind, report)
        return None
    _locate(part, source, ())
    return part


def wrong_keys(source: YamlSource, kind: type[Part]) -> set[str]:
    """The keys of what was read that have a wrong value, or are unknown to the model."""
    try:
        kind.model_validate(source.data)
    except ValidationError as error:
        return {str(entry["loc"][0]) for entry in error.errors(include_url=False) if entry["loc"]}
    return set()


def _locate(value: Any, source: YamlSource, where: Where) -> None:
    if isinstance(value, Part):
        value.set_place(source, where)
    for key, inner in inside(value):
        _locate(inner, source, (*where, key))


def _report_errors(source: YamlSource, error: ValidationError, kind: type[Part], report: Report) -> None:
    # Where a value may be of several kinds, pydantic reports one error for each; together they are one problem.
    wrong: dict[Where, list[ErrorDetails]] = {}
    reported = {problem.place for problem in report.problems}
    entries = error.errors(include_url=False)
    for number, entry in enumerate(entries):
        if report.is_full:
            report.more += len(entries) - number
            return
        where = _where(source, entry["loc"])
        if source.place(where) not in reported and not _report_key(source.place(where), entry, kind, report):
            wrong.setdefault(where, []).append(entry)
    for where, entries in wrong.items():
        shown = _shown(entries[0]["input"])
        name = next((step for step in reversed(where) if isinstance(step, str)), None)
        what = f"'{name}' cannot be {shown}." if name else f"The file holds {shown}."
        do = " Or: ".join(dict.fromkeys(_how_to_write(entry) for entry in entries))
        report.add(source.place(where), Code.WRONG_VALUE, what, do)


def _report_key(place: Place, entry: ErrorDetails, kind: type[Part], report: Report) -> bool:
    """Report a problem with a key, or with several keys of one part; False where it is the value that is wrong."""
    name = str(entry["loc"][-1]) if entry["loc"] else ""
    match entry["type"]:
        case "missing" | "too_short" if name == "cites":
            do = "Add 'cites: [...]' with the numbers of the facts it rests on."
            report.add(place, Code.UNCITED, "This cites no fact.", do)
        case "extra_forbidden":
            do = f"{did_you_mean(name, _all_keys(kind) - {name})} Or remove the line."
            report.add(place, Code.UNKNOWN_KEY, f"Unknown key '{name}'.", do)
        case "missing":
            report.add(place, Code.MISSING_KEY, f"'{name}' is missing.", f"Add '{name}:' with its value.")
        case "too_long":
            what = f"'{name}' has {entry['ctx']['actual_length']} entries."
            report.add(place, Code.WRONG_VALUE, what, f"Write at most {entry['ctx']['max_length']}.")
        case "value_error":
            unfit: Unfit = entry["ctx"]["error"]
            report.add(place, Code.WRONG_VALUE, f"{unfit.what[0].upper()}{unfit.what[1:]}.", unfit.do)
        case _ if name == "[key]":
            what = f"A key cannot be {_shown(entry['input'])}."
            report.add(place, Code.UNKNOWN_KEY, what, _how_to_write(entry))
        case _:
            return False
    return True


def _where(source: YamlSource, location: tuple[int | str, ...]) -> Where:
    """The part of an error's location that is in the file; pydantic also names the branch of a union that it tried."""
    where: Where = ()
    for step in location:
        if (*where, step) in source.lines:
            where = (*where, step)
    return where


_HOW_TO_WRITE = {
    "date_from_datetime_parsing": "Write a day as year-month-day.",
    "date_type": "Write a day as year-month-day.",
    "dict_type": "Write keys, each with its value.",
    "int_parsing": "Write a whole number.",
    "int_type": "Write a whole number.",
    "list_type": "Write a list, each item after a dash.",
    "model_type": "Write keys, each with its value.",
    "string_too_short": "Write at least one word.",
    "string_type": "Write text, in quotation marks where it looks like a number or a day.",
    "too_short": "Write as many as are needed here.",
}

_HOW_TO_WRITE_PATTERNS = {
    FACT_ID: "Write the number of a fact, such as HERTS-019.",
    WEB_ADDRESS: "Write the whole address, as in https://www.example.org/page.",
    WHOLE_OR_PART: "Write the whole address, from https:// on, or put ... where you do not know a part.",
    PHONE_NUMBER: "Write the whole British number, with spaces only, as in 01632 960001.",
    POSTCODE_DISTRICT: "Write the first half of a postcode, such as SG1.",
    SITE_ADDRESS: "Write the whole address with a slash at its end, as in https://www.example.gov.uk/send/budgets/.",
    ORIGIN: (
        "Write the beginning of the site's address, without a slash at its end, as in https://www.example.gov.uk. "
        "It begins with https, as http is only for trying it out, with http://127.0.0.1 and a port."
    ),
    COLOUR: 'Write the six digits of a colour in quotation marks, as in "#1f5650".',
    SEARCH_WORD: "Write words of small letters, with a space, a hyphen or an apostrophe between two.",
}


def _how_to_write(entry: ErrorDetails) -> str:
    match entry["type"]:
        case "greater_than_equal" | "less_than_equal":
            (bound,) = entry["ctx"].values()
            return f"Write a number of {bound} or {'more' if 'ge' in entry['ctx'] else 'less'}."
        case "literal_error":
            return f"Write {entry['ctx']['expected']}."
        case "string_pattern_mismatch":
            name = "Write a name of small letters, digits and _, with a letter at the start."
            return _HOW_TO_WRITE_PATTERNS.get(entry["ctx"]["pattern"], name)
        case "date_type" | "int_type" if _is_quoted(entry["input"]):
            return "Take the quotation marks away: what is between them is read as text."
        case kind:
            return _HOW_TO_WRITE.get(kind, f"{entry['msg']}.")


def _is_quoted(value: Any) -> bool:
    """Whether a text would be a day or a whole number without its quotation marks."""
    return isinstance(value, str) and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]+", value) is not None


def _shown(value: Any) -> str:
    text = "nothing" if value is None else f"'{value}'" if isinstance(value, str | int) else f"a {type(value).__name__}"
    return text if len(text) <= 80 else f"{text[:77]}...'"


def _all_keys(kind: type[BaseModel]) -> set[str]:
    keys: set[str] = set()
    waiting: list[Any] = [kind]
    seen: set[Any] = set()
    while waiting:
        current = waiting.pop()
        if isinstance(current, type) and issubclass(current, BaseModel):
            if current in seen:
                continue
            seen.add(current)
            for name, field in current.model_fields.items():
                keys.add(field.alias or name)
                waiting.append(field.annotation)
        else:
            waiting.extend(getattr(current, "__args__", ()))
    return keys
