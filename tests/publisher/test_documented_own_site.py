"""What the handbook shows of `mkdocs.yml` is the file as it is, once its lines are no remarks any more."""

from __future__ import annotations

import re
from pathlib import Path

import yaml

PROJECT = Path(__file__).resolve().parents[2]


def test_a_councils_own_site_is_what_is_in_the_file_without_the_signs_before_its_lines() -> None:
    page = (PROJECT / "docs" / "council" / "own-site.md").read_text(encoding="utf-8")
    (shown, *_) = re.findall(r"```yaml\n(.*?)```", page, re.DOTALL)
    file = (PROJECT / "mkdocs.yml").read_text(encoding="utf-8")
    begun = file[file.index("plugins:\n") : file.index("\nwatch:")]
    wanted = [re.sub(r"^( +)# ", r"\1", line) for line in begun.splitlines()]
    mine = "address: https://www.exampleshire.example/send/budgets/"
    lines = [re.sub(r"address: \S+$", mine, line) for line in wanted]
    assert [line for line in lines if line in shown.splitlines()] == shown.splitlines()
    assert list(yaml.safe_load(shown)["plugins"][1]["local-offer"]) == [
        "policies",
        "address",
        "operator",
        "only",
        "official",
        "name",
        "logo",
        "colours",
    ]
