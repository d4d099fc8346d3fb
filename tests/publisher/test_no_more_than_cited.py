"""What families are told says no more than the facts beside it: no wider, no stronger, and of nobody else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from publisher.model.base import Part
from publisher.model.walk import all_of
from tests.policies import REAL, councils

if TYPE_CHECKING:
    from collections.abc import Iterator

    from publisher.policies.read import CouncilFiles

COUNCILS = councils(REAL)
NATIONAL = COUNCILS[0]
"""Any council, for what all of them share."""

every_council = pytest.mark.parametrize("files", COUNCILS, ids=lambda files: files.council.id)

TEXTS = ("text", "says", "headline", "how", "instead")
"""The keys of what a part with citations says itself. The cells of a table count as one text."""


def own_parts(files: CouncilFiles) -> list[Part]:
    """All that a council's own files say."""
    return [files.council, files.policy, files.short, files.easy, files.faq]


def national_parts() -> list[Part]:
    """All that is said under every council."""
    return [NATIONAL.floor, NATIONAL.defaults, NATIONAL.national_faq]


def told(*sources: Part) -> Iterator[tuple[str, set[str]]]:
    """Each text, with the facts that are cited for it."""
    for source in sources:
        for part in all_of(source, Part):
            if cites := set(getattr(part, "cites", [])):
                yield from ((text, cites) for key in TEXTS if isinstance(text := getattr(part, key, None), str))
                if cells := getattr(part, "cells", None):
                    yield " | ".join(cells), cites


OWN = {files.council.id: list(told(*own_parts(files))) for files in COUNCILS}
EVERYTHING = [*told(*national_parts()), *(each for said in OWN.values() for each in said)]


def citing(*facts: str) -> list[tuple[str, set[str]]]:
    """The texts that cite all of some facts."""
    return [(text, cites) for text, cites in EVERYTHING if cites.issuperset(facts)]


# ----------------------------------------------------------------------------------------------------------------------
# What a council has to do, and when
# ----------------------------------------------------------------------------------------------------------------------
def test_a_council_has_to_prepare_a_budget_when_it_is_asked_and_not_of_itself() -> None:
    prepares = [text for text, _ in citing("GEN-1") if re.search(r"\bhas to prepare\b", text)]
    assert len(prepares) > 50
    assert [text for text in prepares if not re.search(r"\b([Aa]sk(s|ed)?|request)\b", text)] == []


def sentences(text: str) -> list[str]:
    """The sentences of a text, each by itself."""
    return re.split(r"(?<=[.?!])\s+", text)


def test_a_council_has_to_make_direct_payments_to_adults_who_ask() -> None:
    adults = [text for text, cites in citing("AD-1") if "SC-2" not in cites]
    must = [each for text in adults for each in sentences(text) if re.search(r"\b(must|ha(s|ve) to)\b.*\bmake\b", each)]
    assert len(must) > 10
    assert [each for each in must if not re.search(r"\b(asks|asked|you ask)\b", each)] == []


def test_a_page_that_lets_families_ask_from_a_draft_on_is_not_said_to_stop_there() -> None:
    """The page says from when a request can be made, and not until when (PETER-053)."""
    later = [text for text, _ in citing("PETER-053") if re.search(r"\bmoment\b.*\bthe draft\b|\blater moment\b", text)]
    assert later
    assert [text for text in later if "can ask once there is a draft" not in text] == []


def test_a_plan_that_may_end_is_no_moment_of_its_own_to_ask() -> None:
    """An appeal keeps the plan going (EDU-26). The moments are those of every final plan (EDU-2)."""
    assert [text for text, _ in EVERYTHING if "under appeal" in text] == []
    goes_on = [(text, cites) for text, cites in citing("GEN-1", "EDU-26") if "appeal" in text]
    assert len(goes_on) >= 5
    assert [text for text, cites in goes_on if "EDU-2" not in cites or "at a review" not in text] == []


