"""What families are told of a national rule is what the rule says: its times, its limits and whom it names."""

from __future__ import annotations

import itertools
import re
from datetime import date
from typing import TYPE_CHECKING

import pytest

import reckoner
from publisher.model.base import Part, Step
from publisher.model.walk import all_of, inside, texts_in
from publisher.policies.editions import edition_on, editions
from tests.policies import REAL, compiled, councils
from tests.reckoner.naive import Naive

if TYPE_CHECKING:
    from collections.abc import Iterator

    from publisher.model.england.floor import NationalVerdict
    from publisher.policies.read import CouncilFiles
    from tests.reckoner.naive import About, Family

COUNCILS = councils(REAL)
NATIONAL = COUNCILS[0]
"""Any council, for what all of them share."""

SOURCES = [
    *(NATIONAL.floor, NATIONAL.national_faq, NATIONAL.checklist, NATIONAL.defaults),
    *(part for files in COUNCILS for part in (files.policy, files.faq, files.council)),
]
"""Everything that cites a rule of law."""


def citing(fact: str) -> list[tuple[str, list[str]]]:
    """The words of every part that cites a fact itself, each with all that it cites."""
    cites = [(part, getattr(part, "cites", [])) for source in SOURCES for part in all_of(source, Part)]
    return [
        (" ".join(text for _, text in inside(part) if isinstance(text, str)), facts)
        for part, facts in cites
        if fact in facts
    ]


def said_with(fact: str) -> list[str]:
    """The words of every part that cites a fact itself."""
    return [said for said, _ in citing(fact)]


# ----------------------------------------------------------------------------------------------------------------------
# Reviews
# ----------------------------------------------------------------------------------------------------------------------
@pytest.mark.thorough
def test_no_national_rule_sets_times_for_a_childs_social_care_payment() -> None:
    """So families are told to ask the council. For an adult's payment there are times, and they are told of those."""
    for edition in (edition for files in COUNCILS for edition in editions(files)):
        own = {moment.id for moment in edition.files.policy.review}
        national = [moment for moment in edition.policy.review if moment.id not in own]
        about_care = [moment for moment in national if not moment.strands or "social_care" in moment.strands]
        child, adult = about_care
        assert child.timing is None
        assert child.when.startswith("For social care under 18")
        assert "ask the council" in child.text
        assert adult.timing is not None
        assert (adult.timing.within_months, adult.timing.every_months) == (6, 12)
        assert adult.when.startswith("From 18")
    assert said_with("SC-4")
    for said in said_with("SC-4"):
        assert re.search(r"\bno times?\b", said), said
    assert len(said_with("AD-7")) > 1
    for said in said_with("AD-7"):
        assert "18" in said, said


def test_a_payment_for_education_or_health_is_first_looked_at_within_three_months() -> None:
    timed = {moment.id: moment.timing for moment in NATIONAL.floor.review if moment.timing}
    assert {key: timing.within_months for key, timing in timed.items()} == {
        "national_education_review": 3,
        "national_health_review": 3,
        "national_adult_care_review": 6,
    }
    assert timed["national_health_review"].every_months == 12


# ----------------------------------------------------------------------------------------------------------------------
# Payments that are cut, stopped or asked back
# ----------------------------------------------------------------------------------------------------------------------
def steps(stage: str, strand: str) -> str:
    """What the national steps at a stage say for one kind of budget."""
    said = [one for step in NATIONAL.floor.redress if step.stage == stage for one in step.says]
    return " ".join(one.text for one in said if not one.strands or strand in one.strands)


@pytest.mark.parametrize("strand", ["education", "health"])
@pytest.mark.parametrize("stage", ["reasons", "look_again"])
def test_reasons_and_another_look_go_with_every_payment_that_is_refused_cut_stopped_or_asked_back(
    stage: str, strand: str
) -> None:
    said = steps(stage, strand)
    assert all(re.search(rf"\b{word}", said) for word in ("refuse", "cuts?", "stop", "money back")), said


@pytest.mark.parametrize("stage", ["reasons", "look_again"])
def test_a_refused_health_budget_to_which_there_is_a_right_is_explained_and_looked_at_again(stage: str) -> None:
    assert re.search(r"refuse(s|d) a budget to which there is a right", steps(stage, "health"))
    assert any("has to grant the budget, unless" in said for said in said_with("NHS-21"))


