"""Numbers and addresses in the words of a page can be pressed."""

from __future__ import annotations

import pytest

from publisher.wording.reach import mailto, tel, with_links


@pytest.mark.parametrize(
    ("number", "rings"),
    [
        ("01632 960001", "tel:01632960001"),
        ("023 9268 8842", "tel:02392688842"),
        ("02392 437905", "tel:02392437905"),
        ("0300 365 1020", "tel:03003651020"),
        ("+44 1632 960001", "tel:+441632960001"),
    ],
)
def test_a_number_in_running_text_is_a_link_that_rings_it(number: str, rings: str) -> None:
    assert with_links(f"<p>Call {number}.</p>") == f'<p>Call <a href="{rings}">{number}</a>.</p>'
    assert with_links(f"<li>({number})</li>") == f'<li>(<a href="{rings}">{number}</a>)</li>'
    assert tel(number) == rings


def test_an_address_in_running_text_begins_an_email() -> None:
    page = "<p>Write to sen.team@exampleshire.example.</p>"
    link = '<a href="mailto:sen.team@exampleshire.example">sen.team@exampleshire.example</a>'
    assert with_links(page) == f"<p>Write to {link}.</p>"
    assert mailto("a)b?c@a.example") == "mailto:a%29b%3Fc@a.example"


@pytest.mark.parametrize(
    "page",
    [
        '<p><a href="tel:01632960001">01632 960001</a></p>',
        "<details><summary>Call 01632 960001</summary></details>",
        "<button>01632 960001</button>",
        "<script>const number = '01632 960001';</script>",
        '<p title="01632 960001">A title</p>',
        "<!-- 01632 960001 -->",
    ],
)
def test_what_is_a_link_or_can_hold_none_is_left_alone(page: str) -> None:
    assert with_links(page) == page


@pytest.mark.parametrize(
    "text",
    [
        "HERTS-019 and EDU-2",
        "SI 2014/1652 regulation 12(1)(j), text of April 2018",
        "ombudsman decisions 19 012 848, 22 000 324 and 24 014 773",
        "It costs £0.40 a mile, or 1,250 pounds, and £250 000 for all",
        "from 2024 to 2025, on 26 November 2026",
        "PO16 7ER",
    ],
)
def test_other_figures_are_left_alone(text: str) -> None:
    assert with_links(f"<p>{text}</p>") == f"<p>{text}</p>"


def test_after_what_can_hold_no_link_there_are_links_again() -> None:
    page = "<summary>01632 960001</summary><p>01632 960002</p>"
    assert with_links(page) == '<summary>01632 960001</summary><p><a href="tel:01632960002">01632 960002</a></p>'
