"""What a page may not hold."""

from __future__ import annotations

import pytest

from publisher.site.hosting.unsafe_pages import scan_page

GOOD = """<!doctype html>
<html lang="en"><head>
<link rel="canonical" href="https://example.org/elsewhere/">
<link rel="stylesheet" href="/assets/a.css">
<script type="module" src="/assets/a.js"></script>
<script id="__config" type="application/json">{"html": "<p style='x' onclick='y'>"}</script>
<!-- <script>commented()</script> -->
</head><body>
<p class="style on=">See <a href="https://example.org/">another site</a>, style = onclick=.</p>
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
