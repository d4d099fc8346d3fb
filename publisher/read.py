"""Reads policies from disk into models that know where they stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ValidationError

from publisher.model.base import Part
from publisher.model.cases import CasesFile
from publisher.model.council import Council
from publisher.model.floor import Floor
from publisher.model.guidance import FaqFile
from publisher.model.policy import Policy
from publisher.model.questions import Questions
from publisher.model.words import Words
from publisher.problems import Code, Place, Report, did_you_mean
from publisher.register import Fact, read_law, read_register
from publisher.yaml_source import Where, YamlSource, read_yaml

if TYPE_CHECKING:
    from pathlib import Path

NATIONAL = "england"
"""The folder of what all councils share."""

FILES: dict[str, type[Part]] = {
    "questions": Questions,
    "words": Words,
    "floor": Floor,
    "council": Council,
    "policy": Policy,
    "faq": FaqFile,
    "cases": CasesFile,
}
"""The files of a policy by name (without `.yaml`), and what each may hold."""


@dataclass(frozen=True, slots=True)
class CouncilFiles:
    """Everything that one council's folder holds, and the shared questions and words."""

    folder: Path
    questions: Questions
    words: Words
    floor: Floor
    law: dict[str, Fact]
    council: Council
    policy: Policy
    faq: FaqFile
    cases: CasesFile
    facts: dict[str, Fact]


def council_folders(policies: Path) -> list[Path]:
    """The folders of councils, in the order of their names."""
    return sorted(folder.parent for folder in policies.glob("*/council.yaml"))


def read_councils(policies: Path, report: Report, only: str | None = None) -> list[CouncilFiles]:
    """Read every council under `policies`, or only one.

    Args:
        policies: the folder that holds `england/` and a folder for each council.
        report: receives every problem found.
        only: the name of one council's folder.

    Returns:
        The councils whose files could all be read.
    """
    questions = read_part(policies / NATIONAL / "questions.yaml", Questions, report)
    words = read_part(policies / NATIONAL / "words.yaml", Words, report)
    floor = read_part(policies / NATIONAL / "floor.yaml", Floor, report)
    law = read_law(policies / NATIONAL / "law.csv", report)
    folders = council_folders(policies)
    if not folders:
        report.add(
            Place(policies), Code.UNREADABLE, "There is no council here.", "Make a folder with a council.yaml in it."
        )
    if only is not None:
        names = [folder.name for folder in folders]
        if only not in names:
            report.add(
                Place(policies), Code.UNKNOWN_REFERENCE, f"There is no council '{only}'.", did_you_mean(only, names)
            )
        folders = [folder for folder in folders if folder.name == only]
    found: list[CouncilFiles] = []
    for folder in folders:
        council = read_part(folder / "council.yaml", Council, report)
        policy = read_part(folder / "policy.yaml", Policy, report)
        faq = read_part(folder / "faq.yaml", FaqFile, report)
        cases = read_part(folder / "cases.yaml", CasesFile, report)
        facts = read_register(folder / "facts.csv", report)
        if council and council.id != folder.name:
            what = f"The id '{council.id}' is not the name of the folder, '{folder.name}'."
            report.add(council.place("id"), Code.WRONG_VALUE, what, "Make the two the same.")
        if questions and words and floor and council and policy and faq and cases:
            found.append(CouncilFiles(folder, questions, words, floor, law, council, policy, faq, cases, facts))
    return found


def read_part[P: Part](path: Path, kind: type[P], report: Report) -> P | None:
    """Read one file as a model; problems with its keys and values go to the report."""
    source = read_yaml(path, report)
    if source is None:
        return None
    try:
        part = kind.model_validate(source.data)
    except ValidationError as error:
        for entry in error.errors(include_url=False):
            _report_entry(source, dict(entry), kind, report)
        return None
    _locate(part, source, ())
    return part


def _locate(value: Any, source: YamlSource, where: Where) -> None:
    if isinstance(value, Part):
        value.stands_at(source, where)
        for name, field in type(value).model_fields.items():
            _locate(getattr(value, name), source, (*where, field.alias or name))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            _locate(item, source, (*where, index))
    elif isinstance(value, dict):
        for key, item in value.items():
            _locate(item, source, (*where, key))


def _report_entry(source: YamlSource, entry: dict[str, Any], kind: type[Part], report: Report) -> None:
    location = tuple(entry["loc"])
    where: Where = ()
    for step in location:
        # pydantic also names the branch of a union that it tried; only what stands in the file counts.
        if (*where, step) in source.lines:
            where = (*where, step)
    place = source.place(where)
    name = str(location[-1]) if location else path_name(source)
    if name == "cites" and entry["type"] in ("missing", "too_short"):
        report.add(
            place, Code.UNCITED, "This cites no fact.", "Add 'cites: [...]' with the numbers of the facts it rests on."
        )
        return
    match entry["type"]:
        case "extra_forbidden":
            do = f"{did_you_mean(name, _all_keys(kind))} Or take the line out."
            report.add(place, Code.UNKNOWN_KEY, f"'{name}' is not a key that belongs here.", do)
        case "missing":
            report.add(place, Code.MISSING_KEY, f"'{name}' is missing here.", f"Add '{name}:' with its value.")
        case "value_error":
            report.add(place, Code.WRONG_VALUE, f"{str(entry['ctx']['error']).capitalize()}.", "Change it so.")
        case _:
            what = f"'{name}' has the value {_shown(entry['input'])}, which cannot stand here."
            report.add(place, Code.WRONG_VALUE, what, f"{entry['msg']}.")


def path_name(source: YamlSource) -> str:
    """The name of a file, for messages about the whole of it."""
    return source.path.name


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