def test_what_a_plan_takes_with_it_is_the_budget_and_not_the_care() -> None:
    for files in COUNCILS:
        for strand in files.policy.strands:
            if strand.id in {"social_care", "health"}:
                ending = [outcome.headline for outcome in strand.outcomes if "EDU-26" in outcome.cites]
                assert [headline for headline in ending if not re.search(r"\b[Aa]sk\b|\bbudget\b", headline)] == []


def test_somebody_under_18_is_looked_at_if_they_seem_likely_to_need_care_as_an_adult() -> None:
    must = [text for text, _ in citing("AD-2") if re.search(r"\b(must|has to)\b", text)]
    assert must
    assert [text for text in must if "likely" not in text] == []


def test_nobody_says_up_to_which_birthday_a_plan_is_kept_in_custody() -> None:
    """The rule is about somebody of 18 or under, so at 18 too, and about custody for young people."""
    kept = [text for text, _ in citing("CUST-1")]
    assert kept
    assert [text for text in kept if not ("18 or under" in text and "custody for young people" in text)] == []


# ----------------------------------------------------------------------------------------------------------------------
# Who
# ----------------------------------------------------------------------------------------------------------------------
def test_whoever_acts_for_a_young_person_is_asked_where_the_young_person_cannot_be() -> None:
    asked = [(text, cites) for text, cites in citing("EDU-33", "AGE-1") if "{child}" in text]
    assert asked
    assert [text for text, cites in asked if "CAP-1" not in cites or "acts for" not in text] == []


def test_no_rule_asks_anybody_to_sign_but_what_a_council_says_of_its_own_agreements() -> None:
    agreements = {"PETER-009", "PETER-010", "PETER-065"}
    signs = [(text, cites) for text, cites in EVERYTHING if re.search(r"\b(must|ha(s|ve) to)( both)? sign", text)]
    assert [text for text, cites in signs if not cites & agreements] == []


NAMING = {"EDU-4", "EDU-30", "SC-11", "AD-8", "NHS-19", "CAP-6", "HERTS-139", "HERTS-142", "PETER-048"}
"""The facts that let somebody name another person, or say who gets the money."""


def test_that_somebody_can_say_who_gets_the_money_rests_on_a_rule_about_that() -> None:
    says = re.compile(r"(?<!whether they )(?<!whether {you} )\bcan (?:say who should hold|also name|name) ")
    names = [(text, cites) for text, cites in EVERYTHING if says.search(text)]
    assert len(names) > 10
    assert [text for text, cites in names if not cites & NAMING] == []


def test_a_carer_is_not_promised_money_that_goes_to_whoever_has_parental_responsibility() -> None:
    """So it is for social care (SC-1), and by Hertfordshire's page (HERTS-033). For health a representative agrees."""
    holds = [(text, cites) for text, cites in EVERYTHING if re.search(r"\bparent or carer\b.*\bcan hold it\b", text)]
    assert holds
    bound = [text for text, cites in holds if cites & {"SC-1", "HERTS-033", "NHS-3"}]
    assert bound
    assert [text for text in bound if "parental responsibility" not in text] == []


def test_that_a_choice_of_somebody_else_can_be_changed_rests_on_the_rule_that_says_so() -> None:
    """It is about education (EDU-4)."""
    changes = [(text, cites) for text, cites in EVERYTHING if re.search(r"\bmay (still )?change that\b", text)]
    assert changes
    assert [text for text, cites in changes if "EDU-4" not in cites] == []


def test_another_way_that_families_are_told_to_ask_for_is_one_that_a_cited_fact_offers() -> None:
    ways = {
        "a notional budget": {"HERTS-036", "HERTS-120", "HERTS-135"},
        "with the commissioner": {"PORTS-007", "PORTS-008"},
    }
    for way, facts in ways.items():
        said = [(text, cites) for text, cites in EVERYTHING if re.search(rf"\bask (for|to leave)\b.*\b{way}", text)]
        assert said, way
        assert [text for text, cites in said if not cites & facts] == [], way


