"""How fast a caseload is in other rule engines, beside our statement and our engine, on the same rules and families."""

from __future__ import annotations

import json
import random
import subprocess
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import duckdb

import reckoner
from publisher.caseload import edition_on, statement
from publisher.pages.council_build import CouncilBuild
from publisher.policies.read import read_councils
from publisher.source.problems import Report
from tests.bench.peers.rule_set import rule_set
from tests.bench.peers.vectors import run_vectors
from tests.publisher.caseload.families import DAY

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reckoner import Policy
    from reckoner.policy import Edition
    from tests.bench.peers.rule_set import RuleSet

    type Family = Sequence[str | int]
    type Statuses = list[list[str]]
    """Of each family the status of each decision of the rule set."""

_PEERS = Path(__file__).with_name("peers.mjs")
_SQL = "DuckDB, our statement, all cores"
_LOOP = "our engine in a loop, with reasons, steps and what is asked next"
_TIMES = {_SQL: 1000, "OpenFisca": 100}
"""How many times over the families are taken where a few of them would take no time."""


class Run(NamedTuple):
    """What an engine made of some families: how many a second, and the statuses of those given to every engine."""

    name: str
    a_second: float
    statuses: Statuses


class Peers:
    """A council's rules in each engine."""

    def __init__(self, root: Path, council: str = "hertfordshire") -> None:
        """Read the rules."""
        build = CouncilBuild(read_councils(root / "policies", Report(), council)[0])
        self.policy: Policy = build.policy
        self.edition: Edition = edition_on(build.policy, DAY)
        self.rules: RuleSet = rule_set(build.logic_on(DAY), self.edition)

    def families(self, number: int, seed: int = 1) -> list[Family]:
        """Families that have answered everything. The same seed gives the same ones."""
        drawn = random.Random(seed)  # noqa: S311 - the same every time
        return [
            [
                drawn.choice(question.options)[0] if question.options else drawn.randint(question.least, question.most)
                for question in self.edition.questions
            ]
            for _ in range(number)
        ]

    def runs(self, families: Sequence[Family]) -> list[Run]:
        """Every engine in turn, our statement first."""
        return [self._sql(families), self._vectors(families), *self._in_node(families), self._loop(families)]

    def _sql(self, families: Sequence[Family]) -> Run:
        names = [question.id for question in self.edition.questions]
        columns = ", ".join(f'"{name}" VARCHAR' for name in names)
        rows = [[row, *map(str, family)] for row, family in enumerate(families)]
        decisions = ", ".join(f'"{decision["name"]}"' for decision in self.rules["decisions"])
        with duckdb.connect() as connection:
            connection.execute(f'CREATE TABLE drawn ("row" BIGINT, {columns})')
            places = ", ".join("?" for _ in [0, *names])
            connection.executemany(f"INSERT INTO drawn VALUES ({places})", rows)  # noqa: S608 - question marks alone
            connection.execute(f"CREATE TABLE families AS SELECT drawn.* FROM range({_TIMES[_SQL]}), drawn")  # noqa: S608
            start = time.perf_counter()
            connection.execute(f"CREATE TABLE found AS {statement(self.edition)}")
            seconds = time.perf_counter() - start
            once = f'SELECT DISTINCT ON ("row") {decisions} FROM found ORDER BY "row"'  # noqa: S608 - our own names
            statuses = [list(row) for row in connection.execute(once).fetchall()]
        return Run(_SQL, len(families) * _TIMES[_SQL] / seconds, statuses)

    def _vectors(self, families: Sequence[Family]) -> Run:
        many = [*families] * _TIMES["OpenFisca"]
        seconds, found = run_vectors(self.rules, many)
        statuses = [list(row) for row in zip(*found.values(), strict=True)][: len(families)]
        return Run("OpenFisca", len(many) / seconds, statuses)

    def _in_node(self, families: Sequence[Family]) -> list[Run]:
        given = json.dumps({"rules": self.rules, "families": families})
        finished = subprocess.run(["node", str(_PEERS)], input=given, capture_output=True, text=True, check=True)
        return [
            Run(name, len(families) / found["seconds"], found["results"])
            for name, found in json.loads(finished.stdout).items()
        ]

    def _loop(self, families: Sequence[Family]) -> Run:
        names = [question.id for question in self.edition.questions]
        start = time.perf_counter()
        for family in families:
            reckoner.estimate(self.policy, dict(zip(names, family, strict=True)), DAY)
        return Run(_LOOP, len(families) / (time.perf_counter() - start), [])


def peer_rows(root: Path) -> list[tuple[str, str, str]]:
    """Rows (what, figure, bound) for the table of `make bench`."""
    peers = Peers(root)
    runs = peers.runs(peers.families(1000))
    loop = runs[-1].a_second
    return [
        (f"a caseload in {run.name}", f"{run.a_second:,.0f} families a second, {run.a_second / loop:,.2g} times", "-")
        for run in runs
    ]
