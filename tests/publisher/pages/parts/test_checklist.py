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
    assert "The pages say: Whom to ask. EX-015" in seen(exampleshire())


def test_what_is_not_found_is_said_kindly_and_leads_to_the_national_rule() -> None:
    text = seen(exampleshire())
    assert "The pages do not say: That every request is thought about. National rule: LAW-1" in text
    assert "The pages do not say: When the page was last checked" in text
    assert "It does not mean no." in text
    assert "We looked for 5 such things, and found something about 3 of them." in text


def test_what_the_law_asks_for_stands_before_what_helps_besides() -> None:
    text = seen(exampleshire())
    parts = ["What a council has to tell families", "Whom to ask", "What also helps families", "last checked"]
    assert [text.index(part) for part in parts] == sorted(text.index(part) for part in parts)


def test_a_national_rule_that_the_list_leads_to_is_on_the_page() -> None:
    assert 'id="law-1"' in written("sources")


def test_one_page_is_spoken_of_as_one() -> None:
    edition = edition_on(exampleshire(), DAY)
    council = edition.council.model_copy(update={"sources": edition.council.sources[:1]})
    assert "The page says: Whom to ask" in shown("\n\n".join(checklist(replace(edition, council=council))))


@pytest.mark.parametrize("files", councils(REAL), ids=lambda files: files.council.id)
def test_every_item_is_found_or_not_stated_in_every_council(files: CouncilFiles) -> None:
    lines = re.findall(r"The pages? (?:say|says|do not say|does not say):", seen(files))
    assert len(lines) == len(files.checklist.items)
    assert 0 < sum(" not " not in line for line in lines) < len(lines)
