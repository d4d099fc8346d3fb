from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from publisher.difference.versions import compare_versions
from publisher.source.problems import ProblemsFound
from tests.policies import GOOD, copy_of_good
from tests.publisher.difference.edited import EDITS, edited

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.thorough
def test_all_councils_are_compared_and_those_of_one_version_alone_are_named(tmp_path: Path) -> None:
    policies = edited(tmp_path, EDITS["a number is cut elsewhere, in what all share"])
    other = policies / "othershire"
    shutil.copytree(policies / "exampleshire", other)
    council = other / "council.yaml"
    text = council.read_text(encoding="utf-8").replace("id: exampleshire", "id: othershire")
    council.write_text(text, encoding="utf-8")
    found = compare_versions(policies, None, str(GOOD))
    assert (found["old"], found["new"]) == (str(GOOD), "the working files")
    assert (found["added"], found["removed"]) == (["othershire"], [])
    assert [council["council"] for council in found["councils"]] == ["exampleshire"]
    assert len(found["national"]) == 1
    back = compare_versions(GOOD, None, str(policies), str(GOOD))
    assert (back["added"], back["removed"]) == ([], ["othershire"])
    # Asked for by its name, it is compared with nothing.
    for old, new, added, removed in ((GOOD, policies, ["othershire"], []), (policies, GOOD, [], ["othershire"])):
        alone = compare_versions(policies, "othershire", str(old), str(new))
        assert (alone["added"], alone["removed"], alone["councils"]) == (added, removed, [])
    with pytest.raises(ProblemsFound, match="LO201"):
        compare_versions(policies, "nowhere", str(GOOD))


@pytest.mark.thorough
def test_problems_that_check_finds_are_counted(tmp_path: Path) -> None:
    policies = edited(tmp_path, EDITS["a number is cut elsewhere"])
    (council,) = compare_versions(policies, "exampleshire", str(GOOD))["councils"]
    assert council["problems"] > 0
    (same,) = compare_versions(GOOD, "exampleshire", str(GOOD))["councils"]
    assert (same["problems"], same["equal"]) == (0, True)


@pytest.mark.thorough
def test_what_cannot_be_read_never_reads_as_no_change(tmp_path: Path) -> None:
    policies = copy_of_good(tmp_path)
    (policies / "exampleshire" / "policy.yaml").write_text("clauses: [", encoding="utf-8")
    for old, new in ((str(GOOD), str(policies)), (str(policies), str(GOOD))):
        with pytest.raises(ProblemsFound, match="LO101"):
            compare_versions(GOOD, None, old, new)
