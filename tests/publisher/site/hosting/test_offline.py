"""The worker of a built site knows what there is to keep, and each release of it by its name."""

from __future__ import annotations

import base64
import hashlib
import json
from typing import TYPE_CHECKING, Any

import pytest

from publisher.site.hosting.offline import write_worker

if TYPE_CHECKING:
    from pathlib import Path

FILES = {
    "index.html": "home",
    "saved/index.html": "saved",
    "here/index.html": "here",
    "here/who/index.html": "who",
    "there/index.html": "there",
    "architecture/index.html": "for engineers",
    "assets/images/mark.svg": "<svg/>",
    "assets/theme/1/lib/dom.js": "export {};",
    "assets/policies/here-1.json": "{}",
    "assets/policies/there-1.json": "{}",
    "assets/runtime/1/python.wasm": "asm",
    "_headers": "/*",
}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def kept(site: Path) -> dict[str, Any]:
    (site / "sw.js").write_text("work();\n", encoding="utf-8")
    write_worker(
        site,
        ["./index.html", "saved/index.html", "assets/images/mark.svg", "assets/theme/1"],
        {id_: f"assets/policies/{id_}-1.json" for id_ in ("there", "here")},
    )
    first, program = (site / "sw.js").read_text(encoding="utf-8").splitlines()
    assert program == "work();"
    result: dict[str, Any] = json.loads(first.removeprefix("self.KEPT = ").removesuffix(";"))
    return result


def test_a_council_has_its_pages_and_its_policy_and_everybody_has_the_rest(site: Path) -> None:
    told = kept(site)
    assert told["shared"] == ["", "assets/images/mark.svg", "assets/theme/1/lib/dom.js", "saved/"]
    assert told["councils"] == {
        "here": ["assets/policies/here-1.json", "here/", "here/who/"],
        "there": ["assets/policies/there-1.json", "there/"],
    }
    assert told["runtime"] == ["assets/runtime/1/python.wasm"]


def test_each_has_the_hash_of_its_bytes(site: Path) -> None:
    hashes = kept(site)["sha256"]
    assert hashes["here/who/"] == base64.b64encode(hashlib.sha256(b"who").digest()).decode()
    assert len(hashes) == len(FILES) - len(("architecture/index.html", "_headers"))


def test_a_change_of_anything_that_is_kept_or_of_how_it_is_sent_is_another_version(site: Path) -> None:
    versions = {kept(site)["version"], kept(site)["version"]}
    assert len(versions) == 1
    for name in ("here/who/index.html", "_headers", "assets/runtime/1/python.wasm"):
        (site / name).write_text("another", encoding="utf-8")
        versions.add(kept(site)["version"])
    assert len(versions) == 4
    (site / "architecture" / "index.html").write_text("another", encoding="utf-8")
    assert kept(site)["version"] in versions
