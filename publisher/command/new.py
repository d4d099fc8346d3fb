"""`local-offer new`: the files of a council that is not here yet, from what is national."""

from __future__ import annotations

import re
import sys
import tempfile
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from publisher.command.reading import councils_in
from publisher.policies.read import COUNCIL_FILES
from publisher.source.facts import REGISTER
from publisher.source.problems import TO_FILL_IN, Code, Place, ProblemsFound, Report, did_you_mean

if TYPE_CHECKING:
    from publisher.model.england.defaults import Defaults
    from publisher.model.england.kinds import Kinds
    from publisher.policies.read import CouncilFiles

_TEMPLATES = Path(__file__).with_name("new_council")
_ID = re.compile(r"[a-z][a-z0-9_]*")
_PREFIX = re.compile(REGISTER)
_HALF_A_YEAR = 182


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

    def files(self, kinds: Kinds, defaults: Defaults, day: date, law_last_looked_at: date) -> dict[str, str]:
        """The text of each file, by its name."""
        made = Environment(
            loader=FileSystemLoader(_TEMPLATES),
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            undefined=StrictUndefined,
            autoescape=False,  # noqa: S701 - no HTML is made
        )
        first = {"education": "002", "social_care": "005", "health": "007", "transport": "008"}
        rests_on = f"{self.prefix}-{next((first[id_] for id_ in self.strands if id_ in first), '001')}"
        when = f"{self.prefix}-{'003' if 'education' in self.strands else rests_on[-3:]}"
        told: dict[str, Any] = {
            "id": self.id,
            "area": self.area,
            "name": self.name,
            "prefix": self.prefix,
            "strands": self.strands,
            "names": {kind.id: kind.name.lower() for kind in kinds.strands},
            "ways": [way.id for way in defaults.ways if way.about],
            "holders": [holder.id for holder in defaults.holders if holder.about],
            "today": day,
            "review_by": date.fromordinal(day.toordinal() + _HALF_A_YEAR),
            "law_last_looked_at": law_last_looked_at,
            "first": rests_on,
            "when": when,
            "short": [
                (
                    page.id,
                    _SHORT.get(page.id, _SHORT_OF_ANY_PAGE),
                    {"who": rests_on, "asking": when}.get(page.id, cites),
                )
                for page in kinds.pages
                if page.guidance
                for cites in [f"{self.prefix}-{'010' if page.id == 'review' else '001'}"]
            ],
        }
        return {name: made.get_template(name).render(told) for name in COUNCIL_FILES}


_SHORT = {
    "overview": "TODO: Say in a sentence what a personal budget is here.",
    "who": "TODO: Say in a sentence who can have one.",
    "asking": "TODO: Say in a sentence when and how to ask.",
    "managing": "TODO: Say in a sentence how the money can be looked after, or what to ask about it.",
    "holding": "TODO: Say in a sentence who can hold the money, or what to ask about it.",
    "spending": "TODO: Say in a sentence what it can pay for.",
    "amount": "TODO: Say in a sentence how the amount is worked out, or what to ask about it.",
    "review": "TODO: Say in a sentence when a budget is looked at again.",
    "disagree": "TODO: Say in a sentence what to do first after a no.",
}
_SHORT_OF_ANY_PAGE = "TODO: Say in a sentence what this page comes to."


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
    others = councils_in(policies)
    kinds = others[0].kinds
    known = [kind.id for kind in kinds.strands]
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
    _check(made, chosen, policies, others, report)
    report.stop_if_any()
    files = made.files(
        kinds, others[0].defaults, date.today(), max(files.council.law_last_looked_at for files in others)
    )
    _write(policies / council, files)
    lines = sum(text.count("\n") for text in files.values())
    places = sum(text.count(TO_FILL_IN) for text in files.values())
    click.echo(f"{len(files)} files are in {policies / council}, with {lines} lines and {places} places to fill in.")
    click.echo(f"Each of them, with its line and what to write: local-offer check {council}")


def _check(made: NewCouncil, chosen: list[str], policies: Path, others: list[CouncilFiles], report: Report) -> None:
    known = {kind.id for kind in others[0].kinds.strands}
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
    taken = {fact.partition("-")[0]: files.council.name for files in others for fact in files.facts}
    taken |= {fact.partition("-")[0]: "the national rules" for fact in others[0].law}
    if not _PREFIX.fullmatch(made.prefix):
        what = f"'{made.prefix}' cannot be the beginning of the numbers of facts."
        report.add(place, Code.WRONG_VALUE, what, "Give two to five capital letters: --prefix SHEFF.")
    elif made.prefix in taken:
        what = f"The facts of {taken[made.prefix]} begin with '{made.prefix}'."
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
