"""Puts a letter together for one family: the sentences and rules that are for it, in the words of who writes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reckoner.conditions import is_met
from reckoner.voices import in_words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from reckoner import result
    from reckoner.answers import Answers
    from reckoner.policy import Letter, LetterPaper, Sentence
    from reckoner.result import Ask


def write(
    letter: Letter,
    paper: LetterPaper,
    words: Mapping[str, str],
    contact: Ask,
    is_for: Callable[[Sentence], bool],
    *,
    as_it_is: bool,
) -> result.Letter:
    """Write a letter.

    Args:
        letter: the letter.
        paper: what all letters have in common.
        words: the words of who writes, by token.
        contact: whom it goes to.
        is_for: whether a sentence, or a rule, is for whoever writes.
        as_it_is: whether the family is told that all can stay as it is. Only then is it told to keep the letter: a
            family may want no change and has something to do all the same.
    """
    paragraphs = [[sentence for sentence in paragraph if is_for(sentence)] for paragraph in letter.paragraphs]
    law = [rule for rule in letter.law if is_for(rule)]
    text = [letter.subject, paper.opening.replace("{to}", contact["dear"])]
    text += [" ".join([sentence.text for sentence in paragraph]) for paragraph in paragraphs if paragraph]
    if law:
        # Several rules may stand in one law, which is named once.
        text.append(paper.relies_on.replace("{law}", "; ".join(dict.fromkeys([rule.text for rule in law]))))
    text.append("\n".join(paper.closing))
    signs = [sentence for sentence in letter.signs if is_for(sentence)]
    text += [sentence.text for sentence in signs]
    # All at once, as there are many small ones.
    subject, *text = in_words("\f".join(text), words).split("\f")
    cites = dict.fromkeys([fact for part in [*paragraphs, law, signs] for sentence in part for fact in sentence.cites])
    tells = [sentence.text for sentence in letter.tells if as_it_is and is_for(sentence)]
    return {
        "letter": letter.id,
        "still": " ".join([*tells, *([] if letter.still is None else [letter.still])]) or None,
        "to": contact["who"],
        "email": contact["email"],
        "subject": subject,
        "text": text,
        "cites": list(cites),
    }


def is_for(sentence: Sentence, answers: Answers) -> bool:
    """Whether a sentence, or a rule, is for a family: surely, and not surely left out."""
    wanted = sentence.for_ is None or is_met(sentence.for_, answers) is True
    return wanted and (sentence.unless is None or is_met(sentence.unless, answers) is not True)
