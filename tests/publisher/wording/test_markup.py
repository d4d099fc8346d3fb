from __future__ import annotations

import pytest

from publisher.wording.markup import attributes, raw_text, tags

PAGE = (
    """<!-- <b> --><p class="a > b" data-x='<i>'>One<br/>two</p><SCRIPT type=module>if (a<b) go("</p>")</SCRIPT><hr>"""
)


def test_tags_come_in_their_order_and_what_is_no_tag_is_left_out() -> None:
    assert [(tag["closing"], tag["name"], tag["attributes"]) for tag in tags(PAGE)] == [
        (None, None, None),
        ("", "p", """ class="a > b" data-x='<i>'"""),
        ("", "br", "/"),
        ("/", "p", ""),
        ("", "SCRIPT", " type=module"),
        ("/", "SCRIPT", ""),
        ("", "hr", ""),
    ]


def test_a_script_holds_text_and_no_tags() -> None:
    script = next(tag for tag in tags(PAGE) if tag["name"] == "SCRIPT")
    assert raw_text(PAGE, script) == 'if (a<b) go("</p>")'
    assert raw_text(PAGE, next(tags(PAGE))) == ""


def test_a_script_that_never_ends_goes_on_to_the_end_of_the_page() -> None:
    page = "<p><script>go()<p>"
    assert [tag["name"] for tag in tags(page)] == ["p", "script"]


@pytest.mark.parametrize("text", ["1 < 2 and 3 > 2", "<>", "< p>", "<3", 'a <p class="never closed'])
def test_an_angle_bracket_alone_is_no_tag(text: str) -> None:
    assert list(tags(text)) == []


def test_attributes_are_told_by_name_as_browsers_read_them() -> None:
    text = """ ID=one class="two &amp; three" hidden data-a='4"' id="five" """
    assert attributes(text) == {"id": "one", "class": "two & three", "hidden": "", "data-a": '4"'}
