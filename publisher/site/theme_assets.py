"""The theme's own styles and browser modules as they are published: in one folder that is named by its content.

So a page never meets a script or a style of another release: their addresses are others. Browsers may keep the folder
for ever, and ask for all of it again only when something in it has changed. docs/architecture/pages.md says why it is
one folder and not a name for each file.
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from publisher.site.own.colours import as_css
from publisher.source.content import content_name, integrity
from publisher.source.problems import LocalOfferError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from publisher.model.site import Colours

FOLDER = "assets/theme"
"""Where the folder named by its content is, below the site's root."""

STYLES = "styles"
"""The folder of the stylesheets, below the theme's assets."""

TOKENS = "tokens.css"
"""The stylesheet with the colours."""

_SHEET_IMPORT = re.compile(r'^@import "([a-z0-9-]+\.css)";$', re.MULTILINE)
_SHEET_COMMENT = re.compile(r"/\*.*?\*/\n?", re.DOTALL)
# `import {...} from "./x.js"`, `import "./x.js"` and `export {...} from "./x.js"`, at the start of a line.
_MODULE_IMPORT = re.compile(r'^(?:import|(?:import|export)\s[^"\';]*?\sfrom)\s+"(\.[^"]+)"', re.MULTILINE)


class MissingAssetError(LocalOfferError):
    """A stylesheet, a module or a page uses one that is not there; the message says which and where."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """A style or a script that a page loads: its address below the site's root, and what browsers hold it to."""

    address: str
    integrity: str


@dataclass(frozen=True, slots=True)
class ThemeAssets:
    """The styles and modules that a site publishes: their content by name, such as `reckoner/main.js`."""

    files: Mapping[str, bytes]
    folder: str
    """The folder that they are published in, below the site's root."""

    def address(self, name: str) -> str:
        """Where a file is published, below the site's root.

        Raises:
            MissingAssetError: there is no such file.
        """
        if name not in self.files:
            raise MissingAssetError(f"A page uses {name}, which is not among the theme's assets. Correct the name.")
        return f"{self.folder}/{name}"

    def integrity(self, name: str) -> str:
        """What a page says of a file beside its address, so that browsers take these bytes and no others.

        Raises:
            MissingAssetError: there is no such file.
        """
        self.address(name)
        return integrity(self.files[name])

    def loaded(self, name: str) -> Loaded:
        """Both, for a page that no template makes.

        Raises:
            MissingAssetError: there is no such file.
        """
        return Loaded(self.address(name), self.integrity(name))

    def loaded_with(self, *modules: str) -> list[str]:
        """A page's modules and all that they import: each once, and in the order of its discovery.

        Raises:
            MissingAssetError: there is no such module, or one of them imports another that is not there.
        """
        found = dict.fromkeys(modules)
        waiting = [*found]
        for name in waiting:
            new = [imported for imported in self._imports(name) if imported not in found]
            found |= dict.fromkeys(new)
            waiting += dict.fromkeys(new)
        return [*found]

    def _imports(self, module: str) -> Iterator[str]:
        """The modules that one imports itself."""
        self.address(module)
        for target in _imported_by(self.files[module]):
            name = posixpath.normpath(posixpath.join(posixpath.dirname(module), target))
            if name not in self.files:
                raise MissingAssetError(f"{module} imports {target}, which is not there. Correct the name.")
            yield name


@lru_cache(maxsize=1024)
def _imported_by(content: bytes) -> list[str]:
    """What the text of a module imports, by that text: every page asks for the same few."""
    return _MODULE_IMPORT.findall(content.decode())


def read_theme_assets(folder: Path, colours: Colours | None = None) -> ThemeAssets:
    """Read the styles and modules of a theme's folder of assets; what is only for engineers is left out.

    Args:
        folder: the theme's assets.
        colours: those that a council has chosen; left out: the theme's own.

    Raises:
        MissingAssetError: a stylesheet imports one that is not there.
    """
    sheets = {path.name: path.read_text(encoding="utf-8") for path in sorted((folder / STYLES).glob("*.css"))}
    if colours is not None:
        sheets[TOKENS] += as_css(colours)
    files = {f"{STYLES}/{name}": text.encode() for name, text in written_out(sheets).items()}
    files |= {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*.js"))}
    return ThemeAssets(files, f"{FOLDER}/{content_name(files.items())}")


def written_out(sheets: Mapping[str, str]) -> dict[str, str]:
    """Stylesheets with what they import in the place of the lines that import it, so that a page waits for one file.

    Those that are imported are left out, and so are the comments: they are for engineers, not for a family's phone.

    Args:
        sheets: the text of each sheet by its name, such as `cards.css`.

    Raises:
        MissingAssetError: an imported sheet is not among them.
    """
    parts: set[str] = set()

    def part(found: re.Match[str]) -> str:
        if found[1] not in sheets:
            raise MissingAssetError(f"{found[1]} is imported, but is not in {STYLES}/. Correct the name.")
        parts.add(found[1])
        return sheets[found[1]]

    whole = {name: _SHEET_COMMENT.sub("", _SHEET_IMPORT.sub(part, text)) for name, text in sheets.items()}
    return {name: text for name, text in whole.items() if name not in parts}
