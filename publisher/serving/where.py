"""Where the sentences of a page are written: what an open page asks `local-offer serve` for, and no built site has."""

from __future__ import annotations

import json
import re
import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from publisher.wording.finding.find import SentenceFinder

_END = re.compile(r"(?<=[.!?])\s+")
_MOST_SENTENCES = 8
_MOST_PLACES = 3


class Where:
    """Looks for sentences in the files as they were when the last build ended. Threads may share it."""

    def __init__(self, make: Callable[[], SentenceFinder], root: Path) -> None:
        """Look through nothing yet: that takes a moment, and most pages never ask.

        Args:
            make: reads the files that the site is made of.
            root: the project's folder, from which on places are shown.
        """
        self._make = make
        self._root = root
        self._finder: SentenceFinder | None = None
        self._one_at_a_time = threading.Lock()

    def renew(self) -> None:
        """Read the files anew when the next page asks."""
        with self._one_at_a_time:
            self._finder = None

    def told(self, text: str, page: str = "") -> bytes:
        """For each sentence of a text how it comes to be on the page, and its files and lines, as JSON.

        Of several places those of the page's own council come first: others may have the same words.

        Args:
            text: the text.
            page: the address of the page, as its path.
        """
        sentences = [sentence for sentence in _END.split(" ".join(text.split())) if sentence]
        own = tuple(f"policies/{name}/" for name in page.split("/") if name)
        return json.dumps([self._sentence(sentence, own) for sentence in sentences[:_MOST_SENTENCES]]).encode()

    def _sentence(self, sentence: str, own: tuple[str, ...]) -> dict[str, str | list[str]]:
        with self._one_at_a_time:
            self._finder = self._finder or self._make()
            finding = self._finder.find(sentence)
        places = [self._place(str(found.place)) for found in finding.places]
        places.sort(key=lambda place: not place.startswith(own))
        how = finding.how.value if places else "Nothing like it was found."
        return {"sentence": sentence, "how": how, "places": list(dict.fromkeys(places))[:_MOST_PLACES]}

    def _place(self, place: str) -> str:
        return place.removeprefix(f"{self._root}/")
