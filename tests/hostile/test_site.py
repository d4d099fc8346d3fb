"""Whatever a site is built from or into, the build says what is wrong in a line, or the site is right."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING

import pytest

from tests.hostile.inputs import put
from tests.hostile.within import MOST_MEMORY, Run
from tests.publisher.publishing.edited import tree
from tests.site_project import site_project

if TYPE_CHECKING:
    from pathlib import Path

    from tests.hostile.within import Runner

pytestmark = pytest.mark.thorough


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return site_project(tmp_path)


@pytest.mark.parametrize(
    ("file", "find", "slip", "told"),
    [
        ("overrides/main.html", "{%", "{% if %}{%", "Expected an expression"),
        ("overrides/main.html", "{%", "{{ no.such }}{%", "'no' is undefined"),
        ("reckoner/estimate.py", "def estimate(", "def estimate((", "Function parameters"),
    ],
)
def test_a_slip_in_a_template_or_in_the_engine_is_told_with_its_line(
    file: str, find: str, slip: str, told: str, project: Path, run: Runner
) -> None:
    line = (project / file).read_text(encoding="utf-8").partition(find)[0].count("\n") + 1
    put(find, slip)(project / file)
    ended = run(Run(("site",), str(project)))
    assert (ended.code, ended.out) == (1, "")
    assert f"\n{file}:{line}: {told}" in f"\n{ended.err}"
    assert "Traceback" not in ended.err
    assert not (project / "site").exists()


@pytest.mark.parametrize("area", ["Ex\\n---\\nshire", "Ex\\u2028ample\\u200bshire", 'Ex: [shire] # \\\\ \\"x\\"'])
def test_a_page_has_all_of_its_parts_whatever_a_council_is_called(area: str, project: Path, run: Runner) -> None:
    put("area: Exampleshire", f'area: "{area}"')(project / "policies" / "exampleshire" / "council.yaml")
    ended = run(Run(("site",), str(project)))
    assert (ended.code, ended.out) == (0, "The site is in site\n")
    assert ended.memory <= MOST_MEMORY
    reckoner = (project / "site" / "exampleshire" / "reckoner" / "index.html").read_text(encoding="utf-8")
    assert "data-python-url=" in reckoner
    assert "<title>" in reckoner
    assert not any(mark in ended.err for mark in ("\u2028", "\u200b"))


def test_a_site_that_is_a_link_is_built_where_it_leads(project: Path, run: Runner) -> None:
    (project / "elsewhere").mkdir()
    (project / "site").symlink_to("elsewhere")
    assert run(Run(("site",), str(project))).code == 0
    assert (project / "site").is_symlink()
    assert (project / "elsewhere" / "index.html").is_file()


def test_the_day_that_others_build_for_changes_nothing(project: Path, run: Runner) -> None:
    for folder, epoch in (("one", "0"), ("other", "1700000000")):
        assert run(Run(("site", folder), str(project), {"SOURCE_DATE_EPOCH": epoch})).code == 0
    one, other = tree(project / "one"), tree(project / "other")
    assert sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name)) == []


def test_a_disk_that_is_full_is_told_and_the_old_site_stays(project: Path, run: Runner) -> None:
    (project / "site").mkdir()
    ended = run(Run(("site",), str(project), largest_file=100_000))
    assert (ended.code, ended.out) == (1, "")
    assert "\nsite: LO805 It could not be written: File too large" in ended.err
    assert list((project / "site").iterdir()) == []


def test_a_port_that_is_taken_is_told(project: Path, run: Runner) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        ended = run(Run(("serve", "--port", str(port)), str(project)))
    assert (ended.code, ended.out) == (1, "")
    assert ended.err.startswith(f"Port {port} cannot be used: Address already in use.\n    Serve on another one")
