from __future__ import annotations

from publisher.wording.sentences import sentences


def test_paragraphs_and_items_that_end_like_sentences_are_read() -> None:
    page = (
        "<h2>A heading. It counts not.</h2><p>One sentence here. Is this another?</p><ul><li>This is a third.</li></ul>"
    )
    assert sentences(page) == ["One sentence here.", "Is this another?", "This is a third."]


def test_labels_tables_citations_and_tags_are_no_sentences() -> None:
    page = """<p>Whom to ask</p><p>Yes.</p><table><tr><td>This stands in a row.</td></tr></table>
      <p>Read this one. <span class="cites"><a class="cite">HERTS-001</a></span></p>
      <p><span class="tag tag--open">Should be possible.</span></p><p><code>Not words for reading.</code></p>"""
    assert sentences(page) == ["Read this one."]


def test_only_the_article_of_a_whole_page_is_read() -> None:
    around = "<p>This is on every page.</p>"
    page = f"<nav>{around}</nav><article><p>Here is the page.</p></article><footer>{around}</footer>"
    assert sentences(page) == ["Here is the page."]


def test_an_item_and_the_list_inside_it_are_apart() -> None:
    page = "<ul><li>You need all of these:<ul><li>a plan</li><li>You have some time.</li></ul></li></ul>"
    assert sentences(page) == ["You need all of these:", "You have some time."]


def test_what_is_skipped_ends_where_it_ends() -> None:
    page = "<p>It says <abbr>EHC plan</abbr> here.<small><br>Not this. <b>Nor that.</b></small> And this too.</p>"
    assert sentences(page) == ["It says EHC plan here.", "And this too."]


def test_what_leads_in_and_the_number_of_a_fact_are_apart_from_the_sentence() -> None:
    page = "<p><em>This is a rule:</em> You can ask.</p><p><strong>EX-001</strong> Families can ask.</p>"
    assert sentences(page) == ["This is a rule:", "You can ask.", "Families can ask."]


def test_points_of_abbreviations_and_numbers_end_no_sentence() -> None:
    assert sentences("<p>Ask for help, e.g. a club. It costs 3.50 a day.</p>") == [
        "Ask for help, eg a club.",
        "It costs 3.50 a day.",
    ]
