"""Councils checked on all cores. A council is checked by itself, so what is found is the same."""

from __future__ import annotations

import io
import pickle
from dataclasses import fields
from typing import TYPE_CHECKING, Any, override

from publisher.model.base import Part
from publisher.model.walk import all_of
from publisher.source.all_cores import made_on_all_cores

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Sequence

    from publisher.pages.council_build import CouncilBuild
    from publisher.policies.read import CouncilFiles
    from publisher.source.problems import Report

    type Checked = tuple[CouncilBuild, Report]


FROM_COUNCILS = 8
"""Fewer are checked here: to begin a process, and to send what it makes, takes a quarter of what it saves."""


def checked_on_all_cores(
    councils: Sequence[CouncilFiles], check: Callable[[CouncilFiles], Checked]
) -> Generator[Checked | None]:
    """What comes of checking each council, in their order; None, or nothing more, for one that is to be checked here.

    What was read is not sent along: each result holds the very files that are here, and what all councils share is
    there once.
    """

    def checked(files: CouncilFiles) -> bytes:
        written = io.BytesIO()
        _Pickler(written, _read(files)).dump(check(files))
        return written.getvalue()

    some = councils if len(councils) >= FROM_COUNCILS else ()
    for files, made in zip(some, made_on_all_cores(checked, some), strict=False):
        yield None if made is None else _Unpickler(io.BytesIO(made), _read(files)).load()


def _read(files: CouncilFiles) -> list[Any]:
    """All that was read of a council and of what all share, in an order that is the same in a copy of this process."""
    held = [getattr(files, field.name) for field in fields(files)]
    facts = [fact for each in held if isinstance(each, dict) for fact in each.values()]
    return [files, *held, *facts, *(part for each in held for part in all_of(each, Part))]


class _Pickler(pickle.Pickler):
    """Writes what was read as its place among all of that."""

    def __init__(self, file: io.BytesIO, read: Sequence[Any]) -> None:
        super().__init__(file, pickle.HIGHEST_PROTOCOL)
        self._places = {id(each): place for place, each in enumerate(read)}

    @override
    def persistent_id(self, obj: Any) -> int | None:
        return self._places.get(id(obj))


class _Unpickler(pickle.Unpickler):
    """Finds what was read by its place."""

    def __init__(self, file: io.BytesIO, read: Sequence[Any]) -> None:
        super().__init__(file)
        self._read = read

    @override
    def persistent_load(self, pid: Any) -> Any:
        return self._read[pid]
