"""`local-offer new`: the files of a council that is not here yet, from what is national."""

from __future__ import annotations

import re
import sys
import tempfile
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

import click
import yaml
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from publisher.model.england.defaults import Defaults
from publisher.model.england.kinds import FirstFact, PageBeginning
from publisher.policies.read import COUNCIL_FILES, NATIONAL, council_folders, read_kinds, read_part
from publisher.source.facts import REGISTER, read_law
from publisher.source.problems import TO_FILL_IN, Code, Place, ProblemsFound, Report, did_you_mean
from publisher.source.text_file import read_text
from publisher.source.yaml_source import parse_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from publisher.model.england.kinds import Beginnings, FirstOutcome, Kinds, StrandKind

_TEMPLATES = Path(__file__).with_name("new_council")
_ID = re.compile(r"[a-z][a-z0-9_]*")
_PREFIX = re.compile(REGISTER)
_FACT = re.compile(rf"^({REGISTER})-[0-9]+,", re.MULTILINE)
_LAW_LOOKED_AT = '"TODO: Write the day on which somebody last looked whether the law is still so, as year-month-day."'
"""What is said of the law where no other council says when it was looked at."""

_HALF_A_YEAR = 182

_WIDTH = 80
"""After which column a line of a mapping ends; its last entry may go beyond it."""


@dataclass(frozen=True, slots=True)
class Ground:
    """What there is: what is national, and of the other councils what a new one has to know.

    taken: whose facts have numbers that begin with these letters.
    law_last_looked_at: the last day on which a council says that somebody looked at the law.
    """

    kinds: Kinds
    defaults: Defaults
    taken: dict[str, str]
    law_last_looked_at: date | None


def ground(policies: Path) -> Ground:
    """What there is in a folder of policies. Whatever else is wrong in another council is no matter of the new one.

    Raises:
        ProblemsFound: what all councils share cannot be read.
    """
    report = Report()
    kinds = read_kinds(policies, report)
    defaults = read_part(policies / NATIONAL / "defaults.yaml", Defaults, report)
    path = policies / NATIONAL / "law.csv"
    text = read_text(path, report)
    law = None if text is None else read_law(text, path, None, report)
    if kinds is None or defaults is None or law is None or report.problems:
        raise ProblemsFound(report)
    taken: dict[str, str] = {}
    looked_at: list[date] = []
    for folder in council_folders(policies):
        said = _said_in(folder / "council.yaml")
        facts = read_text(folder / "facts.csv", Report()) or ""
        taken |= dict.fromkeys(_FACT.findall(facts), str(said.get("name", folder.name)))
        if isinstance(said.get("law_last_looked_at"), date):
            looked_at.append(said["law_last_looked_at"])
    taken |= {fact.partition("-")[0]: "the national rules" for fact in law}
    return Ground(kinds, defaults, taken, max(looked_at, default=None))


def _said_in(path: Path) -> dict[str, Any]:
    """What a file says, as far as it can be read."""
    text = read_text(path, Report())
    source = None if text is None else parse_yaml(text, path, Report())
    return source.data if source is not None and isinstance(source.data, dict) else {}


@dataclass(frozen=True, slots=True)
class _Begun:
    """A kind of budget as a new council's files begin with it."""

    id: str
    team: str
    facts: Sequence[FirstFact]
    outcomes: Sequence[FirstOutcome]

    @classmethod
    def of(cls, kind: StrandKind, beginnings: Beginnings) -> Self:
        for begins in beginnings.strands:
            if begins.strand == kind.id:
                return cls(kind.id, begins.team, begins.asks, begins.outcomes)
        who = FirstFact(topic="eligibility", todo=f"Say who can have a budget for {kind.name.lower()}.", heading="Who")
        return cls(kind.id, "team", [who], [])


@dataclass(frozen=True, slots=True)
class _Family:
    """A worked family as a new council's files begin with it: of several kinds of budget, those that it has."""

    name: str
    story: str
    given: Mapping[str, str | int]
    expect: Mapping[str, str]


