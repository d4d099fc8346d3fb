"""Reads and checks what mkdocs.yml says of a copy of the site: the one place where a council makes it its own.

MkDocs reads the same file, but knows no lines. A council that has made a slip is told where.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import yaml

from publisher.model.site import SiteSettings
from publisher.policies.read import council_folders, part_of, wrong_keys
from publisher.site.hosting.moved import MovedError, read_line
from publisher.site.own.colours import check_colours
from publisher.source.problems import Code, Place, did_you_mean
from publisher.source.yaml_source import read_yaml_part

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from publisher.source.problems import Report
    from publisher.source.yaml_source import Plain

PLUGIN = "local-offer"
"""What the plugin is called in mkdocs.yml."""

PICTURES = (".svg", ".png", ".webp", ".jpg")
"""The kinds of file that a logo can be."""

LARGEST_LOGO = 50_000
"""In bytes: every family fetches it, some over a slow connection."""

_YAMLS_OWN_TAGS = "tag:yaml.org,2002:"


def read_settings(config_file: Path, report: Report) -> SiteSettings | None:
    """Read and check what mkdocs.yml says below `local-offer`.

    Args:
        config_file: mkdocs.yml, wherever it is.
        report: receives every problem found.

    Returns:
        The settings; None where they cannot be read.
    """
    before = len(report.problems)
    source = read_yaml_part(config_file, lambda root: _settings_in(root, config_file, report), report)
    if source is None or len(report.problems) > before:
        return None
    settings = part_of(source, SiteSettings, report)
    # What is wrong with one line hides nothing that is wrong with another.
    wrong = wrong_keys(source, SiteSettings)
    sound = settings or part_of(replace(source, data=_without(source.data, wrong)), SiteSettings, report)
    if sound is not None:
        root = config_file.parent
        if "policies" not in wrong:
            _check_only(sound, root, report)
        if not wrong & {"official", "only", "operator"}:
            _check_official(sound, report)
        _check_logo(sound, root, report)
        _check_moved(sound, report)
        if sound.colours is not None:
            check_colours(sound.colours, report)
    return settings


def _without(data: Plain, keys: set[str]) -> Plain:
    return {key: value for key, value in data.items() if key not in keys} if isinstance(data, dict) else data


def _check_only(settings: SiteSettings, root: Path, report: Report) -> None:
    names = [folder.name for folder in council_folders(root / settings.policies)]
    for index, name in enumerate(settings.only or ()):
        if name not in names:
            what = f"There is no council '{name}'."
            report.add(settings.place("only", index), Code.UNKNOWN_REFERENCE, what, did_you_mean(name, names))


def _check_official(settings: SiteSettings, report: Report) -> None:
    if not settings.official:
        return
    if settings.own is None:
        what = "An official site is one council's own, and 'only' does not name one."
        do = "Add 'only: [...]' with the name of that council's folder."
        report.add(settings.place("official"), Code.WRONG_VALUE, what, do)
    if settings.operator is None or not settings.operator.can_be_reached:
        what = "Families cannot reach the team that runs this official site."
        do = "Add 'operator:' with the 'name' of the team, and its 'email', 'phone' or 'post'."
        report.add(settings.place("official"), Code.MISSING_KEY, what, do)


def _check_logo(settings: SiteSettings, root: Path, report: Report) -> None:
    if settings.logo is None:
        return
    file, place = root / settings.logo, settings.place("logo")
    if file.suffix not in PICTURES:
        do = f"Use a file whose name ends in {', '.join(PICTURES)}."
        report.add(place, Code.WRONG_VALUE, f"{settings.logo} is no picture for a page.", do)
    elif not file.is_file():
        do = "Put the file there, or correct its name. It is looked for beside mkdocs.yml."
        report.add(place, Code.UNREADABLE, f"There is no file {settings.logo}.", do)
    elif file.stat().st_size > LARGEST_LOGO:
        what = f"{settings.logo} has {file.stat().st_size:,} bytes. Every family fetches it with its first page."
        report.add(place, Code.WRONG_VALUE, what, f"Make it smaller: {LARGEST_LOGO:,} bytes at most. SVG files are.")


def _check_moved(settings: SiteSettings, report: Report) -> None:
    """Addresses that can be none of this site. Whether there is a page at them is only seen when it is built."""
    for old, new in settings.moved.items():
        try:
            read_line(old, new)
        except MovedError as error:
            report.add(settings.place("moved", old), Code.WRONG_VALUE, error.what, error.do)


def _settings_in(root: yaml.Node, path: Path, report: Report) -> yaml.Node | None:
    """What is below the plugin's name, in one of the two forms in which MkDocs takes plugins."""
    for plugins in _values(root, "plugins"):
        for each in plugins.value if isinstance(plugins, yaml.SequenceNode) else [plugins]:
            for found in _values(each, PLUGIN):
                for node in _special(found):
                    what = f"The settings of the site do not use {node.tag}."
                    place = Place(path, node.start_mark.line + 1)
                    report.add(place, Code.UNSAFE_YAML, what, "Write the value itself.")
                return found if isinstance(found, yaml.MappingNode) else None
    return None


def _values(node: yaml.Node, key: str) -> Iterator[yaml.Node]:
    if isinstance(node, yaml.MappingNode):
        yield from (value for name, value in node.value if name.value == key)


def _special(node: yaml.Node) -> Iterator[yaml.Node]:
    """The values that are more than plain YAML, such as `!ENV`."""
    if not node.tag.startswith(_YAMLS_OWN_TAGS):
        yield node
    for child in node.value if isinstance(node, yaml.CollectionNode) else ():
        for inner in child if isinstance(child, tuple) else (child,):
            yield from _special(inner)