def test_families_hear_that_money_can_be_asked_back_for_every_kind_of_support() -> None:
    (asked,) = (entry for entry in NATIONAL.national_faq.faq if "money back" in entry.question)
    assert {"EDU-29", "SC-10", "NHS-16"} <= {fact for said in asked.answer for fact in said.cites}


# ----------------------------------------------------------------------------------------------------------------------
# What a direct payment can pay for
# ----------------------------------------------------------------------------------------------------------------------
def test_a_school_a_college_or_a_nursery_has_to_agree_in_writing() -> None:
    """The list of what pages should say leaves it out: a page that says that the school agrees has said enough."""
    asked = [said for said in said_with("EDU-8") if re.search(r"\b(ha(s|ve) to agree|only if|agreement)\b", said)]
    assert [said for said in asked if "writ" not in said and "setting_agrees" not in said] == []
    assert sum("nursery" in said for said in asked) >= 2


def verdict(item: str, strand: str) -> NationalVerdict:
    """What the national rules say of paying for something from one kind of budget."""
    (found,) = (one for one in NATIONAL.floor.spending if one.item == item and strand in (one.strands or [strand]))
    return found


@pytest.mark.parametrize("item", ["school_place", "college_place"])
def test_the_rule_on_places_is_about_direct_payments_and_others_say_it_of_budgets(item: str) -> None:
    assert "not part of a budget" in verdict(item, "education").text
    assert {"EDU-9", "EDU-28"} <= set(verdict(item, "education").cites)
    assert "budget" not in NATIONAL.law["EDU-9"].fact


def test_the_longest_stays_in_residential_care_are_told_in_numbers() -> None:
    child, adult, *_ = verdict("residential_care", "social_care").text.split(". ")
    assert child.startswith("For a child")
    assert "four weeks at a time" in child
    assert "120 days in any 12 months" in child
    assert adult.startswith("From 18")
    assert "four weeks in a row in a care home, in any 12 months" in adult


def test_a_council_that_may_pay_for_longer_stays_says_so_itself_and_all_others_say_to_ask() -> None:
    assert "ask whether yours is one of them" in verdict("residential_care", "social_care").text
    own_policies = {files.council.id: files.policy for files in COUNCILS}
    (own,) = (one for one in own_policies["hertfordshire"].spending if one.item == "residential_care")
    assert "the law lets Hertfordshire pay for a care home for longer" in own.text
    assert "AD-6" in own.cites


def test_what_the_law_says_to_families_of_every_council_names_none() -> None:
    areas = re.compile("Hampshire|Hertfordshire|Peterborough|Portsmouth")
    parts = (NATIONAL.floor, NATIONAL.defaults, NATIONAL.clauses, NATIONAL.letters, NATIONAL.national_faq)
    assert [text for part in parts for _, _, text in texts_in(part) if areas.search(text)] == []


@pytest.mark.parametrize(("item", "child"), [("relative_same_home", "SC-3"), ("relative_elsewhere", "SC-6")])
def test_what_is_said_of_paying_relatives_of_a_child_is_said_of_adults_too(item: str, child: str) -> None:
    """From 18 the council has to find it necessary, and the relatives are the adult's."""
    said = verdict(item, "social_care")
    assert {child, "AD-5"} <= set(said.cites)
    assert re.search(r"From 18, .*\bthe adult", said.text), said.text


def test_a_husband_or_wife_who_lives_elsewhere_needs_the_councils_agreement_too() -> None:
    for said in said_with("SC-6"):
        assert "partner" not in said or re.search(r"\bagree", said), said
    assert "agree even if they live elsewhere" in verdict("relative_elsewhere", "social_care").text
    assert any("wherever they live" in said for said in said_with("SC-3"))


def test_the_nhs_pays_family_and_friends_at_home_only_if_the_care_plan_says_so() -> None:
    assert said_with("NHS-11")
    assert all("care plan" in said for said in said_with("NHS-11"))


