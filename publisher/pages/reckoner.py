"""The reckoner: a page whose content is the theme's, in overrides/reckoner.html."""

from publisher.pages.frame.council_page import CouncilPage

PAGE = CouncilPage(
    id="reckoner",
    title="Work out what you can ask for",
    description="See what you can ask for in {area}. Your answers stay on your device.",
    meta={"template": "reckoner.html"},
)
