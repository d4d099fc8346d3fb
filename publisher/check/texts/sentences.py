"""Texts of whole sentences end as sentences do: where one does not, some of it may be missing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from publisher.model.base import WHOLE, Part
from publisher.model.walk import marked, texts_in
from publisher.policies.read import FILES
from publisher.source.problems import Code, Report

if TYPE_CHECKING:
    from publisher.policies.read import CouncilFiles

_END = re.compile(r"[.?!:][\"'\u201d\u2019)]*$")


def check_sentences(files: CouncilFiles, report: Report) -> None:
    """Check every text of whole sentences in the files of a council, and in those that all councils share."""
    of_files: list[Part] = [files.written if name == "policy" else getattr(files, name) for name in FILES]
    for part in [*of_files, files.national_faq]:
        for holder, keys, text in texts_in(part):
            if keys[0] in marked(type(holder), WHOLE) and not _END.search(text):
                words = text.split()
                what = f"The text has no end: '{'... ' if len(words) > 5 else ''}{' '.join(words[-5:])}'."
                do = "Write what is missing, or put a full stop."
                report.add(holder.place(*keys), Code.TEXT_WITHOUT_END, what, do)
