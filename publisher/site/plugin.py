"""The MkDocs plugin: a thin adapter that hands the pages, the compiled policies and the runtime to MkDocs."""

from __future__ import annotations

import logging
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from markupsafe import Markup
from mkdocs.config import base, config_options
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File

from publisher.check import check_policies
from publisher.check.days.covered import check_covered
from publisher.check.days.overdue import old_on
from publisher.check.unpublished import unpublished
from publisher.model.operator import Operator, left_to_fill_in
from publisher.pages.ahead import Draft, dated_pages
from publisher.pages.frame.closed_part import with_closed_parts
from publisher.pages.shared import shared_pages
from publisher.pages.spending import found_items
from publisher.pictures.icons import icon
from publisher.runtime.pack import pack_runtime
from publisher.search.folder import name_search_index
from publisher.search.index import (
    COUNCILS,
    EVERYTHING,
    NAMES,
    SHARED,
    Added,
    Council,
    council_index,
    write_search_index,
)
from publisher.search.library import SearchLibraryError, search_library
from publisher.search.places import areas, names_of_places
from publisher.site.changes_context import published_changes, unpublished_context
from publisher.site.compare_context import addresses_compared, compare_context, compare_files
from publisher.site.council_context import bodies_context, council_context, url_of
from publisher.site.dated_context import dated_context, in_words
from publisher.site.hosting.csp import write_headers
from publisher.site.hosting.offline import write_worker
from publisher.site.menu import menu
from publisher.site.reckoner_page.readers import told
from publisher.site.reckoner_page.reckoner_context import Served, reckoner_context
from publisher.site.stored import stored_context
from publisher.site.theme_assets import FOLDER, ThemeAssets, read_theme_assets
from publisher.site.theme_files import unused
from publisher.source.content import content_name
from publisher.source.problems import ProblemsFound, Report
from publisher.wording.citation import QUIET, citation_label
from publisher.wording.glossary import Glossary
from publisher.wording.quiet_sources import with_quiet_sources
from publisher.wording.reach import with_links
from publisher.wording.untranslated import keep_as_they_are

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page as MkDocsPage
    from mkdocs.utils.templates import TemplateContext

    from publisher.model.base import Statement
    from publisher.model.england.voices.readers import Readers
    from publisher.model.england.words import Term
    from publisher.pages import Page
    from publisher.pages.ahead import DatedPage
    from publisher.pages.council_build import CouncilBuild
    from publisher.pages.spending import FoundItem
    from publisher.policies.read import CouncilFiles
    from publisher.runtime.pack import Runtime
    from publisher.site.changes_context import PublishedChanges

_LISTS_OF_FACTS = frozenset({"sources", "law", "paper"})
"""Pages on which numbers are what is looked for; or that are for paper, where nothing opens."""

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
    """The day of which this is a preview, pages and reckoner. Left out: pages are for the day of the build, and the
    reckoner goes by the day on which it is used."""
    serving = config_options.Type(bool, default=False)
    """Whether this is a preview for those who write the policies: it says what they have not published yet."""
    operator = config_options.SubConfig(OperatorConfig)
    """Who runs this copy of the site; left out if unknown."""


