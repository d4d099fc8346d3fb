"""The `local-offer` command."""

from __future__ import annotations

import gc
import io
import json
import shutil
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from click.core import ParameterSource

import reckoner
from publisher.check import check_policies, count
from publisher.check.days.covered import check_covered
from publisher.check.days.overdue import old_on
from publisher.check.unpublished import unpublished
from publisher.command.caseload import caseload
from publisher.command.cases import cases
from publisher.command.ending import orderly_end, refusals_of_the_system
from publisher.command.host import host
from publisher.command.new import new
from publisher.command.options import AS_OF, Day
from publisher.command.rename import rename
from publisher.command.shown.findings import as_json, as_sarif
from publisher.command.shown.progress import terminal_progress
from publisher.command.shown.published import done
from publisher.command.shown.terminal import readable
from publisher.command.summaries import summaries
from publisher.command.uses import uses
from publisher.difference import OwnFamilies, as_markdown, as_page, as_text, compare_versions, write_difference_schema
from publisher.pages.passages import SiteKind, for_kind
from publisher.policies.read import council_folders, read_kinds
from publisher.policies.schema import write_schemas
from publisher.publishing import go_back
from publisher.publishing import publish as publish_version
from publisher.rules.examples import examples
from publisher.runtime.pack import pack_runtime
from publisher.runtime.result_types import write_result_types
from publisher.serving.rebuild import serve_and_rebuild
from publisher.serving.where import Where
from publisher.site.build import CONFIG, SOURCES, WATCHED, build_into, build_site
from publisher.site.own.settings import read_settings
from publisher.source.cleaning import clean as remove_output
from publisher.source.kept import Kept
from publisher.source.output import replace_folder
from publisher.source.problems import Code, LocalOfferError, Place, ProblemsFound, Report, visible
from publisher.source.scratch import scratch_folder
from publisher.source.yaml_source import YamlSource, read_yaml
from publisher.wording.finding.find import SentenceFinder
from publisher.wording.finding.written import written_texts
from publisher.wording.reading_age import HIGHEST_MEDIAN, median_age, read_site, table

if TYPE_CHECKING:
    from publisher.check.all import Progress
    from publisher.pages.council_build import CouncilBuild

_MOST_PLACES = 20

_OBJECTS_BETWEEN_LOOKS = 50_000
"""How many more objects there are before Python looks for those that nobody needs: it would be 2,000."""

_OF_THE_PROJECT = frozenset({"site", "serve", "runtime", "readability", "host", "clean"})
"""Commands that read no policies, or those that mkdocs.yml names."""


_PREVIEW = click.option(
    "--as-of", type=Day(), default=None, help="Preview the site as it will be on this day: pages and reckoner."
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--policies",
    type=click.Path(path_type=Path, readable=False),
    default=Path("policies"),
    show_default=True,
    help="The folder with england/ and a folder for each council.",
)
@click.version_option(package_name="local-offer-reckoner")
@click.pass_context
def main(context: click.Context, policies: Path) -> None:
    """Councils' policies on personal budgets: check them, estimate from them, and publish them."""
    named = context.get_parameter_source("policies") is not ParameterSource.DEFAULT
    if named and context.invoked_subcommand in _OF_THE_PROJECT:
        what = f"'{context.invoked_subcommand}' takes no --policies: it goes by the project in the current folder."
        raise click.UsageError(
            f"{what} Which policies its site is made of is in {CONFIG}: plugins, local-offer, policies."
        )
    context.obj = policies


main.add_command(caseload)
main.add_command(cases)
main.add_command(host)
main.add_command(new)
main.add_command(rename)
main.add_command(summaries)
main.add_command(uses)


