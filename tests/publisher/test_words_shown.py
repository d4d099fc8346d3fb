"""What families can read, wherever it is written: made from policies, written by hand, or part of the theme.

It uses no name that is out of date, but where a register has a fact word for word, or a word of former times is
explained; and no phrase that nobody would say to a family. It leaves no contact blank, has no link that says nothing by
itself and names no private person. `local-offer check` looks at the policies' own texts (LO505); here are the pages
that come of them, and the rest.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from publisher.model.base import Part
from publisher.model.england.voices.readers import TOKEN
from publisher.model.walk import all_of, inside
from publisher.pages.council_build import CouncilBuild
from publisher.pages.parts.labels import HOLDER_LABELS, STRAND_LABELS, VERDICT_LABELS, WAY_LABELS
from publisher.pages.parts.text import plain
from publisher.pages.shared import shared_pages
from publisher.wording.citation import citation_place
from publisher.wording.glossary import Glossary, full_name
from publisher.wording.retired import avoided_in, retired_in
from tests.policies import REAL, councils
from tests.publisher.pages.written import real_pages

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
ROLE = re.compile(r"(?:The|{Your}) |.*\b(?:SENDIASS|Local Offer|Services Hub)\b")
"""A role, a team, or a service by its name."""


def _written() -> Iterator[tuple[str, str]]:
    for build in COUNCILS:
        for page in real_pages(build.files.council.id).values():
            yield page.path, page.markdown
    day = COUNCILS[0].files.council.version
    for page in shared_pages([build.logic_on(day) for build in COUNCILS]):
        yield page.path, page.markdown
    for folder, pattern in (("docs", "*.md"), ("overrides", "*.html")):
        for path in sorted((ROOT / folder).rglob(pattern)):
            yield str(path.relative_to(ROOT)), path.read_text(encoding="utf-8")


@cache
def texts() -> dict[str, str]:
    """Every page and template: its text, by where it is written."""
    return dict(_written())


@cache
def said() -> dict[str, str]:
    """What each text says, without its citations."""
    return {where: " ".join(CITES.sub("", text).split()) for where, text in texts().items()}


NOT_SEEN = re.compile(r"\{#.*?#\}|<!--.*?-->|\bclass=\"[^\"]*\"|\bdata-[\w-]+(?:=\"[^\"]*\")?", re.DOTALL)
"""What of a template or a page no reader sees: comments, and names for styles and modules."""
NOT_FOR_FAMILIES = ("docs/architecture/", "docs/council/", "council/")


def unidiomatic_in(text: str) -> list[str]:
    """The phrases of a text that nobody would say to a family."""
    return [avoided.phrase for avoided in avoided_in(NOT_SEEN.sub("", REGISTER.sub("", text)), WORDS)]


def wrong_in(text: str) -> list[str]:
    """The words of a text that nobody should be shown."""
    ours = FORMER.sub("", REGISTER.sub("", text))
    found = [term.term for term in retired_in(ours, WORDS)]
    return found + [match[0] for pattern in (BLANK_CONTACT, PERSON) for match in pattern.finditer(text)]


@pytest.mark.thorough
def test_no_page_shows_a_word_that_it_must_not() -> None:
    assert {where: wrong for where, text in texts().items() if (wrong := wrong_in(text))} == {}


@pytest.mark.thorough
def test_no_page_for_families_has_a_phrase_that_nobody_would_say_to_one() -> None:
    pages = {where: text for where, text in texts().items() if not where.startswith(NOT_FOR_FAMILIES)}
    assert {where: found for where, text in pages.items() if (found := unidiomatic_in(text))} == {}


@pytest.mark.parametrize(
    "text", ["Whom to ask", "Is this so?", "{# Who #}You need\nnot wait.", '<b class="x">whom</b>']
)
def test_a_phrase_that_nobody_would_say_is_found(text: str) -> None:
    assert unidiomatic_in(text)


@pytest.mark.parametrize(
    "text", ["{# For whom #}Who", "<!-- whom -->", "<b data-whom></b>", "If you are not sure, say so."]
)
def test_what_no_reader_sees_is_no_phrase_to_avoid(text: str) -> None:
    assert unidiomatic_in(text) == []


@pytest.mark.thorough
def test_no_page_shows_a_token_in_place_of_the_words_for_its_reader() -> None:
    written = {
        where: text for where, text in texts().items() if not where.startswith(("docs/architecture", "overrides"))
    }
    # The handbook shows officers how a text is written, and engineers a program, as code.
    pages = {where: re.sub("```.*?```|`[^`\n]*`", "", text, flags=re.DOTALL) for where, text in written.items()}
    assert {where: token[0] for where, text in pages.items() if (token := TOKEN.search(text))} == {}


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
    page = texts()[f"{build.files.council.id}/sources.md"]
    lines = {line.partition("</span>")[0] for line in REGISTER.findall(page)}
    for fact in build.files.facts.values():
        place = f"<small>{plain(fact.where)}</small>"
        assert f'- <span class="fact" id="{citation_place(fact.id)}">**{fact.id}** {plain(fact.fact)} {place}' in lines


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
    spoken = {where.rpartition("/")[2] for where, text in texts().items() if "judicial review" in text.lower()}
    assert spoken == {"disagree.md", "law.md", "sources.md", "words.md"}


CITES = re.compile(r"\[(?:<span[^>]*>[^<]*</span>)?[\w-]+\]\([\w./-]*sources\.md#[^)]*\)\{[^}]*\}|</?span[^>]*>")


@pytest.mark.parametrize(
    ("where", "words"),
    [
        ("hertfordshire/amount.md", "sections 8 and 9 of the full guidance"),
        ("hertfordshire/amount.md", "costs the council significantly more"),
        ("hertfordshire/faq.md", "costs the council significantly more"),
        ("hertfordshire/faq.md", "the Code of Practice, 9.106"),
        ("hertfordshire/faq.md", "For social care you can ask for one"),
        ("hertfordshire/holding.md", "name somebody, in writing, to look after the money"),
        ("hertfordshire/index.md", "## How old the pages are"),
        ("hertfordshire/managing.md", "Section 10 of the full guidance"),
        ("hertfordshire/review.md", "Section 17 of the full guidance"),
        ("hertfordshire/review.md", "is settled when the budget is agreed"),
        ("hertfordshire/sources.md", "applies unless the child has a support plan with 0-25 Together"),
        ("hertfordshire/spending.md", "A short breaks plan lets you ask"),
        ("hertfordshire/spending.md", "legal and reasonable"),
        ("hertfordshire/who.md", "Appendix 3 of the full guidance"),
        ("hertfordshire/who.md", "hours may be taken as a budget. Ask the team"),
        ("hertfordshire/holding.md", "the pages do not say who can hold the money"),
        ("peterborough/amount.md", "a policy and a guide"),
        ("peterborough/asking.md", "a policy and a guide"),
        ("peterborough/who.md", "a policy and a guide"),
        ("peterborough/faq.md", "Family Voice"),
        ("peterborough/holding.md", "You could also be the person who is named to hold it"),
        ("peterborough/index.md", "the summer of 2015"),
        ("peterborough/index.md", "## How old the page is"),
        ("peterborough/managing.md", "a person who is named for it"),
        ("peterborough/sources.md", "paid straight to the parents of a young person"),
        ("portsmouth/asking.md", "Get in touch with the Portsmouth Local Offer"),
        ("portsmouth/index.md", "Councils must make sure that"),
        ("portsmouth/index.md", "The page has no date"),
        ("portsmouth/index.md", "## How old the page is"),
        ("portsmouth/sources.md", "will focus on Personal Transport Budgets"),
        ("portsmouth/who.md", "The ombudsman has found a council at fault"),
        ("hampshire/faq.md", "do not count as income"),
        ("hampshire/faq.md", "Both cities have councils of their own"),
        ("hampshire/index.md", "## How old the page is"),
        ("hampshire/sources.md", "Plans should be legal, affordable"),
        ("hampshire/who.md", "ombudsman has found a council at fault"),
        ("hampshire/who.md", "should be legal and affordable"),
        ("docs/index.md", "Choose the one where the child lives, even if the school is in another area."),
        ("docs/index.md", "Portsmouth and Southampton have councils of their own, apart from Hampshire's."),
        ("overrides/partials/reckoner/start.html", "Answer for one child at a time."),
    ],
)
def test_what_families_missed_or_read_wrongly_is_where_they_look_for_it(where: str, words: str) -> None:
    assert words in said()[where]


@pytest.mark.parametrize(
    "words",
    [
        *("around 2015", "nobody is left out", "You agree at the start", "have to be legal", "travel budgets only"),
        *("you have to be named", "last resort", "You can probably", "probably can", "probably possible"),
        *("By national rules, the ombudsman", "The only legal way", "law as it was on", "team for disabled children"),
        *("Keep receipts", "so the Short Break Local Offer hours can be part of a budget", "whom the family names"),
    ],
)
def test_what_no_page_says_and_no_law_is_nowhere(words: str) -> None:
    assert [where for where, text in said().items() if words.lower() in text.lower()] == []


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
    assert "as planned" not in " ".join(texts().values())
    assert not re.search(r"Care Board (was|were) to", " ".join(texts().values()))
