"""How much a budget is: what the pages say about the amount. No sum is ever worked out."""

from publisher.pages.frame.council_page import CouncilPage

PAGE = CouncilPage(
    id="amount",
    title="How much it is",
    description="How the amount of a personal budget is worked out in {area}.",
)
