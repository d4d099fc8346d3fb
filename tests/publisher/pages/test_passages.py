"""A page is written once, and each copy of the site has the passages that are true of it."""

from __future__ import annotations

import pytest

from publisher.pages.passages import PassageError, SiteKind, for_kind, only_if, unless

MANY, OWN, OFFICIAL = SiteKind(), SiteKind(own=True), SiteKind(own=True, official=True)


@pytest.mark.parametrize(("kind", "said"), [(MANY, "a c e "), (OWN, "a b d e "), (OFFICIAL, "a b e ")])
def test_a_copy_has_what_is_true_of_it(kind: SiteKind, said: str) -> None:
    text = "a\n<!-- if own -->\nb\n<!-- else -->\nc\n<!-- end -->\n<!-- unless official -->\n<!-- end -->\n"
    text += "<!-- if own -->\n<!-- end -->\n"
    own = "<!-- unless official -->\nd\n<!-- end -->\n" if kind is not MANY else ""
    assert for_kind(f"{text}{own}e\n", kind).replace("\n", " ") == said


@pytest.mark.parametrize("kind", [MANY, OWN, OFFICIAL])
def test_no_mark_is_left(kind: SiteKind) -> None:
    written = "\n\n".join([only_if("own", "One.", "Several."), unless("official", "Not official."), "<!-- talk -->"])
    left = for_kind(written, kind)
    assert ("One." in left, "Several." in left) == (kind.own, not kind.own)
    assert ("Not official." in left) != kind.official
    assert left.count("<!--") == 1


@pytest.mark.parametrize(
    "wrong",
    [
        "<!-- if own -->",
        "<!-- end -->",
        "<!-- else -->\n<!-- end -->",
        "<!-- if -->\n<!-- end -->",
        "<!-- if own -->\n<!-- if official -->\n<!-- end -->\n<!-- end -->",
    ],
)
def test_marks_that_do_not_fit_together_are_refused(wrong: str) -> None:
    with pytest.raises(PassageError):
        for_kind(wrong, MANY)
