"""A comparison as Markdown, for a pull request; and as a page of its own, for who gets it by mail."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import markdown
from markupsafe import Markup

from publisher.difference.shown.outline import Detail, Heading, Line, outline

if TYPE_CHECKING:
    from publisher.difference.result import Comparison

_SIGNS = str.maketrans({sign: f"\\{sign}" for sign in "\\`*_{}[]#"} | {sign: f"&#{ord(sign)};" for sign in "&<>|~"})
"""What Markdown or HTML would take for a sign of its own, and how it is written instead.

This is Markdown, so it is not escaped as HTML is: no `Markup` knows of its signs.
"""

_CODE = re.compile(r"(`[^`]+`)")

_PAGE = Markup("""<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
:root {{ color-scheme: light dark }}
body {{ font: 1.125rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere }}
main {{ max-width: 48rem; margin: 0 auto; padding: 1rem }}
li {{ margin: 0.25rem 0 }}
h4 {{ margin-bottom: 0.25rem }}
</style>
</head>
<body>
<main>
{body}
</main>
</body>
</html>
""")


def as_markdown(comparison: Comparison) -> str:
    """A comparison in Markdown that GitHub, GitLab and MkDocs read alike."""
    lines: list[str] = []
    for each in outline(comparison):
        if isinstance(each, Detail):
            lines += [
                "",
                "<details markdown>",
                f"<summary>{_escaped(each.heading.text)}: {_escaped(each.instead)}</summary>",
                "",
            ]
            lines += [*map(_line, each.lines), "", "</details>", ""]
        elif isinstance(each, Heading):
            lines += ["", f"{'#' * each.level} {_escaped(each.text)}", ""]
        else:
            lines += ["", _line(each), ""] if each.depth == 0 else [_line(each)]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip() + "\n"


def _line(line: Line) -> str:
    bullet = "" if line.depth == 0 else f"{'    ' * (line.depth - 1)}- "
    return f"{bullet}{_escaped(line.text)}"


def as_page(comparison: Comparison) -> str:
    """A comparison as one HTML file that needs no other."""
    title = next(each.text for each in outline(comparison) if isinstance(each, Heading))
    body = markdown.markdown(as_markdown(comparison), extensions=["md_in_html"])
    return _PAGE.format(title=title, body=Markup(body))  # noqa: S704 - its texts are escaped in the Markdown


def _escaped(text: str) -> str:
    """Text with nothing in it that is taken for markup, but for code."""
    pieces = _CODE.split(" ".join(text.split()))
    return "".join(piece if at % 2 else piece.translate(_SIGNS) for at, piece in enumerate(pieces))
