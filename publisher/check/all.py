"""Runs every check, in the order of their dependencies."""

from __future__ import annotations

from contextlib import closing
from functools import partial
from typing import TYPE_CHECKING

from publisher.check.apart import checked_on_all_cores
from publisher.check.asking.ages import check_ages
from publisher.check.asking.first_steps import check_first_steps
from publisher.check.asking.for_whom import check_for_whom
from publisher.check.asking.labels import check_asking
from publisher.check.asking.silence import check_silence
from publisher.check.checklist import check_covers, check_silences
from publisher.check.citations import check_citations, check_sources, check_topics
from publisher.check.days.by_edition import check_each
from publisher.check.days.changes import check_changes_shown
from publisher.check.days.overdue import check_looked_up, check_other_complaints
from publisher.check.days.strand_not_there import check_strands_there
from publisher.check.england.clauses import check_clauses_not_repeated, check_clauses_used, check_shared_clauses
from publisher.check.england.former_names import check_former_names
from publisher.check.england.kinds import check_kind_names, check_kinds, check_pictures_used
from publisher.check.england.letters import check_letters, check_letters_used
from publisher.check.england.limits import check_limits_alone
from publisher.check.england.national import check_law_used, check_national
from publisher.check.england.outcomes import check_defaults, check_shared_outcomes, check_told
from publisher.check.england.places import check_places
from publisher.check.england.questions import check_questions, check_questions_used
from publisher.check.england.search import check_search
from publisher.check.families.cases import check_cases
from publisher.check.families.coverage import check_coverage, check_statuses
from publisher.check.families.proposals import offer_each_once
from publisher.check.families.shown_families import check_shown_families
from publisher.check.floor import check_floor, check_locked_clauses, check_redress
from publisher.check.ids import check_ids_and_dates
from publisher.check.intricate import check_intricate
from publisher.check.limits import check_limits
from publisher.check.logic import check_logic, check_outcome_lists
from publisher.check.pages import check_pages
from publisher.check.references import check_references
from publisher.check.texts.claims import check_conflicts, check_names_of_cases
from publisher.check.texts.contacts import (
    check_names_of_contacts,
    check_no_contact_named,
    check_ways_cited,
    check_written_out,
)
from publisher.check.texts.easy import check_easy
from publisher.check.texts.figures import check_figures
from publisher.check.texts.numbers import check_numbers, check_numbers_of_headlines
from publisher.check.texts.readers import check_readers, check_readers_used, check_words_for_readers
from publisher.check.texts.sentences import check_sentences
from publisher.check.texts.short import check_short
from publisher.check.texts.summing_up import check_summaries
from publisher.check.texts.swapped import check_swapped
from publisher.check.texts.words import check_shared_words, check_words, shared_files
from publisher.check.unpublished import check_finished
from publisher.pages.council_build import CouncilBuild
from publisher.policies.read import read_councils
from publisher.source.kept import Kept, Same
from publisher.source.problems import Code, Report

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Hashable, Iterator
    from pathlib import Path

    from publisher.check.apart import Checked
    from publisher.policies.editions import Edition
    from publisher.policies.read import CouncilFiles
    from publisher.rules.logic import Logic
    from publisher.source.problems import Problem

    type Progress = Callable[[str, int, int], object]
    """Is told what is being done, how many of them are done, and how many there are."""


