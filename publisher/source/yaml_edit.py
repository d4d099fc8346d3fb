"""Changes single values of a YAML file in place. All else stays as its author wrote it: comments, layout, line ends.

The parser says where each value begins and ends, and only these characters are replaced. A library that reads a file
and writes it anew would also lay out anew what nobody changed.
"""

from __future__ import annotations

import json
import re
from datetime import date
from textwrap import fill
from typing import TYPE_CHECKING, Any

import yaml

from publisher.source.output import replace_file
from publisher.source.problems import Code, Place, ProblemsFound, Report

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from publisher.source.yaml_source import Plain, Where

_BARE = re.compile(r"[A-Za-z][A-Za-z0-9_.-]*")
_MEANS_SOMETHING_ELSE = frozenset({"true", "false", "null", "yes", "no", "on", "off", "y", "n"})
_WIDTH = 118
_MARK = "\ufeff"


class YamlEdits:
    """The changes of one file that are to be made together."""

    def __init__(self, path: Path) -> None:
        """Read a file that `read_yaml` could read."""
        # Not by `read_text`: line ends have to stay what they are.
        text = path.read_bytes().decode("utf-8")
        self._path = path
        self._mark = _MARK if text.startswith(_MARK) else ""
        self._text = text.removeprefix(_MARK)
        self._root = yaml.compose(self._text, Loader=yaml.CSafeLoader)
        self._changes: dict[tuple[int, int], str] = {}

    def replace(self, where: Where, value: Plain) -> None:
        """Replace a value or an item."""
        node = self._node(where)
        start = node.start_mark.index
        new = written(value)
        line = self._text[self._text.rfind("\n", 0, start) + 1 : start]
        if isinstance(value, list) and len(line) + len(new) > _WIDTH:
            # No item of what is listed in policies has a space in it.
            beside = " " * (len(line) - len(line.lstrip()) + 2)
            new = fill(line + new, _WIDTH, subsequent_indent=beside, break_long_words=False, break_on_hyphens=False)
            new = new.removeprefix(line).replace("\n", self._line_end)
        self._changes[start, _end(node)] = new

    def rename_key(self, where: Where, name: str) -> None:
        """Replace the key that leads to a value."""
        key = self._entry(where)[0]
        self._changes[key.start_mark.index, key.end_mark.index] = written(name)

    def add_after(self, where: Where, name: str, value: Plain) -> None:
        """Add a key with its value after another one of the same mapping."""
        key, before = self._entry(where)
        mapping = self._node(where[:-1])
        end = _end(before)
        entry = f"{name}: {written(value)}"
        column = key.start_mark.column
        if mapping.flow_style:
            line = self._text[self._text.rfind("\n", 0, end) + 1 : self._end_of_line(end)]
            entry = f",{self._line_end}{' ' * column}{entry}" if len(line) + len(entry) > _WIDTH else f", {entry}"
        else:
            end = self._end_of_line(end)
            entry = f"{self._line_end}{' ' * column}{entry}"
        self._changes[end, end] = self._changes.get((end, end), "") + entry

    def add_to(self, where: Where, name: str, value: Plain) -> None:
        """Add a key with its value at the end of a mapping, or give an empty one its first."""
        node = self._node(where)
        if node.value:
            self.add_after((*where, node.value[-1][0].value), name, value)
        else:
            self.replace(where, {name: value})

    def take_out(self, where: Where) -> None:
        """Take a key and its value out of a mapping that has others."""
        mapping = self._node(where[:-1])
        entries = mapping.value
        at = next(number for number, (key, _) in enumerate(entries) if key.value == where[-1])
        key, value = entries[at]
        if not mapping.flow_style:
            start = self._text.rfind("\n", 0, key.start_mark.index) + 1
            end = self._end_of_line(_end(value)) + len(self._line_end)
        elif at:
            start, end = _end(entries[at - 1][1]), _end(value)
        else:
            start, end = key.start_mark.index, entries[1][0].start_mark.index
        self._changes[start, end] = ""

    def has(self, where: Where) -> bool:
        """Whether there is a value there, before any change."""
        around = self._node(where[:-1])
        return isinstance(around, yaml.MappingNode) and any(key.value == where[-1] for key, _ in around.value)

    def value(self, where: Where) -> Any:
        """A value of plain texts as it is, before any change; None where there is none."""
        try:
            node = self._node(where)
        except (StopIteration, IndexError):
            return None
        return [item.value for item in node.value] if isinstance(node, yaml.SequenceNode) else node.value

    @property
    def text(self) -> str:
        """The file as it will be."""
        text = self._text
        for (start, end), new in sorted(self._changes.items(), reverse=True):
            text = text[:start] + new + text[end:]
        return self._mark + text

    @property
    def changed(self) -> bool:
        """Whether there is anything to write."""
        return bool(self._changes)

    def write(self) -> None:
        """Write the file, whole or not at all."""
        write_all({self._path: self.text})

    @property
    def _line_end(self) -> str:
        return "\r\n" if "\r\n" in self._text else "\n"

    def _end_of_line(self, index: int) -> int:
        end = self._text.find("\n", index)
        end = len(self._text) if end < 0 else end
        return end - 1 if self._text[end - 1 : end] == "\r" else end

    def _node(self, where: Where) -> Any:
        node: Any = self._root
        for step in where:
            node = (
                node.value[step]
                if isinstance(step, int)
                else next(value for key, value in node.value if key.value == step)
            )
        return node

    def _entry(self, where: Where) -> tuple[Any, Any]:
        mapping = self._node(where[:-1])
        return next((key, value) for key, value in mapping.value if key.value == where[-1])


def _end(node: yaml.Node) -> int:
    """Where a node ends. That of a block begins the next one, beyond spaces and comments that are not its own."""
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return _end(last[1] if isinstance(last, tuple) else last)
    return node.end_mark.index


def written(value: Plain) -> str:
    """A value as it is written in one line."""
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case int() | date():
            return str(value)
        case list():
            return f"[{', '.join(written(item) for item in value)}]"
        case dict():
            return f"{{{', '.join(f'{written(key)}: {written(item)}' for key, item in value.items())}}}"
    if _BARE.fullmatch(value) and value.lower() not in _MEANS_SOMETHING_ELSE:
        return value
    return json.dumps(value, ensure_ascii=False)


def write_all(texts: Mapping[Path, str]) -> None:
    """Write files anew, all of them or, where one cannot be written or the run is ended, none.

    Raises:
        ProblemsFound: a file could not be written (LO805).
    """
    before = {path: path.read_bytes().decode("utf-8") if path.exists() else None for path in texts}
    done: list[Path] = []
    try:
        for path, text in texts.items():
            done.append(path)
            replace_file(path, text)
    except BaseException as error:
        for path in done:
            old = before[path]
            if old is None:
                path.unlink(missing_ok=True)
            elif path.read_bytes().decode("utf-8") != old:
                replace_file(path, old)
        if not isinstance(error, OSError):
            raise
        report = Report()
        what = f"It could not be written: {error.strerror or error}."
        do = "Nothing was changed. Fix what the system reports, and try again."
        report.add(Place(done[-1], 0), Code.OUTPUT_FAILED, what, do)
        raise ProblemsFound(report) from error
