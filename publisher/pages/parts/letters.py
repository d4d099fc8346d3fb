"""Letters to send, by route. Each has what fits everybody on it; the reckoner adds what one family's answers show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publisher.pages.parts.text import cite, fold, join, plain
from publisher.rules.compile import as_asked
from publisher.rules.letters import Route, compile_letters, compile_paper, is_for_all, routes
from reckoner.letters import write

if TYPE_CHECKING:
    from publisher.model.council.outcomes import Strand
    from publisher.rules.logic import Logic
    from reckoner import policy as engine

_GAPS = "Fill in what is in square brackets."


def words_to_send(logic: Logic, strand: Strand) -> str:
    """The letters for a strand, as a part that opens: where there are several, each in a part that says for whom."""
    going = routes(logic, strand)
    compiled = compile_letters((route.letter for route in going), logic)
    paper = compile_paper(logic)
    letters = [
        (route.letter.title, _letter(route, letter, paper, logic, strand))
        for route, letter in zip(going, compiled, strict=True)
    ]
    if len(letters) == 1:
        shown = [_GAPS, letters[0][1]]
    else:
        shown = [f"Choose the one that fits. {_GAPS}", *(fold(plain(title), letter) for title, letter in letters)]
    return fold(plain(strand.name), join(shown))


def _letter(route: Route, compiled: engine.Letter, paper: engine.LetterPaper, logic: Logic, strand: Strand) -> str:
    contacts = {contact.id: contact for contact in logic.edition.council.contacts}
    outcomes = [strand.outcomes[place] for place in sorted(route.outcomes)]
    asked = [one.ask or strand.ask for one in outcomes]
    to = next((id_ for id_ in asked[0] if all(id_ in others for others in asked)), strand.ask[0])
    _, words = paper.writers.words[0]
    letter = write(
        compiled,
        paper,
        words,
        as_asked(contacts[to], logic.edition.files.letters),
        lambda sentence: is_for_all(sentence, logic, strand, route.outcomes),
        as_it_is=all(one.status == "as_it_is" for one in outcomes),
    )
    paragraphs = [f"**Subject:** {plain(letter['subject'])}", *(_lines(paragraph) for paragraph in letter["text"])]
    return join(
        (
            plain(letter["still"] or ""),
            f"Send it to: {plain(letter['to'])}.{cite(letter['cites'])}",
            _quoted("\n\n".join(paragraphs)),
        )
    )


def _lines(paragraph: str) -> str:
    return "<br>\n".join(plain(line) for line in paragraph.splitlines())


def _quoted(text: str) -> str:
    return "\n".join(f"> {line}".rstrip() for line in text.splitlines())
