"""Compares random families in CPython, in a browser and in SQL, byte for byte, and names the first that differs."""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import reckoner
from publisher.serving.server import SiteServer
from publisher.site.build import build_site
from tests.sameness.families import CHUNK, SEED, chunks, draw
from tests.sameness.here import look, texts
from tests.sameness.there import BROWSERS, built, opened

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.sameness.there import Built

ROOT = Path(__file__).resolve().parents[2]


def main() -> None:
    """Read what to compare, and compare."""
    parser = argparse.ArgumentParser(prog="python -m tests.sameness", description=__doc__)
    parser.add_argument("--families", type=int, default=100_000, help="different ones of each council (%(default)s)")
    parser.add_argument("--first", type=int, default=0, help="the number of the first chunk (%(default)s)")
    parser.add_argument("--seed", type=int, default=SEED, help="other families (%(default)s)")
    parser.add_argument("--browser", choices=BROWSERS, default=BROWSERS[0], help="%(default)s")
    parser.add_argument("--no-sql", action="store_true", help="leave the SQL out")
    parser.add_argument("--site", type=Path, help="a built site; without it, one is built")
    parser.add_argument("councils", nargs="*", help="all of them where none is named")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        site = given.site or Path(folder) / "site"
        if given.site is None:
            build_site(ROOT, site)
        names = given.councils or sorted({path.name.rpartition("-")[0] for path in _policies(site)})
        with SiteServer(site, 0) as server:
            parts = [(name, built(site, server.url.rstrip("/"), name)) for name in names]
            same = [_compare(name, part, given) for name, part in parts]
    sys.exit(not all(same))


def _policies(site: Path) -> list[Path]:
    return list((site / "assets" / "policies").glob("*.json"))


def _compare(council: str, part: Built, given: argparse.Namespace) -> bool:
    compiled = part.policy.read_text(encoding="utf-8")
    policy = reckoner.load(compiled)
    numbers = chunks(policy, given.families, given.seed)[given.first :]
    began, kinds = time.monotonic(), 0
    with opened(given.browser, part) as there, ProcessPoolExecutor(1) as pool:
        looks = [pool.submit(look, compiled, number, given.seed, sql=not given.no_sql) for number in numbers]
        try:
            for done, (number, looked) in enumerate(zip(numbers, looks, strict=True), start=1):
                chunk = draw(policy, number, given.seed)
                found = there.digest(chunk.requests)
                here = looked.result()
                kinds = max(kinds, here.kinds)
                if found != here.digest:
                    _show(council, number, chunk.requests, texts(policy, chunk.requests), there.texts(chunk.requests))
                    return False
                if here.differing:
                    _say(f"{council}, chunk {number}: the SQL says something else of families {here.differing}:")
                    _say(chunk.requests[here.differing[0]])
                    return False
                if done % 20 == 0 or done == len(numbers):
                    minutes = (time.monotonic() - began) / 60
                    _say(
                        f"{council}, {given.browser}: {done * CHUNK:,} families are the same ({minutes:.1f} minutes); "
                        f"chunk {number} of {numbers[-1]}"
                    )
        finally:
            pool.shutdown(cancel_futures=True)
    _say(f"{council}: in one chunk up to {kinds} different sets of results.")
    return True


def _show(council: str, number: int, requests: Sequence[str], here: Sequence[str], there: Sequence[str]) -> None:
    """Name the first family that differs, and show where."""
    for request, one, other in zip(requests, here, there, strict=True):
        if one != other:
            at = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), -1)
            _say(f"{council}, chunk {number}: {request}")
            _say(json.dumps({"CPython": one[max(0, at - 80) : at + 80], "there": other[max(0, at - 80) : at + 80]}))
            return
    _say(f"{council}, chunk {number}: all of it was the same when it was asked for once more.")


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
