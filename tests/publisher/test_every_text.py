"""Whatever an officer writes into a policy reaches families letter for letter, with all its signs.

A quotation mark, `<b`, an address in angle brackets, braces that a template would fill and marks of writing direction
are in every text of the invented council at once. `tests/browser/test_every_text.py` reads what scripts put together.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

import reckoner
from publisher.policies.read import read_councils
from publisher.site.plugin import LocalOfferPlugin
from publisher.source.problems import Report
from tests.marked import Field, Marked, declared_fields, mark_every_text, texts_of_data, texts_of_page
from tests.site_project import build, project_around

if TYPE_CHECKING:
    from pathlib import Path

    from jinja2 import Environment

pytestmark = pytest.mark.thorough

FOR_EDITORS: dict[Field, str] = {
    "AvoidedPhrase.phrase": "it names what `check` finds in other texts",
    "AvoidedPhrase.say": "it tells whoever writes a text what to say in place of such a phrase",
    "Body.called": "by it a body's name is found in a short text, which families read; nothing prints it",
    "Case.name": "it tells an editor what a worked family is a test of; families read its card",
    "Limit.says": "`check` says it to whoever writes a rule that the limit forbids",
    "Override.why": "it tells the next editor why a council departs from a national item",
    "Number.before": "it tells whoever looks at a difference which families it is about, as the next one does",
    "People.said": "the same; families read what is different for them in their own results",
    "PictureKind.name": "whoever writes an Easy Read page chooses a picture by it",
    "Removal.why": "it tells the next editor why a national item does not hold here",
    "RetiredTerm.say": "it tells whoever writes a text what to say for a name that is out of date",
}
"""The texts that no family meets: notes from one editor to the next."""

RECKONER = "exampleshire/reckoner/index.html"


@pytest.fixture(scope="module")
def marked(tmp_path_factory: pytest.TempPathFactory) -> Marked:
    return mark_every_text(tmp_path_factory.mktemp("marked"))


@pytest.fixture(scope="module")
def site(marked: Marked) -> Path:
    project = project_around(marked.policies.parent)
    return build(project, project / "site").folder


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, list[str]]:
    return texts_by_page(site)


@pytest.fixture(scope="module")
def policy(site: Path) -> str:
    """The compiled policy that browsers fetch."""
    (compiled,) = (site / "assets" / "policies").glob("*.json")
    return compiled.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def compared(site: Path) -> list[str]:
    """What browsers fetch to put councils side by side."""
    files = (site / "assets" / "compare").glob("*.json")
    return [text for file in files for text in texts_of_data(json.loads(file.read_text(encoding="utf-8")))]


@pytest.fixture(scope="module")
def first_found(site: Path) -> list[str]:
    """What a search shows first where no council has been chosen."""
    (index,) = (site / "assets").rglob("councils.json")
    entries = json.loads(index.read_text(encoding="utf-8"))["docs"]
    (entry,) = (entry for entry in entries if entry["location"] == "#councils")
    return [entry["title"], entry["text"]]


@pytest.fixture(scope="module")
def results(marked: Marked, policy: str) -> list[str]:
    """Every text of what the engine tells each worked family."""
    read = reckoner.load(policy)
    (files,) = read_councils(marked.policies, Report())
    cases = files.cases.cases
    return [text for case in cases for text in texts_of_data(reckoner.estimate(read, case.given, case.as_of))]


def texts_by_page(site: Path) -> dict[str, list[str]]:
    """What each page of a site says, by its file."""
    return {
        str(page.relative_to(site)): texts_of_page(page.read_text(encoding="utf-8")) for page in site.rglob("*.html")
    }


def test_every_field_of_a_policy_that_takes_text_is_tried(marked: Marked) -> None:
    assert declared_fields() - set(marked.fields.values()) == set()


def test_every_text_is_on_the_pages_as_it_was_written(marked: Marked, pages: dict[str, list[str]]) -> None:
    assert {page: broken for page, texts in pages.items() if (broken := marked.broken_in(texts))} == {}


def test_every_text_is_in_the_policy_as_it_was_written(marked: Marked, policy: str) -> None:
    assert marked.broken_in(texts_of_data(json.loads(policy))) == []


def test_every_text_is_in_the_results_as_it_was_written(marked: Marked, results: list[str]) -> None:
    assert marked.broken_in(results) == []
    assert {
        "StrandOutcome.headline",
        "OutcomeStep.text",
        "Contact.how",
        "Clause.unmet",
        "Note.text",
    } <= marked.fields_in(results)


def test_the_reckoners_page_has_every_question(marked: Marked, pages: dict[str, list[str]]) -> None:
    assert declared_fields("questions") - marked.fields_in(pages[RECKONER]) == {
        "Number.before",
        "Option.chosen",
        "People.said",
    }


def test_letters_have_every_text_that_is_for_letters(marked: Marked, results: list[str]) -> None:
    assert declared_fields("letters") - {"Letter.title"} - marked.fields_in(results) == set()


def test_what_a_search_shows_first_is_found_as_it_was_written(marked: Marked, first_found: list[str]) -> None:
    assert marked.broken_in(first_found) == []
    assert marked.fields_in(first_found) == {"ChooseFirst.title", "ChooseFirst.text"}


def test_what_is_fetched_to_compare_councils_is_as_it_was_written(marked: Marked, compared: list[str]) -> None:
    assert marked.broken_in(compared) == []
    assert {"StrandKind.name", "WayKind.name", "StrandOutcome.headline", "Contact.who"} <= marked.fields_in(compared)


def test_only_notes_to_editors_reach_no_family(
    marked: Marked, pages: dict[str, list[str]], policy: str, first_found: list[str], compared: list[str]
) -> None:
    on_pages = [text for texts in pages.values() for text in texts]
    met = marked.fields_in([*texts_of_data(json.loads(policy)), *on_pages, *first_found, *compared])
    assert set(marked.fields.values()) - met == FOR_EDITORS.keys()


def test_texts_would_be_lost_if_templates_did_not_escape_them(
    marked: Marked, site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    on_env = LocalOfferPlugin.on_env

    def escape_nothing(*arguments: Any, **named: Any) -> Environment:
        env = on_env(*arguments, **named)
        env.autoescape = False
        return env

    monkeypatch.setattr(LocalOfferPlugin, "on_env", escape_nothing)
    pages = texts_by_page(build(site.parent, tmp_path / "site").folder)
    lost = {broken.partition(":")[0] for broken in marked.broken_in(pages[RECKONER])}
    assert {"Question.short", "Statement.text", "Moment.text", "SpendingItem.name", "Source.title"} <= lost
