"""The words of every file that a sentence of the site can be written in, each with its line.

A file is read as a stream of words: line breaks, quotation marks, tags, links and citations are left out, so that a
sentence reads the same in YAML, Markdown, a template or a Python string. Where a program puts something in, the stream
has a gap; where one text ends and another begins that cannot be read on from it, it has a break.
"""

from __future__ import annotations

import html
import io
import re
import token
import tokenize
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from publisher.model.england.voices.readers import TOKEN
from publisher.policies.contacts import NAMED
from publisher.source.facts import FACT
from publisher.wording.sentences import without_points

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

GAP = "\ue000"
"""Any number of words, which a program puts in."""

BREAK = "\ue001"
"""The end of a text."""

_WORD = re.compile(rf"(?:[^\W_]*{GAP})+[^\W_]*|[^\W_]+|{BREAK}")
_APOSTROPHE = re.compile("['\u2019\u2018]")
_FACT = re.compile(rf"\b{FACT}\b")

type Line = tuple[int, str]


@dataclass(frozen=True, slots=True)
class WrittenText:
    """A file's words in their order, and the line of each, counted from 1."""

    path: Path
    words: list[str]
    lines: list[int]

    def is_alone(self, first: int, end: int) -> bool:
        """Whether nothing else is written beside some of the words: their line, or their string, is these alone."""
        before = first == 0 or self.words[first - 1] in (GAP, BREAK) or self.lines[first - 1] < self.lines[first]
        after = end == len(self.words) or self.words[end] in (GAP, BREAK) or self.lines[end] > self.lines[end - 1]
        return before and after


def words_of(text: str) -> list[str]:
    """The words of a text, in the form in which they are compared: small letters, without apostrophes."""
    plain = unicodedata.normalize("NFKC", without_points(_FACT.sub("", html.unescape(text))))
    found = []
    for word in _WORD.findall(_APOSTROPHE.sub("", plain).casefold()):
        start, gap, _ = word.partition(GAP)
        found += [part for part in (start, gap) if part]
    return found


def written_texts(root: Path, policies: Path) -> list[WrittenText]:
    """Every file that a sentence of the site can be written in: policies first, then pages, templates, and code.

    Args:
        root: the project's folder.
        policies: the folder of the policies.
    """
    readers: list[tuple[Path, str, Callable[[str], Iterator[Line]]]] = [
        (policies, "*/*.yaml", _yaml),
        (policies, "*/*.csv", _each_line),
        (root, "docs/**/*.md", _markdown),
        (root, "overrides/**/*.html", _template),
        (root, "overrides/assets/**/*.js", _script),
        (root, "mkdocs.yml", _yaml),
        (root, "reckoner/**/*.py", _python),
        (root, "publisher/**/*.py", _python),
    ]
    files = {path: reader for folder, pattern, reader in readers for path in sorted(folder.glob(pattern))}
    return [_text(path, reader(path.read_text(encoding="utf-8"))) for path, reader in files.items()]


def _text(path: Path, lines: Iterator[Line]) -> WrittenText:
    words: list[str] = []
    numbers: list[int] = []
    for number, line in lines:
        found = words_of(line)
        words += found
        numbers += [number] * len(found)
    return WrittenText(path, words, numbers)


def _numbered(text: str) -> Iterator[Line]:
    return enumerate(text.splitlines(), 1)


def _each_line(text: str) -> Iterator[Line]:
    """A file of which each line is a text of its own."""
    return ((number, f"{line} {BREAK}") for number, line in _numbered(text))


def _yaml(text: str) -> Iterator[Line]:
    # A name of a contact's number is on one line, and so is a token.
    with_gaps = TOKEN.sub(GAP, NAMED.sub(GAP, text))
    return ((number, line) for number, line in _numbered(with_gaps) if not line.lstrip().startswith("#"))


def _blanked(pattern: re.Pattern[str], put: str, text: str) -> str:
    """A text with something else in place of each match, and as many lines as before."""
    return pattern.sub(lambda match: put + "\n" * match[0].count("\n"), text)


