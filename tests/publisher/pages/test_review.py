from __future__ import annotations

from tests.publisher.pages.written import shown, written


def test_a_moment_says_what_it_is_about() -> None:
    assert "Once a year (Direct payment). The council looks at the budget again. EX-016" in shown(written("review"))
