"""What a council's policy takes from elsewhere is filled in: shared tests, outcomes written once, national defaults."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from publisher.policies.editions import edition_on
from tests.policies import REAL, changed, copy_of_good, councils, exampleshire
from tests.policies import Mistake as Edit
from tests.publisher.filled_in import problems

if TYPE_CHECKING:
    from pathlib import Path

    from publisher.model.council.clauses import Clause
    from publisher.model.council.outcomes import Holder, Outcome, Strand, Way
    from publisher.policies.read import CouncilFiles

WORDS = ("met", "unmet", "unknown")
LAST = "        - {status: open, otherwise: true, headline: Yes.}\n"
REUSED = "        - same_as: somebody_manages\n          cites: [EX-009, EX-011]\n"


def with_law_on_education(folder: Path, *edits: tuple[str, str]) -> Path:
    """A copy of the good policies with a national outcome for education, and with edits of the council's own list."""
    law = "    outcomes: [{id: by_law, otherwise: true, status: first_step, headline: By law.}]\n"
    policies = changed(
        folder,
        "england/defaults.yaml",
        ("    ready: [{text: The plan.}]\n", f"    ready: [{{text: The plan.}}]\n{law}"),
    )
    path = policies / "exampleshire" / "policy.yaml"
    text = path.read_text(encoding="utf-8")
    start = text.index("  - id: education\n")
    for old, new in edits:
        assert old in text[start:]
        text = text[:start] + text[start:].replace(old, new, 1)
    path.write_text(text, encoding="utf-8")
    return policies


def clause(files: CouncilFiles, id_: str) -> Clause:
    return next(clause for clause in files.policy.clauses if clause.id == id_)


def way(files: CouncilFiles, id_: str) -> Way:
    return next(way for way in files.policy.ways if way.id == id_)


def holder(files: CouncilFiles, id_: str) -> Holder:
    return next(holder for holder in files.policy.holders if holder.id == id_)


def place(files: CouncilFiles, part: Clause | Strand | Way | Holder | Outcome, *keys: str | int) -> tuple[str, str]:
    """The file of something, and its line without the spaces round it."""
    found = part.place(*keys)
    line = found.path.read_text(encoding="utf-8").splitlines()[found.line - 1]
    return str(found.path.relative_to(files.folder.parent)), line.strip()


class TestSharedTests:
    def test_a_clause_without_a_test_has_the_shared_test_and_words(self) -> None:
        found = clause(exampleshire(), "aged_18")
        assert found.test is not None
        assert (found.test.question, found.test.at_least) == ("age", 18)
        assert found.met == "The young person is 18 or over."
        assert found.says == "From 18, the rules of adult services apply to social care."
        assert found.cites == ["EX-008"]

    def test_a_councils_own_word_takes_the_place_of_the_shared_one(self) -> None:
        found = clause(exampleshire(), "in_education")
        assert found.met == "The young person is in education or training."
        assert found.unmet == "The young person has left education."

    def test_a_clause_knows_where_each_of_its_words_is_written(self) -> None:
        files = exampleshire()
        found = clause(files, "in_education")
        assert place(files, found, "met")[0] == "exampleshire/policy.yaml"
        assert place(files, found, "unmet") == ("england/clauses.yaml", "unmet: The young person has left education.")
        assert place(files, found, "test", "is", 0) == (
            "england/clauses.yaml",
            'test: {question: in_education, is: ["yes"]}',
        )
        assert place(files, found) == ("exampleshire/policy.yaml", "- id: in_education")

    def test_a_clause_without_a_sentence_says_what_its_facts_say(self, tmp_path: Path) -> None:
        sentence = "    says: From 18, the rules of adult services apply to social care.\n    cites: [EX-008]\n"
        policies = changed(tmp_path, "exampleshire/policy.yaml", (sentence, "    cites: [EX-008, LAW-2]\n"))
        files = exampleshire(policies)
        assert clause(files, "aged_18").says == f"{files.facts['EX-008'].fact} {files.law['LAW-2'].fact}"

    def test_a_whole_clause_owes_nothing_to_the_shared_one_of_its_id(self, tmp_path: Path) -> None:
        policies = changed(
            tmp_path,
            "exampleshire/policy.yaml",
            (
                "  - id: aged_18\n",
                (
                    "  - id: aged_18\n    test: {question: age, at_least: 17}\n    met: At 17.\n    unmet: Not at 17.\n"
                    "    unknown: Perhaps at 17.\n"
                ),
            ),
        )
        found = clause(exampleshire(policies), "aged_18")
        assert (found.test and found.test.at_least, found.met, found.unknown) == (17, "At 17.", "Perhaps at 17.")

    def test_a_version_of_a_clause_can_have_the_shared_test_until_a_day(self, tmp_path: Path) -> None:
        policies = changed(
            tmp_path,
            "exampleshire/policy.yaml",
            (
                "  - id: aged_18\n",
                (
                    "  - id: aged_18\n    from: 2027-04-01\n    test: {question: age, at_least: 19}\n    says: 19.\n"
                    "    met: It is.\n    unmet: It is not.\n    unknown: It may be.\n    cites: [EX-008]\n"
                    "  - id: aged_18\n    until: 2027-04-01\n"
                ),
            ),
        )
        files = exampleshire(policies)
        for day, bound in ((date(2027, 3, 31), 18), (date(2027, 4, 1), 19)):
            (found,) = [c for c in edition_on(files, day).policy.clauses if c.id == "aged_18"]
            assert found.test is not None
            assert found.test.at_least == bound


