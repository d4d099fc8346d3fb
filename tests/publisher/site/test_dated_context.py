from __future__ import annotations

from datetime import date

from publisher.pages.ahead import DatedPage
from publisher.pages.frame.page import Page
from publisher.site.dated_context import dated_context

PAGE = Page(id="who", path="herts/who.md", title="-", description="-", menu="-", markdown="-")


def test_a_page_that_does_not_change_says_nothing_of_days() -> None:
    assert dated_context(DatedPage(PAGE, "herts/who.md", None, None, None, None)) is None


def test_the_last_day_of_a_page_is_the_day_before_the_next_one_begins() -> None:
    later = "herts/from-2027-04-01/who.md"
    context = dated_context(DatedPage(PAGE, "herts/who.md", None, date(2027, 4, 1), None, later))
    assert context is not None
    assert context["last"]["said"] == "31 March 2027"
    assert context["until"] == {"iso": "2027-04-01", "said": "1 April 2027"}
    assert (context["base_url"], context["later_url"]) == ("herts/who/", "herts/from-2027-04-01/who/")
    assert (context["from"], context["earlier_url"]) == (None, None)