@pytest.mark.parametrize(("council", "clause"), [("hampshire", "holder_agreed_health"), ("portsmouth", "nhs_holder")])
def test_what_the_nhs_decides_about_who_holds_money_is_what_its_rules_leave_to_it(council: str, clause: str) -> None:
    (files,) = (each for each in COUNCILS if each.council.id == council)
    (found,) = (each for each in files.policy.clauses if each.id == clause)
    assert "NHS-20" in found.cites
    assert "can manage it, alone or with help" in found.says


TEAMS = {
    "hampshire": {
        "Adult Services": {"HANTS-070", "HANTS-071", "HANTS-076", "HANTS-078"},
        "Children with Disabilities team": {"HANTS-022", "HANTS-025"},
        "Continuing Care Team": {"HANTS-098"},
        "Personal Health Budget Team": {"HANTS-094", "HANTS-095", "HANTS-097"},
        "SEN Service": {"HANTS-121"},
        "social worker": {"HANTS-045", "HANTS-069", "HANTS-124", "HANTS-125"},
    },
    "hertfordshire": {
        "0-25 Together": {"HERTS-022", "HERTS-112"},
        "Continuing Care health practitioner": {"HERTS-023"},
        "lead worker": {"HERTS-173"},
        "SEN officer": {"HERTS-021", "HERTS-031"},
    },
    "peterborough": {"Family Voice": {"PETER-062"}},
    "portsmouth": {
        "Access and Entitlement team": {"PORTS-030"},
        "Assessment Coordinator": {"PORTS-062"},
        "Children's Social Care & Safeguarding": {"PORTS-047", "PORTS-054", "PORTS-057"},
        "Plan Co-ordinator": {"PORTS-063", "PORTS-064"},
        "Short Breaks Officer": {"PORTS-053"},
    },
}
"""What the pages call those whom families can ask, and the facts in which they do so."""


@every_council
def test_whoever_is_named_is_named_by_a_fact_that_is_cited(files: CouncilFiles) -> None:
    said = OWN[files.council.id]
    for name, facts in TEAMS[files.council.id].items():
        named = [(text, cites) for text, cites in said if name in text]
        assert named, name
        assert [text for text, cites in named if not cites & facts] == [], name


def test_what_an_nhs_body_leads_on_is_what_the_page_says_that_it_leads_on() -> None:
    """It is Continuing Care, and not budgets (PORTS-044)."""
    leads = [text for text, _ in citing("PORTS-044") if re.search(r"\bleads on\b", text)]
    assert leads
    assert [text for text in leads if "Continuing Care" not in text] == []


# ----------------------------------------------------------------------------------------------------------------------
# How strong
# ----------------------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("facts", "about", "has"),
    [
        # The page says what plans should be.
        ({"HANTS-055"}, r"\blegal\b", r"\bshould\b"),
        # One child's share decides, and not that many share.
        ({"EDU-3"}, r"\bleft out\b", r"\bshare\b.*\bcannot be taken out\b|\bcannot be taken out\b.*\bshare\b"),
        # A bar is lifted, which is no promise.
        ({"HERTS-111", "HERTS-112"}, r"\bhours\b.*\bbudget\b", r"\b(may|could|cannot|can ask|only with|Not with)\b"),
        # What must not cost more is a direct payment.
        ({"HANTS-111"}, r"\bcost\b", r"direct payment"),
        # Being found eligible comes first, and is no promise.
        ({"PORTS-025"}, r"\bfollows\b", r"nothing follows"),
        # An example, and not a limit.
        ({"PETER-021"}, r"no education needs", r"example"),
    ],
)
def test_a_text_is_no_stronger_than_the_page(facts: set[str], about: str, has: str) -> None:
    said = [text for text, cites in EVERYTHING if cites & facts and re.search(about, text)]
    assert [text for text in said if not re.search(has, text)] == []
