"""Who families can turn to: whatever `help` of council.yaml names has the day on which somebody looked it up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publisher.source.problems import Code, Report

if TYPE_CHECKING:
    from publisher.policies.read import CouncilFiles


def check_help(files: CouncilFiles, report: Report) -> None:
    """Every contact that `help` names, whatever the day, says when it was looked up, as families are told."""
    for named in dict.fromkeys(files.council.help.named.values()):
        for contact in files.council.contacts:
            if contact.id == named and contact.looked_up is None:
                what = f"'looked_up' is missing: 'help' names the contact '{named}', and families read how old it is."
                do = "Add 'looked_up:' with the day on which somebody looked whether it is still right."
                report.add(contact.place(), Code.MISSING_KEY, what, do)
