from __future__ import annotations

from publisher.model.operator import Operator
from tests.publisher.pages.written import links, shared, shown


def test_a_copy_that_nobody_runs_says_so_and_whom_to_ask_instead() -> None:
    seen = shown(shared("contact"))
    assert "Nobody does yet." in seen
    assert "Ask your council instead." in seen
    assert "mailto:" not in shared("contact")


def test_who_runs_the_copy_can_be_reached() -> None:
    page = shared(
        "contact", Operator("Exampleshire, Local Offer team", "offer@a.example", "01632 960001", "County Hall")
    )
    assert "Exampleshire, Local Offer team runs this copy of the site." in shown(page)
    assert "mailto:offer@a.example" in links(page)
    assert "Phone: 01632 960001" in shown(page)
    assert "Post: County Hall" in shown(page)


def test_an_email_address_leads_to_itself_whatever_signs_it_has() -> None:
    page = shared("contact", Operator("The team", "a)b?c&d%e+f@a.example"))
    assert "Email: a)b?c&d%e+f@a.example" in shown(page)
    assert "mailto:a%29b%3Fc%26d%25e%2Bf@a.example" in links(page)


def test_only_the_ways_that_there_are_stand_on_the_page() -> None:
    page = shown(shared("contact", Operator("The team", phone="01632 960001")))
    assert "Email:" not in page
    assert "Post:" not in page
