"""How much families are asked that are often not sure, and how much is clear to them then.

`python -m tests.bench.unsure [FAMILIES]` prints the table of `docs/architecture/conversation.md`: in each council, of
so many random families (2,000), the same ones each time.
"""

from __future__ import annotations

import random
import statistics
import sys

from tests.policies import REAL, compiled, councils
from tests.unsure_families import conversations

FAMILIES = 2_000
COLUMNS = ("mean", "95 % at most", "most", "more than eight", "more than nine", "kinds of budget that are clear")


def main() -> None:
    """Print the table."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else FAMILIES
    lines = [f"| council | {' | '.join(COLUMNS)} |", "| --- " * (1 + len(COLUMNS)) + "|"]
    for files in councils(REAL):
        counts, clear = [], []
        chance = random.Random(1)  # noqa: S311 - any families will do, the same ones each time
        for asked, _, result in conversations(files, compiled(files.folder), chance, number):
            counts.append(len(asked))
            clear += [strand["status"] != "need_answers" for strand in result["strands"].values()]
        counts.sort()
        figures = [
            f"{statistics.mean(counts):.1f}",
            f"{counts[int(number * 0.95)]}",
            f"{counts[-1]}",
            *(f"{statistics.mean(count > most for count in counts):.1%}" for most in (8, 9)),
            f"{statistics.mean(clear):.1%}",
        ]
        lines.append(f"| {files.council.name} | {' | '.join(figures)} |")
    sys.stdout.write("\n".join([*lines, ""]))


if __name__ == "__main__":
    main()
