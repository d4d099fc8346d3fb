"""The councils are side by side, each with what its own policy says."""

from __future__ import annotations

import pytest

from publisher.pages.council_build import CouncilBuild
from publisher.pages.shared import shared_pages
from tests.policies import REAL, councils


@pytest.fixture(scope="module")
def page() -> str:
    logics = [CouncilBuild(files).logic_on(files.council.version) for files in councils(REAL)]
    return next(page.markdown for page in shared_pages(logics) if page.id == "compare")


def test_every_council_has_its_place_in_every_matter(page: str) -> None:
    for row in page.split('<div class="compare" markdown>')[1:]:
        cells = row.split("</div>")[0]
        for area in ("Hampshire", "Hertfordshire", "Peterborough", "Portsmouth"):
            assert cells.count(f"- **{area}:**") == 1


def test_who_offers_what_differs_as_the_pages_do(page: str) -> None:
    travel = page.split("### Travel")[1].split("</div>", maxsplit=1)[0]
    assert "portsmouth/who.md#transport" in travel
    assert travel.count("tag--not_stated") == 3
    assert travel.count("tag--ask_now") == 1


def test_silence_is_never_a_no(page: str) -> None:
    household = page.split("### Food, rent, bills")[1].split("</div>", maxsplit=1)[0]
    assert "**Hampshire:** Not from this budget" in household
    assert household.count("The page does not say") == 3


@pytest.mark.parametrize("title", ["Anything illegal", "Gambling"])
def test_a_national_no_is_a_no_where_a_page_is_silent(page: str, title: str) -> None:
    cells = page.split(f"### {title}\n")[1].split("</div>", maxsplit=1)[0]
    assert cells.count("Not from this budget") == 4
    assert "The page does not say" not in cells


def test_no_page_that_speaks_of_more_social_care_is_said_to_be_silent(page: str) -> None:
    cells = page.split("### Other social care support\n")[1].split("</div>", maxsplit=1)[0]
    assert cells.count("Yes, if it is agreed") == 4


def test_the_duty_to_offer_a_direct_payment_is_in_the_cell_of_children(page: str) -> None:
    ways = part(page, "Ways to manage the money").split("### Direct payment\n")[1]
    portsmouth = ways.split("**Portsmouth:**")[1].split("</div>", maxsplit=1)[0]
    [social_care] = [line for line in portsmouth.splitlines() if line.strip().startswith("- Social care:")]
    assert "portsmouth/sources.md#ports-013" in social_care
    assert "ad-1" not in social_care


@pytest.mark.parametrize(
    ("title", "said"),
    [("When to ask", "NHS wheelchair services"), ("What the council, the school or the NHS decides", "four tests")],
)
def test_what_national_rules_alone_say_stands_once_and_is_called_national(page: str, title: str, said: str) -> None:
    councils_say, national = part(page, title).split("### National rules, in every council")
    assert said not in councils_say
    assert national.count(said) == 1


def test_a_helper_in_school_is_to_be_asked_about_where_a_page_is_silent(page: str) -> None:
    cells = page.split("### A helper of your own choice in school or college\n")[1].split("</div>", maxsplit=1)[0]
    assert cells.count("Ask about this") == 4
    assert cells.count("(national rule)") == 2


def test_cells_lead_to_their_facts(page: str) -> None:
    assert "hampshire/sources.md#hants-065" in page
    assert "portsmouth/sources.md#ports-030" in page


def test_every_way_of_every_council_leads_to_its_facts_where_a_page_speaks_of_it(page: str) -> None:
    ways = page.split("## Ways to manage the money")[1].split("\n## ", maxsplit=1)[0]
    cells = [line for line in ways.splitlines() if line.startswith("    - ")]
    assert len(cells) == 4 * 4 * 4
    for told in cells:
        assert "sources.md#" in told or "the page does not say" in told


def part(page: str, title: str) -> str:
    return page.split(f"## {title}\n")[1].split("\n## ", maxsplit=1)[0]


def test_councils_are_compared_by_a_child_that_has_a_plan(page: str) -> None:
    offers = part(page, "Who offers what")
    education = offers.split("### Education\n")[1].split("</div>", maxsplit=1)[0]
    assert education.count("tag--ask_now") == 4
    assert "tag--first_step" not in offers
    assert "tag--other_rules" not in offers


def test_for_whom_a_yes_is_less_likely_is_in_the_same_cell(page: str) -> None:
    education = part(page, "Who offers what").split("### Education\n")[1].split("</div>", maxsplit=1)[0]
    hampshire = education.split("**Hampshire:**")[1].split("\n- ", maxsplit=1)[0]
    assert "Less likely: For most in school or college the chance is very limited." in hampshire
    assert "hants-119" in hampshire


def test_every_moment_to_ask_is_there_also_where_a_yes_is_less_likely(page: str) -> None:
    moments = part(page, "When to ask")
    hampshire = moments.split("### Hampshire\n")[1].split("\n### ", maxsplit=1)[0]
    assert hampshire.count("the chance is very limited") == 4
    assert "**Education:**" in moments.split("### Portsmouth\n")[1]


@pytest.mark.parametrize(
    "title",
    ["What the council, the school or the NHS decides", "When it is looked at again", "If you disagree"],
)
def test_national_rules_are_there_once_and_by_that_name(page: str, title: str) -> None:
    own, national = part(page, title).split("### National rules, in every council", maxsplit=1)
    national = national.partition("\n")[2]
    lines = national.strip().splitlines()
    assert lines
    assert len(lines) == len(set(lines))
    assert not [line for line in own.splitlines() if line in lines]