class TestOutcomesWrittenOnce:
    def test_a_named_outcome_is_the_one_that_is_written_but_for_what_is_said_here(self) -> None:
        found = way(exampleshire(), "direct_payment")
        general, named = found.outcomes[-1], found.strands["education"][-1]
        assert (named.status, named.headline, named.otherwise) == ("unlikely", general.headline, True)
        assert named.steps == general.steps
        assert (general.cites, named.cites) == ([], ["EX-009", "EX-011"])

    def test_it_knows_where_each_of_its_words_is_written(self) -> None:
        files = exampleshire()
        named = way(files, "direct_payment").strands["education"][-1]
        assert place(files, named) == ("exampleshire/policy.yaml", "- same_as: somebody_manages")
        assert place(files, named, "cites", 0) == ("exampleshire/policy.yaml", "cites: [EX-009, EX-011]")
        assert place(files, named, "status") == ("exampleshire/policy.yaml", "status: unlikely")

    def test_a_condition_of_its_own_takes_the_place_of_the_other(self, tmp_path: Path) -> None:
        policies = changed(tmp_path, "exampleshire/policy.yaml", (REUSED, f"{REUSED}          if: aged_16\n{LAST}"))
        named = way(exampleshire(policies), "direct_payment").strands["education"][-2]
        assert (named.if_, named.otherwise) == ("aged_16", None)

    def test_versions_of_an_outcome_come_with_their_days(self, tmp_path: Path) -> None:
        version = "- id: somebody_manages\n        from: 2027-04-01\n        status: open\n        otherwise: true\n"
        policies = changed(
            tmp_path,
            "exampleshire/policy.yaml",
            ("      - id: somebody_manages\n", "      - id: somebody_manages\n        until: 2027-04-01\n"),
            (
                "    strands:\n      education:\n        - status: depends",
                (
                    f"      {version}        headline: From April.\n"
                    "    strands:\n      education:\n        - status: depends"
                ),
            ),
        )
        files = exampleshire(policies)
        for day, headline in ((date(2027, 3, 31), "Somebody has"), (date(2027, 4, 1), "From April")):
            listed = way_on(files, day).strands["education"]
            assert [outcome.headline.startswith(headline) for outcome in listed] == [False, True]

    def test_days_of_its_own_narrow_those_of_the_other(self, tmp_path: Path) -> None:
        named = "        - {same_as: somebody_manages, until: 2027-01-01}\n"
        other = "        - {status: open, from: 2027-01-01, otherwise: true, headline: Yes.}\n"
        files = exampleshire(changed(tmp_path, "exampleshire/policy.yaml", (REUSED, named + other)))
        assert way_on(files, date(2026, 12, 31)).strands["education"][-1].status == "unlikely"
        assert way_on(files, date(2027, 1, 1)).strands["education"][-1].status == "open"

    @pytest.mark.parametrize("until", ["2027-01-01", "2026-12-01"])
    def test_an_outcome_that_is_over_goes_on_where_it_is_named_from_then_on(self, until: str, tmp_path: Path) -> None:
        was = "      - id: somebody_manages\n"
        ending = f"{was}        until: {until}\n"
        again = "      - {same_as: somebody_manages, from: 2027-01-01, steps: [{text: Ask us.}]}\n    strands:\n"
        before = "    strands:\n      education:\n        - status: depends\n"
        edits = ((was, ending), (before, again + before.removeprefix("    strands:\n")), (REUSED, LAST))
        files = exampleshire(changed(tmp_path, "exampleshire/policy.yaml", *edits))
        for day in (date(2027, 1, 1), date(2030, 1, 1)):
            outcome = way_on(files, day).outcomes[-1]
            assert (outcome.status, [step.text for step in outcome.steps]) == ("unlikely", ["Ask us."])

    def test_an_outcome_that_is_not_there_yet_is_there_where_it_is_named_until_then(self, tmp_path: Path) -> None:
        was = "      - id: somebody_manages\n"
        named = f"{was}        from: 2027-01-01\n"
        earlier = REUSED + "          until: 2027-01-01\n" + LAST.replace("{", "{from: 2027-01-01, ")
        files = exampleshire(changed(tmp_path, "exampleshire/policy.yaml", (was, named), (REUSED, earlier)))
        assert way_on(files, date(2026, 12, 31)).strands["education"][-1].status == "unlikely"

    def test_days_of_its_own_go_on_when_the_other_ends(self, tmp_path: Path) -> None:
        was = "      - id: somebody_manages\n"
        other = "        - {status: open, from: 2028-01-01, otherwise: true, headline: Yes.}\n"
        named = REUSED + "          until: 2028-01-01\n" + other
        edits = ((was, f"{was}        until: 2027-01-01\n"), (REUSED, named))
        files = exampleshire(changed(tmp_path, "exampleshire/policy.yaml", *edits))
        assert way_on(files, date(2027, 6, 1)).strands["education"][-1].status == "unlikely"

    def test_where_versions_overlap_the_first_is_meant(self, tmp_path: Path) -> None:
        again = "        - {id: somebody_manages, status: open, otherwise: true, headline: Yes.}\n"
        files = exampleshire(changed(tmp_path, "exampleshire/policy.yaml", (REUSED, REUSED + again)))
        assert [o.status for o in way(files, "direct_payment").strands["education"]] == ["depends", "unlikely", "open"]


