"""A family's search loads what it looks in, and no other council's pages."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from publisher.model.england.search import Search
from publisher.model.england.words import Term
from publisher.pages.spending import FoundItem
from publisher.search.index import (
    COUNCILS,
    EVERYTHING,
    NAMES,
    SHARED,
    Added,
    Council,
    council_index,
    shared_names,
    write_search_index,
)

if TYPE_CHECKING:
    from pathlib import Path

WHOLE: dict[str, Any] = {
    "config": {"lang": ["en"]},
    "docs": [
        {"location": "", "title": "Home", "text": "Choose your council"},
        {"location": "#good-to-know", "title": "Good to know", "text": "Ask"},
        {"location": "hampshire/", "title": "Personal budgets in Hampshire", "text": "Much"},
        {
            "location": "hampshire/who/",
            "title": "Who &amp; when",
            "text": "<p>In Hampshire. Source HANTS-001 Source HANTS-012</p><ul><li>Ask.</li><li>If &lt; 16</li></ul>",
            "boost": 0.5,
        },
        {"location": "hampshire/asking/", "title": "How to ask", "text": ""},
        {"location": "hampshire/faq/#who-helps", "title": "Who helps?", "text": "Your council."},
        {"location": "hampshire/spending/", "title": "What you can spend it on", "text": ""},
        {"location": "hampshire/sources/", "title": "Sources", "text": "HANTS-001 It says so."},
        {"location": "hampshire/from-2027-04-01/", "title": "Personal budgets in Hampshire", "text": "More"},
        {"location": "hampshire/from-2027-04-01/who/#ask", "title": "Ask", "text": "Ask in April"},
        {"location": "from-2027-04-01/compare/#travel", "title": "Travel", "text": "Another"},
        {"location": "portsmouth/", "title": "Personal budgets in Portsmouth", "text": "Much"},
        {"location": "portsmouth/who/#travel", "title": "Travel", "text": "Those in Portsmouth"},
        {"location": "compare/", "title": "Compare councils", "text": "All"},
        {"location": "compare/#travel", "title": "Travel", "text": "All of them"},
        {"location": "law/#education", "title": "Education", "text": "The law"},
        {"location": "words/", "title": "Words explained", "text": "What councils say."},
        {"location": "words/#e", "title": "E", "text": "<dl><dt>Education, Health and Care plan</dt></dl>"},
        {"location": "council/problems/", "title": "Problems", "text": "Codes"},
        {"location": "architecture/pages/", "title": "Pages", "text": "Code"},
    ],
}
TERMS = [
    Term(id="ehc_plan", term="Education, Health and Care plan", short="EHC plan", meaning="A plan", also=["EHCP"]),
    Term(id="commission", term="Commission", meaning="To choose"),
]
CHANGE = date(2027, 4, 1)
HOLDS = {
    "hampshire/": (None, CHANGE),
    "hampshire/from-2027-04-01/": (CHANGE, None),
    "hampshire/from-2027-04-01/who/": (CHANGE, None),
    "from-2027-04-01/compare/": (CHANGE, None),
    "law/": (None, None),
}
AREAS = {"hampshire": "Hampshire", "portsmouth": "Portsmouth"}
TOLD = {id_: Council(area, [f"{area} town", "SG1"]) for id_, area in AREAS.items()}
SEARCH = Search.model_validate(
    {
        "choose_first": {"title": "Choose first", "text": "Then search again."},
        "entries": [
            {"words": ["diagnosis"], "pages": ["who"]},
            {"words": ["phone number"], "pages": ["asking"], "faq": ["who_helps"]},
            {"words": ["swimming", "scouts"], "spending": ["clubs"]},
        ],
    }
)
ITEMS = {
    "hampshire/spending/": [
        FoundItem("clubs", "spending-clubs", "Clubs and activities", "Ask about this."),
        FoundItem("travel", "spending-travel", "Travel", "Yes."),
    ]
}
ADDED = Added(
    SEARCH, ITEMS, {f"hampshire/{page}/": "How to ask in Hampshire." for page in ("asking", "spending", "who")}
)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    path = tmp_path / EVERYTHING
    path.parent.mkdir()
    path.write_text(json.dumps(WHOLE), encoding="utf-8")
    write_search_index(tmp_path, TOLD, TERMS, HOLDS, ADDED)
    return tmp_path


def index(site: Path, name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((site / name).read_text(encoding="utf-8"))
    return found


def found_in(site: Path, name: str) -> list[str]:
    return [entry["location"] for entry in index(site, name)["docs"]]


def test_a_councils_index_has_its_own_pages_and_no_others(site: Path) -> None:
    assert found_in(site, council_index("hampshire")) == [
        "hampshire/",
        "hampshire/who/",
        "hampshire/asking/",
        "hampshire/faq/#who-helps",
        "hampshire/spending/",
        "hampshire/spending/#spending-clubs",
        "hampshire/spending/#spending-travel",
        "hampshire/sources/",
        "hampshire/from-2027-04-01/",
        "hampshire/from-2027-04-01/who/#ask",
    ]
    assert found_in(site, council_index("portsmouth")) == ["portsmouth/", "portsmouth/who/#travel"]


def test_what_all_families_share_names_no_council_and_nothing_for_staff(site: Path) -> None:
    words = ["words/", "words/#ehc_plan", "words/#commission"]
    assert found_in(site, SHARED) == ["", "#good-to-know", "law/#education", *words]


def test_councils_are_found_by_name_without_what_their_pages_say(site: Path) -> None:
    *councils, first = index(site, COUNCILS)["docs"]
    assert [entry["location"] for entry in councils] == [
        "hampshire/",
        "hampshire/from-2027-04-01/",
        "portsmouth/",
        "compare/",
    ]
    assert {entry["text"] for entry in councils} == {""}
    assert first["location"] == "#councils"


def test_councils_are_found_by_the_places_in_their_areas(site: Path) -> None:
    also = {entry["location"]: entry.get("also", "") for entry in index(site, COUNCILS)["docs"]}
    assert also["portsmouth/"] == "Portsmouth town SG1"
    assert also["hampshire/"] == also["hampshire/from-2027-04-01/"] == "Hampshire town SG1"
    assert also["compare/"] == ""


def test_the_whole_index_keeps_everything(site: Path) -> None:
    pages = [entry["location"].partition("#")[0] for entry in WHOLE["docs"]]
    assert dict.fromkeys(location.partition("#")[0] for location in found_in(site, EVERYTHING)) == dict.fromkeys(pages)


def test_a_word_is_found_with_its_meaning_and_the_letter_above_it_is_not(site: Path) -> None:
    for name in (SHARED, EVERYTHING):
        (word,) = (entry for entry in index(site, name)["docs"] if entry["location"] == "words/#ehc_plan")
        assert word["title"] == "Education, Health and Care plan (EHC plan)"
        assert word["text"] == "A plan It is also called: EHCP."
        assert word["boost"] < 1
        assert "E" not in {entry["title"] for entry in index(site, name)["docs"]}


def test_numbers_of_facts_are_found_where_the_facts_stand_and_not_in_sentences(site: Path) -> None:
    texts = {entry["location"]: entry["text"] for entry in index(site, council_index("hampshire"))["docs"]}
    assert texts["hampshire/who/"] == "In Hampshire. Ask. If < 16"
    assert texts["hampshire/sources/"] == "HANTS-001 It says so."


def test_an_index_holds_plain_text_with_words_apart_and_what_the_page_counts_for(site: Path) -> None:
    entry = next(e for e in index(site, council_index("hampshire"))["docs"] if e["location"] == "hampshire/who/")
    assert entry["title"] == "Who & when"
    assert entry["text"] == "In Hampshire. Ask. If < 16"
    assert entry["boost"] == 0.5


def test_each_index_can_be_searched_by_itself_and_names_its_areas(site: Path) -> None:
    assert index(site, EVERYTHING)["areas"] == AREAS
    assert index(site, council_index("hampshire"))["areas"] == {"hampshire": "Hampshire"}
    assert index(site, SHARED)["areas"] == {}
    for name in (EVERYTHING, SHARED, COUNCILS, council_index("hampshire")):
        assert set(index(site, name)) == {"docs", "areas"}


def test_every_name_of_a_thing_with_several_is_published(site: Path) -> None:
    assert index(site, NAMES) == {"ehc_plan": ["Education, Health and Care plan", "EHC plan", "EHCP"]}


def test_a_name_that_two_words_have_belongs_to_the_first() -> None:
    later = Term(id="later", term="Plan", meaning="Another", also=["ehcp", "The plan"])
    assert shared_names([*TERMS, later])["later"] == ["Plan", "The plan"]


def test_what_holds_only_from_or_until_a_day_says_so(site: Path) -> None:
    days = {entry["location"]: (entry.get("from"), entry.get("until")) for entry in index(site, EVERYTHING)["docs"]}
    assert days["hampshire/"] == (None, "2027-04-01")
    assert days["hampshire/from-2027-04-01/who/#ask"] == ("2027-04-01", None)
    assert days["portsmouth/"] == days["law/#education"] == (None, None)


def test_pages_written_ahead_are_sorted_as_those_before_them(site: Path) -> None:
    assert "hampshire/from-2027-04-01/" in found_in(site, COUNCILS)
    assert "from-2027-04-01/compare/#travel" not in found_in(site, SHARED)


def test_words_that_no_page_has_lead_to_pages_answers_and_items_of_spending(site: Path) -> None:
    for name in (council_index("hampshire"), EVERYTHING):
        also = {entry["location"]: entry["also"] for entry in index(site, name)["docs"] if "also" in entry}
        assert {place: words for place, words in also.items() if place.startswith("hampshire/")} == {
            "hampshire/who/": "diagnosis",
            "hampshire/asking/": "phone number",
            "hampshire/faq/#who-helps": "phone number",
            "hampshire/spending/#spending-clubs": "swimming scouts",
        }


def test_an_item_of_spending_is_found_by_itself(site: Path) -> None:
    found = index(site, council_index("hampshire"))["docs"]
    (item,) = (entry for entry in found if entry["location"] == "hampshire/spending/#spending-travel")
    assert item == {"location": item["location"], "title": "Travel", "text": "Yes."}


def test_a_page_that_is_led_to_and_begins_with_a_heading_says_what_it_is_about(site: Path) -> None:
    about = {entry["location"]: entry.get("about") for entry in index(site, council_index("hampshire"))["docs"]}
    assert about["hampshire/asking/"] == "How to ask in Hampshire."
    assert about["hampshire/who/"] is about["hampshire/spending/"] is None


def test_where_no_council_is_chosen_all_of_the_words_lead_to_choosing_one(site: Path) -> None:
    (first,) = (entry for entry in index(site, COUNCILS)["docs"] if entry["location"] == "#councils")
    assert (first["title"], first["text"]) == ("Choose first", "Then search again.")
    assert first["also"] == "diagnosis phone number swimming scouts"
    assert "#councils" not in found_in(site, SHARED)


def test_no_title_is_a_single_letter(site: Path) -> None:
    for name in (EVERYTHING, SHARED, COUNCILS, council_index("hampshire")):
        assert [entry["location"] for entry in index(site, name)["docs"] if len(entry["title"]) < 2] == []


@pytest.mark.parametrize("own", [False, True])
def test_pages_that_are_files_are_found_like_those_in_folders(site: Path, tmp_path: Path, *, own: bool) -> None:
    as_files = {"docs": [entry | {"location": in_file(entry["location"])} for entry in WHOLE["docs"]]}
    (tmp_path / EVERYTHING).write_text(json.dumps(WHOLE), encoding="utf-8")
    write_search_index(tmp_path, TOLD, TERMS, HOLDS, ADDED, own=own)
    names = (EVERYTHING, SHARED, COUNCILS, council_index("hampshire"))
    before = [[in_file(location) for location in found_in(site, name)] for name in names]
    (tmp_path / EVERYTHING).write_text(json.dumps(as_files), encoding="utf-8")
    write_search_index(tmp_path, TOLD, TERMS, HOLDS, ADDED, own=own)
    assert [found_in(site, name) for name in names] == before
    assert ("index.html#councils" in before[2]) != own


def in_file(location: str) -> str:
    """The address of a page as a file, from that of its folder; the councils' first pages are in folders."""
    page, mark, part = location.partition("#")
    first = page == "" or page.rstrip("/") in AREAS
    return f"{page}index.html{mark}{part}" if first else f"{page.rstrip('/')}.html{mark}{part}"
