"""The last line of what `local-offer` says of problems: how many, and whether more is checked when they are mended."""

from __future__ import annotations

import re

LAST_LINE = re.compile(
    r"[\d,]+ problems? found(; these are the first 2,000)?(\. Mend th(is|ese) first: more is checked then\.)?\n"
)
