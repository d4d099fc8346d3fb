"""Bills of materials in CycloneDX 1.6 (ECMA-424). The same content has the same bytes: no time, no random number."""

from __future__ import annotations

import hashlib
import json
import uuid
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from publisher.site.hosting.notices import Shipped
    from tests.audit.locked import Locked

PROJECT = "local-offer-reckoner"


def bill_of_locked(what: str, version: str, packages: Iterable[Locked]) -> str:
    """The bill of a lock file.

    One hash is of the file that npm installs. Of a Python package each file that may be installed has its own, and is a
    distribution of its own.
    """
    return _bill(what, version, [_locked(package) for package in packages])


def bill_of_site(version: str, parts: Iterable[Shipped], files: Mapping[str, bytes]) -> str:
    """The bill of what ships to families: what it is made of, and each file of the packed Python and of the engine."""
    components = [
        {
            "type": "library",
            "bom-ref": part.name,
            "name": part.name,
            "version": part.version,
            "licenses": [_licence(part.licence)],
            **({"externalReferences": [{"type": "vcs", "url": part.source}]} if part.source else {}),
        }
        for part in parts
    ]
    components += [
        {
            "type": "file",
            "bom-ref": name,
            "name": name,
            "hashes": [{"alg": "SHA-256", "content": hashlib.sha256(content).hexdigest()}],
        }
        for name, content in sorted(files.items())
    ]
    return _bill("the site", version, components)


def write_bills(folder: Path, bills: Mapping[str, str]) -> list[Path]:
    """Write each bill into a folder; `bills` has them by name."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for name, text in bills.items():
        paths.append(folder / f"{name}.cdx.json")
        paths[-1].write_text(text, encoding="utf-8")
    return paths


def _licence(licence: str) -> dict[str, Any]:
    """One licence by its identifier, or an expression: the schema holds only the first to what SPDX knows."""
    return {"expression": licence} if " " in licence else {"license": {"id": licence}}


def _locked(package: Locked) -> dict[str, Any]:
    hashes = [{"alg": algorithm, "content": content} for algorithm, content in package.hashes]
    component: dict[str, Any] = {
        "type": "library",
        "bom-ref": package.purl,
        "name": package.name,
        "version": package.version,
        "purl": package.purl,
    }
    if package.ecosystem == "npm":
        return component | {"hashes": hashes}
    distributions = [{"type": "distribution", "url": "https://pypi.org/", "hashes": [each]} for each in hashes]
    return component | {"externalReferences": distributions}


def _bill(what: str, version: str, components: list[dict[str, Any]]) -> str:
    about = {"type": "application", "bom-ref": PROJECT, "name": PROJECT, "version": version, "description": what}
    body = {"metadata": {"component": about}, "components": components}
    # A serial number has to be one's own: another content has another, and the same has the same.
    serial = uuid.uuid5(uuid.NAMESPACE_URL, json.dumps(body, sort_keys=True))
    bill = {"bomFormat": "CycloneDX", "specVersion": "1.6", "serialNumber": f"urn:uuid:{serial}", "version": 1, **body}
    return json.dumps(bill, indent=1) + "\n"
