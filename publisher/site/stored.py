"""The register of everything that this site can store on a family's device, and for how long.

The theme's module `assets/lib/storage.js` writes what is listed here and nothing else; the page "Cookies and privacy"
is made from the same lines. Nothing of it is stored before a family asks for it.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from publisher.model.council.council import MOST_KEEP_DAYS


@dataclass(frozen=True, slots=True)
class Stored:
    """One kind of thing that can be stored.

    id: the part of its keys that names the kind, see `key`.
    name: what families call it.
    what: what exactly is stored.
    asked_by: what a family does to ask for it; nothing is stored before.
    why: what it is good for.
    days: the most days that one of it stays. After them it is deleted when any page of the site is opened. None where
        it is not in the browser's storage, but in a tab's history while a page is loaded again.
    how_long: the same in words.
    """

    id: str
    name: str
    what: str
    asked_by: str
    why: str
    days: int | None
    how_long: str

    @property
    def key(self) -> str:
        """How its keys in the browser's storage begin. Then come the copy of the site and which one it is."""
        return f"{PREFIX}{self.id}/"


PREFIX = "local-offer-reckoner/2/"
"""How every key begins: whose it is, and the version of the form in which keys and values are written."""

FORMER = "local-offer-reckoner/1/"
"""How it began until 26 November 2026, when no key said which copy of the site it is of: taken over, once."""

REGISTER = (
    Stored(
        id="answers",
        name="Your answers",
        what=(
            "The answers that you gave in one council's reckoner and the days on which you gave them, the name that "
            "you typed for them if you did, the results in short, and which rules we used. The results in short "
            "are there so that we can show you what has changed."
        ),
        asked_by="You press “Keep my answers on this device”, or “Save”, in the reckoner.",
        why="So that you can stop, and carry on another day.",
        days=MOST_KEEP_DAYS,
        how_long="For as long as you choose. The council sets the longest time: see below.",
    ),
    Stored(
        id="carried",
        name="Your answers, while the page loads again",
        what=(
            "The answers that you gave, their name, the results in short, and the step that you were at. They are in "
            "the history of this tab, where no other page can read them."
        ),
        asked_by=(
            "This site is renewed while you are using the reckoner. It tells you so, and you press “Load it again”."
        ),
        why="So that you can go on where you were.",
        days=None,
        how_long="A moment. They are deleted as soon as the page has loaded again, or when you close the tab.",
    ),
    Stored(
        id="page",
        name="A saved page",
        what="The address and the title of the page, and the day.",
        asked_by="You press the heart, “Save this page”.",
        why="So that you find it again under “Saved pages”.",
        days=30,
        how_long="30 days from the day that you saved it.",
    ),
    Stored(
        id="council",
        name="Your council",
        what="Which council you chose.",
        asked_by="You tick “Remember my council on this device” on the home page, and choose a council.",
        why="So that it comes first when you are back.",
        days=180,
        how_long="180 days from the day that you chose it.",
    ),
    Stored(
        id="offline",
        name="Pages and the reckoner for when you have no signal",
        what=(
            "Which council you chose, and copies of its pages, of its reckoner and of the pages that you saved, as "
            "everybody gets them. No answer is in them."
        ),
        asked_by="You press “Keep this for when I have no signal” under “Saved pages”.",
        why="So that you can read them and use the reckoner without a signal.",
        days=180,
        how_long="180 days from the day that you asked for it, or until you press “Stop keeping this”.",
    ),
    Stored(
        id="choice",
        name="Your choice to remember things",
        what="That you ticked the box. Nothing else.",
        asked_by="You tick “Remember which cards I have opened”, on this page or beside a heart.",
        why="Without it we do not note what you have opened.",
        days=180,
        how_long="180 days from the day that you ticked it, or until you untick it.",
    ),
    Stored(
        id="opened",
        name="A card that you have opened",
        what="The address and the title of what the card leads to, and the day.",
        asked_by="You have ticked “Remember which cards I have opened”, and open a card.",
        why="So that the card says “You have opened this”.",
        days=30,
        how_long="30 days from the last time that you opened it.",
    ),
)


OF_A_CHOICE = "council"
"""What is only stored where there are several councils to choose from."""


def stored_context(*, own: bool = False) -> dict[str, Any]:
    """What the site can store on a device: the register for the page about privacy, and what storage.js has to know.

    Args:
        own: whether the site is about one council.
    """
    told = [stored for stored in REGISTER if not own or stored.id != OF_A_CHOICE]
    return {
        "register": [asdict(stored) | {"key": stored.key} for stored in told],
        "prefix": PREFIX,
        "former": FORMER,
        "days": {stored.id: stored.days for stored in REGISTER if stored.days is not None},
    }
