"""Cuts the search index of a built site, so that a family's browser loads only what its search looks in.

MkDocs makes one index of every page. At many councils that is megabytes, of which a family needs one council's part.
docs/architecture/search.md says how the parts are searched.
"""

from __future__ import annotations

import html
import json
import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from publisher.pages import compare, words
from publisher.pages.addresses import folder_of
from publisher.search.leads import choose_first, lead
from publisher.source.facts import FACT
from publisher.source.output import replace_file
from publisher.wording.glossary import full_name, names_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from publisher.model.england.search import Search
    from publisher.model.england.words import Term
    from publisher.pages.spending import FoundItem

FOLDER = "search"

EVERYTHING = f"{FOLDER}/search_index.json"
"""The index of the whole site, where MkDocs writes it."""

MOST_AT_ONCE = 8
"""How many councils a family may search at once. Each has 0.4 MB of text: of a nation it would be 60 MB on a phone."""

SHARED = f"{FOLDER}/shared.json"
"""What is for every family, wherever it lives: the national rules, the words, and what this site is."""

COUNCILS = f"{FOLDER}/councils.json"
"""Where each council's pages begin, and where councils are compared; without the text of those pages."""

NAMES = f"{FOLDER}/names.json"
"""The names of everything that has several, by its id: a search for one of them finds the others too."""

_FOR_STAFF = ("architecture/", "council/")
"""Pages for councils and engineers. A family that looks for "budget" does not mean them; a search of all does."""

_OF_A_WORD = 0.5
"""What an explained word is worth next to other parts: a council's own page on the subject comes first."""

_WITH_FACTS = ("sources/", "law/")
"""Pages that list facts with their numbers."""

# Numbers of facts behind a sentence, with the space before them.
_CITED = re.compile(rf"(?:\s*\b(?:Source )?{FACT}\b)+")

# The search plugin keeps some tags; those that end a line of text are worth a space.
_END_OF_LINE = re.compile(r"</(?:p|li|ul|ol|dd|dt|pre|td|th)>")
_TAG = re.compile(r"</?[a-z][^>]*>", re.IGNORECASE)

# The folder of pages that hold from a day on.
_AHEAD = re.compile(r"\bfrom-\d{4}-\d{2}-\d{2}/")

type _Entry = dict[str, Any]
type Days = tuple[date | None, date | None]


def council_index(council: str) -> str:
    """Where the index of one council's pages is, below the site's folder."""
    return f"{FOLDER}/council-{council}.json"


def searched_at_once(councils: int) -> bool:
    """Whether a reader may search the pages of so many councils at once."""
    return councils <= MOST_AT_ONCE


class Council(NamedTuple):
    """What is told of one council that its pages do not say in words: its area, and the names of what lies in it."""

    area: str
    places: Sequence[str]


class Added(NamedTuple):
    """What the search finds beside what MkDocs has read.

    search: the words that families search for, and where they lead.
    items: the items of spending on a page, by the page's address: each is found by itself.
    about: what a page is about in a sentence, by its address. Most pages say nothing above their first heading.
    """

    search: Search
    items: Mapping[str, Sequence[FoundItem]]
    about: Mapping[str, str]


def write_search_index(
    site: Path,
    councils: Mapping[str, Council],
    terms: Iterable[Term],
    holds: Mapping[str, Days],
    added: Added,
    *,
    own: bool = False,
) -> None:
    """Write the parts of a built site's search index beside it, and the names that things have.

    Each index, the whole one too, is `{"docs": [...], "areas": {...}}`: pages and parts of pages as plain text, and the
    names of the councils' areas that are in it, by the council's id. An entry of a page that holds only from or until
    a day says so, as `from` and `until`: readers find what holds on their day. `also` of an entry has words that lead
    to it and are not in its text.

    Args:
        site: the folder of the built site, with the whole index in it.
        councils: what is told of each council, by its id.
        terms: the words that the site explains.
        holds: the first day of a page, and the day on which another takes its place, by its address.
        added: what is found beside what MkDocs has read.
        own: whether the site is about one council, so that there is none to choose.

    Where there are more councils than are searched at once, the whole index is taken away.

    Wherever MkDocs has put the pages, here each has a folder of its own: in `holds` and `added`, too.
    """
    whole = json.loads((site / EVERYTHING).read_text(encoding="utf-8"))
    terms = list(terms)
    read = [entry | {"location": folder_of(entry["location"])} for entry in whole["docs"]]
    pages = {_page(ours): _page(theirs) for ours, theirs in zip(read, whole["docs"], strict=True)}
    plain = _with_words([_without_citations(_plain(entry)) for entry in read], terms)
    docs = [_dated(entry, holds) for entry in lead(_with_items(plain, added.items), added.search, added.about)]
    parts = _parts(docs, councils)
    if not own:
        parts[COUNCILS].append(choose_first(added.search))
    if searched_at_once(len(councils)):
        parts[EVERYTHING] = docs
    else:
        (site / EVERYTHING).unlink()
    for name, entries in parts.items():
        there = dict.fromkeys(_council(entry) for entry in entries)
        areas = {id_: councils[id_].area for id_ in there if id_ in councils}
        written = [entry | {"location": _moved(entry["location"], pages)} for entry in entries]
        _write(site / name, {"docs": written, "areas": areas})
    _write(site / NAMES, shared_names(terms))


