"""What is known is told, and what nobody answered is told as that."""

from __future__ import annotations

import json
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import TYPE_CHECKING, Any

import pytest

from tests.audit.locked import Locked
from tests.audit.vulnerabilities import ask

if TYPE_CHECKING:
    from collections.abc import Iterator

JINJA = Locked("PyPI", "jinja2", "2.4.1", ())
LODASH = Locked("npm", "lodash", "4.17.0", ())
NODE = Locked("npm", "@types/node", "1.0.0", ())

NOBODY = "http://127.0.0.1:9/"

OSV_SAYS = {"results": [{"vulns": [{"id": "GHSA-462w-v97r-4m45", "modified": "2024"}]}, {}, {}]}
NPM_SAYS = {
    "lodash": [{"url": "https://github.com/advisories/x", "severity": "high", "vulnerable_versions": "<4.17.19"}]
}


@contextmanager
def service(says: object, status: int = 200) -> Iterator[tuple[str, list[Any]]]:
    """A service on this machine that always says the same; yields its address, and what it was asked."""
    asked: list[Any] = []

    class Answers(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(status)
            self.end_headers()
            self.wfile.write(json.dumps(says).encode())

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with HTTPServer(("127.0.0.1", 0), Answers) as server:
        # Else a test would wait half a second for its end.
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/", asked
        finally:
            server.shutdown()
            thread.join()


def test_one_request_asks_for_all_packages_and_each_vulnerability_is_told() -> None:
    with service(OSV_SAYS) as (osv, asked):
        answer = ask([JINJA, LODASH, NODE], osv, NOBODY)
    assert answer.found == ["pkg:pypi/jinja2@2.4.1: https://osv.dev/vulnerability/GHSA-462w-v97r-4m45"]
    assert answer.asked == {JINJA, LODASH, NODE}
    assert answer.unanswered == []
    (request,) = asked
    assert request["queries"][0] == {"package": {"name": "jinja2", "ecosystem": "PyPI"}, "version": "2.4.1"}


def test_npms_own_service_is_asked_where_the_first_does_not_answer() -> None:
    with service(NPM_SAYS) as (npm, asked):
        answer = ask([JINJA, LODASH, NODE], NOBODY, npm)
    assert answer.found == ["pkg:npm/lodash <4.17.19 (high): https://github.com/advisories/x"]
    assert asked == [{"lodash": ["4.17.0"], "@types/node": ["1.0.0"]}]
    # Nobody has said anything of this one.
    assert JINJA not in answer.asked
    assert len(answer.unanswered) == 1


@pytest.mark.parametrize("says", [{"results": [{}]}, {"results": None}, {}, [], "no"])
def test_an_answer_that_is_none_is_not_taken_for_none_found(says: object) -> None:
    with service(says) as (osv, _), service([], status=405) as (npm, _):
        answer = ask([JINJA, LODASH], osv, npm)
    assert answer.asked == set()
    assert len(answer.unanswered) == 2
    assert "405" in answer.unanswered[1]
