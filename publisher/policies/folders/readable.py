"""Finds what would be read wrongly, or passed over without a word, in a folder of policies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publisher.source.problems import Code, Place, Report

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

_ENDINGS = {"yaml": (".yaml", ".yml", ".yaml.txt", ".yml.txt"), "csv": (".csv", ".csv.txt")}
"""What programs make of the end of a file's name. Some systems show none of them."""


def check_readable(policies: Path, files: Collection[str], report: Report) -> bool:
    """Check that the folder can be read, that nothing in it leads elsewhere, and that files have their own names.

    Args:
        policies: the folder of policies.
        files: how the files in its folders are called.
        report: receives a problem for each that is not so (LO101, LO110).

    Returns:
        Whether all of it is as it should be. If not, nothing is read: what is passed over may be all that counts.
    """
    before = len(report.problems)
    here = policies.resolve()
    for path in _inside(policies, here, report):
        for file in _inside(path, here, report) if path.is_dir() else ():
            _check_name(file, files, report)
    return len(report.problems) == before


def _inside(folder: Path, here: Path, report: Report) -> Iterator[Path]:
    """What is in a folder, but for links to somewhere else."""
    try:
        found = sorted(folder.iterdir())
    except OSError as error:
        what = f"The folder cannot be read: {error.strerror}."
        do = "Check that it is a folder and that you have permission to read it."
        report.add(Place(folder, 0), Code.UNREADABLE, what, do)
        return
    for path in found:
        if path.is_symlink() and not path.resolve().is_relative_to(here):
            what = "This is a link to somewhere else."
            report.add(Place(path, 0), Code.NOT_A_PLAIN_FILE, what, "Put the file itself there.")
        else:
            yield path


def _check_name(path: Path, files: Collection[str], report: Report) -> None:
    """Report a file that is called almost like one that is read, and is not read."""
    for name in files:
        stem, _, kind = name.partition(".")
        meant = path.name.lower() in {f"{stem}{ending}" for ending in _ENDINGS[kind]}
        if meant and path.name != name and not path.with_name(name).exists():
            report.add(Place(path, 0), Code.UNREADABLE, "A file of this name is not read.", f"Rename it to {name}.")
