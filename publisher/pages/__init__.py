"""The pages of a council, made from its policy: a pure library from an edition to Markdown, a module for each page."""

from publisher.pages.council import TITLES, CouncilPages, council_pages
from publisher.pages.page import Page

__all__ = ["TITLES", "CouncilPages", "Page", "council_pages"]
