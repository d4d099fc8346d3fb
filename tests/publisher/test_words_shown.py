"""What families can read, wherever it is written: made from policies, written by hand, or part of the theme.

It uses no name that is out of date, but where a register has a fact word for word, or a word of former times is
explained; it leaves no contact blank, has no link that says nothing by itself and names no
private person. `local-offer check` looks at the policies' own texts (LO505); here are the pages that come of them, and
the rest.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from publisher.model.base import Part
from publisher.model.walk import all_of, inside
from publisher.pages.council_build import CouncilBuild
from publisher.pages.parts.labels import HOLDER_LABELS, STRAND_LABELS, VERDICT_LABELS, WAY_LABELS
from publisher.pages.parts.text import plain
from publisher.pages.shared import shared_pages
from publisher.wording.glossary import Glossary, full_name
from publisher.wording.retired import retired_in
from tests.policies import REAL, councils

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]
COUNCILS = [CouncilBuild(files) for files in councils(REAL)]
WORDS = COUNCILS[0].files.words

_KIND = r"(?:e-?mail|phone|telephone|tel|fax|post|address|web ?site)"
# A template has an empty link that the number or the address is put into; the whole is taken out where there is none.
BLANK_CONTACT = re.compile(rf"\b{_KIND}\s*:\s*(?:$|[.;,)]|<(?!a></a>)|{_KIND}\s*:)", re.IGNORECASE | re.MULTILINE)
REGISTER = re.compile(r'^- <span class="fact".*$', re.MULTILINE)
FORMER = re.compile(
    "|".join(f"^.*{re.escape(full_name(term))}.*$" for term in WORDS.terms if term.former), re.MULTILINE
)
PERSON = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor)\b\.?\s+[A-Z]")
ROLE = re.compile(r"(?:The|Your) ")


def texts() -> Iterator[tuple[str, str]]:
    """Every page and template: where it is written, and its text."""
    for build in COUNCILS:
        for page in build.pages_on(build.files.council.version).pages:
            yield page.path, page.markdown
    day = COUNCILS[0].files.council.version
    for page in shared_pages([build.logic_on(day) for build in COUNCILS]):
        yield page.path, page.markdown
    for folder, pattern in (("docs", "*.md"), ("overrides", "*.html")):
        for path in sorted((ROOT / folder).rglob(pattern)):
            yield str(path.relative_to(ROOT)), path.read_text(encoding="utf-8")


TEXTS = dict(texts())


def wrong_in(text: str) -> list[str]:
    """The words of a text that nobody should be shown."""
    ours = FORMER.sub("", REGISTER.sub("", text))
    found = [term.term for term in retired_in(ours, WORDS)]
    return found + [match[0] for pattern in (BLANK_CONTACT, PERSON) for match in pattern.finditer(text)]


@pytest.mark.parametrize("where", TEXTS)
def test_a_page_shows_no_word_that_it_must_not(where: str) -> None:
    assert wrong_in(TEXTS[where]) == []


@pytest.mark.parametrize(
    "text",
    [
        "Ask the CCG.",
        "To read more, click here.",
        "Email: Phone: 01632 960001",
        "Write to:\nEmail:\n",
        "Ask Dr. Example.",
    ],
)
def test_words_that_must_not_be_shown_are_found(text: str) -> None:
    assert wrong_in(text)


@pytest.mark.parametrize("text", ["Phone: 01632 960001", "Ask a doctor.", "The address is on the letter."])
def test_words_that_may_be_shown_are_not_taken_for_others(text: str) -> None:
    assert wrong_in(text) == []


@pytest.mark.parametrize("build", COUNCILS, ids=lambda build: build.files.council.id)
def test_the_register_has_every_fact_word_for_word(build: CouncilBuild) -> None:
    page = TEXTS[f"{build.files.council.id}/sources.md"]
    lines = {line.partition("</span>")[0] for line in REGISTER.findall(page)}
    for fact in build.files.facts.values():
        place = f"<small>{plain(fact.where)}</small>"
        assert f'- <span class="fact" id="{fact.id.lower()}">**{fact.id}** {plain(fact.fact)} {place}' in lines


@pytest.mark.parametrize("build", COUNCILS, ids=lambda build: build.files.council.id)
def test_a_former_name_in_a_fact_is_a_word_that_is_explained(build: CouncilBuild) -> None:
    glossary = Glossary(WORDS)
    for fact in build.files.facts.values():
        names = [term.term for term in retired_in(fact.fact, WORDS) if term.term[0].isupper()]
        assert not names or any(term.former for term in glossary.used_in(fact.fact)), fact.id


@pytest.mark.parametrize("build", COUNCILS, ids=lambda build: build.files.council.id)
def test_whom_to_ask_is_a_team_or_a_role_and_never_a_person_by_name(build: CouncilBuild) -> None:
    named = [contact.who for contact in build.files.council.contacts]
    assert [who for who in named if not ROLE.match(who)] == []


@pytest.mark.parametrize("build", COUNCILS, ids=lambda build: build.files.council.id)
def test_where_pages_differ_we_say_of_a_result_what_its_label_says(build: CouncilBuild) -> None:
    labels = {*STRAND_LABELS.values(), *WAY_LABELS.values(), *HOLDER_LABELS.values(), *VERDICT_LABELS.values()}
    for conflict in build.files.policy.conflicts:
        quoted = re.findall(r'"([^"]+)"', conflict.we_use)
        assert [words for words in quoted if words not in labels] == []
        assert not re.search(r"\b(?:unlikely|not likely|probabl[ey])\b", conflict.we_use)


def test_judicial_review_is_spoken_of_only_as_the_last_step_and_where_facts_and_words_are_listed() -> None:
    """A family that met it anywhere else could take it for the next thing to do."""
    spoken = {where.rpartition("/")[2] for where, text in TEXTS.items() if "judicial review" in text.lower()}
    assert spoken == {"compare.md", "disagree.md", "law.md", "sources.md", "words.md"}


NHS_BODIES = {"Central East Integrated Care Board": "NHS-8", "Isle of Wight Integrated Care Board": "NHS-9"}


@pytest.mark.parametrize("build", COUNCILS, ids=lambda build: build.files.council.id)
def test_an_nhs_body_is_named_only_where_its_numbered_fact_is_cited(build: CouncilBuild) -> None:
    named = 0
    for part in all_of([build.files.council, build.files.policy, build.files.faq], Part):
        said = " ".join(" ".join(text.split()) for _, text in inside(part) if isinstance(text, str))
        for name, fact in NHS_BODIES.items():
            if name in said:
                named += 1
                assert fact in getattr(part, "cites", []), said
    assert named


@pytest.mark.parametrize("fact", NHS_BODIES.values())
def test_an_nhs_body_that_has_taken_over_is_not_told_of_as_a_plan(fact: str) -> None:
    rule = COUNCILS[0].files.law[fact]
    assert "1 April 2026" in rule.fact
    assert "as planned" not in " ".join(TEXTS.values())
    assert not re.search(r"Care Board (was|were) to", " ".join(TEXTS.values()))
