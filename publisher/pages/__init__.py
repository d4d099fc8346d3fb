"""The pages of a council, made from its policy: a pure library from an edition to Markdown, a module for each page.

Uses pictures, wording, rules and the rooms below them, and the engine for worked families.
"""

from publisher.pages.council import TITLES, CouncilPages, council_pages
from publisher.pages.parts.page import Page

__all__ = ["TITLES", "CouncilPages", "Page", "council_pages"]
