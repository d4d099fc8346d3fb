"""The MkDocs plugin: a thin adapter that hands the pages, the compiled policies and the runtime to MkDocs."""

from __future__ import annotations

import logging
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from markupsafe import Markup
from mkdocs.config import base, config_options
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File

from publisher.check import check_policies
from publisher.model.operator import Operator, left_to_fill_in
from publisher.pages.shared import shared_pages
from publisher.pictures.icons import icon
from publisher.runtime.pack import pack_runtime
from publisher.search.folder import name_search_index
from publisher.search.index import COUNCILS, EVERYTHING, NAMES, SHARED, council_index, write_search_index
from publisher.search.library import SearchLibraryError, search_library
from publisher.site.council_context import council_context
from publisher.site.csp import write_headers
from publisher.site.reckoner_context import reckoner_context
from publisher.site.stored import stored_context
from publisher.site.theme_assets import FOLDER, ThemeAssets, read_theme_assets
from publisher.site.theme_files import unused
from publisher.source.content import content_name
from publisher.source.problems import ProblemsFound, Report
from publisher.wording.citation import QUIET, citation_label
from publisher.wording.glossary import Glossary

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page as MkDocsPage
    from mkdocs.utils.templates import TemplateContext

    from publisher.model.england.words import Term
    from publisher.pages import Page
    from publisher.pages.council_build import CouncilBuild
    from publisher.runtime.pack import Runtime

RUNTIME = "assets/runtime/"
"""Where the site has the folders of the browser's Python and of the engine."""

_log = logging.getLogger(__name__)

_CODE = frozenset({".css", ".js", ".json", ".ts"})
"""The file extensions in the theme's folder of assets, except those of pictures."""


class OperatorConfig(base.Config):
    """What mkdocs.yml may say under `operator`: the parts of `publisher.model.operator.Operator`."""

    name = config_options.Optional(config_options.Type(str))
    email = config_options.Optional(config_options.Type(str))
    phone = config_options.Optional(config_options.Type(str))
    post = config_options.Optional(config_options.Type(str))


class LocalOfferConfig(base.Config):
    """What mkdocs.yml may say under `local-offer`."""

    policies = config_options.Dir(exists=True, default="policies")
    as_of = config_options.Optional(config_options.Type(date))
    """The day that the pages are for; the day of the build where it is left out."""
    operator = config_options.SubConfig(OperatorConfig)
    """Who runs this copy of the site; left out if unknown."""


