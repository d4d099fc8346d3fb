from __future__ import annotations

from datetime import date

from publisher.pages.ahead import Draft, dated_pages
from publisher.pages.frame.page import Page

NOW, SPRING, AUTUMN = date(2026, 11, 22), date(2027, 4, 1), date(2027, 9, 1)


def page(path: str, markdown: str) -> Page:
    return Page(id=path, path=path, title="Who can ask", description="-", menu="-", markdown=markdown)


def site(**texts: str) -> list[Draft]:
    return [Draft(page(f"herts/{id_}.md", text)) for id_, text in texts.items()]


def test_only_a_page_that_changes_gets_a_second_one() -> None:
    pages, _ = dated_pages({NOW: site(who="old", faq="same"), SPRING: site(who="new", faq="same")})
    assert [(dated.page.path, dated.page.markdown) for dated in pages] == [
        ("herts/who.md", "old"),
        ("herts/from-2027-04-01/who.md", "new"),
        ("herts/faq.md", "same"),
    ]


def test_each_page_knows_its_days_and_its_neighbours() -> None:
    days = {NOW: site(who="old"), SPRING: site(who="new"), AUTUMN: site(who="newest")}
    first, second, third = dated_pages(days)[0]
    spring, autumn = "herts/from-2027-04-01/who.md", "herts/from-2027-09-01/who.md"
    assert (first.from_, first.until, first.earlier, first.later) == (None, SPRING, None, spring)
    assert (second.from_, second.until, second.earlier, second.later) == (SPRING, AUTUMN, "herts/who.md", autumn)
    assert (third.from_, third.until, third.earlier, third.later) == (AUTUMN, None, spring, None)
    assert {dated.base for dated in (first, second, third)} == {"herts/who.md"}


def test_what_goes_back_to_an_earlier_text_is_a_page_of_its_own() -> None:
    pages, _ = dated_pages({NOW: site(who="a"), SPRING: site(who="b"), AUTUMN: site(who="a")})
    assert [dated.page.markdown for dated in pages] == ["a", "b", "a"]


def test_a_page_that_changes_only_beside_its_text_is_another_page() -> None:
    one = page("herts/reckoner.md", "-")
    pages, _ = dated_pages({NOW: [Draft(one, ["age"])], SPRING: [Draft(one, ["age", "ehc_plan"])]})
    assert [dated.page.path for dated in pages] == ["herts/reckoner.md", "herts/from-2027-04-01/reckoner.md"]


def test_links_of_a_later_page_lead_to_what_holds_then() -> None:
    links = "[a](who.md#ask) [b](faq.md) [c](../law.md#x) [d](https://a.org/who.md) [e](#here)"
    now = site(who=f"old {links}", asking="old", faq="same")
    then = site(who=f"new {links} [f](asking.md)", asking="new", faq="same")
    later = next(d.page for d in dated_pages({NOW: now, SPRING: then})[0] if d.page.markdown.startswith("new"))
    assert later.markdown == (
        "new [a](who.md#ask) [b](../faq.md) [c](../../law.md#x) [d](https://a.org/who.md) [e](#here) [f](asking.md)"
    )


def test_a_page_of_no_council_leads_to_the_councils_pages_of_its_day() -> None:
    def on(text: str) -> list[Draft]:
        return [Draft(page("compare.md", f"{text} [a](herts/who.md#ask)")), *site(who=text)]

    later = dated_pages({NOW: on("old"), SPRING: on("new")})[0][1].page
    assert later.path == "from-2027-04-01/compare.md"
    assert later.markdown == "new [a](../herts/from-2027-04-01/who.md#ask)"


def test_an_unchanged_page_keeps_its_links() -> None:
    same = "[a](who.md)"
    pages, _ = dated_pages({NOW: site(who="old", faq=same), SPRING: site(who="new", faq=same)})
    assert pages[-1].page.markdown == same


def test_a_later_page_has_its_day_in_its_title() -> None:
    pages, _ = dated_pages({NOW: site(who="old"), SPRING: site(who="new")})
    assert [dated.page.title for dated in pages] == ["Who can ask", "Who can ask (from 1 April 2027)"]


def test_each_day_knows_where_its_pages_are() -> None:
    _, addresses = dated_pages({NOW: site(who="old"), SPRING: site(who="new"), AUTUMN: site(who="new")})
    later = {"herts/who.md": "herts/from-2027-04-01/who.md"}
    assert addresses == {NOW: {"herts/who.md": "herts/who.md"}, SPRING: later, AUTUMN: later}
