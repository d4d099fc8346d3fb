"""Every edit between two versions of a policy's files, whatever it does: nothing that was edited goes unsaid."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Any, NamedTuple

from publisher.model.base import Part
from publisher.model.walk import inside
from publisher.policies.floor import said_by
from publisher.source.facts import Fact

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from publisher.difference.result import Category, Edit
    from publisher.policies.read import CouncilFiles
    from publisher.source.problems import Place

NATIONAL_FILES = {
    "kinds": "kinds.yaml",
    "questions": "questions.yaml",
    "words": "words.yaml",
    "clauses": "clauses.yaml",
    "defaults": "defaults.yaml",
    "floor": "floor.yaml",
    "checklist": "checklist.yaml",
    "letters": "letters.yaml",
    "readers": "readers.yaml",
    "bodies": "bodies.yaml",
    "national_faq": "faq.yaml",
    "statuses": "statuses.yaml",
    "places": "places.yaml",
    "search": "search.yaml",
    "law": "law.csv",
}
COUNCIL_FILES = {
    "council": "council.yaml",
    "written": "policy.yaml",
    "short": "short.yaml",
    "easy": "easy.yaml",
    "faq": "faq.yaml",
    "cases": "cases.yaml",
    "facts": "facts.csv",
}
"""The files of a policy: what `CouncilFiles` calls each."""

_BY_FILE: dict[str, Category] = {
    "law": "facts",
    "facts": "facts",
    "cases": "families",
    "short": "pages",
    "easy": "pages",
    "faq": "pages",
    "national_faq": "pages",
    "bodies": "contacts",
}
_BY_KEY: dict[str, Category] = {
    "contacts": "contacts",
    "help": "contacts",
    "guidance": "pages",
    "review": "pages",
    "redress": "pages",
    "spending": "pages",
    "conflicts": "pages",
    "sources": "pages",
}
"""What an edit is about, by the first of its keys."""

_DECIDING_FILES = {"written", "clauses", "defaults", "floor", "questions", "letters"}
_MARKED_FILES = {"short", "easy"}
_SAYING = {
    "about", "before", "considers", "find", "form", "forms", "headline", "hint", "how", "label", "means", "met", "name",
    "people", "ready", "said", "says", "short", "takes", "text", "unknown", "unmet", "why", "do", "chosen", "life",
    "helps", "groups",
}  # fmt: skip
"""The files that decide something, and the keys in them whose contents are words alone."""

_NAMES = ("id", "same_as", "item", "name", "clause", "question", "page", "word", "subject")
"""The keys by whose text the entry of a list is known: the first of them that it has."""


class _Here(NamedTuple):
    """A value in one version, with the innermost part or fact around it and the keys from there to it."""

    value: Any
    part: Part | Fact | None
    keys: tuple[str | int, ...] = ()

    def inside(self) -> dict[str, _Here] | None:
        """Its contents, each under a name; None where it has none."""
        value = self.value
        if isinstance(value, Fact):
            return {key: self._at(key, each) for key, each in _columns(value).items()}
        if isinstance(value, Part | dict):
            return {str(key): self._at(key, each) for key, each in inside(value) if each not in _NOTHING}
        if isinstance(value, list):
            found: dict[str, _Here] = {}
            for at, each in enumerate(value):
                name = _name(each)
                while name in found:
                    name += " again"
                found[name] = self._at(at, each)
            return found
        return None

    def _at(self, key: str | int, value: Any) -> _Here:
        return _Here(value, value) if isinstance(value, Part | Fact) else _Here(value, self.part, (*self.keys, key))

    @property
    def place(self) -> Place | None:
        """Where it is written."""
        if isinstance(self.part, Fact):
            return self.part.place
        return None if self.part is None else self.part.place(*self.keys)


class _Found(NamedTuple):
    """An edit as it is found: the keys that lead to it, and what is there in each version."""

    keys: tuple[str, ...]
    before: _Here | None
    after: _Here | None
    what: tuple[str, str] | None = None


def edits(
    old: CouncilFiles, new: CouncilFiles, files: Mapping[str, str], place_of: Callable[[int, Place], str]
) -> list[Edit]:
    """The edits in some files of a policy, in the order of the newer ones.

    Args:
        old: the older version.
        new: the newer version.
        files: which files, as `CouncilFiles` calls them.
        place_of: how a place in the files of a version, 0 or 1, is shown.
    """
    made: list[Edit] = []
    for file, name in files.items():
        roots = [
            _Here(value, value if isinstance(value, Part) else None)
            for value in (getattr(old, file), getattr(new, file))
        ]
        for found in _between(roots[0], roots[1], ()):
            sides = (found.before, found.after)
            texts = found.what or tuple(None if side is None else _text(side.value) for side in sides)
            places = [
                None if side is None or side.place is None else place_of(at, side.place)
                for at, side in enumerate(sides)
            ]
            made.append(
                {
                    "category": _category(file, found.keys),
                    "name": f"{name}: {', '.join(found.keys)}",
                    "before": texts[0],
                    "after": texts[1],
                    "old_place": places[0],
                    "new_place": places[1],
                }
            )
    return made


def _between(old: _Here, new: _Here, keys: tuple[str, ...]) -> Iterator[_Found]:
    before, after = old.inside(), new.inside()
    if before is None or after is None or type(old.value) is not type(new.value):
        if _plain(old.value) != _plain(new.value):
            yield _Found(keys, old, new)
        return
    same = [name for name in after if name in before]
    if [name for name in before if name in after] != same and isinstance(old.value, list):
        yield _Found(
            (*keys, "the order"), old, new, (", ".join(name for name in before if name in after), ", ".join(same))
        )
    gone, added = ([name for name in one if name not in other] for one, other in ((before, after), (after, before)))
    for name in same:
        yield from _between(before[name], after[name], (*keys, name))
    for name in [name for name in added if isinstance(getattr(after[name].value, "was", None), list)]:
        former = next((each for each in after[name].value.was if each in gone), None)
        if former is not None:
            yield from _between(before[former], after[name], (*keys, name))
            gone.remove(former)
            added.remove(name)
    # What has no name of its own is known by its words: like words, or others in the same place, are an edit of them.
    mine, theirs = ([name for name in names if name.startswith(_QUOTE)] for names in (gone, added))
    for name, other in _paired(mine, theirs):
        yield from _between(before[name], after[other], keys)
        gone.remove(name)
        added.remove(other)
    for name in gone:
        yield _Found((*keys, name), before[name], None)
    for name in added:
        yield _Found((*keys, name), None, after[name])


_QUOTE = "\u2018"
_ALIKE = 0.5
_MOST_COMPARED = 400


def _paired(gone: Sequence[str], added: Sequence[str]) -> list[tuple[str, str]]:
    """The entries that are each other in other words: the likest first, and then in their order."""
    alike: list[tuple[float, str, str]] = []
    if 1 < len(gone) * len(added) <= _MOST_COMPARED:
        alike = [(SequenceMatcher(None, one, other).ratio(), one, other) for one in gone for other in added]
    pairs: dict[str, str] = {}
    for ratio, one, other in sorted(alike, key=lambda each: -each[0]):
        if ratio >= _ALIKE and one not in pairs and other not in pairs.values():
            pairs[one] = other
    left = ([one for one in gone if one not in pairs], [one for one in added if one not in pairs.values()])
    pairs |= dict(zip(*left, strict=False))
    return [(one, pairs[one]) for one in gone if one in pairs]


def _name(value: Any) -> str:
    """What an entry of a list is known by: its id; or its words, quoted."""
    if isinstance(value, Part):
        for key in _NAMES:
            name = getattr(value, key, None)
            if isinstance(name, str):
                return name
    words = getattr(value, "headline", None) or getattr(value, "text", None) or _text(value)
    return f"{_QUOTE}{words}\u2019"


def _plain(value: Any) -> Any:
    """A value as plain data."""
    if isinstance(value, Part):
        return said_by(value)
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    return [_plain(inner) for inner in value] if isinstance(value, list) else value


def _columns(fact: Fact) -> dict[str, object]:
    """What a row of a register says, by its columns: those that are filled in."""
    columns = {
        "id": fact.id,
        "area": "+".join([fact.area, *fact.also]),
        "topic": fact.topic,
        "fact": fact.fact,
        "where": fact.where,
        "evidence": fact.evidence,
        "from": fact.from_,
        "until": fact.until,
    }
    return {name: said for name, said in columns.items() if said not in (None, "")}


_NOTHING: tuple[object, ...] = (None, [], {})


def _text(value: Any) -> str:
    """A value in one line: of a part what is set in it, to something else than where it is left out."""
    match value:
        case Fact():
            value = _columns(value)
        case Part():
            left_out = {
                field.alias or name: field.get_default(call_default_factory=True)
                for name, field in type(value).model_fields.items()
                if not field.is_required()
            }
            value = {key: inner for key, inner in inside(value) if key not in left_out or inner != left_out[key]}
    if isinstance(value, dict):
        return "; ".join(f"{key}: {_text(inner)}" for key, inner in value.items() if inner not in _NOTHING)
    if isinstance(value, list):
        return ", ".join(map(_text, value))
    # As they are written in the files.
    return str(value).lower() if isinstance(value, bool) else str(value)


def _category(file: str, keys: Sequence[str]) -> Category:
    first = keys[0] if keys else ""
    if keys and keys[-1] == "was" and (file in _MARKED_FILES or "overrides" in keys or first == "removes"):
        return "marks"
    known = _BY_FILE.get(file) or _BY_KEY.get(first)
    if known is not None:
        return known
    if "cites" in keys or first in ("uncited", "covers"):
        return "citations"
    if file not in _DECIDING_FILES:
        return "words" if file in ("words", "statuses", "kinds", "readers") else "other"
    if file == "questions" and keys[-1] == "ask":
        return "words"
    return "words" if _SAYING.intersection(keys) else "rules"
