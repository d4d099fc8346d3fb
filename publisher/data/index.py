"""The index of the data: the one address to start from, which says where all else is."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field

from publisher.data.rows import Row


class EditionFiles(Row):
    """The days for which the files in a folder are."""

    in_force_from: date
    in_force_until: date | None
    folder: str = Field(description="Below the folder of the index, as every address here.")


class CouncilFiles(Row):
    """What there is of a council."""

    id: str
    name: str
    area: str
    version: date = Field(description="The day of the version of its policy.")
    editions: list[EditionFiles] = Field(description="The one that is in force, and then those that come.")
    policy: str = Field(
        description="The policy as the engine reads it, for every day. Another one has another address."
    )


class DatasetFiles(Row):
    """A kind of table: in the folder of a council it is ID.json and ID.csv."""

    id: str
    says: str = Field(description="What a row is.")
    schema_: str = Field(alias="schema", description="The JSON Schema of ID.json.")
    every_edition: bool = Field(description="Whether each folder has one, and not only the first one of a council.")
    england: bool = Field(description="Whether there is one in the folder 'england', of what is the same everywhere.")


class EngineFiles(Row):
    """The engine, in several forms."""

    version: str
    wheel: str = Field(description="For pip.")
    module: str = Field(description="For a page of another site: an ES module.")
    python: str = Field(description="The folder of the Python that the module runs in the browser.")
    folder: str = Field(description="The folder of the engine that runs in it.")
    result_schema: str = Field(description="The JSON Schema of what the engine returns.")


class Index(Row):
    """The index."""

    format: Literal[1]
    about: str | None = Field(
        description="The page that explains all this, if the site has it: one council's own has not."
    )
    councils: list[CouncilFiles]
    datasets: list[DatasetFiles]
    engine: EngineFiles
    open_referral: str = Field(description="The services in the shape of Open Referral UK 3.0.")
    difference_schema: str = Field(description="The JSON Schema of a whole difference.")