def test_a_place_is_kept_out_of_a_whole_budget_by_the_rule_about_budgets() -> None:
    """The regulations, and Hampshire's page, keep it out of direct payments alone."""
    sources = [part for files in COUNCILS for part in (files.policy, files.short, files.easy, files.faq)]
    parts = [(part, getattr(part, "cites", [])) for source in sources for part in all_of(source, Part)]
    told = [(str(getattr(part, "text", "")), facts) for part, facts in parts if {"EDU-9", "HANTS-114"} & {*facts}]
    of_budgets = [(said, facts) for said, facts in told if "direct payment" not in said]
    assert of_budgets
    assert [said for said, facts in of_budgets if "EDU-28" not in facts] == []


# ----------------------------------------------------------------------------------------------------------------------
# Who acts for somebody else
# ----------------------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("files", COUNCILS, ids=lambda files: files.council.id)
def test_no_rule_pays_education_money_to_the_parent_of_somebody_who_cannot_decide(files: CouncilFiles) -> None:
    """The parent may ask for a payment and agree to it, but the rules on payments name a deputy or attorney only."""
    parts = [part for part in all_of(files.policy.holders, Step) if "CAP-1" in part.cites and "SC-1" not in part.cites]
    assert [part.text for part in parts if "parent" in part.text and "CAP-6" not in part.cites] == []
    assert parts


@pytest.mark.parametrize(
    ("fact", "goes_on"), [("EDU-30", "only if the young person writes"), ("NHS-18", "only if they agree")]
)
def test_a_payment_goes_on_at_16_only_if_the_young_person_agrees(fact: str, goes_on: str) -> None:
    (at_16,) = (entry for entry in NATIONAL.national_faq.faq if entry.id == "at_16")
    (said,) = (said.text for said in at_16.answer if fact in said.cites)
    assert goes_on in said


@pytest.mark.parametrize("files", COUNCILS, ids=lambda files: files.council.id)
def test_somebody_who_is_named_for_a_health_payment_gets_it_only_if_the_nhs_agrees(files: CouncilFiles) -> None:
    for edition in editions(files):
        (nominee,) = (holder for holder in edition.policy.holders if holder.id == "nominee")
        told = [outcome for outcome in nominee.strands["health"] if "NHS-19" in outcome.cites]
        assert told
        for outcome in told:
            assert outcome.status == "depends"
            assert "the NHS agrees" in outcome.headline
            assert "national_health_nominee" in outcome.council_decides
        assert "yes" not in {outcome.status for outcome in nominee.strands["health"]}


# ----------------------------------------------------------------------------------------------------------------------
# What a council has to do when it is asked
# ----------------------------------------------------------------------------------------------------------------------
def test_a_council_prepares_a_budget_when_it_is_asked_and_does_not_only_consider_it() -> None:
    """The regulation says "consider" of requests for direct payments. By the Act, a budget has to be prepared."""
    told = citing("EDU-2")
    prepares = [facts for said, facts in told if re.search(r"to prepare (a|an education) budget", said)]
    assert prepares
    assert [facts for facts in prepares if "GEN-1" not in facts] == []
    considers = [said for said, _ in told if re.search(r"to (be )?consider", said)]
    assert [said for said in considers if "direct payment" not in said] == []


@pytest.mark.parametrize("files", COUNCILS, ids=lambda files: files.council.id)
def test_no_page_says_of_social_care_that_nobody_is_promised_a_direct_payment(files: CouncilFiles) -> None:
    """By SC-2 a council has to make one, where the conditions are met."""
    said = [text for _, text in inside(files.policy) if isinstance(text, str)]
    assert [text for text in said if re.search(r"[Nn]obody is promised", text)] == []


@pytest.mark.parametrize("files", COUNCILS, ids=lambda files: files.council.id)
def test_whoever_asks_for_advice_from_somebody_else_hears_of_the_free_service(files: CouncilFiles) -> None:
    (entry,) = (entry for entry in files.faq.faq if entry.id == "independent_advice")
    (adviser,) = (contact for contact in files.council.contacts if contact.id == files.council.help.sendiass)
    assert set(adviser.cites) & {fact for said in entry.answer for fact in said.cites}
    assert adviser.phone is None or any("{contact:adviser.phone}" in said.text for said in entry.answer)