def _families(strands: Sequence[str], kinds: Kinds) -> Iterator[_Family]:
    """The families that are about a council's kinds of budget; one more for each that none of them is about."""
    names = {kind.id: kind.name.lower() for kind in kinds.strands}
    about: set[str] = set()
    for family in kinds.beginnings.families:
        expected = [each for each in family.expect if each.strand in strands]
        if expected:
            given = dict(family.given)
            for each in expected:
                given |= each.given
            yield _Family(family.name, family.story, given, {each.strand: each.status for each in expected})
            about |= {each.strand for each in expected}
    for strand in strands:
        if strand not in about:
            name = f"Whoever asks about {names[strand]} is told to ask the team."
            story = "We have heard of it, and nobody could tell us more."
            yield _Family(name, story, {"age": 8}, {strand: "not_stated"})


def _flow(mapping: Mapping[str, str | int], column: int) -> str:
    """A mapping as YAML has it in braces, on lines as wide as an editor's; further ones begin in a column."""
    text = yaml.safe_dump(dict(mapping), default_flow_style=True, sort_keys=False, width=_WIDTH - column)
    return f"\n{' ' * column} ".join(line.strip() for line in text.splitlines()).replace("'", '"')


def _scalar(text: str) -> str:
    """A text as YAML has it on one line, in quotation marks where it needs them."""
    return yaml.safe_dump([text], default_flow_style=True, allow_unicode=True, width=sys.maxsize).strip()[1:-1]


@dataclass(frozen=True, slots=True)
class NewCouncil:
    """What a council's files are made from.

    prefix: how the numbers of its facts begin: SHEFF, for SHEFF-001.
    """

    id: str
    area: str
    name: str
    prefix: str
    strands: list[str]

    def files(self, ground: Ground, day: date) -> dict[str, str]:
        """The text of each file, by its name."""
        kinds, defaults = ground.kinds, ground.defaults
        made = Environment(
            loader=FileSystemLoader(_TEMPLATES),
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            undefined=StrictUndefined,
            autoescape=False,  # noqa: S701 - no HTML is made
        )
        made.filters |= {"flow": _flow, "scalar": _scalar}
        strands = [_Begun.of(kind, kinds.beginnings) for kind in kinds.strands if kind.id in self.strands]
        topics = ["definition", *(fact.topic for begun in strands for fact in begun.facts), "who_to_ask", "review"]
        numbers = [f"{self.prefix}-{number:03}" for number in range(1, len(topics) + 1)]
        first_of = dict(zip(reversed(topics), reversed(numbers), strict=True))
        # What begins with no fact of its own rests on another: when to ask on who can have one, say.
        first_of.setdefault("eligibility", first_of["definition"])
        first_of.setdefault("request_timing", first_of["eligibility"])
        free = iter(numbers[1:])
        todo = {begins.page: begins for begins in kinds.beginnings.pages}
        told: dict[str, Any] = {
            "id": self.id,
            "area": self.area,
            "name": self.name,
            "prefix": self.prefix,
            "strands": self.strands,
            "begun": [(begun, [(fact, next(free)) for fact in begun.facts]) for begun in strands],
            "lawful": {strand.id for strand in defaults.strands if strand.outcomes},
            "names": {kind.id: kind.name.lower() for kind in kinds.strands},
            "families": list(_families(self.strands, kinds)),
            "ways": [way.id for way in defaults.ways if way.about],
            "holders": [holder.id for holder in defaults.holders if holder.about],
            "today": day,
            "review_by": date.fromordinal(day.toordinal() + _HALF_A_YEAR),
            "law_last_looked_at": ground.law_last_looked_at or _LAW_LOOKED_AT,
            "first_of": first_of,
            "short": [
                (page.id, begins.todo, first_of.get(begins.topic, first_of["definition"]))
                for page in kinds.pages
                if page.guidance
                for begins in [todo.get(page.id, PageBeginning(page=page.id, todo=_TODO_OF_ANY_PAGE.format(page.id)))]
            ],
        }
        return {name: made.get_template(name).render(told) for name in COUNCIL_FILES}


_TODO_OF_ANY_PAGE = "Say in a sentence what matters most on the page '{}'."


