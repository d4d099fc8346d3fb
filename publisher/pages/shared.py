"""The pages that belong to no council: made from all policies, or from the register of the law."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publisher.pages import compare, contact, law, problems, words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from publisher.model.operator import Operator
    from publisher.pages.council_build import CouncilBuild


def shared_pages(builds: Sequence[CouncilBuild], day: date, operator: Operator | None = None) -> dict[str, str]:
    """The pages, in Markdown with front matter, by their path below docs/.

    Args:
        builds: every council of the site, at least one.
        day: the day that the pages are for.
        operator: who runs this copy of the site; nobody where it is left out.
    """
    councils = [build.files for build in builds]
    return {
        compare.PATH: compare.compare([build.logic_on(day) for build in builds]),
        law.PATH: law.law(councils[0].law, max(files.council.law_as_at for files in councils)),
        words.PATH: words.words(councils[0].words),
        contact.PATH: contact.contact(operator),
        problems.PATH: problems.problems(),
    }
