from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from publisher.pages.parts.checklist import checklist
from publisher.policies.editions import edition_on
from tests.policies import REAL, councils, exampleshire
from tests.publisher.pages.written import DAY, shown, written

if TYPE_CHECKING:
    from publisher.policies.read import CouncilFiles


def seen(files: CouncilFiles) -> str:
    return shown("\n\n".join(checklist(edition_on(files, files.council.version))))


def test_what_is_found_stands_with_its_facts() -> None:
    assert re.search(r"The pages say:[^:]* Whom to ask\. EX-015", seen(exampleshire()))


def test_what_is_not_found_is_said_kindly_and_leads_to_the_national_rule() -> None:
    text = seen(exampleshire())
    assert re.search(r"The pages do not say:\W+That every request is thought about\. National rule: LAW-1", text)
    assert re.search(r"The pages do not say:\W+When the page was last checked", text)
    assert "It does not mean no." in text
    assert "We looked for 5 such things, and found something about 3 of them." in text


def test_what_families_need_to_use_their_rights_stands_before_what_helps_besides() -> None:
    text = seen(exampleshire())
    parts = ["What families need to know to use their", "Whom to ask", "What also helps families", "last checked"]
    assert [text.index(part) for part in parts] == sorted(text.index(part) for part in parts)


def test_a_national_rule_that_the_list_leads_to_is_on_the_page() -> None:
    assert 'id="fact-law-1"' in written("sources")


def test_one_page_is_spoken_of_as_one() -> None:
    edition = edition_on(exampleshire(), DAY)
    council = edition.council.model_copy(update={"sources": edition.council.sources[:1]})
    assert "The page says: " in shown("\n\n".join(checklist(replace(edition, council=council))))


@pytest.mark.parametrize("files", councils(REAL), ids=lambda files: files.council.id)
def test_what_the_items_have_in_common_is_said_once_a_section_in_every_council(files: CouncilFiles) -> None:
    parts = checklist(edition_on(files, files.council.version))
    assert sum(part.count("\n- ") + part.startswith("- ") for part in parts) == len(files.checklist.items)
    sections = "\n\n".join(parts).split("\n\n### ")[1:]
    assert [len(re.findall(r"The pages? (?:do not say|does not say)", section)) for section in sections] == [1, 1]
    assert [len(re.findall(r"The pages? (?:say|says):", section)) for section in sections] == [1, 1]
