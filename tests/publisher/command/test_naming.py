"""Nothing in a policy's files names a thing without being listed as a use of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import yaml

from publisher.command.naming import all_uses, families_that_meet
from tests.policies import GOOD, REAL, councils, exampleshire

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

OTHER_NAMES = {"icon", "does"}
"""Keys of what has the name of something else: a drawing, and what a body does."""


def scalars(node: yaml.Node | None, key: str = "") -> Iterator[tuple[str, str, int]]:
    """Every text in a file, the key that it is under, and its line."""
    if isinstance(node, yaml.MappingNode):
        for name, value in node.value:
            yield name.value, "", name.start_mark.line + 1
            yield from scalars(value, name.value)
    elif isinstance(node, yaml.SequenceNode):
        for value in node.value:
            yield from scalars(value, key)
    elif node is not None:
        yield node.value, key, node.start_mark.line + 1


@pytest.mark.parametrize("policies", [GOOD, pytest.param(REAL, marks=pytest.mark.thorough)], ids=["invented", "real"])
def test_every_name_of_something_is_a_use_of_it(policies: Path) -> None:
    uses = all_uses(councils(policies))
    known = {use.id for use in uses if use.defines and not use.id.isalpha()}
    listed = {(use.place.path, use.place.line, use.before + use.id) for use in uses}
    left_out = [
        (f"{path.name}:{line}", text)
        for path in policies.glob("*/*.yaml")
        for text, key, line in scalars(yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader))
        if text.rpartition(".")[2] in known and key not in OTHER_NAMES and (path, line, text) not in listed
    ]
    # A token of a reader's words has a name of its own kind.
    assert [(where, text) for where, text in left_out if not where.startswith("readers.yaml:")] == []


def test_every_name_is_where_its_keys_lead() -> None:
    read = {
        path: yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)  # noqa: S506
        for path in GOOD.glob("*/*.yaml")
    }
    for use in all_uses(councils(GOOD)):
        if use.where:
            data = read[use.place.path]
            for key in use.where[:-1] if use.is_key else use.where:
                data = data[key]
            if use.kind == "contact" and "{contact:" in data:
                assert f"{{contact:{use.id}." in data
            elif use.is_key:
                assert use.where[-1] == use.before + use.id in data
            else:
                assert data == use.before + use.id


def test_families_that_meet_a_clause_are_those_of_its_days() -> None:
    assert [case.name for case in families_that_meet(exampleshire(), "review_now")] == [
        "The same child after the rule has changed",
        "A young person whose plan is reviewed now",
        "A young person of 18 who has left college",
    ]
    assert len(families_that_meet(exampleshire(), "aged_16")) == 2
    assert families_that_meet(exampleshire(), "good_use") == []
