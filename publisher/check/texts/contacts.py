"""Phone numbers and e-mail addresses stand with their contacts alone, and texts name them from there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from publisher.model.council.council import Contact
from publisher.model.walk import texts_in
from publisher.policies.contacts import NAMED, ways_to_reach
from publisher.source.problems import Code, Report, did_you_mean

if TYPE_CHECKING:
    from publisher.policies.editions import Edition
    from publisher.policies.read import CouncilFiles

_ADDRESS = r"[^\s@<>(),;:]+@[^\s@<>(),;:]+\.[^\s@<>(),;:.]+"
_EMAIL = re.compile(r"[a-z0-9.!#$%&'*+/=?^_`{|}~-]+@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}", re.IGNORECASE)
_PHONE = (
    r"(?<![\w.,-])(?:\+44[\s-]?(?:\(0\)\s?)?[1-9][0-9]*|0[1-9][0-9]*|\(0[1-9][0-9]{1,4}\))(?:[\s-][0-9]{2,})*(?![\w-])"
)
_WRITTEN_OUT = re.compile(f"{_PHONE}|{_ADDRESS}")

_FEWEST_DIGITS = 8


def check_written_out(files: CouncilFiles, report: Report) -> None:
    """No text of a council has a number or an address written out, and each contact's e-mail address can be one."""
    ways = {_bare(value): name for name, value in ways_to_reach(files.council).items()}
    for part in (files.council, files.written, files.faq, files.cases):
        for holder, keys, text in texts_in(part):
            if isinstance(holder, Contact) and keys[0] in ("phone", "email"):
                continue
            for found in _written_out_in(text):
                name = ways.get(_bare(found))
                if name is not None:
                    what = f"The text has '{found}' written out, so it would stay when the contact's changes."
                    do = f"Write {{contact:{name}}} in its place."
                else:
                    what = f"The text has '{found}' written out, which is not the phone or email of any contact."
                    do = "Give it to a contact in council.yaml, and write {contact:ID.phone} or .email here."
                report.add(holder.place(*keys), Code.NUMBER_WRITTEN_OUT, what, do)
    for contact in files.council.contacts:
        if contact.email is not None and not _EMAIL.fullmatch(contact.email):
            what = f"'{contact.email}' is not an e-mail address."
            report.add(contact.place("email"), Code.WRONG_VALUE, what, "Write it as team@council.example.")


def check_names_of_contacts(edition: Edition, report: Report) -> None:
    """Each number or address that a text of a council names is there on the days on which the text is."""
    ways = ways_to_reach(edition.council)
    for part in (edition.council, edition.policy, edition.faq):
        for holder, keys, text in texts_in(part):
            for named in NAMED.finditer(text):
                what = f"'{named[0]}' is neither the phone number nor the e-mail address of a contact."
                report.add(holder.place(*keys), Code.UNKNOWN_REFERENCE, what, did_you_mean(named[1], ways))


def check_no_contact_named(files: CouncilFiles, report: Report) -> None:
    """What all councils share names no council's contact, and neither does a worked family."""
    answers = (files.national_faq, files.letters, files.statuses)
    shared = (*answers, files.questions, files.clauses, files.defaults, files.floor, files.checklist, files.words)
    for part in (*shared, files.cases):
        for holder, keys, text in texts_in(part):
            for named in NAMED.finditer(text):
                what = f"'{named[0]}' is not known here."
                do = "Name contacts in council.yaml, policy.yaml and faq.yaml of the council that has them."
                report.add(holder.place(*keys), Code.UNKNOWN_REFERENCE, what, do)


def _written_out_in(text: str) -> list[str]:
    """The phone numbers and e-mail addresses in a text; a figure of few digits is neither."""
    found = (match[0] for match in _WRITTEN_OUT.finditer(NAMED.sub("", text)))
    return [one for one in found if "@" in one or len(_bare(one)) >= _FEWEST_DIGITS]


def _bare(way: str) -> str:
    """A number without spaces and the country's code, or an address in small letters."""
    return way.lower() if "@" in way else re.sub(r"^\+?44", "0", re.sub(r"\(0\)|[^\d+]", "", way))
