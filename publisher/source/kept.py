"""Keeps in a process what was made before, so that only what an edit touches is made again.

What is kept is found by all that it was made of, so it never has to be told that something has changed. Files are
their content; what was made of several things that are kept themselves is found by these very objects (`Same`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, override

from publisher.source.problems import Report

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable


class Same:
    """Some objects as a part of what something was made of: these very ones, and no others that are equal to them.

    It holds them, so that none of another time can be taken for one of them.
    """

    __slots__ = ("_objects",)

    def __init__(self, *objects: object) -> None:
        """Hold the objects."""
        self._objects = objects

    @override
    def __hash__(self) -> int:
        return hash(tuple(map(id, self._objects)))

    @override
    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Same) or len(self._objects) != len(other._objects):
            return False
        return all(one is another for one, another in zip(self._objects, other._objects, strict=True))


class Kept:
    """Results by what they were made of. One thread at a time may use it."""

    def __init__(self) -> None:
        """Keep nothing yet."""
        self._known: dict[tuple[Hashable, ...], Any] = {}
        self._used: set[tuple[Hashable, ...]] = set()

    def get(self, *made_of: Hashable) -> Any | None:
        """What was kept of this; None where nothing was.

        Args:
            made_of: what kind of result it is, and all that it depends on.
        """
        found = self._known.get(made_of)
        if found is not None:
            self._used.add(made_of)
        return found

    def keep(self, result: object, *made_of: Hashable) -> None:
        """Keep a result, which nobody may change from now on."""
        self._known[made_of] = result
        self._used.add(made_of)

    def of[T](self, make: Callable[[], T], *made_of: Hashable) -> T:
        """What was kept of this; or else what is made now, and kept."""
        found: T | None = self.get(*made_of)
        if found is None:
            found = make()
            self.keep(found, *made_of)
        return found

    def of_sound[T](self, make: Callable[[Report], T | None], report: Report, *made_of: Hashable) -> T | None:
        """As `of`, for what may have problems: it is kept only where making it found none.

        So whatever has a problem is made again, and says it again.
        """
        found: T | None = self.get(*made_of)
        if found is not None:
            return found
        own = Report()
        made = make(own)
        report.take(own)
        if made is not None and not own.problems:
            self.keep(made, *made_of)
        return made

    def forget_unused(self) -> None:
        """Let go of all that was neither used nor kept since the last time, so that a long day's work fits."""
        self._known = {made_of: self._known[made_of] for made_of in self._used}
        self._used.clear()


class KeptOnce(Kept):
    """For one build alone: what is kept is asked for once, and then let go of. What is made is used at once."""

    @override
    def get(self, *made_of: Hashable) -> Any | None:
        return self._known.pop(made_of, None)

    @override
    def keep(self, result: object, *made_of: Hashable) -> None:
        self._known[made_of] = result

    @override
    def of[T](self, make: Callable[[], T], *made_of: Hashable) -> T:
        found: T | None = self.get(*made_of)
        return make() if found is None else found
