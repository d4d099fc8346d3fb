"""Where a rule of law can be read on legislation.gov.uk."""

from __future__ import annotations

import re

import pytest

from publisher.wording.legislation import ACTS, address_of
from tests.policies import REAL, councils

LAW = councils(REAL)[0].law.values()


@pytest.mark.parametrize(
    ("where", "address"),
    [
        ("Children and Families Act 2014 section 49(1) and (2)", "ukpga/2014/6/section/49"),
        ("Children Act 1989 sections 17ZG and 17ZI, text of March 2026", "ukpga/1989/41/section/17ZG"),
        ("SI 2014/1652 regulation 4A, as put in by SI 2014/2096 regulation 2(3)", "uksi/2014/1652/regulation/4A"),
        ("The NHS's standing rules of 2012 (SI 2012/2996), regulations 32A and 32B", "uksi/2012/2996/regulation/32A"),
        ("Education (School Leaving Date) Order 1997 (SI 1997/1970) article 2", "uksi/1997/1970/article/2"),
        ("SI 2013/1617 Schedule", "uksi/2013/1617"),
        ("Equality Act 2010; SI 2018/952", "ukpga/2010/15"),
        # Regulations that are called after an Act are not the Act.
        (
            "Children Act 1989 Representations Procedure (England) Regulations 2006 (SI 2006/1738) regulation 9",
            "uksi/2006/1738/regulation/9",
        ),
    ],
)
def test_a_rule_is_where_its_act_or_instrument_is(where: str, address: str) -> None:
    assert address_of(where) == f"https://www.legislation.gov.uk/{address}"


@pytest.mark.parametrize(
    "where",
    [
        "Lawyers' and councils' pages on SI 2014/1652",
        "Ombudsman decisions 20 012 558, 22 000 114 and 22 009 514 (Liverpool), as Luke Clements explains them",
        "IPSEA, page on judicial review",
        "Local policies",
    ],
)
def test_what_others_say_has_no_address_there(where: str) -> None:
    assert address_of(where) is None


def test_every_act_that_is_named_has_its_address() -> None:
    """An Act that is not in the list would be without a link, and nobody would see that."""
    named = {act for rule in LAW for act in re.findall(r"(?:[A-Z]\w+ (?:and )?)+Act [0-9]{4}", rule.where)}
    assert named == ACTS.keys()


def test_every_rule_that_we_read_leads_to_its_text() -> None:
    assert [rule.id for rule in LAW if rule.evidence != "others say so" and address_of(rule.where) is None] == []
