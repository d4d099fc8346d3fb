"""Things that are made each by itself, made on all cores: councils are checked so, and what takes longest of a page.

One after the other, they are most of what a build takes, and one core stands idle.
"""

from __future__ import annotations

import logging
import multiprocessing
import os
import threading
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence


def made_on_all_cores[T, R](make: Callable[[T], R], things: Sequence[T], at_a_time: int = 1) -> Iterator[R | None]:
    """What `make` makes of each thing, in their order. None where it failed, which says nothing: make it here again.

    Each process begins as a copy of this one, so `make` may use all that is here, and what it changes is lost. Nothing
    is made where there is one core, or one thing, or where a copy could not be trusted: with other threads.

    Args:
        make: makes a thing, of which a process can be sent the result.
        things: what the things are made of.
        at_a_time: how many things a process is given at once.
    """
    cores = os.process_cpu_count() or 1
    can_copy = "fork" in multiprocessing.get_all_start_methods() and threading.active_count() == 1
    if cores == 1 or len(things) < 2 or not can_copy:
        return
    copies = multiprocessing.get_context("fork")
    with ProcessPoolExecutor(cores, copies, _begin, (make, things)) as pool:
        try:
            yield from cast("Iterator[R | None]", pool.map(_made, range(len(things)), chunksize=at_a_time))
        except BrokenProcessPool:
            # One was ended, for want of memory, say. What is not made yet is made here.
            return


_begun: list[tuple[Callable[..., object], Sequence[object]]] = []
"""In a process that makes things: how, and of what."""


def _begin(make: Callable[..., object], things: Sequence[object]) -> None:
    """Begin a process. What is logged in it is logged again where the thing is made for good."""
    for logger in (logging.getLogger(), logging.getLogger("mkdocs")):
        logger.handlers = [logging.NullHandler()]
    _begun[:] = [(make, things)]


def _made(number: int) -> object:
    make, things = _begun[0]
    try:
        return make(things[number])
    except Exception:
        # Whatever it is, it is raised again where the thing is made for good.
        return None
