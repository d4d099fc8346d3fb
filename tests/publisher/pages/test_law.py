from __future__ import annotations

import pytest

from publisher.pages.council_build import CouncilBuild
from publisher.pages.shared import shared_pages
from tests.policies import REAL, councils
from tests.publisher.pages.written import DAY, anchors


def _rules(councils_of_the_site: set[str], *, own: bool) -> set[str]:
    logics = [CouncilBuild(files).logic_on(DAY) for files in councils(REAL) if files.council.id in councils_of_the_site]
    page = next(page for page in shared_pages(logics, own=own) if page.id == "law")
    return {place.removeprefix("fact-") for place in anchors(page.markdown) if place.startswith("fact-")}


@pytest.mark.thorough
def test_a_councils_own_site_has_every_rule_and_nobody_of_another_council() -> None:
    every = _rules({files.council.id for files in councils(REAL)}, own=False)
    own = _rules({"portsmouth"}, own=True)
    law = councils(REAL)[0].law
    left_out = {law[id_.upper()].fact for id_ in every - own}
    assert any("Peterborough" in fact for fact in left_out)
    assert all(
        law[id_.upper()].topic == "contacts" and "Portsmouth" not in law[id_.upper()].fact for id_ in every - own
    )
    assert {"adv-2", "edu-1"} <= own
