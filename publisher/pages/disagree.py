"""What to do after a no: each step once, with what the council's page and the national rules say of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publisher.pages.frame.council_page import CouncilPage
from publisher.pages.parts.contacts import contact_line
from publisher.pages.parts.text import SOURCES_PAGE, TALK, anchored, cites_on, plain, web_link

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from publisher.model.england.bodies import Bodies, Body
    from publisher.pages.frame.council_page import PageContext
    from publisher.policies.editions import Edition
    from publisher.policies.redress import Said, StepAfterNo

WATCH_THE_DATES = (
    "Watch the time limits. An appeal about the plan, or a court, cannot wait until a complaint is over. "
    "You can start one step while another is still going on."
)
"""What holds for all the steps together. Their order is not that of their time limits."""

SILENT_ON_REDRESS = "The council's page does not say what to do if they say no. These steps are from national rules."
"""Told once, in place of anything that the council's page says."""


def _below(_: PageContext) -> Iterator[str]:
    yield TALK


def _body(context: PageContext) -> Iterator[str]:
    edition = context.edition
    strands = {strand.id: strand.name for strand in edition.policy.strands}
    yield "## What you can do, in this order"
    yield SILENT_ON_REDRESS if is_silent(edition) else ""
    yield WATCH_THE_DATES
    yield steps(
        (_name(step, strands) for step in edition.after_a_no),
        (_lines(step, strands, edition.files.bodies) for step in edition.after_a_no),
    )


def _name(step: StepAfterNo, strands: Mapping[str, str]) -> str:
    name = anchored(f"redress-{step.id}", step_name(step, strands), "step")
    return f"{name} {plain(step.do)}" if step.do else name


def _lines(step: StepAfterNo, strands: Mapping[str, str], bodies: Bodies) -> Iterator[str]:
    if step.helper is not None:
        yield contact_line(step.helper)
    if step.left and step.otherwise is not None:
        yield f"*{plain(', '.join(strands[strand] for strand in step.left))}:* {plain(step.otherwise)}"
    yield from said_of(step, strands, SOURCES_PAGE, bodies=bodies)


def is_silent(edition: Edition) -> bool:
    """Whether a council's page says nothing of what families can do after a no."""
    return all(said.national for step in edition.after_a_no for said in step.says)


def step_name(step: StepAfterNo, strands: Mapping[str, str | None]) -> str:
    """What to do, and for which kinds of budget where it is not for all."""
    about = f" ({plain(', '.join(strands[strand] or strand for strand in step.strands))})" if step.strands else ""
    return f"**{plain(step.name)}**{about}."


def said_of(
    step: StepAfterNo,
    strands: Mapping[str, str | None],
    sources: str,
    mark: str = "*National rule:* ",
    bodies: Bodies | None = None,
) -> Iterator[str]:
    """What the council's page says of a step, each a line; then the law in one; and the time limit.

    Args:
        step: the step.
        strands: the names of the kinds of budget.
        sources: the page on which the facts are.
        mark: what is put in front of the law.
        bodies: who decides or helps; None where nobody is led there.
    """
    for said in step.says:
        if not said.rule:
            yield _said(said, step, strands, sources, bodies)
    national = [_said(said, step, strands, sources, bodies) for said in step.says if said.rule]
    if national:
        yield f"{mark}{' '.join(national)}"
    if step.time_limit is not None:
        limit = step.time_limit
        yield f"**Time limit:** {plain(limit.text)}{cites_on(sources, limit.cites)}"


def steps(names: Iterable[str], lines: Iterable[Iterable[str]]) -> str:
    """A numbered list of steps, each with a list of what is said of it."""
    numbered = []
    for number, (name, inner) in enumerate(zip(names, lines, strict=True), 1):
        numbered += [f"{number}. {name}", *(f"    - {line}" for line in inner)]
    return "\n".join(numbered)


def _said(said: Said, step: StepAfterNo, strands: Mapping[str, str | None], sources: str, bodies: Bodies | None) -> str:
    only = said.strands if said.strands != step.strands else ()
    about = f"{plain(', '.join(strands[strand] or strand for strand in only))}: " if only else ""
    body = bodies.get(said.body) if bodies is not None else None
    return f"{about}{_leading_to(body, said.text)}{cites_on(sources, said.cites)}"


def _leading_to(body: Body | None, text: str) -> str:
    """What is said, in which the name of a body leads to it; or with its name at the end."""
    if body is None:
        return plain(text)
    link = web_link(plain(body.name), body.web)
    before, name, after = text.partition(body.name)
    return f"{_piece(before)}{link}{_piece(after)}" if name else f"{plain(text)} {link}."


def _piece(text: str) -> str:
    """A piece of a sentence, with the spaces at its ends, which `plain` would take away."""
    left, right = (" " if text[:1].isspace() else ""), (" " if text[-1:].isspace() else "")
    return f"{left}{plain(text)}{right}" if text.strip() else text


PAGE = CouncilPage(
    id="disagree",
    title="If they say no",
    description="What you can do if you disagree with a decision on a personal budget in {area}.",
    below=_below,
    body=_body,
)
