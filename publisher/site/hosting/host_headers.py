"""The `_headers` file: which HTTP headers the site's host sends with which path.

Netlify and Cloudflare Pages read it as it is; for other hosts it is the list to copy from. Where several rules fit one
path, hosts join values of the same header, so no two rules here may give one path the same header.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

FILE_NAME = "_headers"
"""The file's name, at the root of the site."""

LONGEST_LINE = 2000
"""Cloudflare Pages ignores a longer line, and the header in it."""


@dataclass(frozen=True, slots=True)
class HeaderRule:
    """The headers of every path that fits a pattern, in which `*` stands for any text."""

    pattern: str
    headers: tuple[tuple[str, str], ...]

    def fits(self, path: str) -> bool:
        """Say whether the rule is for this path, such as `/assets/site/search.js`."""
        return re.fullmatch(".*".join(map(re.escape, self.pattern.split("*"))), path, re.DOTALL) is not None


def write_rules(rules: Iterable[HeaderRule]) -> str:
    """Write rules as the text of a `_headers` file.

    Raises:
        ValueError: a line is longer than hosts accept, or holds a line break.
    """
    lines: list[str] = []
    for rule in rules:
        lines += [rule.pattern, *(f"  {name}: {value}" for name, value in rule.headers)]
    for line in lines:
        if len(line) > LONGEST_LINE or "\n" in line:
            raise ValueError(f"Hosts do not accept this line of {len(line)} characters: {line[:80]} ...")
    return "\n".join(lines) + "\n"


def read_rules(text: str) -> tuple[HeaderRule, ...]:
    """Read the text of a `_headers` file.

    Raises:
        ValueError: a line is neither a path, nor a header under a path, nor a comment.
    """
    rules: list[HeaderRule] = []
    for number, line in enumerate(text.splitlines(), start=1):
        words = line.strip()
        name, colon, value = (part.strip() for part in words.partition(":"))
        if not words or words.startswith("#"):
            continue
        if line.startswith("/"):
            rules.append(HeaderRule(words, ()))
        elif line[0].isspace() and rules and name and colon:
            last = rules.pop()
            rules.append(HeaderRule(last.pattern, (*last.headers, (name, value))))
        else:
            raise ValueError(f"{FILE_NAME}:{number}: this is neither a path nor a header under a path: {words}")
    return tuple(rules)


def headers_for(rules: Iterable[HeaderRule], path: str) -> list[tuple[str, str]]:
    """All headers of the rules that fit a path, in the order of the rules."""
    return [header for rule in rules if rule.fits(path) for header in rule.headers]
