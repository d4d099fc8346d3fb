"""The invented council with a marked text in every field that takes free text, and what a reader finds of the marks.

The fields are found in the models, so a new one is marked as soon as it is there.
"""

from __future__ import annotations

import csv
import json
import re
from dataclasses import dataclass
from datetime import date
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any, TypeAliasType, get_args, get_origin, get_type_hints
from urllib.parse import unquote

import yaml
from pydantic import ValidationError

from publisher.model.base import Part, Sentences, Text, ToldSentences, ToldText
from publisher.model.council.summaries.summing_up import SummingUp
from publisher.model.walk import all_of
from publisher.policies.citations import cited_by
from publisher.policies.editions import editions
from publisher.policies.floor import mark
from publisher.policies.read import FILES, CouncilFiles, read_councils
from publisher.rules.logic import build_logic
from publisher.rules.summed_up import SummedUp
from publisher.source.problems import Report
from tests.policies import copy_of_good

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

type Field = str
"""A field of a model, as `Outcome.headline`, or a column of a register, as `facts.csv fact`."""

NO_TEXT: dict[Field, str] = {
    "Claim.words": "words to look for in letters, which are never printed",
    **dict.fromkeys(
        (
            *("FirstFact.topic", "FirstFact.todo", "FirstFact.heading", "FirstOutcome.headline", "FirstOutcome.step"),
            *("FirstFamily.name", "FirstFamily.story"),
            *("PageBeginning.todo", "PageBeginning.topic", "StrandBeginning.team"),
        ),
        "what `new` begins a council's files with, for an officer to replace",
    ),
    "Contact.email": "an e-mail address, which no other text could be",
    "Override.was": "the checksum of a national item, which `check` gives",
    "Limit.when": "moments that an outcome's own are compared with",
    "Removal.was": "the checksum of a national item, which `check` gives",
    "RetiredTerm.term": "a name to look for in texts, which is never printed",
}
"""What the models call text and what is none: it stays as it is."""

LEADS = {
    "Step.text": "Ask ",
    "Outcome.when": "at ",
    "Note.text": "{child} ",
    "Letters.opening": "{to} ",
    "Letters.relies_on": "{law} ",
    "LetterSentence.text": "{they_have} {name} ",
}
"""How texts have to begin, by how their field is called: with the words that their status needs, or with gaps and
tokens, each of which has to be used somewhere."""

_TRYING = '"<b & <name@council> {{ x }} \\ [x](y) \u200f\u202e'
_DIGITS, _LETTERS = "0123456789", "bcdfghjkmn"
_MARK = re.compile(f"§([{_LETTERS}]+)")


@dataclass(frozen=True, slots=True)
class Marked:
    """A folder of policies in which each text is marked, and which field each number stands for."""

    policies: Path
    fields: dict[int, Field]

    def broken_in(self, texts: Iterable[str]) -> list[str]:
        """The marked texts that are not there letter for letter."""
        return [
            f"{self.fields[number]}: {text[at : at + 60]!r}"
            for text, number, at in _marks_in(texts)
            if not text.startswith(marked_text(number), at)
        ]

    def fields_in(self, texts: Iterable[str]) -> set[Field]:
        """The fields whose texts are there, whole or not."""
        return {self.fields[number] for _, number, _ in _marks_in(texts)}


def marked_text(number: int) -> str:
    """A text that nothing can take for another one, with everything in it that could go wrong on a page.

    Its number is in letters: a figure would have to stand in a fact that the text cites.
    """
    letters = str(number).translate(str.maketrans(_DIGITS, _LETTERS))
    return f"§{letters} {_TRYING} {letters}¶"


def _marks_in(texts: Iterable[str]) -> Iterator[tuple[str, int, int]]:
    for text in texts:
        for found in _MARK.finditer(text):
            yield text, int(found[1].translate(str.maketrans(_LETTERS, _DIGITS))), found.start()


