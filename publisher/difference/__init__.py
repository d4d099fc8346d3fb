"""The exact difference of two versions of a policy: which families are told something else, and which edits did it.

`exact` has the method, and `shown` the words. Use what is named here alone. Uses caseload, check, pages
and the rooms below them, and the engine.
"""

from publisher.difference.compare import compare
from publisher.difference.own import OwnFamilies
from publisher.difference.result import Comparison, Difference
from publisher.difference.schema import schema_text as difference_schema
from publisher.difference.schema import write_difference_schema
from publisher.difference.shown.families import Stretch, for_families
from publisher.difference.shown.markdown import as_markdown, as_page
from publisher.difference.shown.outline import count_line
from publisher.difference.shown.people import in_a_sentence
from publisher.difference.shown.text import as_text
from publisher.difference.sources import open_source
from publisher.difference.versions import compare_published, compare_versions

__all__ = [
    "Comparison",
    "Difference",
    "OwnFamilies",
    "Stretch",
    "as_markdown",
    "as_page",
    "as_text",
    "compare",
    "compare_published",
    "compare_versions",
    "count_line",
    "difference_schema",
    "for_families",
    "in_a_sentence",
    "open_source",
    "write_difference_schema",
]
