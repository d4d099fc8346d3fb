"""The files of an earlier version as they can be published again on a later day: the same rules, and nothing overtaken.

Two things that they say were written for the day of then. `review_by` may be past: the day by which the pages are read
again is no rule, and stays what it is now. And a worked family without a day of its own asks on that of the version: if
the rules have changed since, as they were written to, it goes on asking on the day of then.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from publisher.source.problems import Report
from publisher.source.yaml_edit import YamlEdits
from publisher.source.yaml_source import parse_yaml

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date
    from pathlib import Path

    from publisher.policies.versions.published import Published

_REVIEW = re.compile(rb"^(?P<key>review_by[ \t]*:[ \t]*)(?P<quote>['\"]?)(?P<day>\d{4}-\d{2}-\d{2})(?P=quote)", re.M)
_CHANGE = re.compile(rb"\b(?:from|until)['\"]?[ \t]*:[ \t]*['\"]?(?P<day>\d{4}-\d{2}-\d{2})")

CASES = "cases.yaml"
COUNCIL = "council.yaml"


def returned(version: Published, now: Mapping[str, bytes], day: date, scratch: Path) -> dict[str, bytes]:
    """A council's files of an earlier version, to be published again.

    Args:
        version: the earlier version.
        now: the files as they are, by path below the folder of policies: the council's, and what all councils share.
        day: the day on which they are published again.
        scratch: a folder to work in.
    """
    council = f"{version.folder.parents[1].name}/"
    files = {name: content for name, content in version.files().items() if name.startswith(council)}
    if (about := f"{council}{COUNCIL}") in now.keys() & files.keys():
        files[about] = _still_due(files[about], now[about], day)
    if (cases := f"{council}{CASES}") in files and _change_between(version.about.day, day, {**now, **files}.values()):
        files[cases] = _asked_then(files[cases], version.about.day, scratch)
    return files


def _still_due(content: bytes, now: bytes, day: date) -> bytes:
    """council.yaml with the day by which the pages are read again that holds now, if that of then is past."""
    then, today = _REVIEW.search(content), _REVIEW.search(now)
    if then is None or today is None or then["day"] > _written(day):
        return content
    return content[: then.start("day")] + today["day"] + content[then.end("day") :]


def _change_between(then: date, day: date, contents: Iterable[bytes]) -> bool:
    """Whether something in files begins or ends after one day, and by another one."""
    days = (found["day"] for content in contents for found in _CHANGE.finditer(content))
    return any(_written(then) < each <= _written(day) for each in days)


def _written(day: date) -> bytes:
    # In this form days are in the order of their texts, those that are in no calendar, too: `check` finds them.
    return day.isoformat().encode()


def _asked_then(content: bytes, day: date, scratch: Path) -> bytes:
    """cases.yaml in which each family that names no day asks on one."""
    copy = scratch / CASES
    copy.write_bytes(content)
    source, edits = parse_yaml(content.decode("utf-8-sig"), copy, Report()), YamlEdits(copy)
    data = source.data if source is not None and isinstance(source.data, dict) else {}
    cases = data.get("cases")
    for number, case in enumerate(cases if isinstance(cases, list) else ()):
        if isinstance(case, dict) and "as_of" not in case:
            edits.add_after(("cases", number, "name"), "as_of", day)
    return edits.text.encode()
