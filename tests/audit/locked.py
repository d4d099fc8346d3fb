"""The packages that the lock files name."""

from __future__ import annotations

import base64
import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

type Ecosystem = Literal["PyPI", "npm"]

_REQUIREMENT = re.compile(
    r"^(?P<name>[a-z0-9._-]+)==(?P<version>\S+)(?P<hashes>(?: \\\n +--hash=sha256:[0-9a-f]{64})*)", re.M
)
_HASH = re.compile(r"--hash=(sha256):([0-9a-f]{64})")
_NPM_FOLDER = "node_modules/"
_ALGORITHMS = {"sha256": "SHA-256", "sha512": "SHA-512"}


@dataclass(frozen=True, slots=True, order=True)
class Locked:
    """A package of one version. `hashes` are those of the files that may be installed: algorithm and hexadecimal."""

    ecosystem: Ecosystem
    name: str
    version: str
    hashes: tuple[tuple[str, str], ...]
    deprecated: str = ""
    """What its publisher says of it where it should not be used any more; only npm's lock has that."""

    @property
    def purl(self) -> str:
        """Its address in the way of https://github.com/package-url/purl-spec."""
        kind = {"PyPI": "pypi", "npm": "npm"}[self.ecosystem]
        return f"pkg:{kind}/{self.name.replace('@', '%40')}@{self.version}"


def read_python(text: str) -> list[Locked]:
    """The packages in `requirements.lock`."""
    return [
        Locked(
            "PyPI",
            found["name"],
            found["version"],
            tuple((_ALGORITHMS[a], h) for a, h in _HASH.findall(found["hashes"])),
        )
        for found in _REQUIREMENT.finditer(text)
    ]


def read_npm(text: str) -> list[Locked]:
    """The packages in `package-lock.json`, each version once."""
    return sorted(set(_npm_packages(json.loads(text)["packages"])))


def _npm_packages(packages: dict[str, dict[str, str]]) -> Iterator[Locked]:
    for folder, package in packages.items():
        if not folder:
            # The project itself.
            continue
        name = package.get("name", folder.rpartition(_NPM_FOLDER)[2])
        hashes = (each.partition("-") for each in package.get("integrity", "").split())
        in_hexadecimal = tuple((_ALGORITHMS[a], base64.b64decode(digest).hex()) for a, _, digest in hashes)
        yield Locked("npm", name, package["version"], in_hexadecimal, package.get("deprecated", ""))


def read_locks(root: Path) -> list[Locked]:
    """The packages of both lock files."""
    python = (root / "requirements.lock").read_text(encoding="utf-8")
    npm = (root / "package-lock.json").read_text(encoding="utf-8")
    return [*read_python(python), *read_npm(npm)]


def wrong_in_locks(packages: list[Locked]) -> list[str]:
    """What the lock files themselves say is wrong, each with what to do."""
    found = []
    for package in packages:
        if not package.hashes:
            found.append(f"{package.purl} is locked without a hash: make lock")
        if package.deprecated:
            found.append(f"{package.purl} is not kept any more ({package.deprecated}): use another one")
    return found