class LocalOfferPlugin(BasePlugin[LocalOfferConfig]):
    """Adds every council's pages, its compiled policy and the browser's runtime to a MkDocs site."""

    def __init__(self) -> None:
        """Start with no council read."""
        self._pages: dict[str, Page] = {}
        self._contexts: dict[str, dict[str, Any]] = {}
        self._dated: dict[str, DatedPage] = {}
        self._assets: dict[str, Path | str | bytes] = {}
        self._theme = ThemeAssets({}, FOLDER)
        self._policies: dict[str, str] = {}
        self._councils: list[dict[str, Any]] = []
        self._glossary: Glossary | None = None
        self._operator: Operator | None = None
        self._version = ""
        self._terms: list[Term] = []
        self._search_library = ""
        self._site_pages: dict[str, dict[str, str]] = {}
        self._places: list[dict[str, Any]] = []
        self._found: dict[str, list[FoundItem]] = {}
        self._changes: dict[str, PublishedChanges] = {}
        self._files: list[CouncilFiles] = []
        self._bodies: dict[str, list[dict[str, str]]] = {}
        self._near_you: Statement | None = None
        self._readers: Readers | None = None

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read and check the policies, and put a section for each council into the navigation, after the home page."""
        report = Report()
        policies = Path(self.config.policies)
        builds = check_policies(policies, report)
        if self.config.as_of is not None:
            check_covered([build.files.council for build in builds], self.config.as_of, report)
        day = self.config.as_of or date.today()
        said = self.config.operator
        author = said.name or config.site_name
        self._changes = published_changes(builds, day, config.site_url or "", author, report)
        try:
            report.stop_if_any()
        except ProblemsFound as found:
            raise PluginError(f"The policies have problems.\n{found}") from found
        root = Path(config.config_file_path).parent
        runtime = pack_runtime(root, root / "build" / "runtime")
        self._pages.clear()
        self._contexts.clear()
        self._dated.clear()
        self._councils.clear()
        self._found.clear()
        self._operator = Operator(said.name, said.email, said.phone, said.post) if said.name else None
        self._assets = {f"{RUNTIME}{name}": path for name, path in runtime.files.items()}
        # Styles and modules are published where their content names them: see on_files.
        self._theme = read_theme_assets(_theme_folder(config))
        self._assets |= {self._theme.address(name): content for name, content in self._theme.files.items()}
        self._search_library = self._add_search_library(root)
        for changes in self._changes.values():
            self._assets |= changes.files
        sections = self._add_pages(builds, day, runtime)
        self._version = f"{max(build.files.council.version for build in builds):%-d %B %Y}"
        words = builds[0].files.words
        self._glossary, self._terms = Glossary(words), words.terms
        self._files = [build.files for build in builds]
        self._places = areas((files.council for files in self._files), self._files[0].places.elsewhere)
        self._bodies = bodies_context(builds[0].files.bodies)
        self._near_you = builds[0].files.bodies.near_you
        self._readers = builds[0].files.readers
        if config.site_url:
            self._assets["robots.txt"] = f"User-agent: *\nAllow: /\n\nSitemap: {config.site_url}sitemap.xml\n"
        for sentence in left_to_fill_in(self._operator, config.site_url):
            _log.warning("%s", sentence)
        for warning in (*old_on(self._files, day), *unpublished(self._files)):
            _log.warning("%s", warning)
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

    def _add_pages(self, builds: Sequence[CouncilBuild], day: date, runtime: Runtime) -> list[dict[str, Any]]:
        """Make every page, for the day and for later ones; returns each council's section of the navigation."""
        policies = self._policies = {build.files.council.id: self._add_policy(build) for build in builds}
        days = [day, *sorted({change for build in builds for change in build.changes_after(day)})]
        compared = {id(edition): compare_files(edition) for build in builds for edition in build.editions}
        self._assets |= {file.address: file.content for files in compared.values() for file in files.values()}
        drafts: dict[date, list[Draft]] = {}
        reckoners: dict[tuple[str, date], dict[str, Any]] = {}
        for on in days:
            pages = shared_pages([build.logic_on(on) for build in builds], self._operator)
            side_by_side = [compared[id(build.edition_on(on))] for build in builds]
            drafts[on] = [Draft(page, addresses_compared(page.path, side_by_side)) for page in pages]
            for build in builds:
                council, edition, its = build.files.council.id, build.edition_on(on), build.pages_on(on)
                context = reckoners[council, on] = reckoner_context(
                    edition,
                    build.policy,
                    its.life,
                    rules_since=build.rules_since(on),
                    served=Served(
                        policies[council],
                        f"{RUNTIME}{runtime.python.name}/",
                        f"{RUNTIME}{runtime.engine.name}/",
                        runtime.megabytes,
                    ),
                )
                drafts[on] += [Draft(page, context if page.id == "reckoner" else None) for page in its.pages]
        pages_, addresses = dated_pages(drafts)
        shown = {
            (build.files.council.id, on): council_context(build.edition_on(on).council, addresses[on], on)
            for build in builds
            for on in days
        }
        self._add_changes(builds, day, shown)
        self._councils += [shown[build.files.council.id, day] for build in builds]
        editions = {(build.files.council.id, on): build.edition_on(on) for build in builds for on in days}
        now: dict[str, dict[str, Page]] = {build.files.council.id: {} for build in builds}
        later: dict[tuple[str, date], list[Page]] = {}
        for dated in pages_:
            page = dated.page
            self._pages[page.path] = page
            self._dated[page.path] = dated
            context = self._contexts[page.path] = {"dated": dated_context(dated)}
            council, on = dated.base.partition("/")[0], dated.from_ or day
            theirs = [(shown[b.files.council.id, on], compared[id(b.edition_on(on))]) for b in builds]
            context["compare"] = compare_context(dated.base, theirs, addresses[on])
            if council not in now:
                continue
            context |= {"council": shown[council, on], "search_parts": [SHARED, council_index(council)]}
            if page.id == "spending":
                self._found[url_of(page.path)] = found_items(editions[council, on])
            if page.id == "reckoner":
                context["reckoner"] = reckoners[council, on]
            if dated.from_ is None:
                now[council][page.id] = page
            else:
                later.setdefault((council, on), []).append(page)
        sections = {build.files.council.id: menu(build.files.kinds, now[build.files.council.id]) for build in builds}
        for (council, on), changed in sorted(later.items(), key=lambda item: item[0]):
            # A section is a link to its first page, and who looks ahead wants to read first.
            in_order = sorted(changed, key=lambda page: page.id == "reckoner")
            sections[council].append({f"From {in_words(on)}": [{page.menu: page.path} for page in in_order]})
        for build in builds:
            for sentence in build.changes_said(day):
                _log.warning("%s", sentence)
        return [{build.files.council.area: sections[build.files.council.id]} for build in builds]

    def _add_changes(self, builds: Sequence[CouncilBuild], day: date, shown: dict[tuple[str, date], Any]) -> None:
        """Tell the pages of each council what it has published, and add the page that says it."""
        for build in builds:
            council = build.files.council.id
            changes = self._changes.get(council)
            told = {
                "changes": changes and changes.context,
                "unpublished": unpublished_context(build) if self.config.serving or self.config.as_of else None,
            }
            for context in (context for (whose, _), context in shown.items() if whose == council):
                context.update(told)
            if changes is not None:
                self._pages[changes.page.path] = changes.page
                parts = [SHARED, council_index(council)]
                self._contexts[changes.page.path] = {"council": shown[council, day], "search_parts": parts}

    def _add_policy(self, build: CouncilBuild) -> str:
        """Publish a council's compiled policy; returns its address."""
        council = build.files.council.id
        name = f"assets/policies/{council}-{content_name([(council, build.compiled.encode())])}.json"
        self._assets[name] = build.compiled
        return name

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
        if self._readers is not None:
            env.filters["told"] = partial(told, readers=self._readers)
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
        if "closed" in page.meta:
            content = with_closed_parts(content, str(page.meta["closed"]))
        # After that: what is at the end of the page would be closed in with its last part.
        if self._glossary is not None and ours is not None and ours.explained:
            content = self._glossary.explain(content)
        content = with_links(content)
        if ours is not None and ours.id not in _LISTS_OF_FACTS:
            content = with_quiet_sources(content)
        page.content = Markup(content)  # noqa: S704 - MkDocs makes HTML of Markdown
        return context

    def on_post_page(self, output: str, *, page: MkDocsPage, config: MkDocsConfig) -> str:
        """Mark what a translator leaves as it is, in the page and in all that the theme has put around it."""
        del page, config
        councils = [files.council for files in self._files]
        return keep_as_they_are(output, [name for council in councils for name in (council.name, council.area)])

    def on_template_context(
        self, context: TemplateContext, *, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """Give the theme's pages that are no Markdown, such as the one for a page that is not there, the same."""
        del template_name, config
        ahead = {path for path, dated in self._dated.items() if dated.earlier}
        cast("dict[str, Any]", context).update(self._everywhere() | {"ahead": ahead})
        return context

    def _everywhere(self) -> dict[str, Any]:
        """What every page is given, whichever council it is about, and what its templates call."""
        return {
            "councils": self._councils,
            "places": self._places,
            "site_pages": self._site_pages,
            "operator": self._operator,
            "site_version": self._version,
            "preview": self._preview(),
            "search_everything": EVERYTHING,
            "search_names": NAMES,
            "search_library": self._search_library,
            "search_parts": [SHARED, COUNCILS],
            "bodies": self._bodies,
            "near_you": self._near_you,
            "stored": stored_context(),
            "icon": icon,
            "citation_label": citation_label,
            "quiet_citation": QUIET,
            "asset": self._theme.address,
            "theme_folder": self._theme.folder,
            "loaded_with": self._theme.loaded_with,
        }

    def _preview(self) -> dict[str, str] | None:
        """The day of which this is a preview; None where the site is for the day on which it is read."""
        day = self.config.as_of
        return None if day is None else {"day": day.isoformat(), "said": in_words(day)}

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Cut the search index, and write the security headers for what was built, and the worker that keeps it."""
        councils = [files.council for files in self._files]
        told = {council.id: Council(council.area, names_of_places(council)) for council in councils}
        holds = {url_of(path): (dated.from_, dated.until) for path, dated in self._dated.items()}
        about = {url_of(path): page.description for path, page in self._pages.items()}
        added = Added(self._files[0].search, self._found, about)
        write_search_index(Path(config.site_dir), told, self._terms, holds, added)
        name_search_index(Path(config.site_dir))
        write_headers(Path(config.site_dir))
        pages = [page["url"] for page in self._site_pages.values()]
        own = [config.theme["favicon"], self._theme.folder]
        write_worker(Path(config.site_dir), [*(f"{page}index.html" for page in pages), *own], self._policies)


def _theme_folder(config: MkDocsConfig) -> Path:
    """Where the theme's own pictures, styles and modules are written."""
    return Path(config.theme.custom_dir or "") / "assets"
