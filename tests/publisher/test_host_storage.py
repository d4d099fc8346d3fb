"""The script for object storage uploads each file once, as what it is, and pages after all that they name."""

from __future__ import annotations

import os
import re
import subprocess
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

import pytest

from publisher.site.hosting.csp import KEPT_FOR_EVER
from publisher.site.hosting.file_types import TYPES
from publisher.site.hosting.recipes.render import ASKED_EACH_TIME, Host, recipe
from tests.publisher.site.hosting.recipes.test_render import RUNTIME, make_site

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# What `aws` is called with, a line for each call.
_AWS = """#!/bin/sh
for word in "$@"; do printf '%s\\t' "$word" >> "$ASKED"; done
printf '\\n' >> "$ASKED"
"""


def uploads(call: list[str], site: Path) -> Iterator[str]:
    """What such a call uploads: of the files in its folder, those that the last rule which fits lets in."""
    folder = call[2]
    rules = [(word, call[at + 1]) for at, word in enumerate(call) if word in {"--include", "--exclude"}]
    for file in sorted(path for path in site.rglob("*") if path.is_file()):
        if not f"{file}".startswith(folder):
            continue
        name = f"{file}".removeprefix(folder)
        if [rule for rule, pattern in rules if fnmatchcase(name, pattern)][-1] == "--include":
            yield file.relative_to(site).as_posix()


@pytest.mark.thorough
def test_every_file_is_uploaded_once_with_its_type(tmp_path: Path) -> None:
    site = make_site(tmp_path / "site")
    script = tmp_path / "publish.sh"
    script.write_text(recipe("s3", site, Host("https://x.example/")), encoding="utf-8")
    programs = tmp_path / "programs"
    programs.mkdir()
    (programs / "aws").write_text(_AWS, encoding="utf-8")
    (programs / "aws").chmod(0o755)
    asked = tmp_path / "asked"
    environment = {**os.environ, "ASKED": str(asked), "PATH": f"{programs}:{os.environ['PATH']}"}
    subprocess.run(["bash", str(script), str(site), "s3://bucket"], env=environment, check=True)

    calls = [line.rstrip("\t").split("\t") for line in asked.read_text(encoding="utf-8").splitlines()]
    order = [(name, call) for call in calls for name in uploads(call, site)]
    copies = re.compile(r"(?:^|/)[._]|\.(?:br|gz)$")
    every = [path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()]
    assert sorted(name for name, _ in order) == sorted(name for name in every if copies.search(name) is None)
    for name, call in order:
        type_ = call[call.index("--content-type") + 1]
        assert type_ == TYPES[f".{name.rpartition('.')[2]}"], name
        kept = KEPT_FOR_EVER if name.startswith((RUNTIME, "assets/policies/")) else ASKED_EACH_TIME
        assert call[call.index("--cache-control") + 1] == kept, name
        assert call[3] == f"s3://bucket{call[2].removeprefix(str(site))}"
    first_page = min(
        at for at, (name, _) in enumerate(order) if name.endswith(".html") and not name.startswith(RUNTIME)
    )
    assert all(not name.startswith(RUNTIME) for name, _ in order[first_page:])
