from __future__ import annotations

import pytest

from publisher.model.operator import Operator, left_to_fill_in

NAMED = Operator(name="Exampleshire County Council, Local Offer team", email="offer@exampleshire.example")


def test_a_copy_that_nobody_runs_is_told_at_each_build() -> None:
    (sentence,) = left_to_fill_in(None, "https://offer.exampleshire.example/")
    assert sentence.startswith("This copy of the site names no operator.")


def test_an_operator_that_cannot_be_reached_is_told() -> None:
    (sentence,) = left_to_fill_in(Operator(name="The team"), "https://offer.exampleshire.example/")
    assert sentence.startswith("Families cannot reach The team.")


@pytest.mark.parametrize("site_url", [None, "", "http://127.0.0.1:8000/", "http://localhost/"])
def test_a_site_without_an_address_of_its_own_is_told(site_url: str | None) -> None:
    (sentence,) = left_to_fill_in(NAMED, site_url)
    assert sentence.startswith("The site's own address is not known yet.")


def test_nothing_is_left_where_all_is_filled_in() -> None:
    assert list(left_to_fill_in(NAMED, "https://offer.exampleshire.example/")) == []
