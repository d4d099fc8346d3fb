"""The pages of a council, made from its policy: a pure library from an edition to Markdown, a module for each page.

Each page's module holds a `PAGE`: what it is called and what it says. `council` has the pages of a council and `shared`
those of none, `council_build` is everything that is built from a council's files, `frame` is what every page is and
`parts` what is on it. Uses pictures, wording, rules and the rooms below them, and the engine for worked families.
"""

from publisher.pages.council import COUNCIL_PAGES, CouncilPages, council_pages
from publisher.pages.frame.area_page import AreaPage
from publisher.pages.frame.page import Page

__all__ = ["COUNCIL_PAGES", "AreaPage", "CouncilPages", "Page", "council_pages"]