class TestNationalDefaults:
    def test_a_name_that_is_left_out_is_the_usual_one(self) -> None:
        files = exampleshire()
        assert way(files, "direct_payment").name == "Direct payment"
        assert place(files, way(files, "direct_payment"), "name") == ("england/defaults.yaml", "name: Direct payment")

    def test_a_holder_of_whom_only_the_id_is_said_is_the_national_one_in_the_councils_strands(
        self, tmp_path: Path
    ) -> None:
        files = exampleshire(with_a_nominee(tmp_path, ""))
        found = holder(files, "nominee")
        assert found.name == "Somebody you name"
        assert list(found.strands) == ["education"]
        assert [outcome.status for outcome in (*found.outcomes, *found.strands["education"])] == ["depends"] * 2
        clauses = edition_on(files, date(2026, 11, 22)).policy.clauses
        assert "national_request_considered" in [clause.id for clause in clauses]

    def test_no_national_outcome_for_a_strand_holds_under_a_councils_own_outcomes(self, tmp_path: Path) -> None:
        own = '    outcomes:\n      - {status: "yes", otherwise: true, headline: Of course.}\n'
        found = holder(exampleshire(with_a_nominee(tmp_path, own)), "nominee")
        assert [outcome.headline for outcome in found.outcomes] == ["Of course."]
        assert found.strands == {}

    def test_a_council_can_name_a_national_outcome(self, tmp_path: Path) -> None:
        own = (
            "    outcomes:\n      - {same_as: nominee_not_stated, if: aged_16}\n"
            '      - {status: "yes", otherwise: true, headline: Of course.}\n'
        )
        found = holder(exampleshire(with_a_nominee(tmp_path, own)), "nominee")
        assert [(outcome.status, outcome.if_) for outcome in found.outcomes] == [("depends", "aged_16"), ("yes", None)]

    def test_national_outcomes_of_a_strand_follow_those_that_leave_families_out(self, tmp_path: Path) -> None:
        policies = with_law_on_education(tmp_path, ("        otherwise: true\n", "        if: draft_plan\n"))
        education = exampleshire(policies).policy.strands[0]
        assert [outcome.headline for outcome in education.outcomes] == [
            "You can ask.",
            "There is a plan.",
            "Ask for an EHC plan.",
            "By law.",
        ]

    def test_no_national_outcome_follows_one_that_is_for_all_who_are_left(self, tmp_path: Path) -> None:
        education = exampleshire(with_law_on_education(tmp_path)).policy.strands[0]
        assert [outcome.otherwise for outcome in education.outcomes] == [None, None, True]

    def test_a_council_can_put_the_last_national_outcome_of_a_strand_where_it_wants_it(self, tmp_path: Path) -> None:
        last = "      - status: first_step\n        otherwise: true\n        headline: Ask for an EHC plan.\n"
        first = last.replace("otherwise: true", "if: draft_plan")
        policies = with_law_on_education(tmp_path, (last, f"      - same_as: by_law\n{first}"))
        education = exampleshire(policies).policy.strands[0]
        assert [outcome.headline for outcome in education.outcomes[2:]] == ["By law.", "Ask for an EHC plan."]

    @pytest.mark.parametrize(("narrower", "follows"), [("", []), (", if: aged_16", ["Draft by law."])])
    def test_a_national_outcome_that_a_council_names_follows_only_for_families_whom_that_leaves_out(
        self, tmp_path: Path, narrower: str, follows: list[str]
    ) -> None:
        policies = with_law_on_education(
            tmp_path,
            ("    outcomes:\n", f"    outcomes:\n      - {{same_as: draft_by_law, ask: [social_worker]{narrower}}}\n"),
            ("        otherwise: true\n", "        if: final_plan\n"),
        )
        defaults = policies / "england" / "defaults.yaml"
        draft = "{id: draft_by_law, if: draft_plan, status: ask_now, headline: Draft by law.}"
        text = defaults.read_text(encoding="utf-8")
        defaults.write_text(text.replace("[{id: by_law", f"[{draft}, {{id: by_law"), encoding="utf-8")
        outcomes = exampleshire(policies).policy.strands[0].outcomes
        assert outcomes[0].ask == ["social_worker"]
        assert [outcome.headline for outcome in outcomes if "by law" in outcome.headline.lower()] == [
            "Draft by law.",
            *follows,
            "By law.",
        ]

    def test_what_to_have_ready_is_our_advice_unless_the_council_says_it(self) -> None:
        files = exampleshire()
        education, social_care = files.policy.strands
        assert [item.text for item in education.ready] == [
            "The council's form, filled in.",
            "A list of what would help.",
        ]
        assert [item.text for item in social_care.ready] == ["Letters from social care."]
        assert place(files, social_care, "ready", 0) == (
            "england/defaults.yaml",
            "ready: [{text: Letters from social care.}]",
        )


