"""A slip in what mkdocs.yml says of a council's own site is told with its line, its code and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from publisher.site.own.settings import LARGEST_LOGO, read_settings
from publisher.source.problems import Report

if TYPE_CHECKING:
    from pathlib import Path

    from publisher.model.site import SiteSettings

OWN = """only: [exampleshire]
official: true
name: Personal budgets in Exampleshire
address: https://www.exampleshire.example/send/budgets/
logo: logo.svg
colours: {light: "#00548f"}
operator: {name: The Local Offer team, email: offer@exampleshire.example}
embed_from: [https://www.exampleshire.example]
moved: {old/: new/}
"""


def read(folder: Path, lines: str) -> tuple[SiteSettings | None, list[str]]:
    """What the plugin's lines in a mkdocs.yml come to, and what is told of them."""
    for council in ("exampleshire", "othershire"):
        (folder / "policies" / council).mkdir(parents=True, exist_ok=True)
        (folder / "policies" / council / "council.yaml").touch()
    (folder / "logo.svg").touch()
    (folder / "logo.gif").touch()
    (folder / "large.png").write_bytes(bytes(LARGEST_LOGO + 1))
    below = "".join(f"      {line}\n" for line in lines.splitlines())
    file = folder / "mkdocs.yml"
    file.write_text(f"theme: !ENV [THEME, material]\nplugins:\n  - search\n  - local-offer:\n{below}", encoding="utf-8")
    report = Report()
    settings = read_settings(file, report)
    return settings, [str(problem).replace(f"{folder}/", "") for problem in report.in_order()]


def test_all_that_a_council_can_say_is_read(tmp_path: Path) -> None:
    settings, told = read(tmp_path, OWN)
    assert told == []
    assert settings is not None
    assert (settings.own, settings.official, settings.logo) == ("exampleshire", True, "logo.svg")


@pytest.mark.parametrize("plugins", ["[search, local-offer]", "{local-offer: {}}", "[search]"])
def test_whoever_says_nothing_has_the_site_of_all_councils(tmp_path: Path, plugins: str) -> None:
    (tmp_path / "mkdocs.yml").write_text(f"plugins: {plugins}\n", encoding="utf-8")
    settings = read_settings(tmp_path / "mkdocs.yml", Report())
    assert settings is not None
    assert (settings.own, settings.official, settings.operator) == (None, False, None)


@pytest.mark.parametrize(
    ("old", "new", "line", "told"),
    [
        ("[exampleshire]", "[exampelshire]", 5, "LO201 There is no council 'exampelshire'."),
        ("only: [exampleshire]\n", "", 5, "LO105 An official site is one council's own, and 'only' does not name one."),
        ("[exampleshire]", "[exampleshire, othershire]", 6, "LO105 An official site is one council's own"),
        ("official: true", "official: perhaps", 6, "LO105 'official' cannot be 'perhaps'."),
        (", email: offer@exampleshire.example", "", 6, "LO104 Families cannot reach the team that runs"),
        ("https://www.", "www.", 8, "LO105 'address' cannot be 'www.exampleshire.example/send/budgets/'."),
        ("budgets/", "budgets", 8, "LO105 'address' cannot be"),
        ("logo.svg", "missing.svg", 9, "LO101 There is no file missing.svg."),
        ("logo.svg", "logo.gif", 9, "LO105 logo.gif is no picture for a page."),
        ("logo.svg", "large.png", 9, "LO105 large.png has 50,001 bytes."),
        ("#00548f", "#00a3e0", 10, "LO109 On a light page the contrast of #00a3e0 is 2.6 to 1."),
        ('"#00548f"', '"#00548f", dark: "#00548f"', 10, "LO109 On a dark page the contrast of #00548f is"),
        ("#00548f", "blue", 10, "LO105 'light' cannot be 'blue'."),
        ("[https://www.exampleshire.example]", "[https://www.exampleshire.example/]", 12, "LO105"),
        ("[https://www.exampleshire.example]", "['*']", 12, "LO105"),
        (
            "old/: new/",
            "old/: https://www.exampleshire.example/new/",
            13,
            "LO105 'https://www.exampleshire.example/new/' is no",
        ),
        ("old/: new/", "old/*: new/", 13, "LO105 One of 'old/*' and 'new/' ends with a star."),
        ("name: Pers", "title: Pers", 7, "LO103 Unknown key 'title'."),
        ("The Local Offer team", "!ENV TEAM", 11, "LO106 The settings of the site do not use !ENV."),
    ],
)
def test_a_slip_is_told_where_it_is(tmp_path: Path, old: str, new: str, line: int, told: str) -> None:
    assert old in OWN
    _, (problem,) = read(tmp_path, OWN.replace(old, new, 1))
    assert problem.startswith(f"mkdocs.yml:{line}: {told}")


def test_what_is_wrong_with_one_line_hides_nothing_that_is_wrong_with_others(tmp_path: Path) -> None:
    slips = (
        ("[https://www.exampleshire.example]", "[http://localhost:8001]"),
        ("#00548f", "#00a3e0"),
        ("logo.svg", "logo.gif"),
        ("[exampleshire]", "[exampelshire]"),
        ("old/: new/", "old/*: new/"),
    )
    lines = OWN
    for old, new in slips:
        lines = lines.replace(old, new, 1)
    _, told = read(tmp_path, f"{lines}titel: Ours\n")
    assert [problem.split()[:2] for problem in told] == [
        ["mkdocs.yml:5:", "LO201"],
        ["mkdocs.yml:9:", "LO105"],
        ["mkdocs.yml:10:", "LO109"],
        ["mkdocs.yml:12:", "LO105"],
        ["mkdocs.yml:13:", "LO105"],
        ["mkdocs.yml:14:", "LO103"],
    ]


def test_whoever_may_not_show_the_reckoner_without_encryption_is_told_what_is_missing(tmp_path: Path) -> None:
    _, (problem,) = read(tmp_path, OWN.replace("[https://www.exampleshire.example]", "[http://localhost]"))
    assert "It begins with https" in problem
    assert "http://127.0.0.1" in problem


def test_whoever_is_told_of_a_colour_is_told_the_nearest_that_can_be_read(tmp_path: Path) -> None:
    _, (problem,) = read(tmp_path, OWN.replace("#00548f", "#00a3e0"))
    assert "Use #00729d, the nearest that can be read, or another colour." in problem