_LINK_TARGET = re.compile(r"\]\([^)]*\)")
_MARKS = re.compile(r"\{\s*[:.#][^}]*\}")
_TAG = re.compile(r"<[^<>]*>")
_CODE = re.compile(r"`[^`]*`")
_JINJA_COMMENT = re.compile(r"\{#.*?#\}", re.DOTALL)
_JINJA = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
_JINJA_TEXT = re.compile(r"\"(?P<text>[^\"\n]* [^\"\n]*)\"")
_JS_COMMENT = re.compile(r"/\*.*?\*/|(?<![:\"'])//[^\n]*", re.DOTALL)
_JS_GAP = re.compile(r"\$\{[^}]*\}")
_ESCAPE = re.compile(r"\\[nrt\\\"']|\\\n")


def _without_markup(text: str) -> str:
    for pattern in (_LINK_TARGET, _MARKS, _TAG):
        text = _blanked(pattern, " ", text)
    return text


def _markdown(text: str) -> Iterator[Line]:
    # The site's sentences are read without code.
    return _numbered(_without_markup(_blanked(_CODE, GAP, text)))


def _template(text: str) -> Iterator[Line]:
    """A template, and then each sentence that stands in one of its expressions: `{{ "{You} can ask." | told }}`."""
    plain = _blanked(_JINJA_COMMENT, " ", text)
    yield from _numbered(_without_markup(_blanked(_JINJA, GAP, plain)))
    for expression in _JINJA.finditer(plain):
        for said in _JINJA_TEXT.finditer(expression[0]):
            line = plain.count("\n", 0, expression.start() + said.start()) + 1
            yield line, f"{BREAK} {_without_markup(TOKEN.sub(GAP, said['text']))} {BREAK}"


def _script(text: str) -> Iterator[Line]:
    return _numbered(_blanked(_JS_GAP, GAP, _blanked(_JS_COMMENT, " ", text)))


_QUOTES = re.compile(r"""^[a-zA-Z]*(?:\"{3}|'{3}|"|')|(?:\"{3}|'{3}|"|')$""")


class _Literal:
    """A text of a Python module while it is read: adjacent strings."""

    def __init__(self, line: int) -> None:
        self._first = line
        self._text = ""

    def add(self, line: int, text: str) -> None:
        """Add what is written on a line, or from it on."""
        self._text += "\n" * max(line - self._first - self._text.count("\n"), 0) + text

    def read(self) -> Iterator[Line]:
        """Its lines without markup, and a break."""
        cleaned = _without_markup(_blanked(_ESCAPE, " ", self._text))
        yield from enumerate(f"{cleaned} {BREAK}".split("\n"), self._first)


class _Literals:
    """The texts of a Python module while its tokens are read, in their order."""

    def __init__(self) -> None:
        self.texts: list[_Literal] = []
        self._open: list[_Literal] = []
        """The f-strings that have begun and not ended, the innermost last."""
        self._beside: _Literal | None = None
        """The text that a string here would be a part of."""

    def read(self, kind: int, string: str, line: int) -> None:
        """Take in the next token, which is no docstring, comment or line break inside brackets."""
        if kind == token.FSTRING_START:
            self._open.append(self._here(line))
        elif kind == token.FSTRING_MIDDLE:
            self._open[-1].add(line, string)
        elif kind == token.FSTRING_END:
            ended = self._open.pop()
            self._beside = None if self._open else ended
        elif kind == token.STRING:
            text = self._here(line)
            text.add(line, _QUOTES.sub("", string))
            self._beside = None if self._open else text
        elif not self._open:
            self._beside = None
        elif string == "{":
            self._open[-1].add(line, GAP)

    def _here(self, line: int) -> _Literal:
        """The text that a string which begins here is in. What is inside a gap of an f-string is a text by itself."""
        if self._open or self._beside is None:
            self.texts.append(_Literal(line))
            return self.texts[-1]
        return self._beside


def _python(text: str) -> Iterator[Line]:
    """The strings of a module but its docstrings; adjacent strings are one text, and an f-string has gaps."""
    literals = _Literals()
    is_statement = True
    for kind, string, (line, _), _, _ in tokenize.generate_tokens(io.StringIO(text).readline):
        if kind in (token.NL, token.COMMENT, token.INDENT, token.DEDENT):
            continue
        if not (is_statement and kind == token.STRING):
            literals.read(kind, string, line)
        is_statement = kind == token.NEWLINE or (is_statement and kind == token.STRING)
    for literal in literals.texts:
        yield from literal.read()