def mark_every_text(folder: Path) -> Marked:
    """Make a copy of the good policies below a folder, and mark every text in it."""
    policies = copy_of_good(folder)
    _add_what_the_good_council_does_without(policies)
    fields: dict[int, Field] = {}
    for part in _parts(_read(policies)):
        _mark_what_is_there(part, fields)
    # The council's own files come last, and what it says takes the place of what is national.
    for part in reversed(list(_parts(_read(policies)))):
        _mark_what_could_be_there(part, fields)
    for register in (policies / "england" / "law.csv", policies / "exampleshire" / "facts.csv"):
        _mark_register(register, fields)
    files = _read(policies)
    for claim in files.letters.claims:
        if claim.words:  # No text says any longer what is claimed; every one has this sign.
            _write(claim, ("words",), ["¶"])
            _write(claim, ("if",), {"any": ["in_education", {"not": "in_education"}]})
    nationals = {item.id: item for item in files.floor.review}
    for removal in files.written.removes:
        _write(removal, ("was",), mark(nationals[removal.id]))
    for moment in files.written.review:
        if moment.overrides is not None:
            _write(moment.overrides, ("was",), mark(nationals[moment.id]))
    for edition in editions(files):
        summed_up = SummedUp(build_logic(edition))
        for words in (*all_of(edition.short, SummingUp), *all_of(edition.easy, SummingUp)):
            _write(words, ("was",), summed_up.mark(words, cited_by(words)))
    return Marked(policies, fields)


def declared_fields(*files: str) -> set[Field]:
    """Every field of the models that takes free text, of some files of a policy or of all."""
    seen: set[type[Part]] = set()
    found: set[Field] = set()

    def look_into(kind: type[Part]) -> None:
        if kind not in seen:
            seen.add(kind)
            for name, hint in _hints(kind).items():
                if _takes_text(hint):
                    found.add(f"{kind.__name__}.{name}")
                for inner in _parts_named_in(hint):
                    look_into(inner)

    for file in files or FILES:
        look_into(FILES[file])
    return found - NO_TEXT.keys()


def _hints(kind: type[Part]) -> dict[str, Any]:
    hints = get_type_hints(kind, include_extras=True)
    return {name: hints[name] for name in kind.model_fields}


def _takes_text(hint: Any) -> bool:
    return hint in (Text, Sentences, ToldText, ToldSentences) or any(_takes_text(inner) for inner in get_args(hint))


def _parts_named_in(hint: Any) -> Iterator[type[Part]]:
    if isinstance(hint, type) and issubclass(hint, Part):
        yield hint
    alias = get_origin(hint) or hint
    for inner in (*get_args(hint), *([alias.__value__] if isinstance(alias, TypeAliasType) else [])):
        yield from _parts_named_in(inner)


def _read(policies: Path) -> CouncilFiles:
    report = Report()
    councils = read_councils(policies, report)
    report.stop_if_any()
    return councils[0]


def _parts(files: CouncilFiles) -> Iterator[Part]:
    for name in FILES:
        yield from all_of(files.written if name == "policy" else getattr(files, name), Part)


def _add_what_the_good_council_does_without(policies: Path) -> None:
    """National items that it sets, removes and uses, a limit, an adviser, a second reader and a complaints desk."""
    said = {"when": "-", "text": "-"}
    words = {"says": "-", "met": "-", "unmet": "-", "unknown": "-"}
    checked = {"was": "-", "why": "-"}
    law, cites = {"cites": ["LAW-1"]}, {"cites": ["EX-016"]}
    oldest = {"question": "age", "at_least": 25}
    never = {"strand": "education", "if": oldest, "never": ["not_stated"]}
    with _edited(policies / "england" / "floor.yaml") as floor:
        floor["review"] += [{"id": id_, "strength": "settable", **said, **law} for id_ in ("later", "always")]
        floor["clauses"].append({"id": "oldest", "strength": "open", "test": oldest, **words, **law})
        floor["limits"].append({"id": "never", **never, "says": "-", **law})
    with _edited(policies / "england" / "bodies.yaml") as turned_to:
        (adviser,) = (body for body in turned_to["bodies"] if body["does"] == "advise")
        adviser["how"] = "-"
    with _edited(policies / "england" / "readers.yaml") as read_by:
        (first,) = read_by["readers"]
        read_by["readers"].append(first | {"if": {"question": "ehc_plan", "is": ["none", "draft", "final"]}})
    with _edited(policies / "exampleshire" / "council.yaml") as council:
        desk = {
            "id": "desk",
            "who": "-",
            "how": "-",
            "for": {"strands": ["social_care"]},
            "looked_up": date(2026, 11, 2),
        }
        council["contacts"].append(desk | cites)
        council["help"] |= {"complaints": "desk", "other_complaints": "-"}
    with _edited(policies / "exampleshire" / "policy.yaml") as policy:
        policy["review"].append({"id": "national_first_year", "overrides": checked, **said, **cites})
        policy["removes"] = [{"list": "review", "id": "later", **checked, **cites}]
        policy["notes"].append({"id": "at_25", "page": "who", "if": "oldest", "text": "-", **cites})
    with _edited(policies / "exampleshire" / "cases.yaml") as cases:
        day = cases["cases"][0]["as_of"]
        # One at 25, and one in whose letter somebody else signs, too.
        for given in ({"age": 25}, {"age": 18, "in_education": "yes", "ehc_plan": "final", "ehc_review": "now"}):
            cases["cases"].append({"name": "-", "story": "-", "as_of": day, "given": given, "expect": {}})


