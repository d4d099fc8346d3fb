"""Names and texts as SQL writes them."""

from __future__ import annotations


def name_in_sql(name: str) -> str:
    """A name of a column, in quotation marks."""
    quoted = name.replace('"', '""')
    return f'"{quoted}"'


def text_in_sql(text: str) -> str:
    """A text, in quotation marks."""
    quoted = text.replace("'", "''")
    return f"'{quoted}'"
