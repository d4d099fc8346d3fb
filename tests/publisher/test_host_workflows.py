"""The workflows and scripts for hosts call what there is, and do what they say in a real repository."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import pytest
import yaml

from publisher.command.cli import main
from publisher.site.hosting.csp import write_headers
from publisher.site.hosting.recipes.render import RECIPES, Host, NotBuiltError, recipe

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs" / "council" / "hosting.md"
HOST = Host("https://x.example/send/")

_COMMAND = re.compile(r"(?:\.venv/bin/)?local-offer ([^\n|>&`#]+)")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    site = tmp_path / "built"
    site.mkdir()
    write_headers(site, "/send/")
    return site


def workflow(kind: str, site: Path) -> dict[str, Any]:
    read = yaml.safe_load(recipe(kind, site, HOST))
    assert isinstance(read, dict)
    return read


def commands(text: str) -> Iterator[list[str]]:
    for found in _COMMAND.finditer(text.replace("$(date +%F)", "2026-11-27")):
        # A command may be at the end of a text in quotation marks.
        words = found[1] if found[1].count('"') % 2 == 0 else found[1].rpartition('"')[0]
        yield shlex.split(words)


@pytest.mark.parametrize("kind", [*sorted(RECIPES), "docs"])
def test_every_command_that_is_called_is_there_with_its_options(kind: str, site: Path) -> None:
    text = DOCS.read_text(encoding="utf-8") if kind == "docs" else recipe(kind, site, HOST)
    called = [words for words in commands(text) if words[0] in main.commands]
    assert called
    for name, *rest in called:
        arguments = [word.rstrip('.:,"') for word in rest]
        main.commands[name].make_context(name, arguments, parent=click.Context(main))


def test_each_kind_of_host_is_in_the_officers_page() -> None:
    named = set(re.findall(r"`local-offer host (\w+)` \|", DOCS.read_text(encoding="utf-8")))
    assert named == set(RECIPES)


@pytest.mark.parametrize("kind", ["github", "gitlab", "netlify"])
def test_what_make_is_asked_for_is_in_the_makefile(kind: str, site: Path) -> None:
    asked = re.search(r"\bmake (\S+/ready) (\S+/ready)", recipe(kind, site, HOST))
    assert asked is not None
    targets = re.findall(r"^(\S+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert {*asked.groups()} <= set(targets)


def test_github_may_write_only_where_a_job_has_to(site: Path) -> None:
    jobs = workflow("github", site)["jobs"]
    assert workflow("github", site)["permissions"] == {"contents": "read"}
    assert {name: job["permissions"]["contents"] for name, job in jobs.items()} == {
        "check": "read",
        "preview": "write",
        "publish": "write",
    }
    for job in jobs.values():
        for step in job["steps"]:
            # Words from outside never become a part of a program.
            assert "${{" not in step.get("run", "")


def test_what_is_not_published_yet_is_built_as_a_preview(site: Path) -> None:
    # Its pages then say so, and search engines do not send families there.
    jobs = workflow("github", site)["jobs"]
    builds = {
        "github": "\n".join(step.get("run", "") for step in jobs["preview"]["steps"]),
        "gitlab": "\n".join(map(str, workflow("gitlab", site)["check"]["script"])),
        "netlify": tomllib.loads(recipe("netlify", site, HOST))["context"]["deploy-preview"]["command"],
        "cloudflare": recipe("cloudflare", site, HOST).partition("For a preview")[2],
    }
    for kind, build in builds.items():
        (called,) = (words for words in commands(build) if words[0] == "site")
        assert "--as-of" in called, kind
    published = "\n".join(step.get("run", "") for step in jobs["publish"]["steps"])
    assert all("--as-of" not in words for words in commands(published))


def test_gitlab_publishes_what_it_keeps(site: Path) -> None:
    pages = workflow("gitlab", site)["pages"]
    assert pages["artifacts"]["paths"] == pages["cache"]["paths"] == ["public/"]
    assert pages["script"][-1].endswith("site public --keep public")


def test_without_a_built_site_it_is_said_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(NotBuiltError, match="Build it first: local-offer site "):
        recipe("nginx", tmp_path, HOST)


_BUILD = """\
#!/bin/sh
echo "$@" >> ../asked
mkdir -p site && cp ../next site/index.html
"""


@pytest.mark.thorough
def test_github_publishes_and_previews_into_one_branch(site: Path, tmp_path: Path) -> None:
    jobs = workflow("github", site)["jobs"]
    origin = tmp_path / "origin.git"

    def git(*words: str, at: Path = origin) -> str:
        named = ["-c", "user.name=x", "-c", "user.email=x@x.example", *words]
        return subprocess.run(["git", *named], cwd=at, check=True, capture_output=True, text=True).stdout

    def published() -> dict[str, str]:
        names = git("ls-tree", "-r", "--name-only", "gh-pages").split()
        return {name: git("show", f"gh-pages:{name}") for name in names}

    def run(job: str, page: str, *, action: str = "opened") -> None:
        work = tmp_path / f"{job}-{page}-{action}"
        git("clone", "--quiet", str(origin), str(work), at=tmp_path)
        (work / ".venv" / "bin").mkdir(parents=True)
        program = work / ".venv" / "bin" / "local-offer"
        program.write_text(_BUILD, encoding="utf-8")
        program.chmod(0o755)
        (tmp_path / "next").write_text(page, encoding="utf-8")
        told = {name: tmp_path / f"{work.name}-{name}" for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")}
        for file in told.values():
            file.touch()
        environment = {**os.environ, "FOLDER": "preview/12", "GITHUB_SHA": "0", "HOME": str(tmp_path)}
        environment |= {name: str(file) for name, file in told.items()}
        for step in jobs[job]["steps"]:
            condition = step.get("if", "")
            if (
                "run" not in step
                or step["name"] == "Check the policies"
                or (action == "closed" and "closed" in condition)
                or ("steps.published.outputs.there" in condition and not told["GITHUB_OUTPUT"].read_text())
            ):
                continue
            text = "\n".join(line for line in step["run"].splitlines() if not line.startswith("make "))
            subprocess.run(["bash", "-e", "-c", text], cwd=work, env=environment, check=True, capture_output=True)
        summaries.append(told["GITHUB_STEP_SUMMARY"].read_text(encoding="utf-8"))

    summaries: list[str] = []
    origin.mkdir()
    git("init", "--quiet", "--bare", "--initial-branch", "main")
    start = tmp_path / "start"
    git("clone", "--quiet", str(origin), str(start), at=tmp_path)
    (start / "README").write_text("ours", encoding="utf-8")
    git("add", "--all", at=start)
    git("commit", "--quiet", "--message", "Start", at=start)
    git("push", "--quiet", "origin", "HEAD:main", at=start)

    # The pull request that brings the workflow comes before anything is published.
    for action in ("opened", "closed"):
        run("preview", "too early", action=action)
        assert summaries.pop().startswith("No preview yet")
    assert "gh-pages" not in git("branch", "--list")
    run("publish", "first")
    assert published() == {"index.html": "first", ".nojekyll": ""}
    run("preview", "draft")
    assert published() == {"index.html": "first", ".nojekyll": "", "preview/12/index.html": "draft"}
    run("publish", "second")
    assert published() == {"index.html": "second", ".nojekyll": "", "preview/12/index.html": "draft"}
    run("preview", "draft", action="closed")
    assert published() == {"index.html": "second", ".nojekyll": ""}
    assert "site --keep published" in (tmp_path / "asked").read_text(encoding="utf-8")


_ENDS = """\
#!/bin/sh
case "$1" in
  check) exit {check} ;;
  diff) {diff} ;;
