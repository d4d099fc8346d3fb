"""Every file of the data, with its address: `data/v1/index.json` says where the others are."""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from publisher.data.around import EXPLAINED
from publisher.data.csv_text import as_csv
from publisher.data.index import CouncilFiles, DatasetFiles, EditionFiles, EngineFiles, Index
from publisher.data.open_referral import SERVICES, open_referral_files
from publisher.data.schemas import DIFFERENCE, RESULT, schema_address, schemas
from publisher.data.tables import DATASETS, FACTS, FAQ, About, facts_of, faq_of, whole_difference
from publisher.policies.read import NATIONAL
from publisher.policies.versions.published import DIFFERENCE as STORED_DIFFERENCE
from publisher.policies.versions.published import VERSIONS
from publisher.source.kept import Kept, Same
from reckoner.voices import told

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from publisher.data.around import SiteAround
    from publisher.data.rows import CouncilRow, Table
    from publisher.data.tables import Dataset
    from publisher.pages.council_build import CouncilBuild
    from publisher.policies.editions import Edition
    from publisher.publishing import Changes

FOLDER = "data/v1/"
"""Where the data is, below the site's root. What is not as it was before is in a folder of another number."""

INDEX = "index.json"
MODULE = "reckoner.js"
"""The module for pages of other sites."""

_TO_ROOT = "../../"


class Served(NamedTuple):
    """What the site serves anyway, by its addresses below the root: those of folders have a slash at the end."""

    policies: Mapping[str, str]
    """The compiled policy of each council."""
    python: str
    engine: str
    module: str
    """The theme's module for pages of other sites."""
    wheel: Path
    """The engine's wheel for pip, which is not served by anything else."""

    @property
    def engine_version(self) -> str:
        """The version of the engine, as the wheel's name has it."""
        return self.wheel.name.split("-")[1]


def data_files(
    builds: Sequence[CouncilBuild],
    changes: Mapping[str, Changes],
    day: date,
    served: Served,
    site: SiteAround,
    kept: Kept | None = None,
) -> dict[str, str | Path]:
    """The content of each file of the data, by its address below the site's root.

    Args:
        builds: the councils, in which no check has found anything.
        changes: what each council has published, by its id.
        day: the day of the build. The data is that of the edition in force then, and of those that come.
        served: what the site serves besides.
        site: the site that it is in.
        kept: the tables that were made before.
    """
    kept = Kept() if kept is None else kept
    wheel = f"engine/{served.wheel.name}"
    files: dict[str, str | Path] = dict(schemas(DATASETS))
    councils = []
    for build in builds:
        abouts = [About(build, build.edition_on(on), None) for on in (day, *build.changes_after(day))]
        now = About(build, abouts[0].edition, changes.get(build.files.council.id))
        councils.append(_council(abouts, served))
        for dataset in DATASETS:
            if dataset.of_versions:
                files |= _table(dataset, now, _folder(now.edition, abouts))
                continue
            for about in abouts if dataset.dated else abouts[:1]:
                folder = _folder(about.edition, abouts)
                files |= kept.of(
                    partial(_table, dataset, about, folder), "table", dataset.id, folder, Same(build, about.edition)
                )
        for change in now.changes.versions if now.changes else []:
            stored = build.files.folder / VERSIONS / change.id / STORED_DIFFERENCE
            if change.stretches is not None:
                files[f"{now.council}/{whole_difference(change.id)}"] = stored
    files |= dict(_england(builds[0].edition_on(day)))
    files |= open_referral_files((build.edition_on(day) for build in builds), site)
    files[INDEX] = _json(
        Index(
            format=1,
            about=f"{_TO_ROOT}{site.url_of(EXPLAINED)}" if site.has_explained else None,
            councils=councils,
            datasets=[
                DatasetFiles(
                    id=dataset.id,
                    says=dataset.says,
                    schema=schema_address(dataset.id),
                    every_edition=dataset.dated,
                    england=dataset in (FACTS, FAQ),
                )
                for dataset in DATASETS
            ],
            engine=EngineFiles(
                version=served.engine_version,
                wheel=wheel,
                module=MODULE,
                python=f"{_TO_ROOT}{served.python}",
                folder=f"{_TO_ROOT}{served.engine}",
                result_schema=schema_address(RESULT),
            ),
            open_referral=SERVICES,
            difference_schema=schema_address(DIFFERENCE),
        ).model_dump(mode="json", by_alias=True)
    )
    # What is imported has one address for ever, and the module behind it one that its content names.
    files[MODULE] = f'export * from "{_TO_ROOT}{served.module}";\n'
    files[wheel] = served.wheel
    return {f"{FOLDER}{address}": content for address, content in files.items()}


def _council(abouts: Sequence[About], served: Served) -> CouncilFiles:
    council = abouts[0].build.files.council
    return CouncilFiles(
        id=council.id,
        name=council.name,
        area=council.area,
        version=council.version,
        editions=[
            EditionFiles(
                in_force_from=about.edition.from_,
                in_force_until=about.edition.until,
                folder=_folder(about.edition, abouts),
            )
            for about in abouts
        ],
        policy=f"{_TO_ROOT}{served.policies[council.id]}",
    )


def _folder(edition: Edition, abouts: Sequence[About]) -> str:
    """The folder of an edition: as on the site, those that come have the day in their address."""
    here = f"{edition.council.id}/"
    return here if edition.from_ == abouts[0].edition.from_ else f"{here}from-{edition.from_}/"


def _england(edition: Edition) -> Iterator[tuple[str, str]]:
    """The tables of what is the same everywhere."""
    rows: list[tuple[Dataset, Iterable[CouncilRow]]] = [
        (FACTS, facts_of(NATIONAL, edition.files.law)),
        (FAQ, faq_of(NATIONAL, edition.national_faq)),
    ]
    for dataset, found in rows:
        yield from _written(
            dataset, dataset.table(**_head(dataset, NATIONAL), rows=list(found)), edition, f"{NATIONAL}/"
        )


def _table(dataset: Dataset, about: About, folder: str) -> dict[str, str]:
    edition, council = about.edition, about.edition.council
    days = (edition.from_, edition.until) if dataset.dated else (None, None)
    table = dataset.table(**_head(dataset, council.id, council.version, days), rows=list(dataset.rows(about)))
    return dict(_written(dataset, table, edition, folder))


def _head(
    dataset: Dataset, council: str, version: date | None = None, days: tuple[date | None, date | None] = (None, None)
) -> dict[str, Any]:
    return {
        "format": 1,
        "dataset": dataset.id,
        "council": council,
        "version": version,
        "in_force_from": days[0],
        "in_force_until": days[1],
    }


def _written(dataset: Dataset, table: Table[Any], edition: Edition, folder: str) -> Iterator[tuple[str, str]]:
    # A table is read by many and answered by nobody: so it speaks as pages do, to the first reader.
    voice = edition.files.readers.readers[0].by_token()
    content = told(table.model_dump(mode="json"), voice)
    yield f"{folder}{dataset.id}.json", _json(content)
    yield f"{folder}{dataset.id}.csv", as_csv(dataset.row, content["rows"])


def _json(content: Any) -> str:
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"
