"""Which facts a council's policy cites, and what kind of part cites each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from publisher.model.base import Part

if TYPE_CHECKING:
    from collections.abc import Iterator

    from publisher.problems import Place
    from publisher.read import CouncilFiles


@dataclass(frozen=True, slots=True)
class Citation:
    """One fact, cited once: by which kind of part, and where."""

    fact: str
    kind: str
    place: Place


def citations(files: CouncilFiles) -> list[Citation]:
    """Every citation of a council: in council.yaml, policy.yaml and faq.yaml, whatever the day.

    The kind is the list that the citing part belongs to: `clauses`, `strands`, `ways`, `holders`, `notes`, `spending`,
    `review`, `redress`, `conflicts`, `guidance`, `faq`, `contacts`, `missing_documents` or `site_features`. What an
    outcome of a strand, way or holder cites counts as `outcomes`.
    """
    found: list[Citation] = []
    for part in (files.council, files.policy, files.faq):
        for name in type(part).model_fields:
            if name != "uncited":
                found.extend(_citations(getattr(part, name), name))
    return found


def citations_in(part: Part) -> Iterator[Citation]:
    """Every citation inside one part, without a kind."""
    return _citations(part, "")


def cited_by(*parts: Part) -> set[str]:
    """Every fact that some parts cite."""
    return {citation.fact for part in parts for citation in citations_in(part)}


def _citations(value: Any, kind: str) -> Iterator[Citation]:
    if isinstance(value, Part):
        for index, fact in enumerate(getattr(value, "cites", ())):
            yield Citation(fact, kind, value.place("cites", index))
        for name in type(value).model_fields:
            inner = "outcomes" if name in ("outcomes", "strands") and kind in ("strands", "ways", "holders") else kind
            yield from _citations(getattr(value, name), inner)
    elif isinstance(value, list):
        for item in value:
            yield from _citations(item, kind)
    elif isinstance(value, dict):
        for item in value.values():
            yield from _citations(item, kind)