class LocalOfferPlugin(BasePlugin[LocalOfferConfig]):
    """Adds every council's pages, its compiled policy and the browser's runtime to a MkDocs site."""

    def __init__(self) -> None:
        """Start with no council read."""
        self._pages: dict[str, Page] = {}
        self._contexts: dict[str, dict[str, Any]] = {}
        self._assets: dict[str, Path | str | bytes] = {}
        self._theme = ThemeAssets({}, FOLDER)
        self._councils: list[dict[str, Any]] = []
        self._glossary: Glossary | None = None
        self._operator: Operator | None = None
        self._version = ""
        self._terms: list[Term] = []
        self._search_library = ""
        self._site_pages: dict[str, dict[str, str]] = {}

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read and check the policies, and put a section for each council into the navigation, after the home page."""
        report = Report()
        policies = Path(self.config.policies)
        builds = check_policies(policies, report)
        try:
            report.stop_if_any()
        except ProblemsFound as found:
            raise PluginError(f"The policies have problems.\n{found}") from found
        root = Path(config.config_file_path).parent
        runtime = pack_runtime(root, root / "build" / "runtime")
        self._pages.clear()
        self._contexts.clear()
        self._councils.clear()
        said = self.config.operator
        self._operator = Operator(said.name, said.email, said.phone, said.post) if said.name else None
        self._assets = {f"{RUNTIME}{name}": path for name, path in runtime.files.items()}
        # Styles and modules are published where their content names them: see on_files.
        self._theme = read_theme_assets(_theme_folder(config))
        self._assets |= {self._theme.address(name): content for name, content in self._theme.files.items()}
        self._search_library = self._add_search_library(root)
        day = self.config.as_of or date.today()
        sections = [self._add(build, day, runtime) for build in builds]
        for page in shared_pages([build.logic_on(day) for build in builds], self._operator):
            self._pages[page.path] = page
        self._version = f"{max(build.files.council.version for build in builds):%-d %B %Y}"
        words = builds[0].files.words
        self._glossary, self._terms = Glossary(words), words.terms
        if config.site_url:
            self._assets["robots.txt"] = f"User-agent: *\nAllow: /\n\nSitemap: {config.site_url}sitemap.xml\n"
        for sentence in left_to_fill_in(self._operator, config.site_url):
            _log.warning("%s", sentence)
        navigation = list(config.nav or [])
        config.nav = [*navigation[:1], *sections, *navigation[1:]]
        return config

    def _add_search_library(self, root: Path) -> str:
        """Publish what searches in the browser; returns its address."""
        try:
            library = search_library(root)
        except SearchLibraryError as missing:
            raise PluginError(str(missing)) from None
        self._assets |= library.files
        return library.module

    def _add(self, build: CouncilBuild, day: date, runtime: Runtime) -> dict[str, list[dict[str, str]]]:
        """Make everything for one council; returns its section of the navigation."""
        council = build.files.council
        name = f"assets/policies/{council.id}-{content_name([(council.id, build.compiled.encode())])}.json"
        self._assets[name] = build.compiled
        shown = council_context(council)
        self._councils.append(shown)
        pages = build.pages_on(day)
        reckoner = reckoner_context(
            build.edition_on(day),
            build.policy,
            pages.life,
            policy_url=name,
            python_url=f"{RUNTIME}{runtime.python.name}/",
            engine_url=f"{RUNTIME}{runtime.engine.name}/",
        )
        section = []
        for page in pages.pages:
            self._pages[page.path] = page
            self._contexts[page.path] = {"council": shown, "search_parts": [SHARED, council_index(council.id)]}
            if page.id == "reckoner":
                self._contexts[page.path]["reckoner"] = reckoner
            section.append({page.menu: page.path})
        return {council.area: section}

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the pages and assets that the policies make; of the theme, only what is used and where it is named."""
        own = Path(config.theme.custom_dir or "")
        for file in unused(files, own, [Path(folder) for folder in config.theme.dirs]):
            files.remove(file)
        assets = _theme_folder(config)
        for file in list(files):
            source = Path(file.abs_src_path or "")
            if source.is_relative_to(assets) and source.suffix in _CODE:
                files.remove(file)
        for path, page in self._pages.items():
            file = File.generated(config, path, content=page.with_front_matter())
            if page.edited_in is not None:
                file.edit_uri = page.edited_in.as_posix()
            files.append(file)
        for path, content in self._assets.items():
            if isinstance(content, Path):
                files.append(File.generated(config, path, abs_src_path=str(content)))
            else:
                files.append(File.generated(config, path, content=content))
        return files

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Escape whatever our own templates write, unless it is `Markup`. Those of Material escape by hand.

        All pages are read by now, and have their titles.
        """
        own = Path(config.theme.custom_dir or "")
        env.autoescape = lambda name: name is None or (own / name).is_file()
        pages = [file.page for file in files.documentation_pages() if file.page is not None and "/" not in file.src_uri]
        self._site_pages = {Path(page.file.src_uri).stem: {"url": page.url, "title": page.title} for page in pages}
        return env

    @event_priority(-50)
    def on_page_context(
        self, context: TemplateContext, *, page: MkDocsPage, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Give the theme what it shows besides the page, and explain the words on it.

        It comes after the search plugin has taken the page's text: an explanation is not found as if it were a rule.
        """
        del config, nav
        cast("dict[str, Any]", context).update(self._everywhere() | self._contexts.get(page.file.src_uri, {}))
        content = page.content or ""
        ours = self._pages.get(page.file.src_uri)
        if self._glossary is not None and ours is not None and ours.explained:
            content = self._glossary.explain(content)
        page.content = Markup(content)  # noqa: S704 - MkDocs makes HTML of Markdown
        return context

    def on_template_context(
        self, context: TemplateContext, *, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """Give the theme's pages that are no Markdown, such as the one for a page that is not there, the same."""
        del template_name, config
        cast("dict[str, Any]", context).update(self._everywhere())
        return context

    def _everywhere(self) -> dict[str, Any]:
        """What every page is given, whichever council it is about, and what its templates call."""
        return {
            "councils": self._councils,
            "site_pages": self._site_pages,
            "operator": self._operator,
            "site_version": self._version,
            "search_everything": EVERYTHING,
            "search_names": NAMES,
            "search_library": self._search_library,
            "search_parts": [SHARED, COUNCILS],
            "stored": stored_context(),
            "icon": icon,
            "citation_label": citation_label,
            "quiet_citation": QUIET,
            "asset": self._theme.address,
            "theme_folder": self._theme.folder,
            "loaded_with": self._theme.loaded_with,
        }

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Cut the search index, and write the security headers for what was built."""
        areas = {council["id"]: council["area"] for council in self._councils}
        write_search_index(Path(config.site_dir), areas, self._terms)
        name_search_index(Path(config.site_dir))
        write_headers(Path(config.site_dir))


def _theme_folder(config: MkDocsConfig) -> Path:
    """Where the theme's own pictures, styles and modules are written."""
    return Path(config.theme.custom_dir or "") / "assets"
