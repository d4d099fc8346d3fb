"""Where a rule of law can be read: the address on legislation.gov.uk, from how law.csv names it.

An address there is made of the year and the number of the Act or the statutory instrument, and of the section or the
regulation. What is not named so (guidance, decisions, other people's pages) has no address here.
"""

from __future__ import annotations

import re

ACTS = {
    "Care Act 2014": "ukpga/2014/23",
    "Children Act 1989": "ukpga/1989/41",
    "Children and Families Act 2014": "ukpga/2014/6",
    "Education Act 1996": "ukpga/1996/56",
    "Education and Inspections Act 2006": "ukpga/2006/40",
    "Equality Act 2010": "ukpga/2010/15",
    "Family Law Reform Act 1969": "ukpga/1969/46",
    "Health and Care Act 2022": "ukpga/2022/31",
    "Local Government Act 1974": "ukpga/1974/7",
    "Mental Capacity Act 2005": "ukpga/2005/9",
}
"""Each Act that law.csv names, and its place on legislation.gov.uk: the year, and the number of its chapter."""

_ACT = "|".join(ACTS)
# "Children Act 1989 Representations Procedure (England) Regulations 2006" is no Act: its number comes in brackets.
_NAMED = re.compile(
    rf"(?:(?P<act>{_ACT})(?! [A-Z])|SI (?P<year>[0-9]{{4}})/(?P<number>[0-9]+)\)?)"
    r"(?:,? (?P<kind>section|regulation|article|rule)s? (?P<part>[0-9]+[A-Z]*))?"
)
_SOMEBODY_ELSE = re.compile(r"^(?:[^;]*\bpages on |[^;]*\bprocedures of )")


def address_of(where: str) -> str | None:
    """The address of the provision that is named first, or of its whole Act or instrument; None where none is named."""
    found = _NAMED.search(where)
    if found is None or _SOMEBODY_ELSE.match(where[: found.start()]):
        return None
    whole = ACTS[found["act"]] if found["act"] else f"uksi/{found['year']}/{found['number']}"
    part = f"/{found['kind']}/{found['part']}" if found["part"] else ""
    return f"https://www.legislation.gov.uk/{whole}{part}"
