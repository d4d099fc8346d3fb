"""`local-offer caseload`: estimate for a whole file of families, or print the SQL that does."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from publisher.caseload import APART, Caseload, FileKind, apart_statement, edition_on, run_caseload, statement
from publisher.caseload.statements.dialects import DIALECTS, in_dialect
from publisher.command.options import AS_OF
from publisher.difference import open_source
from publisher.source.problems import Code, Place, Report

if TYPE_CHECKING:
    from datetime import date

_ROWS = re.compile(r"(\d+)(?:-(\d+))?")


class _Rows(click.ParamType[list[range]]):
    """Rows on the command line: 3-10,25."""

    name = "rows"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> list[range]:
        if isinstance(value, list):
            return value
        found = [_ROWS.fullmatch(part.strip()) for part in str(value).split(",")]
        if not all(found):
            self.fail(f"{value!r} is not a list of rows. Write it as 3-10,25.", param, ctx)
        return [range(int(one[1]), int(one[2] or one[1]) + 1) for one in found if one is not None]


def _check_file(file: Path) -> None:
    """See that there is a plain file of a kind that can be read.

    Raises:
        ProblemsFound: there is none.
    """
    report = Report()
    if not file.exists():
        report.add(Place(file), Code.UNREADABLE, "The file does not exist.", "Make the file, or correct its name.")
    elif not file.is_file():
        what = "This is a folder, a device or a pipe."
        report.add(Place(file), Code.NOT_A_PLAIN_FILE, what, "Put a plain file there.")
    elif file.suffix not in {one.value for one in FileKind}:
        what = "It is neither a .csv nor a .parquet file."
        report.add(Place(file), Code.WRONG_VALUE, what, "Save it as CSV with commas, in UTF-8, or as Parquet.")
    report.stop_if_any()


@click.command()
@click.argument("council")
@click.argument("file", type=click.Path(path_type=Path), required=False)
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    help="The folder to write. It has to be missing, empty, or written by this command before.",
)
@click.option(
    "--to",
    "kind",
    type=click.Choice([kind.value.removeprefix(".") for kind in FileKind]),
    default="csv",
    show_default=True,
    help="What kind of file the results are.",
)
@click.option("--carry", "carried", multiple=True, help="A column that is no question, to keep beside the results.")
@click.option("--reasons", "rows", type=_Rows(), help="Rows for which to write the whole estimate too: 3-10,25.")
@click.option("--policy", "version", help="A published version, a folder or a revision of git, in place of the files.")
@click.option(
    "--sql", "dialect", type=click.Choice(DIALECTS), help="Print the SQL for a database, and do nothing else."
)
@click.option("--apart", is_flag=True, help="With --sql: the statement for the rows with something that is no answer.")
@AS_OF
@click.pass_obj
def caseload(  # noqa: PLR0913, PLR0917 - the options of a command
    policies: Path,
    council: str,
    file: Path | None,
    out: Path | None,
    kind: str,
    carried: tuple[str, ...],
    rows: list[range] | None,
    version: str | None,
    dialect: str | None,
    apart: bool,  # noqa: FBT001 - a flag of the command line
    as_of: date,
) -> None:
    """Estimate for every family of FILE what it can ask COUNCIL for.

    FILE is a CSV file (with commas, in UTF-8) or a Parquet file with a row for each family. Its columns are questions,
    by their ids; what is empty is not known. A row with something that is no answer is kept apart, in a file that says
    what is wrong. A run that was ended goes on where it was when it is started again.
    """
    with open_source(version, policies, council) as source:
        build = source.read(council)[0]
        policy = build.policy
    if dialect is not None:
        edition = edition_on(policy, as_of)
        asked = apart_statement(edition.questions, carried) if apart else statement(edition, carried)
        click.echo(in_dialect(asked, dialect))
        return
    if apart:
        raise click.UsageError("--apart goes with --sql: of a FILE, the rows apart are always written.")
    if file is None or out is None:
        raise click.UsageError("Name the FILE with the families, and the folder for the results: --out FOLDER")
    _check_file(file)
    others = [question.id for question in build.files.questions.questions]
    families = Caseload(file, FileKind(f".{kind}"), tuple(dict.fromkeys(carried)), rows or (), others)
    with click.progressbar(length=100, label="Estimating", file=sys.stderr) as bar:
        counted = run_caseload(
            policy, families, as_of, out, lambda done, of: bar.update(100 * done // max(of, 1) - bar.pos)
        )
    click.echo(f"{counted.estimated:,} of {counted.rows:,} families are in {out}")
    if counted.apart:
        those = "1 row is" if counted.apart == 1 else f"{counted.apart:,} rows are"
        click.echo(f"{those} apart: {out / APART} says what is wrong.", err=True)