def test_where_a_page_allows_no_extra_cost_the_national_test_is_told_beside_it() -> None:
    """Hampshire's page is stricter than the rule, which asks for an efficient use of the council's money."""
    told = [(said, facts) for said, facts in citing("HANTS-111") if "cost" in said]
    assert told
    assert [said for said, facts in told if "EDU-5" not in facts or "efficient" not in said] == []


def test_a_social_care_payment_has_to_meet_the_need_and_be_good_for_the_child() -> None:
    told = [said for said in said_with("SC-2") if re.search(r"\bhas to (make|offer)\b.* direct payment", said)]
    assert len(told) > len(COUNCILS)
    for said in told:
        assert "meets the need" in said, said
        assert "good for {child}" in said or "good for the child" in said, said


def test_section_j_says_which_needs_and_aims_a_payment_is_for() -> None:
    (said,) = (said for said in said_with("EDU-25") if "section J" in said)
    assert "needs and aims" in said
    assert "which support" not in said


def test_childrens_care_goes_on_after_18_where_somebody_asked_what_there_will_be_as_an_adult() -> None:
    (at_18,) = (entry for entry in NATIONAL.national_faq.faq if entry.id == "at_18")
    asked, assessed, *_ = at_18.answer
    assert "Ask the council early" in asked.text
    assert "AD-9" in assessed.cites
    (going_on,) = (statement for statement in at_18.answer if "AD-3" in statement.cites)
    assert "If the council has to look into it, or was asked to, it must carry on" in going_on.text


# ----------------------------------------------------------------------------------------------------------------------
# Time limits
# ----------------------------------------------------------------------------------------------------------------------
def test_the_time_for_an_appeal_runs_from_the_day_the_decision_was_sent_and_the_later_end_counts() -> None:
    told = [said for said in said_with("EDU-19") if "month" in said]
    assert len(told) == 3, "After a plan was refused, where it is to end, and in the list of steps."
    for said in told:
        assert "two months after the council sent its decision" in said, said
        assert re.search(r"one month after the date on the mediation certificate, if that is later", said), said


def test_no_time_is_counted_from_the_date_on_a_letter() -> None:
    for said in [*said_with("EDU-19"), *said_with("EDU-20")]:
        assert "letter" not in said, said
    assert any("If you are late, you can ask the Tribunal" in said for said in said_with("EDU-20"))


# ----------------------------------------------------------------------------------------------------------------------
# Whom a rule is about, and which kind of budget
# ----------------------------------------------------------------------------------------------------------------------
def families(naive: Naive, about: About, **given: str | int) -> Iterator[Family]:
    """Families that differ in whatever a decision goes by, all with some answers."""
    open_ = [name for name in naive.questions if name in naive.mentioned[about] and name not in given]
    for row in itertools.product(*(naive.values[name] for name in open_)):
        yield {**dict(zip(open_, row, strict=True)), **given}


@pytest.mark.parametrize("files", COUNCILS, ids=lambda files: files.council.id)
def test_at_25_nobody_is_told_the_rules_for_somebody_below_25_who_holds_money_for_education(
    files: CouncilFiles,
) -> None:
    """A young person is somebody below 25, and so are the rules on who acts for one who cannot decide."""
    naive = Naive(edition_on(files, files.council.version))
    for holder in naive.edition.policy.holders:
        about: About = ("holder", holder.id, "education" if "education" in holder.strands else None)
        told = {naive.outcome(about, family) for family in families(naive, about, age=25)}
        cited = {cite for number in told for cite in naive.outcomes[about][number].cites}
        assert not cited & {"CAP-1", "CAP-6", "EDU-4"}, holder.id


@pytest.mark.thorough
def test_that_parental_responsibility_ends_at_18_rests_on_the_rule_that_says_so() -> None:
    """Those on payments name whoever has it, and no age."""
    texts = [(text, part) for source in SOURCES for part in all_of(source, Part) for text in own_texts(part)]
    ends = [(text, getattr(part, "cites", [])) for text, part in texts if ENDS_AT_18.search(text)]
    assert len(ends) > 20
    assert [text for text, cites in ends if "PR-1" not in cites] == []


