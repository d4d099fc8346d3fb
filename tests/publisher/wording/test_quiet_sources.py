"""One word stands for all the sources of a paragraph, and none of them is lost."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.wording.quiet_sources import with_quiet_sources


def link(fact: str) -> str:
    return f'<a class="cite" href="../sources/#{fact}"><span class="cite__register">HERTS </span>{fact}</a>'


def cites(*facts: str) -> str:
    return f' <span class="cites">{" ".join(map(link, facts))}</span>'


def test_a_paragraph_of_several_sentences_has_one_source_at_its_end() -> None:
    html = with_quiet_sources(f"<p>One.{cites('1', '2')} Two.{cites('2', '3')}</p>")
    assert re.sub(r"<span class=\"word__meaning\".*</span>", "", html) == (
        '<p>One. Two. <button type="button" class="quiet-source" popovertarget="source-of-1">Source</button></p>'
    )
    assert re.findall(r"sources/#(\d)", html) == ["1", "2", "3"]


def test_each_item_and_each_cell_has_its_own() -> None:
    html = with_quiet_sources(f"<ul><li>One.{cites('1')}</li><li>Two.{cites('2')}</li></ul><td>Three{cites('3')}</td>")
    assert re.findall(r'popovertarget="(source-of-\d)">Source', html) == [f"source-of-{number}" for number in (1, 2, 3)]


def test_what_has_no_source_stays_as_it_is() -> None:
    html = "<p>Nothing is cited. <a href='who/'>Who</a></p>"
    assert with_quiet_sources(html) == html


@pytest.mark.thorough
@given(st.lists(st.lists(st.sampled_from("123456"), min_size=1, max_size=4), max_size=4))
def test_no_source_is_lost(paragraph: list[list[str]]) -> None:
    html = "<p>" + "".join(f"Text.{cites(*facts)}" for facts in paragraph) + "</p>"
    kept = re.findall(r"sources/#(\d)", with_quiet_sources(html))
    assert set(kept) == {fact for facts in paragraph for fact in facts}
    assert len(kept) == len(set(kept)) or len(paragraph) == 1