def run() -> None:
    """Run the command; findings are printed and end it with exit code 1, never with a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # Not every console can show every sign.
            stream.reconfigure(errors="backslashreplace")
    # What a command reads and makes is needed until it ends. To look for what is not takes a twentieth of its time, and
    # finds little: so that is done more seldom.
    gc.set_threshold(_OBJECTS_BETWEEN_LOOKS)
    try:
        with orderly_end(), refusals_of_the_system():
            main(prog_name="local-offer")
    except LocalOfferError as error:
        click.echo(str(error), err=True)
        sys.exit(error.exit_code)


@main.command()
@click.argument("council", required=False)
@click.option("--examples", "with_examples", is_flag=True, help="Show an example family for every status.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["terminal", "json", "sarif"]),
    default="terminal",
    show_default=True,
    help="Text for a terminal; JSON, or SARIF 2.1.0 for code hosts and editors, on standard output.",
)
@AS_OF
@click.pass_obj
def check(policies: Path, council: str | None, with_examples: bool, form: str, as_of: date) -> None:  # noqa: FBT001
    """Check every council's policy, or one COUNCIL's, and prove its rules.

    What is old on the day (pages that had to be read again, numbers that were looked up long ago) is a warning, and so
    is what was edited since it was published. Neither changes how the command ends.
    """
    if with_examples and form != "terminal":
        raise click.UsageError("--examples goes with text for a terminal.")
    report = Report()
    only = council or _of_the_site(policies, report)
    builds = check_policies(policies, report, only, progress=_progress() if form == "terminal" else None)
    if form != "terminal":
        councils = [build.files for build in builds]
        warnings = [] if report.problems else [*old_on(councils, as_of), *unpublished(councils)]
        sound = [] if report.problems else [build.files.council.id for build in builds]
        found = report.in_order()
        written = as_sarif(found, warnings) if form == "sarif" else as_json(found, warnings, sound)
        click.echo(json.dumps(written, ensure_ascii=False, indent=2))
        if found:
            sys.exit(LocalOfferError.exit_code)
        return
    report.stop_if_any()
    for build in builds:
        click.echo(f"{visible(str(count(build.files)))}: no problems")
        for sentence in build.changes_said(as_of):
            click.echo(f"  {visible(sentence)}")
    councils = [build.files for build in builds]
    for warning in (*old_on(councils, as_of), *unpublished(councils)):
        click.echo(f"Warning: {warning}", err=True)
    if with_examples:
        for build in builds:
            council_file = build.files.council
            click.echo(f"\n{council_file.area}")
            for result, status, answers in examples(build.logic_on(council_file.version)):
                click.echo(f"  {result}: {status}, where {answers}")


def _progress() -> Progress | None:
    """What tells whoever sits at a terminal how far it is; a log needs no such lines."""
    return terminal_progress(sys.stderr) if sys.stderr.isatty() else None


def _of_the_site(policies: Path, report: Report) -> list[str] | None:
    """The councils that mkdocs.yml beside the policies names, where its site is made from them; None: all."""
    config = policies.resolve().parent / CONFIG
    settings = read_settings(config, report) if config.is_file() else None
    ours = settings is not None and (config.parent / settings.policies).resolve() == policies.resolve()
    return settings.only if settings is not None and ours else None


@main.command()
@click.argument("versions", nargs=-1, metavar="[COUNCIL] [OLD] [NEW]")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "markdown", "page", "json"]),
    default="text",
    show_default=True,
    help="Text for a terminal, Markdown for a pull request, one HTML page, or JSON for programs.",
)
@click.option("--full", is_flag=True, help="In text, list words, steps, contacts and decisions that are different.")
@click.option(
    "--caseload",
    "file",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="A file of COUNCIL's own families, as `caseload` reads it: how many of them each sentence is about.",
)
@click.option("--carry", "carried", multiple=True, help="A column of that file that is no question.")
@click.pass_obj
def diff(
    policies: Path,
    versions: tuple[str, ...],
    form: str,
    full: bool,  # noqa: FBT001
    file: Path | None,
    carried: tuple[str, ...],
) -> None:
    """Say exactly which families are told something else by NEW than by OLD, and which edits did it.

    OLD and NEW are published versions of COUNCIL, folders of policies, or revisions that git has: commits, branches or
    tags. Without them, what was published last is compared with the files as they are; or what was committed last, if
    nothing was published. Without COUNCIL, all councils are compared, with what was committed.
    """
    councils = {folder.name for folder in council_folders(policies)}
    council = versions[0] if versions and versions[0] in councils else None
    sides = versions if council is None else versions[1:]
    if len(sides) > 2:
        raise click.UsageError(f"There are {len(sides)} versions here, and two are compared: {', '.join(sides)}")
    if file is not None and council is None:
        raise click.UsageError("Say whose families these are: name the council first.")
    old, new = (*sides, None, None)[:2]
    own = None if file is None else OwnFamilies(file, carried)
    found = compare_versions(policies, council, old, new, own)
    match form:
        case "json":
            click.echo(json.dumps(found, ensure_ascii=False, indent=2))
        case "markdown":
            click.echo(as_markdown(found), nl=False)
        case "page":
            click.echo(as_page(found), nl=False)
        case _:
            click.echo(as_text(found, full=full))


_VERSION_DAY = click.option(
    "--day", type=Day(), default=date.today, show_default="today", help="The day of the new version."
)


@main.command()
@click.argument("council")
@click.option("--says", required=True, help="What has changed, in a sentence for families.")
@click.option(
    "--without-difference",
    is_flag=True,
    help="Publish even where the version before was written for another version of this program.",
)
@_VERSION_DAY
@click.pass_obj
def publish(policies: Path, council: str, says: str, without_difference: bool, day: date) -> None:  # noqa: FBT001
    """Publish the policy of COUNCIL as it is in its files: check it, date it, and store it as a version.

    The page "What has changed" and its feed say so from the next time on that the site is built.
    """
    says = _sentence(says)
    click.echo(done(council, publish_version(policies, council, says, day, compared=not without_difference)))


@main.command()
@click.argument("council")
@click.argument("version")
@click.option("--says", help="Why, in a sentence for families. Left out, to which version we have gone back.")
@_VERSION_DAY
@click.pass_obj
def rollback(policies: Path, council: str, version: str, says: str | None, day: date) -> None:
    """Publish an earlier VERSION of the policy of COUNCIL again, as a new version.

    The council's own files become what they were then. What all councils share stays as it is.
    """
    says = None if says is None else _sentence(says)
    click.echo(done(council, go_back(policies, council, version, day, says)))


def _sentence(said: str) -> str:
    sentence = " ".join(said.split())
    if not any(map(str.isalpha, sentence)):
        raise click.BadParameter(f"{said!r} tells families nothing.", param_hint="'--says'")
    if not sentence.endswith((".", "!", "?")):
        raise click.BadParameter(f"{said!r} is no sentence: end it with a full stop.", param_hint="'--says'")
    return sentence


@main.command()
@click.argument("council")
@click.option(
    "--answers",
    "answers_file",
    type=click.Path(path_type=Path, readable=False),
    required=True,
    help="A JSON or YAML file: question: answer. 'dont_know' is always an answer.",
)
@AS_OF
@click.option("--json", "as_json", is_flag=True, help="Print the whole result as JSON.")
@click.pass_obj
def estimate(policies: Path, council: str, answers_file: Path, as_of: date, as_json: bool) -> None:  # noqa: FBT001
    """Estimate what a family can ask COUNCIL for, from its answers."""
    report = Report()
    build = _checked_council(policies, council)
    source = read_yaml(answers_file, report)
    report.stop_if_any()
    answers = _answers(source, answers_file, report)
    try:
        result = reckoner.estimate(build.policy, answers, as_of)
    except reckoner.AnswersError as error:
        for problem in error.problems:
            where = () if problem.question is None else (problem.question,)
            place = source.place(where) if source else Place(answers_file)
            report.add(place, Code.of(problem.code), problem.what, problem.do)
        report.stop_if_any()
    click.echo(json.dumps(result, ensure_ascii=False, indent=2) if as_json else readable(result, build.files))


@main.command()
@click.argument("folder", type=click.Path(path_type=Path))
@AS_OF
@click.pass_obj
def pages(policies: Path, folder: Path, as_of: date) -> None:
    """Write the guidance pages of every council as Markdown into FOLDER.

    FOLDER has to be missing, empty, or written by this command before; then it is replaced when all went well.
    """
    report = Report()
    builds = check_policies(policies, report)
    report.stop_if_any()
    check_covered([build.files.council for build in builds], as_of, report)
    report.stop_if_any()
    written = 0
    with replace_folder(folder, sources=[policies]) as new:
        for build in builds:
            for page in build.pages_on(as_of).pages:
                target = new / page.path
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_text(for_kind(page.with_front_matter(), SiteKind()), encoding="utf-8")
                written += 1
    click.echo(f"{written} pages are in {folder}")


@main.command()
@click.argument("folder", type=click.Path(path_type=Path), required=False)
def runtime(folder: Path | None) -> None:
    """Pack the browser's Python and the engine, and write them into FOLDER if one is named.

    FOLDER has to be missing, empty, or written by this command before; then it is replaced when all went well.
    """
    root = Path.cwd()
    packed = pack_runtime(root, root / "build" / "runtime")
    packs = (packed.python, packed.engine)
    if folder is not None:
        with replace_folder(folder, sources=[root / name for name in SOURCES]) as new:
            for pack in packs:
                shutil.copytree(pack.folder, new / pack.name)
    for pack in packs:
        where = pack.folder if folder is None else folder / pack.name
        click.echo(f"{where}: {len(pack.files)} files, {pack.size:,} bytes")


@main.command()
@click.argument("folder", type=click.Path(path_type=Path), default=Path("site"))
@_PREVIEW
@click.option(
    "--keep",
    type=click.Path(path_type=Path, file_okay=False),
    help="The folder of the site that is published now, often FOLDER itself: pages that are open go on working.",
)
def site(folder: Path, as_of: date | None, keep: Path | None) -> None:
    """Build the whole site into FOLDER.

    FOLDER has to be missing, empty, or written by this command before; then it is replaced when all went well.

    With --keep it also has what open pages of the site before still ask for, for 30 days.
    """
    kept = build_site(Path.cwd(), folder, as_of, keep, _progress())
    click.echo(f"The site is in {folder}")
    if keep is not None:
        click.echo(f"{kept} files of earlier sites are kept in it, from {keep}.")


@main.command()
@click.argument("site", type=click.Path(path_type=Path, file_okay=False), default=Path("site"))
def readability(site: Path) -> None:
    """Say how hard each page of the built SITE is to read, as a reading age, and which sentences are the hardest."""
    readings = [reading for reading in read_site(site) if reading.for_families]
    if not readings:
        raise click.UsageError(f"There are no pages in {site}. Build them first: local-offer site {site}")
    click.echo(table(readings))
    age = median_age(readings)
    click.echo(
        f"Half of the {len(readings)} pages for families are at {age:.1f} or below. The bound is {HIGHEST_MEDIAN:.0f}."
    )
    if age > HIGHEST_MEDIAN:
        sys.exit(LocalOfferError.exit_code)


@main.command()
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0 picks a free one.")
@_PREVIEW
def serve(port: int, as_of: date | None) -> None:
    """Build the site, serve it on this machine only, and build it again whenever a file changes.

    Open pages reload themselves, or show what is wrong.
    """
    root, kept = Path.cwd(), Kept()
    with scratch_folder(root / "build", "serve-") as scratch:
        serve_and_rebuild(
            lambda folder: build_into(root, folder, as_of, serving=True, kept=kept),
            scratch,
            [root / name for name in WATCHED],
            port,
            where=Where(lambda: SentenceFinder(written_texts(root, root / "policies")), root),
        )


@main.command()
def clean() -> None:
    """Remove site/ and build/, as far as these commands wrote them.

    Whatever somebody else put there stays, and is named.
    """
    remove_output(Path("site"), Path("build"))


@main.command()
@click.pass_obj
def schema(policies: Path) -> None:
    """Write the JSON Schemas that editors use for policy files, and the types of results for browsers and others."""
    report = Report()
    kinds = read_kinds(policies, report)
    if kinds is None:
        raise ProblemsFound(report)
    root = Path()
    written = [*write_schemas(policies / "schema", kinds), *write_result_types(root), *write_difference_schema(root)]
    for path in written:
        click.echo(path)


@main.command()
@click.argument("sentence")
@click.pass_obj
def find(policies: Path, sentence: str) -> None:
    """Say in which file and on which line a SENTENCE that a reader sees on the site is written."""
    finding = SentenceFinder(written_texts(Path.cwd(), policies)).find(sentence)
    if not finding.places:
        click.echo("Nothing like it was found.", err=True)
        sys.exit(LocalOfferError.exit_code)
    click.echo(finding.how.value, err=not finding.is_found)
    for found in dict.fromkeys(finding.places[:_MOST_PLACES]):
        line = found.place.path.read_text(encoding="utf-8").splitlines()[found.place.line - 1]
        click.echo(f"{found.place}: {line.strip()}", err=not finding.is_found)
    left = len(finding.places) - _MOST_PLACES
    if left > 0:
        click.echo(f"It is in {left} more places. Give more words of the sentence.", err=not finding.is_found)
    if not finding.is_found:
        sys.exit(LocalOfferError.exit_code)


def _checked_council(policies: Path, council: str) -> CouncilBuild:
    """A council whose files hold no problem."""
    report = Report()
    builds = check_policies(policies, report, council)
    report.stop_if_any()
    return builds[0]


def _answers(source: YamlSource | None, path: Path, report: Report) -> dict[str, Any]:
    if source is not None and isinstance(source.data, dict):
        return source.data
    report.add(
        Place(path), Code.ANSWERS_INVALID, "The file does not hold answers.", 'Write {"question": "answer", ...}.'
    )
    raise ProblemsFound(report)
