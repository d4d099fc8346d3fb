"""The words for whoever answers, on the reckoner's page: a browser module puts them in when it knows who that is."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from markupsafe import Markup, escape

from publisher.model.england.voices.readers import TOKEN

if TYPE_CHECKING:
    from publisher.model.england.voices.readers import Readers


class VariantContext(TypedDict):
    """Other words by token, for those who gave an answer to one more question: an option, or a number in a range."""

    question: str
    options: list[str]
    least: int | None
    below: int | None
    words: dict[str, str]


class ReadersContext(TypedDict):
    """The question that says who answers, and for each answer the words and their variants."""

    question: str | None
    words: dict[str, dict[str, str]]
    variants: dict[str, list[VariantContext]]


def readers_context(readers: Readers) -> ReadersContext:
    """The words of every reader, for the browser module."""
    tests = [(reader.if_, reader) for reader in readers.readers if reader.if_ is not None]
    return {
        "question": tests[0][0].question if tests else None,
        "words": {option: _bare(reader.by_token()) for test, reader in tests for option in test.is_ or ()},
        "variants": {
            option: [
                {
                    "question": variant.if_.question,
                    "options": list(variant.if_.is_ or ()),
                    "least": variant.if_.at_least,
                    "below": variant.if_.below,
                    "words": _bare(reader.by_token(variant)),
                }
                for variant in reader.variants
            ]
            for test, reader in tests
            if reader.variants
            for option in test.is_ or ()
        },
    }


def _bare(words: dict[str, str]) -> dict[str, str]:
    return {token.strip("{}"): says for token, says in words.items()}


def told(text: str, readers: Readers) -> Markup:
    """A text as HTML: each token as an element of its own, which has the first reader's words at first."""
    words = readers.readers[0].by_token()
    shown, end = Markup(), 0
    for token in TOKEN.finditer(text):
        if token[0] in words:
            shown += escape(text[end : token.start()])
            shown += Markup('<span data-told="{}">{}</span>').format(token[1], words[token[0]])
            end = token.end()
    return shown + escape(text[end:])
