"""Reads text from a file, whichever program saved it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publisher.source.problems import Code, Place, Report

if TYPE_CHECKING:
    from pathlib import Path


def read_text(path: Path, report: Report) -> str | None:
    """The text of a file, or None where it cannot be read (LO101)."""
    try:
        # Spreadsheets put an invisible mark at the start of a file that they save as UTF-8.
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        report.add(Place(path), Code.UNREADABLE, "The file does not exist.", "Make the file, or correct its name.")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        report.add(Place(path, line), Code.UNREADABLE, "This line is not UTF-8 text.", "Save the file as UTF-8.")
    except OSError as error:
        what = f"The file cannot be read: {error.strerror}."
        do = "Check that it is a file and that you have permission to read it."
        report.add(Place(path), Code.UNREADABLE, what, do)
    return None
