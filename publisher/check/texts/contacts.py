"""Phone numbers and e-mail addresses stand with their contacts alone, and texts name them from there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from publisher.model.council.council import Contact
from publisher.model.walk import texts_in
from publisher.policies.contacts import NAMED, ways_to_reach
from publisher.source.problems import Code, Report, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Mapping

    from publisher.policies.editions import Edition
    from publisher.policies.read import CouncilFiles

_ADDRESS = r"(?<![^\s@<>(),;:])[^\s@<>(),;:]+@[^\s@<>(),;:]+\.[^\s@<>(),;:.]+"
"""It begins where a word does: from every place in a long word there would be as much to look at."""
_EMAIL = re.compile(r"[a-z0-9.!#$%&'*+/=?^_`{|}~-]+@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}", re.IGNORECASE)
_PHONE = (
    r"(?<![\w.,-])(?:\+44[\s-]?(?:\(0\)\s?)?[1-9][0-9]*|0[1-9][0-9]*|\(0[1-9][0-9]{1,4}\))(?:[\s-][0-9]{2,})*(?![\w-])"
)
_YEARS = r"(?:19|20)[0-9]{2}[\s-](?:19|20)[0-9]{2}"
_LOCAL = rf"(?<![\w.,/£-])(?!{_YEARS})[2-9](?:[0-9]{{5,7}}|[0-9]{{2,3}}[\s-][0-9]{{3,4}})(?![\w,/-])"
"""A number without the code of its area: 960002, 960 002 or 9268 8842. None begins with 0 or 1."""

_WRITTEN_OUT = re.compile(f"{_PHONE}|{_LOCAL}|{_ADDRESS}")

_FEWEST_DIGITS = 8
"""Of a number that begins with 0 or 44: what is shorter is a part of something else."""


def check_written_out(files: CouncilFiles, report: Report) -> None:
    """No text of a council has a number or an address written out, and each contact's e-mail address can be one."""
    ways = {_bare(value): name for name, value in ways_to_reach(files.council).items()}
    for part in (files.council, files.written, files.short, files.easy, files.faq, files.cases):
        for holder, keys, text in texts_in(part):
            # The mark of a national text (`was`) can be all figures, and is no words.
            if keys[-1] == "was" or (isinstance(holder, Contact) and keys[0] in ("phone", "email")):
                continue
            for found in _written_out_in(text):
                name = _name_of(_bare(found), ways)
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


def check_ways_cited(files: CouncilFiles, report: Report) -> None:
    """Each contact has the number and the address that the facts give which it cites, if these give any.

    A number of another contact is none of its own.
    """
    facts = {**files.facts, **files.law}
    ways = ways_to_reach(files.council)
    for contact in files.council.contacts:
        for key, way in (("phone", contact.phone), ("email", contact.email)):
            given = [
                (facts[fact], found)
                for fact in contact.cites
                if way is not None and fact in facts
                for found in _written_out_in(facts[fact].fact)
                if ("@" in found) == (key == "email")
            ]
            own = {} if way is None else {_bare(way): key}
            others = {_bare(each): name for name, each in ways.items() if _bare(each) not in own}
            given = [(fact, found) for fact, found in given if _name_of(_bare(found), others) is None]
            if given and not any(_name_of(_bare(found), own) for _, found in given):
                fact, found = given[0]
                what = f"No fact that this cites has '{way}': {fact.id} has '{found}' ({fact.place})."
                do = "Correct the fact in facts.csv, too, as the council's page is now; or cite the fact that has it."
                report.add(contact.place(key), Code.OTHER_THAN_CITED, what, do)


def check_names_of_contacts(edition: Edition, report: Report) -> None:
    """Each number or address that a text of a council names is there on the days on which the text is."""
    ways = ways_to_reach(edition.council)
    for part in (edition.council, edition.policy, edition.short, edition.easy, edition.faq):
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
    return [one for one in found if "@" in one or one[0] not in "+(0" or len(_bare(one)) >= _FEWEST_DIGITS]


def _name_of(found: str, ways: Mapping[str, str]) -> str | None:
    """The name of the contact's number that this is, or the end of; or of its address."""
    if "@" in found or found.startswith("0"):
        return ways.get(found)
    return next((name for way, name in ways.items() if way.endswith(found)), None)


def _bare(way: str) -> str:
    """A number without spaces and the country's code, or an address in small letters."""
    return way.lower() if "@" in way else re.sub(r"^\+?44", "0", re.sub(r"\(0\)|[^\d+]", "", way))
