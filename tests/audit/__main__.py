"""Looks through what the project is made of: `make audit`. Its code is 1 where something is wrong."""

from __future__ import annotations

import sys
from importlib.metadata import version
from pathlib import Path

from publisher.runtime.pack import pack_runtime
from publisher.site.hosting.notices import shipped
from tests.audit.bill import PROJECT, bill_of_locked, bill_of_site, write_bills
from tests.audit.inside import read_pyodide, wrong_inside
from tests.audit.licences import ALLOWED, licences_of, wrong_licences
from tests.audit.locked import read_locks, wrong_in_locks
from tests.audit.vulnerabilities import ask

BILLS = Path("build") / "bills-of-materials"


def main() -> int:
    """Print what is found; returns the code of the command."""
    root = Path(__file__).resolve().parents[2]
    packages, parts, ours = read_locks(root), shipped(root), version(PROJECT)
    wrong = wrong_in_locks(packages)
    _say(f"Lock files: {len(packages)} packages, each with the hashes of what may be installed.", wrong)

    answer = ask(packages)
    wrong += answer.found
    _say(f"Known vulnerabilities: {len(answer.asked)} of {len(packages)} packages could be asked about.", answer.found)
    for sentence in answer.unanswered:
        print(f"  not asked: {sentence}")  # noqa: T201
    if len(answer.asked) < len(packages):
        print("  Nothing is known of the others. Run it again where the services can be reached.")  # noqa: T201
    if answer.found:
        print("  Renew the locks (make lock), run the tests, and publish.")  # noqa: T201
    print("  Never asked: CPython and the C libraries in Pyodide, which these services do not list by a package.")  # noqa: T201
    print("    Their news: https://github.com/pyodide/pyodide/releases and https://www.python.org/downloads/")  # noqa: T201

    licences = wrong_licences(parts)
    wrong += licences
    _say("Licences of what ships to families, with their texts in licences.txt:", licences)
    for part in parts:
        asks = "; ".join(ALLOWED.get(licence, "may not ship") for licence in licences_of(part.licence))
        print(f"  {part.name} ({part.version}): {part.licence}, which {asks}")  # noqa: T201

    inside = wrong_inside(*read_pyodide(root))
    wrong += inside
    _say("What is inside Pyodide's files, held to these files:", inside)

    runtime = pack_runtime(root, root / "build" / "runtime")
    files = {name: path.read_bytes() for name, path in runtime.files.items()}
    bills = {
        kind: bill_of_locked(
            f"the packages of {kind}", ours, [each for each in packages if each.ecosystem == ecosystem]
        )
        for kind, ecosystem in (("python", "PyPI"), ("npm", "npm"))
    } | {"site": bill_of_site(ours, parts, files)}
    _say("Bills of materials, in CycloneDX 1.6:", [])
    for path in write_bills(root / BILLS, bills):
        print(f"  {path.relative_to(root)}")  # noqa: T201
    return 1 if wrong else 0


def _say(heading: str, wrong: list[str]) -> None:
    print(heading)  # noqa: T201 - this is what it is for
    for sentence in wrong:
        print(f"  WRONG: {sentence}")  # noqa: T201


if __name__ == "__main__":
    sys.exit(main())
