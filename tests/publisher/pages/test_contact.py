from __future__ import annotations

from publisher.model.operator import Operator
from publisher.pages.parts.text import TALK
from tests.publisher.pages.written import shared, shown, ways_out


def test_who_to_talk_to_about_a_budget_comes_before_anything_about_the_site() -> None:
    for operator in (None, Operator(name="The team", email="offer@a.example")):
        page = shared("contact", operator)
        first, _, rest = page.partition(TALK)
        assert "free advice service" in first
        assert "## About a rule that seems wrong" in rest
        assert "The team" not in first


def test_a_copy_that_nobody_runs_says_what_to_do_instead_of_writing_to_nobody() -> None:
    seen = shown(shared("contact"))
    assert "No council has taken on this copy of the site yet." in seen
    assert "ask the council what its rule is" in seen
    assert "obody" not in seen
    assert "tell us" not in seen
    assert "mailto:" not in shared("contact")


def test_who_runs_the_copy_can_be_reached() -> None:
    page = shared(
        "contact",
        Operator(
            name="Exampleshire, Local Offer team", email="offer@a.example", phone="01632 960001", post="County Hall"
        ),
    )
    assert "Exampleshire, Local Offer team runs this copy of the site." in shown(page)
    assert "mailto:offer@a.example" in ways_out(page)
    assert "Phone: 01632 960001" in shown(page)
    assert "tel:01632960001" in ways_out(page)
    assert "No council has taken on" not in shown(page)
    assert "Post: County Hall" in shown(page)


def test_an_email_address_leads_to_itself_whatever_signs_it_has() -> None:
    page = shared("contact", Operator(name="The team", email="a)b?c&d%e+f@a.example"))
    assert "Email: a)b?c&d%e+f@a.example" in shown(page)
    assert "mailto:a%29b%3Fc%26d%25e%2Bf@a.example" in ways_out(page)


def test_only_the_ways_that_there_are_stand_on_the_page() -> None:
    page = shown(shared("contact", Operator(name="The team", phone="01632 960001")))
    assert "Email:" not in page
    assert "Post:" not in page
