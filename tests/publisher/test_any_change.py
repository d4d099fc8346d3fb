"""Whatever is done to the files of a good policy, the command finds no problem or tells one: it never breaks down."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.examples import examples
from tests.last_line import LAST_LINE
from tests.policies import GOOD, copy_of_good
from tests.publisher.local_offer import local_offer

FILES = sorted(path.relative_to(GOOD) for path in GOOD.rglob("*.*"))
PROBLEM = re.compile(r"\S+:\d+: LO\d{3} \S.*\n {4}\S.*\n")
JUNK = [
    "",
    "x",
    ":",
    "-",
    "- ",
    "{",
    "}",
    "[]",
    "{}",
    "null",
    "true",
    "0",
    "-1",
    "9" * 5000,
    "2026-13-01",
    "0001-01-01",
    "9999-12-31",
    "'",
    '"',
    "|",
    "&a",
    "*a",
    "!!int 3",
    "dont_know",
    "age",
    "aged_16",
    "good_use",
    "left_education",
    "EX-001",
    "otherwise: true",
    "not: aged_16",
    "all: []",
    "from: 2027-01-01",
    "until: 2027-01-01",
    "\t",
    "\x00",
    "\u2028",
    "é\U0001f600",
    "<b>*_`[x](y)</b>",
]


@st.composite
def changed_text(draw: st.DrawFn, text: str) -> str:
    lines = text.split("\n")
    at = draw(st.integers(0, len(lines) - 1), label="line")
    kind = draw(st.sampled_from(["delete", "double", "swap", "value", "insert", "cut", "indent"]), label="kind")
    line, junk = lines[at], draw(st.sampled_from(JUNK), label="junk")
    match kind:
        case "delete":
            del lines[at]
        case "double":
            lines.insert(at, line)
        case "swap":
            other = draw(st.integers(0, len(lines) - 1), label="with line")
            lines[at], lines[other] = lines[other], line
        case "value":
            lines[at] = re.sub(r"([:,-] ?)[^:,]*$", lambda found: f"{found[1]}{junk}", line)
        case "insert":
            indent = line[: len(line) - len(line.lstrip())]
            lines.insert(at, indent + junk)
        case "cut":
            lines[at] = line[: draw(st.integers(0, len(line)), label="length")]
        case _:
            lines[at] = " " * draw(st.integers(0, 8), label="spaces") + line.lstrip()
    return "\n".join(lines)


@pytest.mark.thorough
@given(data=st.data(), file=st.sampled_from(FILES))
@examples(70)
def test_no_change_to_a_file_breaks_the_check(data: st.DataObject, file: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        policies = copy_of_good(Path(folder))
        text = (policies / file).read_text(encoding="utf-8")
        for _ in range(data.draw(st.integers(1, 3), label="changes")):
            text = data.draw(changed_text(text))
        (policies / file).write_text(text, encoding="utf-8")
        # No day is before this one, so whatever day the pages are to be read again, it is not past.
        finished = local_offer("check", "--as-of", "0001-01-01", policies=policies)
    if finished.code == 0:
        assert finished.err == ""
        assert "no problems" in finished.out
    else:
        assert finished.code == 1
        assert finished.out == ""
        assert LAST_LINE.fullmatch(PROBLEM.sub("", finished.err)), finished.err