class _edited:  # noqa: N801 - reads as what it does
    """A YAML file's data, which is written back at the end."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._data: Any = yaml.safe_load(path.read_text(encoding="utf-8"))

    def __enter__(self) -> Any:
        return self._data

    def __exit__(self, *_: object) -> None:
        text = yaml.dump(self._data, Dumper=_WithoutAliases, allow_unicode=True, sort_keys=False)
        self._path.write_text(text, encoding="utf-8")


class _WithoutAliases(yaml.SafeDumper):
    """Writes out in full what is in the data twice, as policies do."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002 - for everything
        return True


def _mark_what_is_there(part: Part, fields: dict[int, Field]) -> None:
    for field, key, value in _texts_of(part):
        if isinstance(value, list):
            _write(part, (key,), [_next(fields, field) for _ in value])
        elif value is not None:
            _write(part, (key,), _next(fields, field))


def _mark_what_could_be_there(part: Part, fields: dict[int, Field]) -> None:
    """Fill in what no part of this kind says. Elsewhere it stays left out: what takes its place is a text too."""
    for field, key, value in _texts_of(part):
        if field not in fields.values() and not value and _can_have(part, key):
            mark_ = _next(fields, field)
            _write(part, (key,), mark_ if value is None else [mark_])


def _texts_of(part: Part) -> Iterator[tuple[Field, str, Any]]:
    """Each field of a part that takes free text, with its key in the file and its value."""
    for name, hint in _hints(type(part)).items():
        field = f"{type(part).__name__}.{name}"
        if _takes_text(hint) and field not in NO_TEXT:
            yield field, type(part).model_fields[name].alias or name, getattr(part, name)


def _next(fields: dict[int, Field], field: Field) -> str:
    number = len(fields) + 1
    fields[number] = field
    lead = next((lead for name, lead in LEADS.items() if field.endswith(name)), "")
    end = "" if field.endswith(".when") else "."  # A moment reads on after a label; whole sentences have an end.
    return lead + marked_text(number) + end


def _can_have(part: Part, key: str) -> bool:
    """Whether a text that is left out could be there: a clause of discretion, say, has no words for `met`."""
    try:
        written = part.model_dump(by_alias=True, exclude_none=True)
        type(part).model_validate(written | {key: [] if isinstance(written.get(key), list) else "-"})
    except ValidationError:
        return False
    return True


def _write(part: Part, keys: tuple[str, ...], value: Any) -> None:
    source, where = part._source, part._where
    assert source is not None
    with _edited(source.path) as data:
        inner = data
        for key in (*where, *keys[:-1]):
            inner = inner[key]
        inner[keys[-1]] = value


def _mark_register(path: Path, fields: dict[int, Field]) -> None:
    """Mark what a register says and where that stands."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        row["fact"] = _next(fields, f"{path.name} fact")
        # A place begins with the source, which has to be one of the council's.
        row["where"] = f"{row['where'].split()[0]} {_next(fields, f'{path.name} where')}"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def texts_of_page(html: str) -> list[str]:
    """What a page says: its text as a whole, each attribute, and every text in data that it holds for scripts."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return [" ".join(text.split()) for text in ["".join(reader.seen), *reader.apart]]


def _is_data(value: str) -> bool:
    """Whether an attribute holds JSON. A text may begin with a token in braces, too."""
    try:
        return not isinstance(json.loads(value), str | int | float)
    except json.JSONDecodeError:
        return False


def texts_of_data(data: Any) -> Iterator[str]:
    """Every text in some JSON, keys too."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        yield from data
        for inner in data.values():
            yield from texts_of_data(inner)
    elif isinstance(data, list):
        for inner in data:
            yield from texts_of_data(inner)


class _Reader(HTMLParser):
    """Reads a page's HTML: data for scripts and attributes by themselves, everything else as one text."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []
        self.apart: list[str] = []
        self._in_script = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._in_script = tag == "script"
        for _, value in attrs:
            if value and _is_data(value):
                self.apart += texts_of_data(json.loads(value))
            elif value:
                self.apart.append(unquote(value) if value.startswith("mailto:") else value)

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002 - a script holds no elements
        self._in_script = False

    def handle_data(self, data: str) -> None:
        if self._in_script:
            self.apart += texts_of_data(json.loads(data))
        else:
            self.seen.append(data)
