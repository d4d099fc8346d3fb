"""Everything that is built from a council's files: each thing once, when it is first needed, and shared."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import reckoner
from publisher.pages import council_pages
from publisher.policies.editions import editions
from publisher.rules.compile import compile_council, days_of_rules
from publisher.rules.logic import build_logic

if TYPE_CHECKING:
    from datetime import date

    from publisher.pages import CouncilPages
    from publisher.policies.editions import Edition
    from publisher.policies.read import CouncilFiles
    from publisher.rules.logic import Logic
    from reckoner.result import Estimate


class CouncilBuild:
    """What a council publishes: the editions of its policy, their logic, the compiled policy and the pages.

    Editions can be had from any files that were read; the rest only from files in which no check has found anything.
    """

    def __init__(self, files: CouncilFiles) -> None:
        """Start with nothing built."""
        self.files = files
        self._pages: dict[int, CouncilPages] = {}
        self._told: dict[int, Estimate] = {}

    @cached_property
    def editions(self) -> list[Edition]:
        """The editions of the policy, first day first."""
        return editions(self.files)

    @cached_property
    def logics(self) -> list[Logic]:
        """The logic of each edition, in the same order."""
        return [build_logic(edition) for edition in self.editions]

    @cached_property
    def compiled(self) -> str:
        """The compiled policy, as the browser fetches it."""
        return reckoner.dump(self.policy)

    @cached_property
    def policy(self) -> reckoner.Policy:
        """The compiled policy, as the engine reads it."""
        return compile_council(self.files, self.logics)

    def edition_on(self, day: date) -> Edition:
        """The edition in force on a day; the first one for a day before all of them."""
        return self.editions[self._number_on(day)]

    def logic_on(self, day: date) -> Logic:
        """The logic of the edition in force on a day."""
        return self.logics[self._number_on(day)]

    def pages_on(self, day: date) -> CouncilPages:
        """The pages of the edition in force on a day."""
        number = self._number_on(day)
        if number not in self._pages:
            self._pages[number] = council_pages(self.logics[number], self.policy)
        return self._pages[number]

    def told(self, number: int) -> Estimate:
        """What the engine tells a worked family, by its place in the file from 0. Nobody may change it.

        Raises:
            AnswersError: its answers are not such as the policy knows.
        """
        if number not in self._told:
            case = self.files.cases.cases[number]
            self._told[number] = reckoner.estimate(self.policy, case.given, case.as_of)
        return self._told[number]

    def rules_since(self, day: date) -> date:
        """Since which day the reckoner has gone by the rules of a day."""
        return days_of_rules(self.policy, day)[0]

    def changes_after(self, day: date) -> list[date]:
        """The days after `day` on which the policy changes."""
        return [edition.from_ for edition in self.editions if edition.from_ > day]

    def changes_said(self, day: date) -> list[str]:
        """What whoever builds on `day` has to do later: a sentence for each day on which the policy changes."""
        area = self.files.council.area
        return [
            f"{area} changes on {change:%-d %B %Y}: build and upload again on that day."
            for change in self.changes_after(day)
        ]

    def _number_on(self, day: date) -> int:
        """Which edition is in force on a day, counted from 0."""
        return max((number for number, edition in enumerate(self.editions) if edition.from_ <= day), default=0)