SHARED_DISCRETION = """\
  - id: school_agrees
    discretion: {by: school, considers: [what the site allows]}
    unknown: The school has its say.
"""


def with_shared_discretion(folder: Path, own: str = "") -> Path:
    """A copy of the good policies in which who decides on the school's site is shared, with lines of the council's."""
    policies = changed(
        folder,
        "exampleshire/policy.yaml",
        ("    discretion: {by: school}\n", own),
        ("    unknown: The school decides whether it agrees.\n", ""),
    )
    Edit("england/clauses.yaml", "", append=SHARED_DISCRETION).make(policies)
    return policies


def test_a_matter_of_discretion_takes_who_decides_and_the_neutral_words_from_the_shared_clause(tmp_path: Path) -> None:
    (clause,) = (
        clause
        for clause in exampleshire(with_shared_discretion(tmp_path)).policy.clauses
        if clause.id == "school_agrees"
    )
    assert clause.discretion is not None
    assert (clause.discretion.by, clause.discretion.considers) == ("school", ["what the site allows"])
    assert (clause.says, clause.unknown) == (
        "The school has to agree to support on its site.",
        "The school has its say.",
    )


def test_what_nobody_else_can_know_has_no_words_for_met_in_a_council_either(tmp_path: Path) -> None:
    policies = with_shared_discretion(tmp_path, "    met: The school agreed.\n")
    (problem,) = problems(policies, "exampleshire")
    assert "LO105 'met' is of no use: the shared clause 'school_agrees' is a matter of discretion." in problem


def test_neutral_words_that_two_councils_need_are_written_once() -> None:
    written: dict[tuple[str, str], list[str]] = {}
    for files in councils(REAL):
        own = {(word, text) for clause in files.written.clauses for word in WORDS if (text := getattr(clause, word))}
        for each in own:
            written.setdefault(each, []).append(files.council.id)
    assert {each: by for each, by in written.items() if len(by) > 1} == {}


def way_on(files: CouncilFiles, day: date) -> Way:
    return next(way for way in edition_on(files, day).policy.ways if way.id == "direct_payment")


def with_a_nominee(folder: Path, said: str) -> Path:
    policies = copy_of_good(folder)
    Edit("exampleshire/policy.yaml", "", "notes:\n", f"  - id: nominee\n{said}\nnotes:\n").make(policies)
    return policies
