"""The Easy Read page: what two sides of paper hold, in sentences of one idea."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from publisher.source.problems import Code, Report
from publisher.wording.reach import NUMBER

if TYPE_CHECKING:
    from publisher.model.council.summaries.easy import EasySentence
    from publisher.rules.logic import Logic

FEWEST, MOST = 12, 16
"""How many sentences a page has. More do not fit on two sides of paper in large type."""

MOST_WORDS = 15
"""How long a sentence may be. Ten words are better."""

_NUMBER = re.compile(NUMBER)
_ENDS_WITHIN = re.compile(r"[.?!:;]\s")
_ABBREVIATION = re.compile(r"\b(?:\w*[A-Z]{2}\w*|(?:[A-Za-z]\.){2,}|etc\b)")


def check_easy(logic: Logic, report: Report) -> None:
    """Check the Easy Read page of one edition.

    Args:
        logic: the rules of the edition.
        report: receives every problem found: LO515, LO516.
    """
    easy = logic.edition.easy
    sentences = [sentence for part in easy.parts for sentence in part.sentences]
    if not FEWEST <= len(sentences) <= MOST:
        what = f"The Easy Read page has {len(sentences)} sentences."
        do = f"Give it {FEWEST} to {MOST}: what matters most, on two sides of paper."
        report.add(easy.place("parts"), Code.EASY_TOO_LONG, what, do)
    for sentence in sentences:
        _check_words(sentence, report)


def _check_words(sentence: EasySentence, report: Report) -> None:
    says = sentence.says
    place = says.place("do" if hasattr(says, "do") else "text")
    # To ring a number is one thing to do, however it is grouped.
    text = _NUMBER.sub("number", says.text)
    count = len(text.split())
    if count > MOST_WORDS:
        what = f"The sentence has {count} words."
        report.add(place, Code.EASY_TOO_HARD, what, f"Use {MOST_WORDS} at the most: one idea, in everyday words.")
    if found := _ABBREVIATION.search(text):
        what = f"The sentence has the abbreviation '{found[0]}'."
        report.add(place, Code.EASY_TOO_HARD, what, "Write it out, or say it in everyday words.")
    elif _ENDS_WITHIN.search(text):
        what = "This is more than one sentence."
        report.add(place, Code.EASY_TOO_HARD, what, "Give each sentence an entry of its own, with its own picture.")
