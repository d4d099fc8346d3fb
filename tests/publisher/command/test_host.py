"""`local-offer host` prints what a host needs, with the address of mkdocs.yml, and what the built site says."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from publisher.command.cli import main
from publisher.site.build import SiteError
from publisher.site.hosting.csp import content_security_policy, write_headers
from publisher.site.hosting.recipes.render import ALIKE, NotBuiltError
from tests.site_project import change

if TYPE_CHECKING:
    from click.testing import Result

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """What the command reads of a project: its settings, and a site that has been built."""
    for name in ("docs", "overrides", "policies", "site"):
        (tmp_path / name).mkdir()
    (tmp_path / "mkdocs.yml").write_bytes((ROOT / "mkdocs.yml").read_bytes())
    change(tmp_path / "mkdocs.yml", "http://127.0.0.1:8000/", "https://offer.exampleshire.example/send/")
    write_headers(tmp_path / "site", "/send/")
    (tmp_path / "site" / "_redirects").write_text("/send/old/ /send/new/ 301\n", encoding="utf-8")
    return tmp_path


def host(project: Path, *arguments: str) -> Result:
    with contextlib.chdir(project):
        return CliRunner().invoke(main, ["host", *arguments])


@pytest.mark.thorough
def test_nginx_is_told_the_address_the_headers_and_what_has_moved(project: Path) -> None:
    printed = host(project, "nginx", "--folder", "/srv/site/").output
    for line in (
        "    server_name offer.exampleshire.example;",
        "    location ^~ /send/ {",
        "        alias /srv/site/;",
        f'        add_header Content-Security-Policy "{content_security_policy()}" always;',
        '    "/send/old/" "/send/new/";',
    ):
        assert line in printed.splitlines()


def test_a_site_that_is_not_built_is_asked_for(project: Path) -> None:
    assert isinstance(host(project, "nginx", "--site", "elsewhere").exception, NotBuiltError)


@pytest.mark.parametrize("kind", ["apache", "nginx", "s3"])
def test_a_site_that_was_built_for_another_path_is_asked_for_anew(kind: str, project: Path) -> None:
    # Its headers are for paths below /send/: the host would be told of none for /budgets/.
    change(project / "mkdocs.yml", "offer.exampleshire.example/send/", "offer.exampleshire.example/budgets/")
    told = str(host(project, kind).exception)
    assert told == (
        "The site in site was built for another address than https://offer.exampleshire.example/budgets/, which "
        "mkdocs.yml has now. Build it again: local-offer site site"
    )


def test_an_address_that_nobody_has_said_yet_is_asked_for_beside_the_file(project: Path) -> None:
    assert host(project, "nginx").stderr == ""
    change(project / "mkdocs.yml", "https://offer.exampleshire.example/", "http://127.0.0.1:8000/")
    printed = host(project, "nginx")
    assert "    server_name 127.0.0.1;" in printed.stdout.splitlines()
    assert printed.stderr.startswith("Warning: The site's own address is not known yet. Set 'address'")


@pytest.mark.parametrize("kind", sorted(ALIKE))
def test_a_host_that_builds_the_site_itself_needs_none_that_is_built(project: Path, kind: str) -> None:
    (project / "site" / "_headers").unlink()
    printed = host(project, kind)
    assert (printed.exit_code, printed.output.startswith("# Local Offer Reckoner")) == (0, True)


def test_a_folder_without_a_project_is_a_problem_and_no_traceback(tmp_path: Path) -> None:
    assert isinstance(host(tmp_path, "s3").exception, SiteError)
