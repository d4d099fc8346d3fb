"""What a page may not hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from publisher.site.hosting.unsafe_pages import UnsafePagesError, refuse_unsafe_pages, scan_page
from publisher.source.kept import Kept

if TYPE_CHECKING:
    from pathlib import Path

GOOD = """<!doctype html>
<html lang="en"><head>
<link rel="canonical" href="https://example.org/elsewhere/">
<link rel="stylesheet" href="/assets/a.css">
<script type="module" src="/assets/a.js"></script>
<script id="__config" type="application/json">{"html": "<p style='x' onclick='y'>"}</script>
<!-- <script>commented()</script> -->
</head><body>
<p class="style on=">See <a href="https://example.org/">another site</a>, style = onclick=.</p>
<p><a href="mailto:a@example.org?subject=a:b">Write</a>, <a href="tel:01632960001">ring</a>
or <a href="../a/?b=c:d#e:f">read</a>.
<a href='HTTPS://example.org/'>1</a> <a href=#a:b>2</a> <a href="a/b:c">3</a> 1 < 2:3 <!-- <object> --></p>
<noscript><meta http-equiv="refresh" content="0; url=../where/it/is/"></noscript>
</body></html>
"""


def test_a_page_of_files_and_data_alone_is_safe() -> None:
    assert scan_page(GOOD) == ()


@pytest.mark.parametrize(
    ("html", "what"),
    [
        ("<script>go()</script>", "Inline script: go()"),
        ('<script type="module">go()</script>', "Inline script"),
        ('<script data-x="a > b">go()</script>', "Inline script"),
        ("<SCRIPT>go()</SCRIPT>", "Inline script"),
        ('<script type="importmap">{}</script>', "Inline script"),
        ('<script type="application/json">{}</script><script>go()</script>', "Inline script"),
        ("<style>p { color: red }</style>", "<style> element"),
        ('<td style="text-align: right;">1</td>', "<td> has a style attribute: text-align: right;"),
        ("<td style=x>1</td>", "<td> has a style attribute"),
        ('<button type="button" onclick="go()">', "<button> has the script attribute onclick"),
        ('<a href=" JavaScript:go()">', "<a href> is a script"),
        ('<a href="&#106;avascript:go()">', "<a href> is a script"),
        ('<a href="java\tscript:go()">', "<a href> is a script"),
        ("<a href=javascript:go()>", "<a href> is a script"),
        ('<a href="data:text/html,x">', "<a href> leads to 'data:'"),
        ("<a href='vbscript:go()'>", "<a href> leads to 'vbscript:'"),
        ('<a href="&#x64;ata:text/html,x">', "<a href> leads to 'data:'"),
        ('<form action="data:,x">', "<form action> leads to 'data:'"),
        ('<button formaction="javascript:go()">', "<button formaction> is a script"),
        ('<svg><use xlink:href="data:,x"></svg>', "<use xlink:href> leads to 'data:'"),
        ('<object data="a.swf">', "No page of ours has <object>"),
        ('<embed src="a.swf">', "No page of ours has <embed>"),
        ('<iframe srcdoc="x">', "No page of ours has <iframe>"),
        ('<base href="/elsewhere/">', "No page of ours has <base>"),
        ("<ex-ample>", "No page of ours has <ex-ample>"),
        ("<name@council>", "No page of ours has <name@council>"),
        ("<b\u202e>", "No page of ours has <b\\u202e>"),
        ('<meta http-equiv="refresh" content="0; url=https://example.org/">', "<meta> leads whoever reads"),
        ("<META HTTP-EQUIV=Refresh CONTENT='0;URL=//example.org'>", "<meta> leads whoever reads"),
        ('<img src="https://example.org/a.png">', "<img> loads from another site: https://example.org/a.png"),
        ('<script src="//example.org/a.js"></script>', "<script> loads from another site"),
        ('<link rel="preconnect" href="https://example.org">', "<link> loads from another site"),
    ],
)
def test_whatever_browsers_would_refuse_is_found(html: str, what: str) -> None:
    (one,) = scan_page(f"<!doctype html>\n<p>\n{html}\n<p>")
    assert one.line == 3
    assert what in one.what
    assert one.do


def test_an_unsafe_page_stops_the_build_with_its_place_each_time(tmp_path: Path) -> None:
    page, kept = tmp_path / "deep" / "index.html", Kept()
    page.parent.mkdir()
    page.write_text("<p>\n<script>go()</script>", encoding="utf-8")
    for _ in range(2):
        with pytest.raises(UnsafePagesError) as caught:
            refuse_unsafe_pages(tmp_path, kept)
        assert str(caught.value).startswith(f"{page}:2: Inline script")
