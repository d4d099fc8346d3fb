"""Keeps what an earlier release named by its content, so that a page that was opened before goes on working.

A page asks for its policy, for Python and for the parts of its own release while a family uses it. A site that is
published meanwhile still has them, for some days.
"""

from __future__ import annotations

import json
import shutil
from datetime import date, timedelta
from typing import TYPE_CHECKING

from publisher.site.hosting.compressed import BROTLI, GZIP
from publisher.site.hosting.csp import for_ever_rules
from publisher.site.hosting.host_headers import FILE_NAME as HEADERS
from publisher.site.hosting.host_headers import read_rules, write_rules
from publisher.site.hosting.named_files import MOST_PATTERNS, named_files, patterns_of
from publisher.source.problems import LocalOfferError

if TYPE_CHECKING:
    from pathlib import Path

RECORD = "assets/earlier.json"
"""Where a site says since when it no longer uses a file that it keeps."""

KEPT_DAYS = 30
"""How long a file is kept. A tab that has been open for longer is told that the site was renewed."""


class EarlierError(LocalOfferError):
    """The site before cannot be understood; the message says what to do."""


def keep_earlier(site: Path, previous: Path, day: date) -> int:
    """Copy into a new site what the one before named by its content and the new one does not have.

    Args:
        site: the folder of the new site, complete, with its `_headers` and compressed copies.
        previous: the folder of the site that is published now. It may be missing: then there is nothing to keep.
        day: the day on which the new site is published.

    Returns:
        How many files it keeps.

    Raises:
        EarlierError: what the site before says of its own files cannot be read.
    """
    since = _since(previous)
    kept: dict[str, str] = {}
    for file in named_files(previous):
        name = file.relative_to(previous).as_posix()
        left = since.get(name, day)
        if (site / name).exists() or left + timedelta(days=KEPT_DAYS) < day:
            continue
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        for ending in ("", BROTLI, GZIP):
            copy = file.with_name(file.name + ending)
            to = (site / name).with_name(copy.name)
            if copy.is_file() and not to.exists():
                shutil.copy2(copy, to)
        kept[name] = left.isoformat()
    if kept:
        (site / RECORD).write_text(json.dumps(kept, indent=0), encoding="utf-8")
        _add_rules(site)
    return len(kept)


def _since(previous: Path) -> dict[str, date]:
    """Since when the site before does not use what it keeps itself."""
    record = previous / RECORD
    if not record.is_file():
        return {}
    try:
        return {name: date.fromisoformat(day) for name, day in json.loads(record.read_text(encoding="utf-8")).items()}
    except (AttributeError, TypeError, ValueError):
        raise EarlierError(f"{record} is damaged. Delete it: its files are then kept from today on.") from None


def _add_rules(site: Path) -> None:
    """Let browsers keep what is kept for ever, too."""
    headers = site / HEADERS
    rules = read_rules(headers.read_text(encoding="utf-8"))
    known = {rule.pattern for rule in rules}
    # The first rule is that of the whole site, which may be in a folder of its host.
    below = rules[0].pattern.removesuffix("/*")
    new = [pattern for pattern in (f"{below}{pattern}" for pattern in patterns_of(site)) if pattern not in known]
    room = max(0, MOST_PATTERNS - len(known))
    headers.write_text(write_rules([*rules, *for_ever_rules(new[:room])]), encoding="utf-8")
