"""Reads text from a file, whichever program saved it: a plain file of a size that somebody can have written."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING, cast

from publisher.source.problems import Code, Place, Report

if TYPE_CHECKING:
    from pathlib import Path

MOST_BYTES = 5_000_000
"""Ten times the largest file of policies that we know. A file that is larger is a mistake, or is meant to do harm."""

MOST_LETTERS = 20_000
"""In one text. The longest that we know has 415."""

MOST_IN_A_WORD = 2_000
"""Letters without a space. No address of a page is longer, and what looks through texts may take the square of it."""

# A pipe that nobody writes into is opened at once, and refused; a device is not read.
_FLAGS = os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC | os.O_NOCTTY


def read_text(path: Path, report: Report) -> str | None:
    """The text of a file, or None where it cannot be read (LO101), or is no plain file of a usual size (LO110)."""
    try:
        content = _content(path, report)
    except FileNotFoundError:
        report.add(Place(path), Code.UNREADABLE, "The file does not exist.", "Make the file, or correct its name.")
    except OSError as error:
        what = f"The file cannot be read: {error.strerror}."
        do = "Check that it is a file and that you have permission to read it."
        report.add(Place(path), Code.UNREADABLE, what, do)
    else:
        return None if content is None else _decoded(content, path, report)
    return None


def _content(path: Path, report: Report) -> bytes | None:
    descriptor = os.open(path, _FLAGS)
    with os.fdopen(descriptor, "rb") as file:
        kind = os.fstat(descriptor).st_mode
        if stat.S_ISDIR(kind):
            raise IsADirectoryError(21, os.strerror(21))
        if not stat.S_ISREG(kind):
            report.add(Place(path), Code.NOT_A_PLAIN_FILE, "This is a device or a pipe.", "Put a plain file there.")
            return None
        content = cast("bytes | None", file.read(MOST_BYTES + 1))
    if content is None:
        # The system's own files can look plain, and have nothing to read until something happens.
        report.add(Place(path), Code.NOT_A_PLAIN_FILE, "There is nothing to read in it.", "Put a plain file there.")
        return None
    if len(content) > MOST_BYTES:
        what = f"The file is larger than {MOST_BYTES / 1e6:.0f} MB."
        report.add(Place(path), Code.NOT_A_PLAIN_FILE, what, "Look for what was put into it by mistake.")
        return None
    return content


def _decoded(content: bytes, path: Path, report: Report) -> str | None:
    try:
        # Spreadsheets put an invisible mark at the start of a file that they save as UTF-8.
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        report.add(Place(path, line), Code.UNREADABLE, "This line is not UTF-8 text.", "Save the file as UTF-8.")
        return None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def too_long(text: str) -> str | None:
    """What is wrong with a text that is too long to be one, or has a word that is; None where nothing is."""
    if len(text) > MOST_LETTERS:
        return f"The text has {len(text):,} letters."
    longest = max(map(len, text.split()), default=0) if len(text) > MOST_IN_A_WORD else 0
    return f"There are {longest:,} letters without a space." if longest > MOST_IN_A_WORD else None