esac
"""
_COMPARES, _CANNOT = "echo 'One family'", "exit 1"
_COMPARE, _COMMENT = "Compare with the main branch", "Comment the difference"


@pytest.mark.parametrize("kind", ["github", "gitlab"])
@pytest.mark.parametrize(
    ("check", "diff", "told"),
    [
        (0, _COMPARES, "One family"),
        (1, _COMPARES, "One family"),
        (0, _CANNOT, "could not be worked out"),
        (1, _CANNOT, "could not be worked out"),
    ],
)
def test_whom_an_edit_touches_is_told_whatever_the_check_finds(
    kind: str, check: int, diff: str, told: str, site: Path, tmp_path: Path
) -> None:
    """And what cannot be compared never reads as no change."""
    program = tmp_path / ".venv" / "bin" / "local-offer"
    program.parent.mkdir(parents=True)
    program.write_text(_ENDS.format(check=check, diff=diff), encoding="utf-8")
    program.chmod(0o755)
    job = workflow(kind, site)["jobs" if kind == "github" else "check"]
    if kind == "github":
        steps = {step["name"]: step for step in job["check"]["steps"] if "name" in step}
        assert all("!cancelled()" in steps[name]["if"] for name in (_COMPARE, _COMMENT))
        scripts = [steps[name]["run"] for name in ("Check the policies", _COMPARE)]
    else:
        # One shell runs all the lines.
        lines = [line for line in job["script"] if isinstance(line, str)]
        scripts = ["\n".join(lines)]
    environment = {
        **os.environ,
        "GITHUB_STEP_SUMMARY": str(tmp_path / "summary"),
        "CI_MERGE_REQUEST_DIFF_BASE_SHA": "1",
    }
    ended = [
        subprocess.run(["bash", "-e", "-c", text], cwd=tmp_path, env=environment, check=False).returncode
        for text in scripts
    ]
    assert told in (tmp_path / "difference.md").read_text(encoding="utf-8")
    assert (max(ended) == 0) == (check == 0 and diff == _COMPARES)