ENDS_AT_18 = re.compile(r"(?=.*\b(?:up to|before) 18\b)(?=.*parental responsibility)", re.IGNORECASE | re.DOTALL)


def own_texts(part: Part) -> Iterator[str]:
    """The texts that a part with citations says itself."""
    if getattr(part, "cites", None):
        yield from (text for key in ("text", "says") if isinstance(text := getattr(part, key, None), str))


@pytest.mark.parametrize("files", COUNCILS, ids=lambda files: files.council.id)
def test_a_head_teachers_answer_changes_nothing_but_payments_for_education(files: CouncilFiles) -> None:
    """Be it yes, no or none yet."""
    naive = Naive(edition_on(files, files.council.version))
    ways = [about for about in naive.outcomes if about[0] == "way"]
    changed = {
        about
        for about in ways
        for family in families(naive, about, head_answer="agrees")
        for answer in ("refuses", "not_asked")
        if naive.outcome(about, family) != naive.outcome(about, {**family, "head_answer": answer})
    }
    assert {about[2] for about in changed} == {"education"}
    assert ("way", "direct_payment", "education") in changed


@pytest.mark.parametrize(
    ("council", "given", "asked"),
    [
        ("portsmouth", {"support_place": "elsewhere"}, False),
        ("portsmouth", {"support_place": "school", "head_answer": "agrees"}, False),
        ("portsmouth", {"support_place": "school", "head_answer": "not_asked"}, True),
    ],
)
def test_a_head_teacher_decides_only_on_a_payment_in_school_and_only_once(
    council: str, given: Family, *, asked: bool
) -> None:
    answers = {"age": 9, "who_answers": "parent", "ehc_plan": "final", "how_managed": "ourselves", **given}
    result = reckoner.estimate(compiled(REAL / council), answers, date(2026, 11, 26))
    way = result["strands"]["education"]["ways"]["direct_payment"]
    assert ("school" in {one["by"] for one in way["council_decides"]}) == asked


def test_where_there_is_a_right_to_a_health_budget_the_services_own_rules_are_no_condition() -> None:
    answers = {"age": 10, "who_answers": "parent", "ehc_plan": "final", "continuing_care": "yes"}
    for shared in ("own", "shared"):
        given = {**answers, "health_shared": shared}
        result = reckoner.estimate(compiled(REAL / "hertfordshire"), given, date(2026, 11, 26))
        decides = {one["clause"] for one in result["strands"]["health"]["council_decides"]}
        assert decides & {"health_criteria", "health_right_fits"} == {"health_right_fits"}


@pytest.mark.parametrize("files", COUNCILS, ids=lambda files: files.council.id)
def test_the_right_with_aftercare_is_told_at_every_age_once_and_asks_nothing(files: CouncilFiles) -> None:
    for age in (3, 15, 16, 17, 18, 24, 30):
        result = reckoner.estimate(compiled(files.folder), {"age": age}, date(2026, 11, 26))
        notes = [note["text"] for note in result["notes"] if "section 117" in note["text"]]
        assert len(notes) == 1
    steps = [step.text for step in all_of(files.policy, Step)]
    assert [text for text in steps if "section 117" in text] == []


@pytest.mark.parametrize(
    ("question", "said", "cited"),
    [
        ("moving", ["moves with you, on the day you move", "15 working days", "six weeks"], {"MOVE-1", "MOVE-2"}),
        ("self_employed_helper", ["Ask the council before", "it depends on how the helper works"], {"EMP-1"}),
    ],
)
def test_an_answer_to_what_no_page_speaks_of_rests_on_its_rule(question: str, said: list[str], cited: set[str]) -> None:
    answer = next(item for item in NATIONAL.national_faq.faq if item.id == question).answer
    text = " ".join(part.text for part in answer)
    assert [words for words in said if words not in text] == []
    assert {fact for part in answer for fact in part.cites} == cited


def test_free_travel_of_a_child_rests_on_the_rule_for_compulsory_school_age() -> None:
    portsmouth = next(files for files in COUNCILS if files.council.id == "portsmouth")
    cited = [set(step.cites) for step in all_of(portsmouth.policy, Step) if "TR-5" in step.cites]
    assert cited
    assert all("TR-1" in cites for cites in cited)