def shared_names(terms: Iterable[Term]) -> dict[str, list[str]]:
    """The names of each word that has several, by its id; a name that two words have belongs to the first."""
    taken: set[str] = set()
    names: dict[str, list[str]] = {}
    for term in terms:
        own = [name for name in names_of(term) if name.casefold() not in taken]
        taken.update(name.casefold() for name in own)
        if len(own) > 1:
            names[term.id] = own
    return names


def _write(path: Path, content: Mapping[str, Any]) -> None:
    replace_file(path, json.dumps(content, ensure_ascii=False, separators=(",", ":")))


def _with_items(entries: Iterable[_Entry], items: Mapping[str, Sequence[FoundItem]]) -> Iterator[_Entry]:
    """Each item of spending beside the page that it is on; the text under a heading has dozens of them."""
    for entry in entries:
        yield entry
        for item in items.get(entry["location"], ()):
            location = f"{entry['location']}#{item.anchor}"
            yield {"location": location, "title": item.name, "text": item.text, "item": item.id}


def _parts(entries: Sequence[_Entry], councils: Mapping[str, Council]) -> dict[str, list[_Entry]]:
    """The entries of each part; an entry is a page, or the text under one heading of it."""
    compared = f"{compare.PAGE.path.removesuffix('.md')}/"
    parts: dict[str, list[_Entry]] = {SHARED: [], COUNCILS: [], **{council_index(council): [] for council in councils}}
    for entry in entries:
        base = _AHEAD.sub("", entry["location"])
        if base.rstrip("/") in councils:
            places = councils[base.rstrip("/")].places
            parts[COUNCILS].append(entry | {"text": "", "also": " ".join(places)})
        elif base == compared:
            parts[COUNCILS].append(entry | {"text": ""})
        if _council(entry) in councils:
            parts[council_index(_council(entry))].append(entry)
        elif not base.startswith((compared, *_FOR_STAFF)):
            parts[SHARED].append(entry)
    return parts


def _with_words(entries: Iterable[_Entry], terms: Iterable[Term]) -> list[_Entry]:
    """Each word that is explained, in the place of the letter above it: "E" says nothing to whoever searches."""
    page = f"{words.PAGE.path.removesuffix('.md')}/"
    found: list[_Entry] = []
    for entry in entries:
        if not entry["location"].startswith(f"{page}#"):
            found.append(entry)
        if entry["location"] == page:
            found += [
                entry
                | {
                    "location": f"{page}#{term.id}",
                    "title": full_name(term),
                    "text": words.explanation(term),
                    "boost": _OF_A_WORD,
                }
                for term in terms
            ]
    return found


def _dated(entry: _Entry, holds: Mapping[str, Days]) -> _Entry:
    """An entry with the days of its page."""
    from_, until = holds.get(_page(entry), (None, None))
    days = {"from": from_, "until": until}
    return entry | {key: day.isoformat() for key, day in days.items() if day}


def _plain(entry: _Entry) -> _Entry:
    """An entry with its title and text as plain text."""
    return entry | {key: _plain_text(entry[key]) for key in ("title", "text")}


@lru_cache(maxsize=20_000)
def _plain_text(markup: str) -> str:
    """The words of some HTML, by that: most of the index is as it was when it is made again."""
    return " ".join(html.unescape(_TAG.sub("", _END_OF_LINE.sub(" ", markup))).split())


def _without_citations(entry: _Entry) -> _Entry:
    """An entry without the numbers of facts, which are no words; they can be found where the facts are listed."""
    return entry if _page(entry).endswith(_WITH_FACTS) else entry | {"text": _uncited(entry["text"])}


@lru_cache(maxsize=20_000)
def _uncited(text: str) -> str:
    """A text without the numbers of facts, by the text."""
    return _CITED.sub("", text)


def _page(entry: _Entry) -> str:
    """The address of the page that an entry is, or is a part of."""
    return str(entry["location"]).partition("#")[0]


def _moved(location: str, pages: Mapping[str, str]) -> str:
    """An address with its page where it is on the site."""
    page, mark, part = location.partition("#")
    return f"{pages.get(page, page)}{mark}{part}"


def _council(entry: _Entry) -> str:
    """The first part of an entry's address, which is a council's id where it is a council's page."""
    return str(entry["location"]).partition("/")[0]
