"""Every worked family of every council, estimated wherever the engine runs."""

from __future__ import annotations

import json
from functools import cache

import reckoner
from publisher.pages.council_build import CouncilBuild
from publisher.policies.read import read_councils
from publisher.source.problems import Report
from tests.publisher.runtime.conftest import ROOT

ESTIMATE_ALL = """
import json
import reckoner

def main(text):
    policies = json.loads(text)
    return json.dumps([
        [reckoner.estimate_text(policy, request) for request in requests]
        for policy, requests in ((reckoner.load(compiled), requests) for compiled, requests in policies)
    ])
"""
"""A program whose `main` takes the text of `requests` and returns that of `estimates`."""


@cache
def requests() -> str:
    """For each council its compiled policy and what is asked of it, some of it wrong, as JSON."""
    policies = []
    for files in read_councils(ROOT / "policies", Report()):
        asked = [
            json.dumps({"answers": case.given, "as_of": case.as_of.isoformat()}, ensure_ascii=False)
            for case in files.cases.cases
        ]
        policies.append((CouncilBuild(files).compiled, [*asked, "{}", "not JSON"]))
    return json.dumps(policies)


@cache
def estimates() -> str:
    """What this Python answers, as JSON."""
    here = [
        [reckoner.estimate_text(policy, request) for request in asked]
        for policy, asked in ((reckoner.load(compiled), asked) for compiled, asked in json.loads(requests()))
    ]
    assert sum(map(len, here)) > 200
    return json.dumps(here)
