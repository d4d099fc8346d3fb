"""What open pages are told of a build: that it is under way, and what it came to."""

from __future__ import annotations

import json
from typing import Any

from publisher.serving.live import Fault, Finding, Live


def told(live: Live) -> Any:
    """What a page is told that begins to listen now."""
    _, event = live.next_event(-1)
    return json.loads(event.removeprefix(b"data: "))


def test_a_build_is_under_way_until_it_is_in_place() -> None:
    live = Live()
    live.building()
    assert told(live) == {"build": "", "attempt": "", "fault": None, "warnings": [], "building": True}
    live.built("one")
    attempt = told(live)["attempt"]
    assert told(live) == {"build": "one", "attempt": attempt, "fault": None, "warnings": [], "building": False}


def test_what_stopped_the_last_build_holds_until_the_next_one_ends() -> None:
    live = Live()
    live.built("one")
    live.failed(Fault(text="It is full."))
    live.building()
    first = told(live)
    fault = {"findings": [], "text": "It is full."}
    assert first == {"build": "one", "attempt": first["attempt"], "fault": fault, "warnings": [], "building": True}
    live.failed(Fault(text="It is still full."))
    assert told(live)["building"] is False
    assert told(live)["attempt"] != first["attempt"]


def test_what_a_build_warns_of_holds_as_long_as_it_is_in_place() -> None:
    live = Live()
    warning = Finding("council.yaml:7", "LO305", "It is old.", "Read it again.")
    live.built("one", [warning])
    as_told = [{"place": "council.yaml:7", "code": "LO305", "what": "It is old.", "do": "Read it again."}]
    assert told(live)["warnings"] == as_told
    live.failed(Fault(text="It is full."))
    assert told(live)["warnings"] == as_told
    live.built("two")
    assert told(live)["warnings"] == []


def test_an_attempt_is_never_taken_for_one_of_a_server_that_was_there_before() -> None:
    before, after = Live(), Live()
    before.built("one")
    after.built("two")
    assert told(before)["attempt"] != told(after)["attempt"] != ""


def test_a_page_that_knows_the_last_build_is_told_of_the_next_one_as_it_begins() -> None:
    live = Live(heartbeat=0)
    live.built("one")
    known, _ = live.next_event(-1)
    assert live.next_event(known) == (known, b": nothing new\n\n")
    live.building()
    news, event = live.next_event(known)
    assert news != known
    assert b'"building": true' in event
