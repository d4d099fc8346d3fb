"""The MkDocs plugin: a thin adapter that hands the pages, the compiled policies and the runtime to MkDocs."""

from __future__ import annotations

import logging
from datetime import date
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast, override

from markupsafe import Markup
from mkdocs.config import base, config_options
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File

from publisher.check import check_policies
from publisher.check.days.covered import check_covered
from publisher.check.days.overdue import old_on
from publisher.check.unpublished import unpublished
from publisher.data import EXPLAINED, SiteAround, data_files, linked_data
from publisher.data import Served as ServedAnyway
from publisher.model.operator import address_to_fill_in, left_to_fill_in
from publisher.model.site import SiteSettings
from publisher.pages.addresses import as_file, in_folder
from publisher.pages.ahead import Draft, dated_pages
from publisher.pages.frame.closed_part import with_closed_parts
from publisher.pages.passages import PassageError, SiteKind, for_kind
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
    searched_at_once,
    write_search_index,
)
from publisher.search.library import SearchLibraryError, search_library
from publisher.search.places import areas, names_of_places
from publisher.site.build_day import build_day
from publisher.site.changes_context import PublishedBy, published_changes, unpublished_context
from publisher.site.compare_context import addresses_compared, compare_context, compare_files
from publisher.site.council_context import bodies_context, council_context
from publisher.site.dated_context import dated_context, in_words
from publisher.site.hosting.csp import page_policy, write_headers
from publisher.site.hosting.embedded import SCRIPT, write_embedding
from publisher.site.hosting.moved import Around, read_moved, write_moved
from publisher.site.hosting.notices import NOTICES, notices
from publisher.site.hosting.offline import write_worker
from publisher.site.hosting.recipes.render import Host, write_htaccess
from publisher.site.hosting.unsafe_pages import refuse_unsafe_pages
from publisher.site.menu import CouncilSections, council_sections, menu
from publisher.site.own.left_out import is_left_out, without_left_out
from publisher.site.own.settings import read_settings
from publisher.site.quicker.inline import QuickInline
from publisher.site.reckoner_page.readers import told
from publisher.site.reckoner_page.reckoner_context import Served, reckoner_context
from publisher.site.stored import stored_context
from publisher.site.theme_assets import FOLDER, Loaded, ThemeAssets, read_theme_assets
from publisher.site.theme_files import unused
from publisher.site.unchanged.ahead import Shown, made_ahead
from publisher.site.unchanged.markdown import keep_rendered
from publisher.site.unchanged.search import keep_entries
from publisher.site.unchanged.templates import KeptTemplates
from publisher.source.content import content_name, integrity
from publisher.source.kept import Kept, KeptOnce, Same
from publisher.source.problems import ProblemsFound, Report, visible
from publisher.wording.citation import CITATION_TO_FILL, QUIET, citation_html, citation_place
from publisher.wording.glossary import Glossary
from publisher.wording.quiet_sources import with_quiet_sources
from publisher.wording.reach import with_links
from publisher.wording.untranslated import any_of, keep_as_they_are

if TYPE_CHECKING:
    import re
    from collections.abc import Hashable, Sequence

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page as MkDocsPage
    from mkdocs.utils.templates import TemplateContext

    from publisher.check.all import Progress
    from publisher.model.base import Statement
    from publisher.model.england.voices.readers import Readers
    from publisher.model.england.words import Term, Words
    from publisher.pages import Page
    from publisher.pages.addresses import UrlOf
    from publisher.pages.ahead import DatedPage
    from publisher.pages.council_build import CouncilBuild
    from publisher.pages.spending import FoundItem
    from publisher.policies.read import CouncilFiles
    from publisher.runtime.pack import Runtime
    from publisher.site.changes_context import PublishedChanges
    from publisher.source.problems import Problem

_LISTS_OF_FACTS = frozenset({"sources", "law", "paper"})
"""Pages on which numbers are what is looked for; or that are for paper, where nothing opens."""

PICTURES = "assets/images/"
"""Where the site has the pictures of its frame."""

RUNTIME = "assets/runtime/"
"""Where the site has the folders of the browser's Python and of the engine."""

