"""Leads words that families search for, and that pages do not have, to what answers them (england/search.yaml)."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from publisher.pages import COUNCIL_PAGES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from publisher.model.england.search import Search

type _Entry = dict[str, Any]

_AHEAD = re.compile(r"^from-\d{4}-\d{2}-\d{2}/")

HOME_COUNCILS = "#councils"
"""Where a family chooses its council, on the home page."""


def choose_first(search: Search) -> _Entry:
    """What all of the words find where no council has been chosen."""
    found = search.choose_first
    every = [word for entry in search.entries for word in entry.words]
    return {"location": HOME_COUNCILS, "title": found.title, "text": found.text, "also": " ".join(every)}


def lead(entries: Iterable[_Entry], search: Search, about: Mapping[str, str]) -> list[_Entry]:
    """Entries of councils' pages, each with the words that lead to it (`also`).

    Args:
        entries: pages and parts of pages. Their `item` is the item of spending that one is about, if it is about one.
        search: the words, and where they lead.
        about: what a page is about, by its address. It is shown where the page says nothing above its first heading,
            and is not looked in.
    """
    words: defaultdict[str, list[str]] = defaultdict(list)
    for entry in search.entries:
        targets = [_page(id_) for id_ in entry.pages]
        targets += [f"{_page('faq')}#{id_.replace('_', '-')}" for id_ in entry.faq]
        targets += [f"{_page('spending')}#{id_}" for id_ in entry.spending]
        for target in targets:
            words[target] += entry.words
    return [_with(entry, words, about) for entry in entries]


def _with(entry: _Entry, words: Mapping[str, list[str]], about: Mapping[str, str]) -> _Entry:
    left = {key: value for key, value in entry.items() if key != "item"}
    # A page that holds from a day on is led to like the one before it.
    own = _AHEAD.sub("", left["location"].partition("/")[2])
    target = f"{_page('spending')}#{entry['item']}" if "item" in entry else own
    if target not in words:
        return left
    told = {"about": about[left["location"]]} if not left["text"] and left["location"] in about else {}
    return left | {"also": " ".join(words[target])} | told


def _page(id_: str) -> str:
    """The address of a page of every council, below that of the council."""
    file = COUNCIL_PAGES[id_].file.removesuffix(".md")
    return "" if file == "index" else f"{file}/"
