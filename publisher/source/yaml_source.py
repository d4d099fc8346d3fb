"""Reads YAML as plain data that remembers the line of every key and item.

Policies are edited by people who do not program, so the reader accepts plain YAML only: text, whole numbers, dates,
true and false, lists and mappings. `yes`, `no`, `on` and `off` stay text. A duplicate key is an error, and tags,
anchors and aliases are refused. Nothing in a file can run or build an object.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

import yaml

from publisher.source.problems import Code, Place, Report, first_control
from publisher.source.text_file import MOST_IN_A_WORD, read_text, too_long

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

type Plain = bool | int | str | date | list[Plain] | dict[str, Plain] | None
type Where = tuple[str | int, ...]

_INTEGER = re.compile(r"[+]?(0|[1-9][0-9]{0,17})|-[1-9][0-9]{0,17}")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_DEEPEST = 40

_NEVER_CLOSED = "found unexpected end of stream"
_IN_PLAIN_WORDS = {
    _NEVER_CLOSED: ("Unclosed quotation mark.", "Close it where the text ends."),
    "mapping values are not allowed in this context": (
        "Unexpected colon.",
        "Put quotation marks round a sentence with a colon, or correct the indentation.",
    ),
    "found character that cannot start any token": (
        "Unexpected character: perhaps a tab or a symbol.",
        "Indent with spaces, and put quotation marks round a sentence that begins with a symbol.",
    ),
}
"""The most common mistakes, as libyaml names them."""


@dataclass(slots=True)
class YamlSource:
    """A file's data, and the place of each part in the file."""

    path: Path
    data: Plain
    lines: dict[Where, int] = field(default_factory=dict)
    is_filled_in: bool = True
    """Whether no text is still to be written."""

    def place(self, where: Where) -> Place:
        """The place of a part of the data, or of the nearest part around it that has one."""
        while where and where not in self.lines:
            where = where[:-1]
        return Place(self.path, self.lines.get(where, 1))


def read_yaml(path: Path, report: Report) -> YamlSource | None:
    """Read one YAML (or JSON) file.

    Args:
        path: the file.
        report: receives every problem found: LO101, LO102, LO105, LO106, LO107, LO108.

    Returns:
        The data with its lines, or None where the file could not be read at all.
    """
    text = read_text(path, report)
    return None if text is None else parse_yaml(text, path, report)


def read_yaml_part(path: Path, part: Callable[[yaml.Node], yaml.Node | None], report: Report) -> YamlSource | None:
    """Read a part of a YAML file whose other parts another program reads, and may use all of YAML.

    Args:
        path: the file.
        part: finds the part in what the whole file holds; None where it is not there, and the data is then empty.
        report: receives every problem found, as with `read_yaml`.
    """
    text = read_text(path, report)
    if text is None:
        return None
    root = _composed(text, path, report)
    found = None if root is None else part(root)
    return YamlSource(path, {}) if found is None else _source(found, text, path, report)


def parse_yaml(text: str, path: Path, report: Report) -> YamlSource | None:
    """Read YAML from `text`, as if it were in `path`. See `read_yaml`."""
    before = len(report.problems)
    root = _composed(text, path, report, plain=True)
    return None if len(report.problems) > before else _source(root, text, path, report)


def _composed(text: str, path: Path, report: Report, *, plain: bool = False) -> yaml.Node | None:
    """What a file holds; None where it holds nothing, or has a problem, such as more than plain YAML."""
    try:
        # Nothing is built before it is known to be plain: libyaml crashes on deeply nested lists.
        if plain and _refuse_extras(yaml.parse(text, Loader=yaml.CSafeLoader), path, report):
            return None
        return yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.MarkedYAMLError as error:
        # An unclosed quotation mark is noticed at the end of the file, and reported where it was opened.
        mark = error.context_mark if error.problem == _NEVER_CLOSED else error.problem_mark
        unnamed = f"This is not valid YAML: {error.problem or error.context}."
        do = "Check the indentation, the colons and the quotation marks here."
        what, do = _IN_PLAIN_WORDS.get(error.problem or "", (unnamed, do))
        report.add(Place(path, _line(mark)), Code.UNREADABLE, what, do)
        return None
    except yaml.reader.ReaderError as error:
        line = text.encode()[: error.position].count(b"\n") + 1
        what = f"This is not valid YAML: {error.reason}."
        report.add(Place(path, line), Code.UNREADABLE, what, "Remove the invisible character.")
        return None


def _source(root: yaml.Node | None, text: str, path: Path, report: Report) -> YamlSource:
    source = YamlSource(path, None)
    if root is not None:
        _find_cut_texts(root, text.splitlines(), path, report)
        source.lines[()] = root.start_mark.line + 1
        source.data = _plain(root, (), source, report)
    return source