ELSEWHERE = "reckoner/elsewhere.js"
"""The theme's module for pages of other sites."""

_log = logging.getLogger(__name__)

_CODE = frozenset({".css", ".js", ".json", ".ts"})
"""The file extensions in the theme's folder of assets, except those of pictures."""


class LocalOfferConfig(base.Config):
    """What MkDocs itself has to know. The rest below `local-offer` is in `SiteSettings`, where problems have a line."""

    policies = config_options.Dir(exists=True, default="policies")
    as_of = config_options.Optional(config_options.Type(date))
    """The day of which this is a preview, pages and reckoner. Left out: pages are for the day of the build, and the
    reckoner goes by the day on which it is used."""
    serving = config_options.Type(bool, default=False)
    """Whether this is a preview for those who write the policies: it says what they have not published yet."""

    kept = config_options.Optional(config_options.Type(Kept))
    """What earlier builds have made, where the same program builds again and again."""

    progress = config_options.Optional(config_options.Type(object))
    """Is told how far the build is, where somebody waits for it: `publisher.check.all.Progress`."""


_KNOWN_TO_MKDOCS = ("policies", "as_of", "serving")


class LocalOfferPlugin(BasePlugin[LocalOfferConfig]):
    """Adds every council's pages, its compiled policy and the browser's runtime to a MkDocs site."""

    def __init__(self) -> None:
        """Start with no council read."""
        self._kept = self._kept_of_pages = Kept()
        self._pages: dict[str, Page] = {}
        self._contexts: dict[str, dict[str, Any]] = {}
        self._dated: dict[str, DatedPage] = {}
        self._assets: dict[str, Path | str | bytes] = {}
        self._theme = ThemeAssets({}, FOLDER)
        self._policies: dict[str, str] = {}
        self._councils: list[dict[str, Any]] = []
        self._words: Words | None = None
        self._glossary: Glossary | None = None
        self._settings = SiteSettings()
        self._url_of: UrlOf = in_folder
        self._version = ""
        self._terms: list[Term] = []
        self._search_library: Loaded | None = None
        self._site_pages: dict[str, dict[str, str]] = {}
        self._places: list[dict[str, Any]] = []
        self._found: dict[str, list[FoundItem]] = {}
        self._changes: dict[str, PublishedChanges] = {}
        self._files: list[CouncilFiles] = []
        self._named: re.Pattern[str] = any_of(())
        self._sections = CouncilSections({}, [])
        self._to_write = self._written = 0
        self._bodies: dict[str, list[dict[str, str]]] = {}
        self._near_you: Statement | None = None
        self._readers: Readers | None = None
        self.warnings: list[Problem] = []
        """What the policies that were read are warned of; it stops nothing."""

    @override
    def load_config(
        self, options: dict[str, Any], config_file_path: str | None = None
    ) -> tuple[list[tuple[str, Exception]], list[tuple[str, str]]]:
        """Take what MkDocs knows of. The rest is read with its lines: see `on_config`."""
        kept = {key: value for key, value in options.items() if key in _KNOWN_TO_MKDOCS}
        return super().load_config(kept, config_file_path)

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read and check the policies, and put a section for each council into the navigation, after the home page."""
        report = Report()
        # A page is several long texts: where no other build comes, to keep them all takes memory for nothing.
        self._kept, self._kept_of_pages = (self.config.kept,) * 2 if self.config.kept else (Kept(), KeptOnce())
        policies = Path(self.config.policies)
        settings = self._settings = _settings_of(config)
        cast("list[Any]", config.markdown_extensions).append(QuickInline())
        self._url_of = in_folder if config.use_directory_urls else as_file
        builds = check_policies(policies, report, settings.only, self._kept, self._tell)
        if self.config.as_of is not None:
            check_covered([build.files.council for build in builds], self.config.as_of, report)
        day = self.config.as_of or build_day()
        author = settings.operator.name if settings.operator else config.site_name
        published_by = PublishedBy(config.site_url or "", author, self._url_of)
        self._changes = published_changes(builds, day, published_by, report)
        try:
            report.stop_if_any()
        except ProblemsFound as found:
            raise PluginError(f"The policies have problems.\n{found}") from found
        root = Path(config.config_file_path).parent
        runtime = pack_runtime(root, root / "build" / "runtime")
        for earlier in (self._pages, self._contexts, self._dated, self._councils, self._found):
            earlier.clear()
        self._assets = {f"{RUNTIME}{name}": path for name, path in runtime.files.items()}
        # Styles and modules are published where their content names them: see on_files.
        self._theme = read_theme_assets(_theme_folder(config), settings.colours)
        self._assets |= {self._theme.address(name): content for name, content in self._theme.files.items()}
        self._search_library = self._add_search_library(root)
        self._assets[NOTICES] = notices(root)
        for changes in self._changes.values():
            self._assets |= changes.files
        sections = self._add_pages(builds, day, runtime)
        self._add_data(builds, day, runtime, config.site_url or "")
        self._version = f"{max(build.files.council.version for build in builds):%-d %B %Y}"
        self._files = [build.files for build in builds]
        councils = [files.council for files in self._files]
        self._take_words(self._files[0].words, frozenset(council.id for council in councils))
        names = tuple(name for council in councils for name in (council.name, council.area))
        self._named = self._kept.of(partial(any_of, names), "names of councils", names)
        self._places = areas((files.council for files in self._files), self._files[0].places.elsewhere)
        self._bodies = bodies_context(builds[0].files.bodies)
        self._near_you = builds[0].files.bodies.near_you
        self._readers = builds[0].files.readers
        if settings.logo:
            self._assets |= _as_mark(root / settings.logo, config)
        if config.site_url:
            self._assets["robots.txt"] = f"User-agent: *\nAllow: /\n\nSitemap: {config.site_url}sitemap.xml\n"
        for sentence in left_to_fill_in(settings.operator, config.site_url):
            _log.warning("%s", sentence)
        self.warnings = [*old_on(self._files, day), *unpublished(self._files)]
        for warning in self.warnings:
            _log.warning("%s", warning)
        navigation = list(config.nav or [])
        if settings.own:
            navigation = without_left_out(navigation)
        config.nav = [*navigation[:1], *sections, *navigation[1:]]
        return config

    def _take_words(self, of_all: Words, councils: frozenset[str]) -> None:
        """Take the words that are explained on a site with some councils."""
        # The same object each time: the pages that it explains are kept by it.
        words = self._kept.of(partial(of_all.of, councils), "words", Same(of_all), councils)
        self._glossary = self._kept.of(partial(Glossary, words), "glossary", Same(words))
        self._words, self._terms = words, words.terms

    def _tell(self, what: str, done: int, of: int) -> None:
        """Say how far the build is, where somebody waits for it."""
        progress = cast("Progress | None", self.config.progress)
        if progress is not None:
            progress(what, done, of)

    @property
    def _kind(self) -> SiteKind:
        """What the marks in pages tell apart."""
        return SiteKind(self._settings.own is not None, self._settings.official)

    def _add_search_library(self, root: Path) -> Loaded:
        """Publish what searches in the browser."""
        try:
            library = search_library(root)
        except SearchLibraryError as missing:
            raise PluginError(str(missing)) from None
        self._assets |= library.files
        return Loaded(library.module, integrity(library.files[library.module].read_bytes()))

    def _add_pages(self, builds: Sequence[CouncilBuild], day: date, runtime: Runtime) -> list[dict[str, Any]]:
        """Make every page, for the day and for later ones; returns each council's section of the navigation."""
        policies = self._policies = {build.files.council.id: self._add_policy(build) for build in builds}
        days = [day, *sorted({change for build in builds for change in build.changes_after(day)})]
        compared = {
            id(edition): self._kept.of(partial(compare_files, edition), "compared", Same(edition))
            for build in builds
            for edition in build.editions
        }
        if not self._kind.own:
            self._assets |= {file.address: file.content for files in compared.values() for file in files.values()}
        drafts: dict[date, list[Draft]] = {}
        reckoners: dict[tuple[str, date], dict[str, Any]] = {}
        for on in days:
            logics = [build.logic_on(on) for build in builds]
            pages = shared_pages(logics, self._settings.operator, own=self._kind.own)
            side_by_side = [compared[id(build.edition_on(on))] for build in builds]
            drafts[on] = [Draft(page, addresses_compared(page.path, side_by_side)) for page in pages]
            for build in builds:
                council, edition, its = build.files.council.id, build.edition_on(on), build.pages_on(on)
                served = Served(
                    policies[council],
                    f"{RUNTIME}{runtime.python.name}/",
                    f"{RUNTIME}{runtime.engine.name}/",
                    runtime.megabytes,
                )
                since = build.rules_since(on)
                context = reckoners[council, on] = self._kept.of(
                    partial(reckoner_context, edition, build.policy, its.life, rules_since=since, served=served),
                    *("reckoner", Same(edition, build.policy, its.life), since, served),
                )
                drafts[on] += [Draft(page, context if page.id == "reckoner" else None) for page in its.pages]
        pages_, addresses = dated_pages(drafts)
        shown = {
            (build.files.council.id, on): council_context(build.edition_on(on).council, addresses[on], on, self._url_of)
            for build in builds
            for on in days
        }
        self._add_changes(builds, day, shown)
        self._councils += [shown[build.files.council.id, day] for build in builds]
        editions = {(build.files.council.id, on): build.edition_on(on) for build in builds for on in days}
        theirs = {on: [(shown[b.files.council.id, on], compared[id(b.edition_on(on))]) for b in builds] for on in days}
        now: dict[str, dict[str, Page]] = {build.files.council.id: {} for build in builds}
        later: dict[tuple[str, date], list[Page]] = {}
        for dated in pages_:
            page = dated.page
            self._pages[page.path] = page
            self._dated[page.path] = dated
            context = self._contexts[page.path] = {"dated": dated_context(dated, self._url_of)}
            council, on = dated.base.partition("/")[0], dated.from_ or day
            context["compare"] = compare_context(dated.base, theirs[on], addresses[on], self._url_of)
            if council not in now:
                continue
            context |= {"council": shown[council, on], "search_parts": [SHARED, council_index(council)]}
            if page.id == "spending":
                self._found[in_folder(page.path)] = found_items(editions[council, on])
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
                _log.warning("%s", visible(sentence))
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

    def _add_data(self, builds: Sequence[CouncilBuild], day: date, runtime: Runtime, site_url: str) -> None:
        """Publish the policies as data, for other programs and in the first page of each council."""
        served = ServedAnyway(
            self._policies,
            f"{RUNTIME}{runtime.python.name}/",
            f"{RUNTIME}{runtime.engine.name}/",
            self._theme.address(ELSEWHERE),
            runtime.wheel,
        )
        changes = {council: published.changes for council, published in self._changes.items()}
        site = SiteAround(site_url, self._url_of, not (self._kind.own and is_left_out(EXPLAINED)))
        self._assets |= data_files(builds, changes, day, served, site, self._kept)
        for build in builds:
            page = f"{build.files.council.id}/index.md"
            self._contexts[page]["linked_data"] = linked_data(build.edition_on(day), site.whole(page))

    def _add_policy(self, build: CouncilBuild) -> str:
        """Publish a council's compiled policy; returns its address."""
        council = build.files.council.id
        name = f"assets/policies/{council}-{content_name([(council, build.compiled.encode())])}.json"
        self._assets[name] = build.compiled
        return name

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the pages and assets that the policies make; of the theme, only what is used and where it is named."""
        own = Path(config.theme.custom_dir or "")
        for file in list(files):
            embedding = file.src_uri == SCRIPT and not self._settings.embed_from
            if embedding or (self._kind.own and is_left_out(file.src_uri)):
                files.remove(file)
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

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Have only those pages read and looked through that are not as they were. All have been made by now."""
        settings = Path(config.config_file_path).read_text(encoding="utf-8")
        self._sections = council_sections(nav, [one.council for one in self._files])
        pages = [file.page for file in files.documentation_pages() if file.page is not None]
        self._to_write, self._written = len(pages), 0
        keep_rendered(pages, self._kept_of_pages, settings)
        keep_entries(config.plugins.values(), self._kept_of_pages)
        ahead = made_ahead(pages, (config, files), self._kept_of_pages, settings, self._shown)
        for number, (page, shown) in enumerate(zip(pages, ahead, strict=False), start=1):
            if shown is not None:
                made_of = self._shown_of(page, shown.content, shown.closed)
                self._kept_of_pages.keep(Markup(shown.html), *made_of)  # noqa: S704 - it is one already
            self._tell("Pages read", number, len(pages))
        return nav

    def _shown_of(self, page: MkDocsPage, content: str, closed: str | None) -> tuple[Hashable, ...]:
        """What is shown of a page is made of this, and is kept by it."""
        glossary, quiet = self._explained_on(page)
        return ("as shown", content, closed, Same(glossary and self._words), quiet)

    def _explained_on(self, page: MkDocsPage) -> tuple[Glossary | None, bool]:
        """What explains the words of a page, if they are explained; and whether its sources are quiet."""
        ours = self._pages.get(page.file.src_uri)
        return (
            self._glossary if ours is not None and ours.explained else None,
            ours is not None and ours.id not in _LISTS_OF_FACTS,
        )

    def _shown(self, page: MkDocsPage) -> Shown:
        """What readers are given of a page that has its HTML."""
        closed = str(page.meta["closed"]) if "closed" in page.meta else None
        content = page.content or ""
        glossary, quiet = self._explained_on(page)
        html = self._kept_of_pages.of(
            lambda: _as_shown(content, closed, glossary, quiet=quiet), *self._shown_of(page, content, closed)
        )
        return Shown(content, closed, html)

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Escape whatever our own templates write, unless it is `Markup`. Those of Material escape by hand.

        All pages are read by now, and have their titles.
        """
        own = Path(config.theme.custom_dir or "")
        ours = cache(lambda name: (own / name).is_file())
        env.autoescape = lambda name: name is None or ours(name)
        env.bytecode_cache = KeptTemplates(self._kept)
        env.filters["quiet_sources"] = lambda html, place: Markup(with_quiet_sources(html, place))  # noqa: S704 - escaped
        if self._readers is not None:
            env.filters["told"] = partial(told, readers=self._readers)
        pages = [file.page for file in files.documentation_pages() if file.page is not None and "/" not in file.src_uri]
        self._site_pages = {Path(page.file.src_uri).stem: {"url": page.url, "title": page.title} for page in pages}
        return env

    def on_page_markdown(self, markdown: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        """Leave out what is for other copies of the site than this one."""
        del config, files
        try:
            return for_kind(markdown, self._kind)
        except PassageError as wrong:
            raise PluginError(f"{page.file.src_uri}: {wrong}") from wrong

    @event_priority(-50)
    def on_page_context(
        self, context: TemplateContext, *, page: MkDocsPage, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Give the theme what it shows besides the page, and explain the words on it.

        It comes after the search plugin has taken the page's text: an explanation is not found as if it were a rule.
        """
        del nav
        own_context = self._contexts.get(page.file.src_uri, {})
        own_section = self._sections.of.get(own_context["council"]["id"]) if "council" in own_context else None
        # What only this machine knows is no address to tell anybody.
        known = page.canonical_url if address_to_fill_in(config.site_url) is None and config.site_url else None
        own_context = {"council_section": own_section, "known_address": known, **own_context}
        cast("dict[str, Any]", context).update(self._everywhere() | own_context)
        page.content = self._shown(page).html
        return context

    def on_post_page(self, output: str, *, page: MkDocsPage, config: MkDocsConfig) -> str:
        """Mark what a translator leaves as it is, in the page and in all that the theme has put around it."""
        del page, config
        self._written += 1
        self._tell("Pages written", self._written, self._to_write)
        named = self._named
        return self._kept_of_pages.of(lambda: keep_as_they_are(output, named), "for translators", output, Same(named))

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
            "security_policy": page_policy(),
            "councils": self._councils,
            "common_items": self._sections.common,
            "places": self._places,
            "site_pages": self._site_pages,
            "operator": self._settings.operator,
            "own": self._own(),
            "official": self._settings.official,
            "embed_from": self._settings.embed_from,
            "has_logo": self._settings.logo is not None,
            "home_url": self._url_of("index.md") or ".",
            "site_version": self._version,
            "preview": self._preview(),
            "search_everything": EVERYTHING if searched_at_once(len(self._councils)) else None,
            "search_names": NAMES,
            "search_library": self._search_library,
            "search_parts": [SHARED, council_index(self._settings.own) if self._settings.own else COUNCILS],
            "bodies": self._bodies,
            "near_you": self._near_you,
            "stored": stored_context(own=self._kind.own),
            "icon": icon,
            "citation_html": citation_html,
            "citation_place": citation_place,
            "citation_to_fill": CITATION_TO_FILL,
            "quiet_citation": QUIET,
            "asset": self._theme.address,
            "theme_folder": self._theme.folder,
            "integrity": self._theme.integrity,
            "loaded_with": self._theme.loaded_with,
        }

    def _own(self) -> dict[str, Any] | None:
        """What templates are given about the one council of the site; None where there are several."""
        return self._councils[0] if self._settings.own else None

    def _preview(self) -> dict[str, str] | None:
        """The day of which this is a preview; None where the site is for the day on which it is read."""
        day = self.config.as_of
        return None if day is None else {"day": day.isoformat(), "said": in_words(day)}

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Check every page, cut the search index, and write what hosts are told, and the worker that keeps pages."""
        councils = [files.council for files in self._files]
        told = {council.id: Council(council.area, names_of_places(council)) for council in councils}
        holds = {in_folder(path): (dated.from_, dated.until) for path, dated in self._dated.items()}
        about = {in_folder(path): page.description for path, page in self._pages.items()}
        added = Added(self._files[0].search, self._found, about)
        site, site_url = Path(config.site_dir), config.site_url or ""
        host = Host(site_url)
        style, script = (self._theme.loaded(name) for name in ("styles/every-page.css", "site/moved.js"))
        around = Around(site_url, style, script, as_files=not config.use_directory_urls)
        write_moved(site, read_moved(self._settings.moved), around, host.base)
        # Before the pages name the search index, by which all of them would be new.
        refuse_unsafe_pages(site, self._kept_of_pages)
        write_search_index(site, told, self._terms, holds, added, own=self._kind.own)
        name_search_index(site)
        write_headers(site, host.base, self._settings.embed_from)
        write_htaccess(site, host)
        if self._settings.embed_from:
            reckoners = {council["id"]: council["pages"]["reckoner"]["url"] for council in self._councils}
            write_embedding(site, reckoners)
        pages = [page["url"] for page in self._site_pages.values()]
        files = [page if page.endswith(".html") else f"{page}index.html" for page in pages]
        shared = [*files, config.theme["favicon"], self._theme.folder]
        write_worker(site, shared, self._policies, self._site_pages["saved"]["url"])


def _as_shown(content: str, closed: str | None, glossary: Glossary | None, *, quiet: bool) -> Markup:
    """A page's HTML as MkDocs makes it of Markdown, with all that readers are given in it."""
    if closed is not None:
        content = with_closed_parts(content, closed)
    # After that: what is at the end of the page would be closed in with its last part.
    if glossary is not None:
        content = glossary.explain(content)
    content = with_links(content)
    return Markup(with_quiet_sources(content) if quiet else content)  # noqa: S704 - MkDocs makes HTML of Markdown


def _settings_of(config: MkDocsConfig) -> SiteSettings:
    """What mkdocs.yml says of this copy of the site; MkDocs itself is told its name and its address."""
    report = Report()
    settings = read_settings(Path(config.config_file_path), report)
    if settings is None or report.problems:
        found = ProblemsFound(report)
        raise PluginError(f"The settings of the site have problems.\n{found}") from found
    config.site_name = settings.name or config.site_name
    config.site_url = settings.address or config.site_url
    return settings


def _as_mark(logo: Path, config: MkDocsConfig) -> dict[str, Path]:
    """Where a logo is published; it takes the place of the theme's mark."""
    address = f"{PICTURES}logo{logo.suffix}"
    config.theme["favicon"] = address
    return {address: logo}


def _theme_folder(config: MkDocsConfig) -> Path:
    """Where the theme's own pictures, styles and modules are written."""
    return Path(config.theme.custom_dir or "") / "assets"