@click.command()
@click.argument("council", metavar="NAME")
@click.option("--strands", help="The kinds of budget that its pages speak of: education,social_care.")
@click.option("--area", help="What the area is called: Sheffield. Left out, it is made from NAME.")
@click.option("--council-name", help="The council's whole name: Sheffield City Council.")
@click.option("--prefix", help="How the numbers of its facts begin, in two to five capital letters: SHEFF.")
@click.pass_obj
def new(
    policies: Path, council: str, strands: str | None, area: str | None, council_name: str | None, prefix: str | None
) -> None:
    """Write the files of a new council, NAME, from what is national.

    Whatever only its own pages can say begins with TODO: `local-offer check NAME` lists each with its line and what to
    write. On a terminal, what is not given is asked for.
    """
    there = ground(policies)
    known = [kind.id for kind in there.kinds.strands]
    report = Report()
    if not _ID.fullmatch(council):
        do = "Use small letters, digits and _, with a letter at the start."
        report.add(Place(policies, 0), Code.WRONG_VALUE, f"'{council}' cannot be the name of a council.", do)
    elif (policies / council).exists():
        what, do = f"There is a folder '{council}' already.", "Choose another name, or edit its files."
        report.add(Place(policies / council, 0), Code.DUPLICATE_ID, what, do)
    report.stop_if_any()
    asks = sys.stdin.isatty()
    if strands is None:
        if not asks:
            raise click.UsageError(f"Missing option '--strands'. Use some of: {','.join(known)}.")
        strands = click.prompt(f"Which kinds of budget? Some of {','.join(known)}", default=",".join(known))
    usual = council.replace("_", " ").title()
    area = area or (click.prompt("What is the area called?", default=usual) if asks else usual)
    council_name = council_name or (
        click.prompt("What is the council's whole name?", default=f"{area} Council") if asks else f"{area} Council"
    )
    usual = re.sub("[^A-Z]", "", area.upper())[:5]
    prefix = prefix or (click.prompt("How do the numbers of its facts begin?", default=usual) if asks else usual)
    chosen = [strand.strip() for strand in strands.split(",") if strand.strip()]
    made = NewCouncil(council, area, council_name, prefix, [strand for strand in known if strand in chosen])
    _check(made, chosen, policies, there, report)
    report.stop_if_any()
    files = made.files(there, date.today())
    _write(policies / council, files)
    lines = sum(text.count("\n") for text in files.values())
    places = sum(text.count(TO_FILL_IN) for text in files.values())
    click.echo(f"{len(files)} files are in {policies / council}, with {lines} lines and {places} places to fill in.")
    click.echo(f"Each of them, with its line and what to write: local-offer check {council}")


def _check(made: NewCouncil, chosen: list[str], policies: Path, there: Ground, report: Report) -> None:
    known = {kind.id for kind in there.kinds.strands}
    place = Place(policies, 0)
    for strand in chosen:
        if strand not in known:
            report.add(place, Code.UNKNOWN_REFERENCE, f"There is no strand '{strand}'.", did_you_mean(strand, known))
    if not chosen:
        report.add(place, Code.WRONG_VALUE, "A council has at least one kind of budget.", did_you_mean("", known))
    for text, called in ((made.area, "area"), (made.name, "council")):
        if re.search(r"""[:#"'{}\[\],&*!|>%@`\n]""", text) or text != text.strip() or not text:
            what = f"'{text}' cannot be the name of the {called}."
            report.add(place, Code.WRONG_VALUE, what, "Use letters, digits, spaces and hyphens.")
    if not _PREFIX.fullmatch(made.prefix):
        what = f"'{made.prefix}' cannot be the beginning of the numbers of facts."
        report.add(place, Code.WRONG_VALUE, what, "Give two to five capital letters: --prefix SHEFF.")
    elif made.prefix in there.taken:
        what = f"The facts of {there.taken[made.prefix]} begin with '{made.prefix}'."
        report.add(place, Code.DUPLICATE_ID, what, "Give other letters: --prefix.")


def _write(folder: Path, files: dict[str, str]) -> None:
    """Write the folder, whole or not at all."""
    parent = folder.resolve().parent.parent
    try:
        with tempfile.TemporaryDirectory(prefix=".local-offer-new-", dir=parent) as scratch:
            made = Path(scratch) / folder.name
            made.mkdir()
            for name, text in files.items():
                (made / name).write_text(text, encoding="utf-8")
            made.rename(folder)
    except OSError as error:
        report = Report()
        what = f"It could not be written: {error.strerror or error}."
        do = "Nothing was written. Fix what the system reports, and try again."
        report.add(Place(folder, 0), Code.OUTPUT_FAILED, what, do)
        raise ProblemsFound(report) from error
