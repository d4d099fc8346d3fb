"""The examples in docs/council/caseload.md. `python -m tests.publisher.caseload.documented` writes them anew."""

from __future__ import annotations

import re
import shlex
import tempfile
from pathlib import Path

from tests.policies import Mistake, copy_of_good
from tests.publisher.local_offer import local_offer

PAGE = Path(__file__).resolve().parents[3] / "docs" / "council" / "caseload.md"
FAMILIES = "case,age,ehc_plan,ehc_review\nA1,9,final,now\nA2,16,none,\nA3,,final,dont_know\nA4,seventeen,fianl,now\n"
CHANGE = Mistake(
    "exampleshire/policy.yaml",
    "",
    "{question: age, at_least: 16}\n    says: From 16, a young",
    "{question: age, at_least: 17}\n    says: From 16, a young",
)

_EXAMPLE = re.compile(
    r"(?<=<!-- )(?P<what>families|run|show)(?P<of>[^>]*)(?P<start> -->\n```text\n).*?(?=```)", re.DOTALL
)
_MOST_LINES = 40


def with_examples(page: str) -> str:
    """The page with each example as it is now."""
    with tempfile.TemporaryDirectory() as folder:
        policies = copy_of_good(Path(folder))
        copy_of_good(Path(folder) / "before")
        CHANGE.make(policies)
        (policies / "families.csv").write_text(FAMILIES, encoding="utf-8")

        def shown(found: re.Match[str]) -> str:
            match found["what"]:
                case "families":
                    text = FAMILIES
                case "show":
                    text = (policies / found["of"].removeprefix(":").strip()).read_text(encoding="utf-8")
                case _:
                    text = _printed(found["of"].removeprefix(":").strip(), policies)
            return f"{found['what']}{found['of']}{found['start']}{text.rstrip()}\n"

        return _EXAMPLE.sub(shown, page)


def _printed(command: str, policies: Path) -> str:
    finished = local_offer(*shlex.split(command), policies=policies)
    lines = (finished.out + finished.err).replace("Estimating\n", "").rstrip().splitlines()
    left = len(lines) - _MOST_LINES
    shown = lines if left < 2 else [*lines[: _MOST_LINES - 1], f"... and {left + 1} more lines"]
    return "\n".join([f"$ local-offer {command}", *shown])


if __name__ == "__main__":
    PAGE.write_text(with_examples(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
