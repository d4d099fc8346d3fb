"""Bills of materials are what CycloneDX's own schema asks for, and the same for the same."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator
from referencing import Registry, Resource

from publisher.site.hosting.inside_pyodide import INSIDE
from publisher.site.hosting.notices import shipped
from tests.audit.bill import bill_of_locked, bill_of_site, write_bills
from tests.audit.locked import Locked, read_locks

ROOT = Path(__file__).resolve().parents[2]
SCHEMAS = Path(__file__).with_name("schema")
FILES = {"abc/pyodide.asm.wasm": b"wasm", "abc/python_stdlib.zip.txt": b"zip"}


@pytest.fixture(scope="module")
def validator() -> Draft7Validator:
    """What judges a bill."""
    read = {name: json.loads((SCHEMAS / f"{name}.schema.json").read_text("utf-8")) for name in ("spdx", "jsf-0.82")}
    named = [
        (f"http://cyclonedx.org/schema/{name}.SNAPSHOT.schema.json", Resource.from_contents(schema))
        for name, schema in read.items()
    ]
    registry: Registry[Any] = Registry().with_resources(named)
    schema = json.loads((SCHEMAS / "bom-1.6.schema.json").read_text("utf-8"))
    return Draft7Validator(schema, registry=registry)


def bills() -> dict[str, str]:
    packages = read_locks(ROOT)
    return {
        "python": bill_of_locked("Python", "0.1.0", [each for each in packages if each.ecosystem == "PyPI"]),
        "npm": bill_of_locked("npm", "0.1.0", [each for each in packages if each.ecosystem == "npm"]),
        "site": bill_of_site("0.1.0", shipped(ROOT), FILES),
    }


@pytest.mark.thorough
def test_each_is_what_the_published_schema_asks_for(validator: Draft7Validator) -> None:
    for name, text in bills().items():
        assert [error.message for error in validator.iter_errors(json.loads(text))] == [], name


@pytest.mark.thorough
def test_the_schema_finds_what_is_wrong(validator: Draft7Validator) -> None:
    bill = json.loads(bills()["site"])
    bill["components"][0]["licenses"] = [{"license": {"id": "No-Such-Licence"}}]
    bill["components"].append(bill["components"][1])
    assert len(list(validator.iter_errors(bill))) >= 2


@pytest.mark.thorough
def test_every_locked_package_is_in_one_with_its_hashes() -> None:
    named = {each["purl"]: each for kind in ("python", "npm") for each in json.loads(bills()[kind])["components"]}
    assert set(named) == {package.purl for package in read_locks(ROOT)}
    assert named["pkg:npm/minisearch@7.2.0"]["hashes"][0]["alg"] == "SHA-512"


@pytest.mark.thorough
def test_the_sites_has_each_file_of_the_packed_python() -> None:
    components = json.loads(bills()["site"])["components"]
    files = {each["name"]: each["hashes"][0]["content"] for each in components if each["type"] == "file"}
    assert files == {name: hashlib.sha256(content).hexdigest() for name, content in FILES.items()}
    assert {"Pyodide", "CPython", "MiniSearch"} <= {each["name"] for each in components if each["type"] == "library"}


def test_the_sites_names_each_library_inside_pyodide_with_its_version_and_licence() -> None:
    components = {each["name"]: each for each in json.loads(bills()["site"])["components"]}
    assert (components["zlib"]["version"], components["zlib"]["licenses"]) == ("1.3.1", [{"license": {"id": "Zlib"}}])
    assert components["libunwind"]["licenses"] == [{"expression": "Apache-2.0 WITH LLVM-exception"}]
    assert {part.name for part in INSIDE} <= set(components)


@pytest.mark.thorough
def test_the_same_is_the_same_bytes_and_other_content_has_another_serial_number(tmp_path: Path) -> None:
    first, second = (write_bills(tmp_path / name, bills()) for name in ("1", "2"))
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]
    one, other = (
        json.loads(bill_of_locked("npm", "0.1.0", [Locked("npm", "a", number, (("SHA-512", "0" * 128),))]))
        for number in ("1.0.0", "1.0.1")
    )
    assert one["serialNumber"] != other["serialNumber"]
