"""Which facts a council's policy cites, and what kind of part cites each."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

from publisher.model.base import Part
from publisher.model.walk import inside

if TYPE_CHECKING:
    from collections.abc import Iterator

    from publisher.policies.editions import Edition
    from publisher.policies.read import CouncilFiles
    from publisher.source.problems import Place


@dataclass(frozen=True, slots=True)
class Citation:
    """One fact, cited once: by which kind of part, by which part, and its position in the list of citations."""

    fact: str
    kind: str
    part: Part
    index: int

    @property
    def place(self) -> Place:
        """The file and line where it is cited."""
        return self.part.place("cites", self.index)


def citations(files: CouncilFiles) -> list[Citation]:
    """Every citation of a council: in council.yaml, policy.yaml, short.yaml, easy.yaml and faq.yaml, whatever the day.

    The kind is the list that the citing part belongs to: `clauses`, `strands`, `ways`, `holders`, `notes`, `spending`,
    `review`, `redress`, `conflicts`, `guidance`, `pages`, `parts`, `faq`, `contacts`, `missing_documents` or
    `site_features`.
    What an outcome of a strand, way or holder cites counts as `outcomes`.
    """
    return _by_kind(files.council, files.policy, files.short, files.easy, files.faq)


def citations_on_a_day(edition: Edition) -> list[Citation]:
    """Every citation of an edition: the same, with only what is in force."""
    return _by_kind(edition.council, edition.policy, edition.short, edition.easy, edition.faq)


def _by_kind(*parts: Part) -> list[Citation]:
    return [
        citation
        for part in parts
        for name, inner in inside(part)
        if name != "uncited"
        for citation in _citations(inner, str(name))
    ]


def citations_in(part: Part) -> Iterator[Citation]:
    """Every citation inside one part, without a kind."""
    return _citations(part, "")


def cited_by(*parts: Part) -> set[str]:
    """Every fact that some parts cite."""
    return {citation.fact for part in parts for citation in citations_in(part)}


def cited_in(files: CouncilFiles) -> set[str]:
    """Every fact that a council's files cite, or those which all councils share."""
    read = (getattr(files, field.name) for field in fields(files))
    return cited_by(*(part for part in read if isinstance(part, Part)))


def _citations(value: Any, kind: str) -> Iterator[Citation]:
    for key, inner in inside(value):
        if key == "cites" and isinstance(value, Part):
            for index, fact in enumerate(inner):
                yield Citation(fact, kind, value, index)
        elif not isinstance(inner, str):
            of_outcomes = key in ("outcomes", "strands") and kind in ("strands", "ways", "holders")
            yield from _citations(inner, "outcomes" if of_outcomes else kind)
