"""The page of problems explains every code, in a line that can be linked to."""

from __future__ import annotations

import re

from publisher.pages.frame.shared_page import SiteContext
from publisher.pages.parts.text import plain
from publisher.pages.problems import PAGE
from publisher.source.problems import Code


def test_every_code_is_explained_where_a_link_leads_to() -> None:
    page = "\n".join(PAGE.body(SiteContext([], None)))
    rows = re.findall(r"^\| `(LO\d{3})`\{ #(lo\d{3}) \} \| (.+) \|$", page, re.MULTILINE)
    assert sorted(code for code, _, _ in rows) == sorted(code.code for code in Code)
    assert [anchor for _, anchor, _ in rows] == [code.lower() for code, _, _ in rows]
    assert {code: meaning for code, _, meaning in rows} == {code.code: plain(code.meaning) for code in Code}