def _refuse_extras(events: Iterable[yaml.Event], path: Path, report: Report) -> bool:
    """Report what policies do not use. An alias can make a small file endless, so nothing with one is read further."""
    refused = False
    depth = 0
    for event in events:
        kind = ""
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            kind = f"lists inside lists more than {_DEEPEST} deep" if depth == _DEEPEST + 1 else ""
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if isinstance(event, yaml.AliasEvent):
            kind = "an alias (*)"
        elif getattr(event, "anchor", None):
            kind = "an anchor (&)"
        elif getattr(event, "tag", None):
            kind = "a tag (!)"
        if kind:
            refused = True
            place = Place(path, _line(event.start_mark))
            report.add(place, Code.UNSAFE_YAML, f"Policies do not use {kind}.", "Write the text out in full instead.")
        if depth > _DEEPEST:
            break
    return refused


def _find_cut_texts(node: yaml.Node, lines: list[str], path: Path, report: Report) -> None:
    """Report text of several words without quotation marks that a # ends, and anything that # and a letter end.

    A comment beside one word, a number or a day is a comment.
    """
    for child in node.value if isinstance(node, yaml.CollectionNode) else ():
        for inner in child if isinstance(child, tuple) else (child,):
            _find_cut_texts(inner, lines, path, report)
    if isinstance(node, yaml.ScalarNode) and not node.style:
        rest = lines[node.end_mark.line][node.end_mark.column :] if node.end_mark.line < len(lines) else ""
        if re.match(r"\s+#" if " " in node.value else r"\s+#\w", rest):
            what = f"The text is cut after '{node.value.split()[-1]}': what follows the # is taken for a comment."
            do = "Put quotation marks round the whole text; or write the comment on a line of its own."
            report.add(Place(path, node.end_mark.line + 1), Code.TEXT_CUT, what, do)


def _look_at(node: yaml.ScalarNode, path: Path, report: Report) -> None:
    """Report a character that YAML takes when it is written as its number, and a text that is too long to be one.

    Of that, only the first letters are read on.
    """
    place = Place(path, _line(node.start_mark))
    unseen, long = first_control(str(node.value)), too_long(str(node.value))
    if unseen is not None:
        report.add(place, Code.UNREADABLE, f"A character cannot be seen: {unseen}.", "Remove it.")
    if long is not None:
        report.add(place, Code.WRONG_VALUE, long, "Look for what was put in by mistake.")
        node.value = node.value[:MOST_IN_A_WORD]


def _line(mark: Any) -> int:
    """The line of a mark, counted from 1; libyaml and the Python reader have marks of different classes."""
    return mark.line + 1 if mark else 1


def _plain(node: yaml.Node, where: Where, source: YamlSource, report: Report) -> Plain:
    if isinstance(node, yaml.MappingNode):
        return _mapping(node, where, source, report)
    if isinstance(node, yaml.SequenceNode):
        items: list[Plain] = []
        for index, child in enumerate(node.value):
            source.lines[(*where, index)] = child.start_mark.line + 1
            items.append(_plain(child, (*where, index), source, report))
        return items
    if isinstance(node, yaml.ScalarNode):
        _look_at(node, source.path, report)
        if report.is_to_fill_in(str(node.value), Place(source.path, node.start_mark.line + 1)):
            source.is_filled_in = False
        return _scalar(node, source.path, report)
    raise TypeError(f"YAML has no such node: {type(node).__name__}")


def _mapping(node: yaml.MappingNode, where: Where, source: YamlSource, report: Report) -> dict[str, Plain]:
    result: dict[str, Plain] = {}
    for key_node, value_node in node.value:
        place = Place(source.path, key_node.start_mark.line + 1)
        if not isinstance(key_node, yaml.ScalarNode):
            report.add(place, Code.WRONG_VALUE, "A key must be a word.", "Write a plain word before the colon.")
            continue
        _look_at(key_node, source.path, report)
        key = str(key_node.value)
        if key in result:
            first = source.lines[(*where, key)]
            what = f"Duplicate key '{key}': it is already defined on line {first}."
            report.add(place, Code.DUPLICATE_KEY, what, "Keep one of the two, or merge them.")
            continue
        source.lines[(*where, key)] = key_node.start_mark.line + 1
        result[key] = _plain(value_node, (*where, key), source, report)
    return result


def _scalar(node: yaml.ScalarNode, path: Path, report: Report) -> Plain:
    text = str(node.value)
    if node.style:  # It is in quotation marks, or a block.
        return text
    if text in ("", "null", "~"):
        return None
    if text in ("true", "false"):
        return text == "true"
    if _INTEGER.fullmatch(text) and (text.lstrip("+-") == "0" or not text.lstrip("+-").startswith("0")):
        return int(text)
    if _DATE.fullmatch(text):
        try:
            return date.fromisoformat(text)
        except ValueError:
            what = f"There is no such day as {text}."
            report.add(
                Place(path, node.start_mark.line + 1), Code.WRONG_VALUE, what, "Write the date as year-month-day."
            )
            return text
    return text
