"""The script that other sites load knows where the reckoners are."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from publisher.site.hosting.embedded import SCRIPT, write_embedding

PROGRAM = Path(__file__).resolve().parents[4] / "overrides" / SCRIPT


def test_the_script_is_given_each_councils_reckoner(tmp_path: Path) -> None:
    shutil.copy(PROGRAM, tmp_path)
    write_embedding(tmp_path, {"exampleshire": "exampleshire/reckoner.html"})
    given = re.findall(r"^\}\)\((.*)\);$", (tmp_path / SCRIPT).read_text(encoding="utf-8"), re.MULTILINE)
    assert given == ['{"exampleshire": "exampleshire/reckoner.html"}']
