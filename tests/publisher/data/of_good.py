"""The data of the invented council, made once for all tests."""

from __future__ import annotations

import csv
import functools
import io
import json
from datetime import date
from pathlib import Path
from typing import Any

from publisher.data import Served, SiteAround, data_files
from publisher.pages.addresses import in_folder
from publisher.pages.council_build import CouncilBuild
from tests.policies import GOOD, councils

DAY = date(2026, 11, 27)
SITE = SiteAround("https://offer.exampleshire.example/", in_folder, has_explained=True)
FOLDER = "data/v1/"
SERVED = Served(
    {"exampleshire": "assets/policies/exampleshire-0.json"},
    "assets/runtime/python/",
    "assets/runtime/engine/",
    "assets/theme/0/reckoner/elsewhere.js",
    Path("/packed/local_offer_reckoner_engine-1.2.3-py3-none-any.whl"),
)


def build(policies: Path = GOOD) -> CouncilBuild:
    """The invented council, or a changed copy of it."""
    return CouncilBuild(councils(policies)[0])


@functools.cache
def files() -> dict[str, str | Path]:
    """Every file of the data, by its address below its folder."""
    made = data_files([build()], {}, DAY, SERVED, SITE)
    return {address.removeprefix(FOLDER): content for address, content in made.items()}


def text(address: str) -> str:
    """A file of the data."""
    found = files()[address]
    assert isinstance(found, str)
    return found


def rows(table: str) -> list[dict[str, Any]]:
    """The rows of a table: `exampleshire/facts`, say."""
    found: list[dict[str, Any]] = json.loads(text(f"{table}.json"))["rows"]
    return found


def cells(table: str) -> list[dict[str, str]]:
    """The same as its CSV has them."""
    return list(csv.DictReader(io.StringIO(text(f"{table}.csv").removeprefix("\ufeff"), newline="")))
