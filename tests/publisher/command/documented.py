"""The examples in docs/council/tasks.md. `python -m tests.publisher.command.documented` writes them anew."""

from __future__ import annotations

import re
import shlex
import tempfile
from pathlib import Path

from tests.policies import Mistake, copy_of_good
from tests.publisher.local_offer import local_offer

PAGE = Path(__file__).resolve().parents[3] / "docs" / "council" / "tasks.md"

_EXAMPLE = re.compile(r"(?<=<!-- run: )(?P<command>[^>]+)(?P<start> -->\n```text\n).*?(?=```)", re.DOTALL)

_MOST_LINES = 16
"""The rest of a longer output is left out."""

BEFORE: dict[str, Mistake | str] = {
    "cases review exampleshire": Mistake(
        "exampleshire/policy.yaml", "", "    if: aged_16\n    text: From", "    if: aged_18\n    text: From"
    ),
    "check exampleshire # another number": Mistake(
        "exampleshire/policy.yaml", "", "{question: age, at_least: 16}", "{question: age, at_least: 17}"
    ),
    "check exampleshire # a fact": Mistake(
        "exampleshire/facts.csv",
        "",
        "EX-018,Exampleshire,site,cookie,The site sets one cookie.,two Cookies\n",
        "EX-018,Exampleshire,site,cookie,The site sets one cookie.,two Cookies\n"
        "EX-019,Exampleshire,general,review,A review takes an hour.,two Review\n",
    ),
    "check exampleshire # an answer": Mistake(
        "exampleshire/faq.yaml",
        "",
        "faq:\n",
        "faq:\n  - id: how_often\n    question: How often is a budget looked at?\n    answer:\n"
        "      - text: Once a year.\n        cites: [EX-016]\n    see: review\n",
    ),
    "check exampleshire # a budget ends": Mistake(
        "exampleshire/policy.yaml",
        "",
        "  - id: social_care\n",
        "  - id: social_care\n    until: 2027-04-01\n",
        "text: The pages publish no figures.\n          cites: [EX-001]",
        "text: The pages publish no figures for help at home.\n          cites: [EX-001, EX-007]",
    ),
    "check exampleshire # another way": Mistake(
        "england/kinds.yaml",
        "",
        "\n# Who may hold a direct payment.\n",
        "  - id: voucher\n    name: A voucher\n    how: as a voucher\n    hands:\n"
        "      - {icon: council, words: The council gives it to you}\n\n# Who may hold a direct payment.\n",
    ),
    "summaries exampleshire": Mistake("exampleshire/council.yaml", "", "phone: 01632 960001", "phone: 01632 960009"),
    "check newshire": "new newshire --strands education,social_care --area Newshire",
    "check --format json": Mistake(
        "exampleshire/policy.yaml", "", "all: [aged_16, {not: in_education}]", "all: [aged16, {not: in_education}]"
    ),
}
"""What somebody did before a command: an edit, or another command. What follows a # tells examples apart."""


def with_examples(page: str) -> str:
    """The page with each example as it is now."""
    return _EXAMPLE.sub(lambda found: f"{found['command']}{found['start']}{printed(found['command'])}\n", page)


def printed(command: str) -> str:
    """What a command prints that is run on a copy of the invented council, after what was done before."""
    with tempfile.TemporaryDirectory() as folder:
        policies = copy_of_good(Path(folder))
        before = BEFORE.get(command)
        if isinstance(before, Mistake):
            before.make(policies)
        elif before is not None:
            local_offer(*before.split(), policies=policies)
        finished = local_offer(*shlex.split(command, comments=True), policies=policies, typed="y\n")
    lines = (finished.out + finished.err).replace("(y, n, q) ", "(y, n, q) y\n").rstrip().splitlines()
    left = len(lines) - _MOST_LINES
    shown = lines if left < 2 else [*lines[: _MOST_LINES - 2], f"... and {left + 1} more lines", lines[-1]]
    return "\n".join([f"$ local-offer {command.partition(' #')[0]}", *shown])


if __name__ == "__main__":
    PAGE.write_text(with_examples(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