def check_policies(
    policies: Path,
    report: Report,
    only: str | Collection[str] | None = None,
    kept: Kept | None = None,
    progress: Progress | None = None,
) -> list[CouncilBuild]:
    """Check every council under `policies`, or only one or some: then nothing is said of what only others need.

    Args:
        policies: the folder that holds `england/` and a folder for each council.
        report: receives every problem found.
        only: the name of one council's folder, or those of some.
        kept: what was read and checked before. What nothing was found in is not checked again.
        progress: is told after each council.

    Returns:
        Each council that could be read. It can be published if nothing was found.
    """
    kept = Kept() if kept is None else kept
    before = len(report.problems)
    councils = read_councils(policies, report, only, kept)
    # That there is no such council is no hindrance to those that there are.
    report.left_out |= any(problem.place.path != policies for problem in report.problems[before:])
    together = ("sound together", only if only is None or isinstance(only, str) else tuple(only), Same(*councils))
    sound = kept.get(*together) is not None
    before = len(report.problems)
    if councils and not sound:
        check_kinds(councils[0].kinds, report)
        check_questions(councils[0].questions, report)
        check_national(councils[0], report)
        check_search(councils[0], report)
        check_places(councils, report)
        check_shared_clauses(councils, report)
        check_defaults(councils[0], report)
        check_told(councils[0], report)
        check_limits_alone(councils[0].floor, councils[0].questions, report)
        check_former_names(councils[0].questions, report)
        check_readers(councils[0], report)
        _check_unless_kept(
            lambda found: check_shared_words(councils[0], found),
            *(report, kept, "words of all councils", Same(*shared_files(councils[0]))),
        )
    national_is_sound = not _stopped(report, before)
    if councils and not sound and national_is_sound:
        before_letters = len(report.problems)
        check_letters(councils[0], report)
        national_is_sound = len(report.problems) == before_letters
    report.left_out |= not national_is_sound
    builds = []
    new = [files for files in councils if kept.get(*_known_by(files, sound=national_is_sound)) is None]
    check = partial(_checked_alone, national_is_sound=national_is_sound)
    with closing(checked_on_all_cores(new, check)) as ahead:
        for number, files in enumerate(councils, start=1):
            builds.append(_checked(files, report, kept, ahead, national_is_sound=national_is_sound))
            if progress is not None:
                progress("Councils checked", number, len(councils))
    # What the others do without, a council may need that could not be read, or whose rules nobody can know yet.
    if builds and only is None and not sound and not report.left_out:
        check_questions_used(councils[0].questions, [logic for build in builds for logic in build.logics], report)
        check_clauses_used(councils, report)
        check_letters_used(councils, report)
        check_readers_used(councils, report, kept)
        check_pictures_used(councils, report)
        check_law_used(councils, report, kept)
    if not report.problems:
        kept.keep(True, *together)  # noqa: FBT003 - there is nothing else to say
    return builds


def _check_unless_kept(check: Callable[[Report], None], report: Report, kept: Kept, *made_of: Hashable) -> None:
    """Run a check, unless it has found nothing before in the same."""

    def is_sound(found: Report) -> bool:
        check(found)
        return True

    kept.of_sound(is_sound, report, *made_of)


def _known_by(files: CouncilFiles, *, sound: bool) -> tuple[Hashable, ...]:
    """What a council that was checked is kept by; `sound` is whether what all councils share is."""
    return ("checked", Same(files), sound)


def _checked(
    files: CouncilFiles, report: Report, kept: Kept, ahead: Iterator[Checked | None], *, national_is_sound: bool
) -> CouncilBuild:
    """A council, checked unless it is kept as one in which nothing was found. `ahead` has the next that is not."""
    # Whether a version was cut off is not in the files that were read.
    before = len(report.problems)
    check_finished(files, report)
    known_by = _known_by(files, sound=national_is_sound)
    known: CouncilBuild | None = kept.get(*known_by)
    if known is not None and len(report.problems) == before:
        return known
    made = next(ahead, None) if known is None else None
    build, own = made or _checked_alone(files, national_is_sound=national_is_sound)
    report.take(own)
    if not own.problems:
        kept.keep(build, *known_by)
    return build


def _checked_alone(files: CouncilFiles, *, national_is_sound: bool) -> Checked:
    """A council, and what was found in it."""
    build, own = CouncilBuild(files), Report()
    check_council(build, own, national_is_sound=national_is_sound)
    return build, own


def check_council(build: CouncilBuild, report: Report, *, national_is_sound: bool = True) -> None:
    """Check one council. Later checks rest on earlier ones, so they are left out where those found problems.

    Args:
        build: the council.
        report: receives every problem found.
        national_is_sound: whether what all councils share is sound enough to compile.
    """
    report.left_out |= not _checked_to_the_end(build, report, national_is_sound=national_is_sound)


