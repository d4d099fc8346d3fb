"""Pages that have another address than they had: the old address leads to the new one, on any host.

`moved` in mkdocs.yml names them. At the old address there is a small page, which needs no JavaScript; and the hosts
that can send a browser on at once are told so, in `_redirects` and in what `local-offer host` writes.
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from publisher.source.problems import LocalOfferError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from publisher.site.theme_assets import Loaded

FILE_NAME = "_redirects"
"""The file of the old and the new addresses that Netlify, Cloudflare Pages and GitLab Pages read."""

_ALL = "*"
_INDEX = "index.html"
_SPLAT = ":splat"
_NAME = r"[A-Za-z0-9_-][A-Za-z0-9._-]*"
_ADDRESS = re.compile(rf"(?:{_NAME}/)*(?:\*|{_NAME}\.html)?")
_REDIRECT = re.compile(rf"(?P<old>\S+?)(?P<below>\*?) (?P<new>\S+?)(?:{_SPLAT})? 301")

_PAGE = Markup("""\
<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="robots" content="noindex">
<title>This page has moved</title>
<link rel="canonical" href="{canonical}">
<link rel="stylesheet" href="{style}" integrity="{style_is}">
<noscript><meta http-equiv="refresh" content="0; url={new}"></noscript>
<script type="module" src="{script}" integrity="{script_is}"></script>
</head>
<body>
<main>
<h1>This page has moved</h1>
<p><a href="{new}">Go to where it is now</a></p>
</main>
</body>
</html>
""")


class MovedError(LocalOfferError):
    """What mkdocs.yml says of a moved page cannot be so: what is wrong with an old address, and what to do."""

    def __init__(self, old: str, what: str, do: str) -> None:
        """Say it with the name of the file: what is only seen in a built site has no line."""
        super().__init__(f"mkdocs.yml: moved: {old}: {what}\n    {do}")
        self.what, self.do = what, do


@dataclass(frozen=True, slots=True)
class Moved:
    """An old address and the new one: of a page, or of every page in a folder (`below`)."""

    old: str
    new: str
    below: bool


@dataclass(frozen=True, slots=True)
class Around:
    """What the small pages at the old addresses use, and whether the site's pages are files (`use_directory_urls`)."""

    site_url: str
    style: Loaded
    script: Loaded
    as_files: bool = False

    def form(self, address: str) -> str:
        """The address of a page as the site has it: hosts of files may not know what the page of a folder is."""
        return f"{address}{_INDEX}" if self.as_files and (not address or address.endswith("/")) else address


def read_moved(said: Mapping[str, object]) -> tuple[Moved, ...]:
    """Read old and new addresses, such as `{"hants/who/": "hampshire/who/", "hants/*": "hampshire/*"}`.

    Raises:
        MovedError: an address can be none of a page or a folder of this site.
    """
    return tuple(read_line(old, str(new)) for old, new in said.items())


def read_line(old: str, new: str) -> Moved:
    """Read one old address and its new one.

    Raises:
        MovedError: as `read_moved`.
    """
    addresses = [address.removeprefix("/") for address in (old, new)]
    for address in addresses:
        if _ADDRESS.fullmatch(address) is None:
            do = "Write the part after the site's own address, as in hampshire/who/ or hampshire/who.html."
            raise MovedError(old, f"{address!r} is no address of a page.", do)
    if addresses[0].endswith(_ALL) != addresses[1].endswith(_ALL):
        raise MovedError(old, f"One of {old!r} and {new!r} ends with a star.", "End both with /*, or neither.")
    below = addresses[0].endswith(_ALL)
    stems = [address.removesuffix(_ALL) for address in addresses]
    if below and "" in stems:
        raise MovedError(old, "A star by itself is the whole site.", "Name a folder before it, as in hampshire/*.")
    if stems[0] in ("", _INDEX):
        raise MovedError(old, "The home page cannot move.", "Take this line out.")
    return Moved(stems[0], stems[1], below)


