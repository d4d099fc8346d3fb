"""Words to search for: each once, and each leads to something that every council's pages have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publisher.check.england.kinds import check_kind_names
from publisher.source.problems import Code, Report, did_you_mean

if TYPE_CHECKING:
    from publisher.model.england.search import WordsToSearch
    from publisher.policies.read import CouncilFiles


def check_search(files: CouncilFiles, report: Report) -> None:
    """Check england/search.yaml.

    Args:
        files: any council's; what is national is the same in each.
        report: receives every problem found: LO201, LO206, LO407.
    """
    check_kind_names(files.search, files.kinds, report)
    items = {item.id for item in files.floor.spending_items}
    questions = {entry.id for entry in files.national_faq.faq}
    taken: set[str] = set()
    for entry in files.search.entries:
        for number, word in enumerate(entry.words):
            if word in taken:
                do = "Keep it where it fits best: one entry can lead to several places."
                report.add(entry.place("words", number), Code.DUPLICATE_ID, f"The word '{word}' is there twice.", do)
            taken.add(word)
        _check_names(entry, "spending", items, "item of spending", report)
        _check_names(entry, "faq", questions, "question in england/faq.yaml", report)
        if not (entry.pages or entry.spending or entry.faq):
            do = "Name what answers it: 'pages', 'spending' or 'faq'."
            report.add(entry.place(), Code.NO_WAY_ON, f"'{entry.words[0]}' leads nowhere.", do)


def _check_names(entry: WordsToSearch, key: str, known: set[str], called: str, report: Report) -> None:
    for number, id_ in enumerate(getattr(entry, key)):
        if id_ not in known:
            what = f"There is no {called} '{id_}'."
            report.add(entry.place(key, number), Code.UNKNOWN_REFERENCE, what, did_you_mean(id_, known))
