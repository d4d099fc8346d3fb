"""The examples in docs/council/publish.md. `python -m tests.publisher.publishing.documented` writes them anew."""

from __future__ import annotations

import re
import tempfile
from datetime import date
from pathlib import Path

from publisher.publishing import changes_page, read_changes
from publisher.source.problems import Report
from tests.policies import copy_of_good, exampleshire
from tests.publisher.local_offer import local_offer
from tests.publisher.publishing.edited import COUNCIL, edit

PAGE = Path(__file__).resolve().parents[3] / "docs" / "council" / "publish.md"

_EXAMPLE = re.compile(r"(?<=<!-- publish: )(?P<name>[^>]+)(?P<start> -->\n```text\n).*?(?=```)", re.DOTALL)
_MARKS = re.compile(r" \{ #.* \}$|(?<!\w)\*{1,2}(?=\S)|\*{1,2}$", re.MULTILINE)
"""What is Markdown in a page and nobody reads."""

_FIRST, _SECOND, _THIRD = (f"2026-{day}" for day in ("11-26", "11-30", "12-01"))


def with_examples(page: str) -> str:
    """The page with each example as it is now."""
    found = examples()
    return _EXAMPLE.sub(lambda match: f"{match['name']}{match['start']}{found[match['name']]}", page)


def examples() -> dict[str, str]:
    """What is printed, step by step, by somebody who publishes, edits, publishes again and goes back."""
    with tempfile.TemporaryDirectory() as folder:
        policies = copy_of_good(Path(folder))
        says = "From now on, we look at budgets after the summer."
        found = {"first": _printed(policies, "publish", COUNCIL, "--says", "This is our first version.", day=_FIRST)}
        edit(policies)
        found["hint"] = _printed(policies, "check", COUNCIL, "--as-of", _FIRST)
        found["published"] = _printed(policies, "publish", COUNCIL, "--says", says, day=_SECOND)
        found["twice"] = _printed(policies, "publish", COUNCIL, "--says", says, day=_SECOND)
        changes = read_changes(policies / COUNCIL, "Exampleshire County Council", "Exampleshire", Report())
        assert changes is not None
        page = changes_page(changes, [date(2027, 4, 1)], exampleshire().readers).markdown
        found["page"] = (
            re.sub(r" \{ #.* \}$|(?<!\w)\*{1,2}(?=\S)|\*{1,2}$", "", page, flags=re.MULTILINE).strip() + "\n"
        )
        found["back"] = _printed(policies, "rollback", COUNCIL, "2026-11-26", day=_THIRD)
        path = policies / COUNCIL / "policy.yaml"
        path.write_text(path.read_text(encoding="utf-8").replace("final_plan, review_now", "final_plan, review_noww"))
        found["refused"] = _printed(policies, "publish", COUNCIL, "--says", says, day=_THIRD)
        return found


def _printed(policies: Path, *arguments: str, day: str | None = None) -> str:
    """A command, and all that it prints. The day is that of the example, and is not shown: it would be today."""
    finished = local_offer(*arguments, *(() if day is None else ("--day", day)), policies=policies)
    shown = " ".join(f'"{word}"' if " " in word else word for word in arguments).replace(f" --as-of {_FIRST}", "")
    said = re.sub(rf"(?m)(?<=\b){COUNCIL}(?=/|: LO)", f"policies/{COUNCIL}", f"{finished.out}{finished.err}")
    return f"$ .venv/bin/local-offer {shown}\n{said}"


if __name__ == "__main__":
    PAGE.write_text(with_examples(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
