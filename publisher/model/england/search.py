"""Words that families search for and pages do not have (england/search.yaml), and where they lead."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from publisher.model.base import Id, Part, Sentences, Text
from publisher.model.references import PageId

SEARCH_WORD = r"^[a-z]+(?:[ '-][a-z]+)*$"
"""A word or a few, in small letters."""

SearchWord = Annotated[str, StringConstraints(pattern=SEARCH_WORD)]


class WordsToSearch(Part):
    """Some words with one meaning for whoever searches, and what answers them in every council."""

    words: list[SearchWord] = Field(min_length=1)
    pages: list[PageId] = Field(default_factory=list, description="Pages of the council.")
    spending: list[Id] = Field(default_factory=list, description="Items of `spending_items` in floor.yaml.")
    faq: list[Id] = Field(default_factory=list, description="Questions of england/faq.yaml.")


class ChooseFirst(Part):
    """What is found by these words where no council has been chosen."""

    title: Text
    text: Sentences


class Search(Part):
    """search.yaml."""

    choose_first: ChooseFirst
    entries: list[WordsToSearch] = Field(min_length=1)