def write_moved(site: Path, all_moved: Iterable[Moved], around: Around, base: str) -> None:
    """Write a page at each old address of a built site, and the list for hosts.

    Args:
        site: the folder of the built site, with all its pages.
        all_moved: the old and the new addresses.
        around: what the pages use.
        base: the path of the site on its host, `/` or such as `/send/`.

    Raises:
        MovedError: there is a page at an old address, or none at a new one. No page of the site is written over.
    """
    pages = [(each, [(old, around.form(new)) for old, new in _pages(site, each)]) for each in all_moved]
    lines = []
    for each, pairs in pages:
        for old, new in pairs:
            page = site / _file(old)
            if page.exists():
                raise MovedError(
                    each.old, f"There is a page at {old!r}.", "Take the line out, or give the page another name."
                )
            page.parent.mkdir(parents=True, exist_ok=True)
            page.write_text(_page(old, new, around), encoding="utf-8")
        whole = each.below and each.old != each.new
        # The first line that fits is the one that counts.
        lines += [
            f"{base}{old} {base}{new} 301" for old, new in pairs if not whole or not _as_in_folder(each, old, new)
        ]
        if whole:
            lines.append(f"{base}{each.old}{_ALL} {base}{each.new}{_SPLAT} 301")
    if lines:
        (site / FILE_NAME).write_text("\n".join(lines) + "\n", encoding="utf-8")


def read_redirects(site: Path) -> tuple[Moved, ...]:
    """The old and the new addresses that a built site tells its host, as whole paths; in their order."""
    file = site / FILE_NAME
    lines = file.read_text(encoding="utf-8").splitlines() if file.is_file() else ()
    found = [_REDIRECT.fullmatch(line) for line in lines]
    return tuple(Moved(each["old"], each["new"], bool(each["below"])) for each in found if each is not None)


def _pages(site: Path, moved: Moved) -> list[tuple[str, str]]:
    """Each old address of a page, and the address that it leads to."""
    new = _there(site, moved)
    if not moved.below:
        return [(moved.old, new)]
    pages = []
    for page in sorted((site / new).rglob("*.html")):
        name = page.relative_to(site / new).as_posix()
        below = "" if name == _INDEX else name.removesuffix(f"/{_INDEX}") + "/" if name.endswith(f"/{_INDEX}") else name
        # Which of the two it was depends on `use_directory_urls`, then as now.
        olds = dict.fromkeys((below, *_other_form(below)))
        pages += [(moved.old + old, new + below) for old in olds if _file(moved.old + old) != _file(new + below)]
    return pages


def _there(site: Path, moved: Moved) -> str:
    """The new address in the form in which the site has that page."""
    for address in (moved.new, *_other_form(moved.new)):
        if (site / _file(address)).is_file():
            return address
    raise MovedError(moved.old, f"There is no page at {moved.new!r}.", "Correct the new address: it is that of a page.")


def _other_form(address: str) -> tuple[str, ...]:
    """The address that a page has where `use_directory_urls` is the other one: `who.html` for `who/`, and back."""
    if not address:
        return ()
    return (f"{address[:-1]}.html",) if address.endswith("/") else (f"{address.removesuffix('.html')}/",)


def _as_in_folder(moved: Moved, old: str, new: str) -> bool:
    """Whether an old address leads to the new one by what is said of its folder."""
    return old.removeprefix(moved.old) == new.removeprefix(moved.new)


def _file(address: str) -> str:
    """The file of the page at an address."""
    return address if address.endswith(".html") else f"{address}{_INDEX}"


def _page(old: str, new: str, around: Around) -> str:
    def seen(address: str) -> str:
        to = posixpath.relpath(f"/{address}", f"/{posixpath.dirname(old)}")
        return f"{to}/" if address.endswith("/") or not address else to

    style, script = around.style, around.script
    return _PAGE.format(
        canonical=f"{around.site_url}{new}",
        style=seen(style.address),
        style_is=style.integrity,
        script=seen(script.address),
        script_is=script.integrity,
        new=seen(new),
    )