def _checked_to_the_end(build: CouncilBuild, report: Report, *, national_is_sound: bool) -> bool:
    """Check one council as far as what was found allows, and say whether nothing was left out."""
    files = build.files
    before = len(report.problems)
    check_finished(files, report)
    for part in (files.council, files.policy, files.short, files.easy, files.faq, files.cases):
        check_kind_names(part, files.kinds, report)
    check_ids_and_dates(files, report)
    check_citations(files, report)
    check_each(build.editions, lambda number, found: check_topics(build.editions, number, found), report)
    check_each(build.editions, lambda number, found: check_strands_there(build.editions, number, found), report)
    check_sources(files, report)
    if _stopped(report, before):
        return False
    editions = build.editions
    check_each(editions, lambda number, found: _check_edition(editions[number], found), report)
    check_clauses_not_repeated(files, report)
    check_shared_outcomes(files, report)
    check_covers(files, report)
    check_silences(files, report)
    _check_texts(files, report)
    check_looked_up(files, report)
    check_other_complaints(files, report)
    check_floor(files, report)
    if _stopped(report, before) or not national_is_sound:
        return False
    check_numbers(files, report)
    check_swapped(files, report)
    check_each(editions, lambda number, found: _check_words_of_rules(build.logics[number], found), report)
    before_rules = len(report.problems)
    check_each(editions, lambda number, found: _check_rules(build.logics[number], found), report)
    check_limits(editions, files.floor, report)
    if len(report.problems) > before_rules:
        return False
    before_cases = len(report.problems)
    results = check_cases(build, report)
    families_agree = len(report.problems) == before_cases
    if results is not None:
        check_names_of_cases(files, results, report)
        check_shown_families(files, build.policy, results, report)
        check_coverage(build.logic_on(files.council.version), build.policy, results, report)
        if families_agree:  # Otherwise, what they expect says nothing yet.
            check_each(
                editions, lambda number, found: check_statuses(build.logics[number], build.policy, found), report
            )
            check_changes_shown(build, report)
        offer_each_once(report)
    check_each(editions, lambda number, found: check_short(build.logics[number], build.policy, found), report)
    check_each(editions, lambda number, found: check_easy(build.logics[number], found), report)
    check_summaries(build.logics, report)
    if _stopped(report, before):
        return False
    # The pages show the results of the worked families.
    check_each(
        editions,
        lambda number, found: check_pages(editions[number], build.pages_on(editions[number].from_), found),
        report,
    )
    return families_agree


def unsound(report: Report) -> list[Problem]:
    """The problems with which nobody can say what the rules come to. With any others that is clear."""
    unclear = _STOPS | {Code.LETTER_MISSING, Code.READS_UNASKED}
    return [
        problem
        for problem in report.problems
        if problem.code in unclear or (problem.code.code.startswith("LO1") and problem.code is not Code.TEXT_CUT)
    ]


def _check_edition(edition: Edition, report: Report) -> None:
    before = len(report.problems)
    check_references(edition, report)
    if not _stopped(report, before):
        check_intricate(edition, report)
    check_outcome_lists(edition, report)
    check_locked_clauses(edition, report)
    check_asking(edition, report)
    check_redress(edition, report)
    check_names_of_contacts(edition, report)


def _check_words_of_rules(logic: Logic, report: Report) -> None:
    check_numbers_of_headlines(logic, report)
    check_conflicts(logic.edition, report)


def _check_rules(logic: Logic, report: Report) -> None:
    check_logic(logic, report)
    check_silence(logic, report)
    check_first_steps(logic.edition, report)
    check_for_whom(logic.edition, report)
    check_ages(logic.edition, report)


def _check_texts(files: CouncilFiles, report: Report) -> None:
    check_words(files, report)
    check_sentences(files, report)
    check_figures(files, report)
    check_written_out(files, report)
    check_ways_cited(files, report)
    check_no_contact_named(files, report)
    check_words_for_readers(files, report)


def _stopped(report: Report, before: int) -> bool:
    return any(problem.code in _STOPS for problem in report.problems[before:])


# Problems that leave nothing sound to compile, or to show.
_STOPS = {
    Code.UNKNOWN_REFERENCE,
    Code.UNKNOWN_QUESTION,
    Code.UNKNOWN_ANSWER,
    Code.WRONG_VALUE,
    Code.DUPLICATE_ID,
    Code.CIRCULAR_RULE,
    Code.TOO_INTRICATE,
    Code.DISCRETION_IN_RULE,
    Code.LATER_QUESTION,
    Code.OUTCOMES_OPEN,
    Code.DATES_REVERSED,
    Code.DATES_OVERLAP,
    Code.DATES_GAP,
    Code.DATE_OUTSIDE,
}
