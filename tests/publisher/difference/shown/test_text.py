from __future__ import annotations

from publisher.difference.shown.text import as_text
from tests.publisher.difference.shown.test_outline import comparison

WANTED = """\
What changes for families: from before to after
===============================================

Exampleshire County Council
---------------------------

2 changes for families: 2 neither. 10 results as before for every family.

What did it
  * clause aged_18 (new clauses.yaml:6; 2 changes)
    * before: age at least 18
    * now: age at least 20

Neither better nor worse
  * Young people aged 18 to 19 with a social care plan: social care budget, from \u2018Other rules apply\u2019
    to \u2018Ask now\u2019.
    * For example: age 18, care_plan yes.
    * Because of clause aged_18 (new clauses.yaml:6).
    * 6 % of all possible sets of answers. None of 5 worked families; 1 more may be, as some of
      their answers are open.
  * Young people aged 18 to 19 without a social care plan: social care budget, from \u2018Other rules
    apply\u2019 to \u2018One step first\u2019.
    * For example: age 18, care_plan no.
    * Because of clause aged_18 (new clauses.yaml:6).
    * 6 % of all possible sets of answers. None of 5 worked families; 1 more may be, as some of
      their answers are open.

What all councils share
-----------------------

Edits of what decides, one by one (1)
  * clauses.yaml: clauses, aged_18, test, at_least (new clauses.yaml:6)
    * before: 18
    * now: 20"""


def test_a_comparison_is_read_from_the_top() -> None:
    assert as_text(comparison("a number is cut elsewhere, in what all share")) == WANTED


def test_details_are_shown_on_request_and_said_to_be_there_otherwise() -> None:
    found = comparison("another step")
    assert "To see them: --full" in as_text(found)
    assert "Wait." not in as_text(found).partition("Edits of what decides")[0].partition("The same answer")[2]
    assert "what to do: now \u2018Wait.\u2019" in as_text(found, full=True)


def test_no_line_is_longer_than_is_asked_for_unless_a_word_is() -> None:
    found = as_text(comparison("a number is cut elsewhere"), full=True, width=50)
    assert max(map(len, found.splitlines())) <= 50
