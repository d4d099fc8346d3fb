"""Many families at once: a policy as one SQL statement, and what runs it over a file, bad rows apart.

Uses source and the engine.
"""

from publisher.caseload.counting import FamiliesFound, FamilySet, Found, Sets, count_in_sets
from publisher.caseload.reading import FileKind
from publisher.caseload.run import APART, Caseload, Counted, edition_on, run_caseload
from publisher.caseload.statements.statement import apart_statement, statement

__all__ = [
    "APART",
    "Caseload",
    "Counted",
    "FamiliesFound",
    "FamilySet",
    "FileKind",
    "Found",
    "Sets",
    "apart_statement",
    "count_in_sets",
    "edition_on",
    "run_caseload",
    "statement",
]
