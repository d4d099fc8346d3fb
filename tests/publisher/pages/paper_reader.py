"""Somebody who works it out on paper: reads the page as it is shown, ticks boxes, and follows the steps to the letter.

It knows the page alone. No policy, no diagram and no rule of the engine comes in here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

type Ticks = dict[str, str]
"""The box that is ticked at each question, by its number. "I'm not sure" is no entry, like no tick at all."""

_VOID = {"br", "hr", "img", "input", "link", "meta"}
_BOX = re.compile(r"\d+[a-z]\b")


@dataclass(slots=True)
class Element:
    """An element of the page, or a piece of text where `tag` is empty."""

    tag: str
    attributes: dict[str, str | None] = field(default_factory=dict)
    text: str = ""
    children: list[Element] = field(default_factory=list)

    def all(self, *tags: str) -> Iterator[Element]:
        """Every element of some kinds inside, in the order of the page."""
        for child in self.children:
            if child.tag in tags:
                yield child
            yield from child.all(*tags)

    def words(self) -> str:
        """The text that is seen, on one line."""
        return " ".join("".join(self._pieces()).split())

    def _pieces(self) -> Iterator[str]:
        if self.attributes.get("class") in ("headerlink", "cites"):
            return
        yield self.text
        for child in self.children:
            yield from child._pieces()


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open = [Element("page")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, dict(attrs))
        self.open[-1].children.append(element)
        if tag not in _VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        while tag not in _VOID and self.open.pop().tag != tag:
            pass

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(Element("", text=data))


@dataclass(frozen=True, slots=True)
class Question:
    """A question: whom it is for, in words, and its boxes with what each says."""

    number: str
    ask: str
    only_if: str | None
    boxes: dict[str, str]


@dataclass(slots=True)
class Steps:
    """The steps under one heading. A step has for each box the step or result to go to.

    place: what links call it. same_as: the place of other steps that hold here as well.
    only: where there is nothing to work out, the result for everybody.
    """

    place: str
    same_as: str | None = None
    only: str | None = None
    steps: list[dict[str, str]] = field(default_factory=list)


class Paper:
    """The page, read from its HTML."""

    def __init__(self, html: str) -> None:
        """Read all of it."""
        builder = _Builder()
        builder.feed(html)
        self.page = next(builder.open[0].all("article"), builder.open[0])
        self.questions = [_question(element) for element in self.page.all("fieldset")]
        self.parts: dict[tuple[str, str], Steps] = {}
        """The steps by the two headings over them."""
        self.results: dict[str, tuple[str, str]] = {}
        """What each result is called and its headline, by its name: "result 12"."""
        self.notes: list[tuple[str, str]] = []
        """Each piece of advice: whom it is for, and what it says."""
        self._read_parts()

    def tick(self, chosen: Mapping[str, str]) -> Ticks:
        """Tick the boxes of a family, from the first question to the last, and leave out questions that are not for it.

        Args:
            chosen: the words of each question to the words beside the box; questions that the family is sure of.
        """
        ticks: Ticks = {}
        for question in self.questions:
            if question.only_if is None or self.holds(question.only_if, ticks):
                name = next((box for box, words in question.boxes.items() if chosen.get(question.ask) == words), None)
                if name is not None:
                    ticks[question.number] = name
        return ticks

    def reached(self, part: Steps, ticks: Ticks) -> set[tuple[str, str]]:
        """Every result that the steps lead to: one for a family that is sure of what they ask about."""
        if part.same_as is not None:
            part = next(other for other in self.parts.values() if other.place == part.same_as)
        if part.only is not None:
            return {self.results[part.only]}
        found: set[tuple[str, str]] = set()
        waiting = ["step 1"]
        while waiting:
            place = waiting.pop()
            if place in self.results:
                found.add(self.results[place])
                continue
            lines = part.steps[int(place.removeprefix("step ")) - 1]
            ticked = next((box for box in lines if box in ticks.values()), None)
            waiting.extend(lines.values() if ticked is None else [lines[ticked]])
        return found

    def holds(self, condition: str, ticks: Ticks) -> bool:
        """Whether "you ticked 1d; or if you ticked 1c, and also 3a" is so."""
        ways = (way.split(", and also ") for way in condition.split("; or if "))
        return any(all(set(_BOX.findall(boxes)) & set(ticks.values()) for boxes in way) for way in ways)

    def _read_parts(self) -> None:
        chapter, part = "", Steps("")
        for element in self.page.all("h2", "h3", "ol", "p", "div", "ul"):
            words = element.words()
            if element.tag == "h2":
                chapter = words
            elif element.tag == "h3":
                part = Steps(element.attributes.get("id") or "")
                self.parts[chapter, words] = part
            elif element.tag == "p" and words.startswith("It is the same as for "):
                part.same_as = (next(element.all("a")).attributes["href"] or "").lstrip("#")
            elif element.tag == "p" and words.startswith("There is nothing to work out."):
                part.only = words.removesuffix(".").rpartition("it is ")[2]
            elif element.tag == "ol" and words.startswith("Look at question "):
                items = [child for child in element.children if child.tag == "li"]
                part.steps = [_step(item) for item in items]
            elif element.attributes.get("class") == "paper-result":
                title, label = next(element.all("strong")).words(), next(element.all("span")).words()
                name, headline = title.split(". ", 1)
                assert name.lower() not in self.results
                self.results[name.lower()] = label, headline
            elif element.tag == "ul" and chapter == "Good to know":
                for item in element.all("li"):
                    condition = next(item.all("strong")).words()
                    text = item.words().removeprefix(condition).strip()
                    self.notes.append((condition.removeprefix("If ").removesuffix(":"), text))


def _question(element: Element) -> Question:
    number, ask = next(element.all("legend")).words().split(". ", 1)
    told = [found.words() for found in element.all("strong")]
    only_if = next((words for words in told if words.startswith("Answer this only if ")), None)
    boxes = {}
    for label in element.all("label"):
        assert len(list(label.all("input"))) == 1
        name, _, words = label.words().partition(" ")
        if _BOX.fullmatch(name):
            boxes[name] = words
        else:
            assert label.words() == "I'm not sure"
    return Question(number, ask, only_if and only_if.removeprefix("Answer this only if ").removesuffix("."), boxes)


def _step(item: Element) -> dict[str, str]:
    lines: dict[str, str] = {}
    for line in item.all("li"):
        boxes, _, to = line.words().removesuffix(".").partition(": go to ")
        lines.update(dict.fromkeys(_BOX.findall(boxes), to))
    return lines
