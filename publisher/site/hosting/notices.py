"""What of other people's work a site hands to families, under which licence, and the texts that these licences ask for.

`licences.txt` says it at the root of each site. `make audit` (tests/audit/) holds the list to those licences that may
be handed on.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from importlib import resources
from importlib.metadata import distribution
from typing import TYPE_CHECKING

from publisher.site.hosting.inside_pyodide import INSIDE, LIBRARY
from publisher.source.problems import LocalOfferError

if TYPE_CHECKING:
    from pathlib import Path

NOTICES = "licences.txt"
"""Where a site says it, below its root."""

_TITLE = "What this site is made of, and under which licences"

_AS_SHIPPED = {LIBRARY: f"{LIBRARY}.txt"}

_TEXTS = resources.files("publisher.site.hosting") / "licence_texts"


class NoticesError(LocalOfferError):
    """A text that has to go with the site is not there; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Shipped:
    """Something that is in a published site.

    `licence` is an identifier or an expression of SPDX (https://spdx.org/licenses/), `found` where in the site it is.
    `text` is empty where the licence asks for none.
    """

    name: str
    version: str
    licence: str
    source: str
    found: str
    text: str


def shipped(project_root: Path) -> tuple[Shipped, ...]:
    """Everything that a site is made of, but for what its council says.

    Raises:
        NoticesError: a package is not installed, or came without its licence.
    """
    npm = project_root / "node_modules"
    lock = json.loads(_read(npm / "pyodide" / "pyodide-lock.json"))
    material = distribution("mkdocs-material")
    return (
        Shipped(
            "Local Offer Reckoner",
            distribution("local-offer-reckoner").version,
            "MIT",
            "",
            "pages, styles, modules, the engine's wheel in assets/runtime/, and some modules in python_stdlib.zip.txt",
            _read(project_root / "reckoner" / "LICENSE"),
        ),
        Shipped(
            "Pyodide",
            json.loads(_read(npm / "pyodide" / "package.json"))["version"],
            "MPL-2.0",
            "https://github.com/pyodide/pyodide",
            "pyodide.* in assets/runtime/, less what is never used here; a module in python_stdlib.zip.txt",
            _own_text("MPL-2.0"),
        ),
        *(
            Shipped(
                part.name,
                part.version,
                part.licence,
                part.source,
                f"inside {_AS_SHIPPED.get(part.file, part.file)}, with Pyodide",
                _own_text(part.text) if part.text else "",
            )
            for part in INSIDE
        ),
        Shipped(
            "CPython",
            lock["info"]["python"],
            "PSF-2.0",
            "https://github.com/python/cpython",
            "a part of pyodide.asm.wasm, with Pyodide's changes; most modules in python_stdlib.zip.txt, compiled",
            _own_text("PSF-2.0"),
        ),
        Shipped(
            "MiniSearch",
            json.loads(_read(npm / "minisearch" / "package.json"))["version"],
            "MIT",
            "https://github.com/lucaong/minisearch",
            "assets/minisearch/, unchanged",
            _read(npm / "minisearch" / "LICENSE.txt"),
        ),
        Shipped(
            "Material for MkDocs",
            material.version,
            "MIT",
            "https://github.com/squidfunk/mkdocs-material",
            "the frame of each page, changed",
            _read_of_material("licenses/LICENSE"),
        ),
        Shipped(
            "Material Design Icons",
            f"as in Material for MkDocs {material.version}",
            "Apache-2.0",
            "https://github.com/Templarian/MaterialDesign",
            "drawings in pages",
            _own_text("Apache-2.0"),
        ),
    )


def notices(project_root: Path) -> str:
    """The text of the file. A text is there once, whoever it is the licence of."""
    parts = shipped(project_root)
    listed = "\n\n".join(
        "\n".join(filter(None, (f"{part.name} ({part.version})", part.licence, part.found, part.source)))
        for part in parts
    )
    whose: dict[str, list[Shipped]] = {}
    for part in parts:
        if part.text:
            whose.setdefault(part.text.strip(), []).append(part)
    rule = "=" * 78
    texts = [
        f"{rule}\n{', '.join(part.name for part in of)}: {of[0].licence}\n{rule}\n\n{text}\n"
        for text, of in whose.items()
    ]
    return "\n".join([f"{_TITLE}\n{rule[: len(_TITLE)]}\n\n{listed}\n", *texts])


def _own_text(licence: str) -> str:
    return (_TEXTS / f"{licence}.txt").read_text(encoding="utf-8")


def _read_of_material(name: str) -> str:
    # It is asked for by name: to go through the package's thousands of files takes as long as to check a council.
    found = distribution("mkdocs-material").read_text(name)
    if found is None:
        raise NoticesError("Material for MkDocs has come without its licence. Install it again: make setup")
    return found


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except OSError:
        raise NoticesError(f"{file} cannot be read. Install the packages: make setup") from None
