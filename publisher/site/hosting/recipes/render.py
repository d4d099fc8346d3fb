"""Fills in the recipes for hosts from what a built site says of itself."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from publisher.model.operator import address_to_fill_in
from publisher.site.hosting.compressed import BROTLI, COMPRESSIBLE, GZIP
from publisher.site.hosting.csp import KEPT_FOR_EVER, for_ever_rules
from publisher.site.hosting.file_types import TYPES
from publisher.site.hosting.host_headers import FILE_NAME as HEADERS
from publisher.site.hosting.host_headers import HeaderRule, read_rules
from publisher.site.hosting.moved import FILE_NAME as REDIRECTS
from publisher.site.hosting.moved import read_redirects
from publisher.site.hosting.named_files import ANY_NAMED
from publisher.source.problems import LocalOfferError

if TYPE_CHECKING:
    from collections.abc import Sequence

_HERE = Path(__file__).parent

RECIPES = {
    "apache": "apache.conf",
    "cloudflare": "wrangler.toml",
    "github": "github.yml",
    "gitlab": "gitlab.yml",
    "netlify": "netlify.toml",
    "nginx": "nginx.conf",
    "s3": "s3.sh",
}
"""The file of each kind of host."""

ALIKE = frozenset({"cloudflare", "github", "gitlab", "netlify"})
"""The kinds of host whose file is the same for every site: these take what a site says of itself from the site."""

HTACCESS = ".htaccess"
"""The file in a site that Apache reads."""

HIDDEN = (HEADERS, REDIRECTS)
"""Files of a site that are for its host alone."""

ASKED_EACH_TIME = "public, max-age=0, must-revalidate"
"""What lets a browser keep a file, and has it ask each time whether that is still good."""


@dataclass(frozen=True, slots=True)
class Host:
    """Where a site is published: its address, the folder on the host's disk, and what the host listens on."""

    site_url: str
    folder: str = "/var/www/local-offer"
    listen: str = "80"

    @property
    def base(self) -> str:
        """The path of the site on its host, `/` or such as `/send/`."""
        return f"{urlsplit(self.site_url).path.rstrip('/')}/"

    @property
    def origin(self) -> str:
        """The site's address without its path, once it is known; nothing before, so that an address begins with `/`.

        Apache makes the rest of such an address from what the browser calls the host, which can be anything.
        """
        parts = urlsplit(self.site_url)
        return f"{parts.scheme}://{parts.netloc}" if address_to_fill_in(self.site_url) is None and parts.netloc else ""

    @property
    def name(self) -> str:
        """The host's name."""
        return urlsplit(self.site_url).hostname or "localhost"


@dataclass(frozen=True, slots=True)
class _Value:
    """A value of a header for what fits a pattern, as a regular expression of the whole path."""

    pattern: str
    value: str
    found_only: bool
    """Whether it is for what was found alone, so that no error is kept for ever."""


@dataclass(frozen=True, slots=True)
class _Varying:
    """A header that is not the same for every path, and the value for what fits no pattern."""

    name: str
    default: str
    values: tuple[_Value, ...]

    @property
    def variable(self) -> str:
        """The name of a variable for it."""
        return f"local_offer_{self.name.lower().replace('-', '_')}"


class NotBuiltError(LocalOfferError):
    """There is no built site to write a recipe for, or only one for another address."""


def recipe(kind: str, site: Path, host: Host) -> str:
    """What a kind of host is told about a built site.

    Raises:
        NotBuiltError: there is no site in this folder, or it was built for another path.
    """
    if kind in ALIKE:
        return (_HERE / RECIPES[kind]).read_text(encoding="utf-8")
    if not (site / HEADERS).is_file():
        raise NotBuiltError(f"There is no site in {site}. Build it first: local-offer site {site}")
    rules = read_rules((site / HEADERS).read_text(encoding="utf-8"))
    # Its headers would be for paths that are not there, and the host would send none at all.
    if all(rule.pattern != f"{host.base}*" for rule in rules):
        raise NotBuiltError(
            f"The site in {site} was built for another address than {host.site_url}, which mkdocs.yml has now. "
            f"Build it again: local-offer site {site}"
        )
    return _filled_in(RECIPES[kind], site, host)


def write_htaccess(site: Path, host: Host) -> None:
    """Write the file that Apache reads into a built site, which has its `_headers` and `_redirects` already."""
    (site / HTACCESS).write_text(_filled_in("htaccess", site, host), encoding="utf-8")


def _filled_in(name: str, site: Path, host: Host) -> str:
    rules = read_rules((site / HEADERS).read_text(encoding="utf-8"))
    # It writes configurations, and no HTML.
    environment = Environment(  # noqa: S701
        loader=FileSystemLoader(_HERE),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        # Servers have braces of their own.
        variable_start_string="[[",
        variable_end_string="]]",
    )
    environment.filters["regex"] = re.escape
    environment.filters["below"] = lambda address, base: address.removeprefix(base)
    # Types are told to these hosts by the ends of names, and what may be kept for ever by folder.
    told = [rule for rule in rules if all(header not in _TOLD for header in rule.headers)]
    told += for_ever_rules(f"{host.base}{pattern.removeprefix('/')}" for pattern in ANY_NAMED)
    endings: dict[str, list[str]] = defaultdict(list)
    for ending, type_ in TYPES.items():
        endings[type_].append(ending.removeprefix("."))
    return environment.get_template(name).render(
        base=host.base,
        origin=host.origin,
        name=host.name,
        folder=host.folder,
        listen=host.listen,
        types=dict(endings),
        encodings={BROTLI: "br", GZIP: "gzip"},
        compressible=sorted(ending.removeprefix(".") for ending in COMPRESSIBLE),
        always=[header for rule in told if rule.pattern == f"{host.base}*" for header in rule.headers],
        varying=_varying(told, host.base),
        moves=read_redirects(site),
        hidden=HIDDEN,
        for_ever=KEPT_FOR_EVER,
        each_time=ASKED_EACH_TIME,
        named=[pattern.strip("/") for pattern in ANY_NAMED],
    )


_TOLD = (("Cache-Control", KEPT_FOR_EVER), ("Content-Type", "application/wasm"))


def _varying(rules: Sequence[HeaderRule], base: str) -> list[_Varying]:
    values: dict[str, list[_Value]] = defaultdict(list)
    for rule in rules:
        if rule.pattern == f"{base}*":
            continue
        pattern = ".*".join(map(re.escape, rule.pattern.split("*")))
        for header, value in rule.headers:
            values[header].append(_Value(pattern, value, found_only=header == "Cache-Control"))
    defaults = {"Cache-Control": ASKED_EACH_TIME}
    return [_Varying(name, defaults.get(name, ""), tuple(found)) for name, found in sorted(values.items())]
