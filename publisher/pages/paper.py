"""The reckoner on paper: questions to tick, and for every result the steps that lead there by hand.

The steps are the decision diagrams that the engine walks, written out. A diagram asks about each question once at
most. So a family that is not sure can follow every line of a step, and finds exactly the possible results.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from publisher.pages.frame.council_page import CouncilPage
from publisher.pages.parts.labels import DECIDER_LABELS, HOLDER_LABELS, STRAND_LABELS, WAY_LABELS, best_asked, label
from publisher.pages.parts.text import bullets, cite, cited, inside, join, numbered, plain, sentence
from publisher.pages.parts.ticked import box, branches, either, if_ticked
from publisher.rules.compile import days_of_rules
from publisher.rules.conditions import ClauseInWords, in_words
from reckoner.answers import words_for

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from publisher.model.council.council import Contact
    from publisher.model.council.outcomes import Outcome, Strand
    from publisher.model.england.questions import Question
    from publisher.pages.frame.council_page import PageContext
    from publisher.rules.conditions import Condition
    from publisher.rules.formulas import ClauseTree
    from publisher.rules.logic import DecisionLogic


def _body(context: PageContext) -> Iterator[str]:
    return _Paper(context).written()


PAGE = CouncilPage(
    id="paper",
    title="Work it out on paper",
    description="The questions and steps of the reckoner for {area}, to print and work out with a pen.",
    body=_body,
    # The page is for paper, where nothing opens.
    explained=False,
    meta={"template": "paper.html", "search": {"boost": 0.5}, "hide": ["toc"]},
)


class _Paper:
    """A council's page while it is being written."""

    def __init__(self, context: PageContext) -> None:
        self.logic = context.logic
        self.edition = context.edition
        self.pages = context.pages
        self.policy = context.policy
        self.compiled = self.policy.edition(self.edition.from_)
        self.contacts = {contact.id: contact for contact in self.edition.council.contacts}
        self.results: dict[tuple[str, str], int] = {}
        """What each result says, and its number: it is printed once, however many steps lead to it."""

    def written(self) -> Iterator[str]:
        yield (
            "Here are the questions of the reckoner, and the steps that it takes. You can print them and use a "
            "pen. You get the same results."
        )
        yield "## How to do it"
        yield _HOW
        yield bullets(self._places())
        yield from self._questions()
        for strand in self.edition.policy.strands:
            yield from self._strand(strand)
        yield from self._holders()
        yield from self._notes()
        yield "## What comes next"
        yield bullets(self.pages[id_].link for id_ in ("asking", "disagree", "who"))
        yield self._days()

    def _places(self) -> Iterator[str]:
        """Where to go on the page: it is long, and a list above its first sentence would push that off a phone."""
        yield "[The questions](#questions)"
        for strand in self.edition.policy.strands:
            yield f"[{plain(strand.name)}](#{strand.id})"
        yield "[Who could hold a direct payment](#holders)"

    def _days(self) -> str:
        """For which days the steps are."""
        start, until = days_of_rules(self.policy, self.edition.from_)
        if until is None:
            return f"These steps are for {start:%-d %B %Y} and later."
        return f"These steps are for {start:%-d %B %Y} and later. The rules change on {until:%-d %B %Y}."

    # The questions

    def _questions(self) -> Iterator[str]:
        yield "## The questions { #questions }"
        for group in self.edition.files.questions.groups:
            members = [(n, question) for n, question in enumerate(self.logic.questions) if question.group == group.id]
            if members:
                yield f"### {plain(group.name)}"
                yield "\n\n".join(self._question(number, question) for number, question in members)

    def _question(self, number: int, question: Question) -> str:
        unit = f" ({question.number.unit})" if question.number else ""
        lines = [
            f'<fieldset class="paper-question" id="question-{number + 1}">',
            Markup("<legend>{}. {}{}</legend>").format(number + 1, question.ask, unit),
        ]
        if question.id in self.logic.asked:
            ticked = if_ticked(self.logic.diagrams, self.logic.asked[question.id])
            lines.append(f"<p><strong>Answer this only if you ticked {ticked}.</strong></p>")
        lines += [_choice(number, box(number, cell), words) for cell, words in enumerate(self._answers(number))]
        if not question.known:
            lines.append(_choice(number, "", "I'm not sure"))
        if question.find is not None:
            lines.append(Markup('<p class="small">{}</p>').format(question.find))
        return "\n".join([*lines, "</fieldset>"])

    def _answers(self, number: int) -> Iterator[str]:
        """What each box of a question says."""
        question = self.logic.questions[number]
        if question.options is not None:
            for option in question.options:
                yield f"{option.label}. {option.hint}" if option.hint else option.label
        elif self.compiled is not None:
            asked = self.compiled.questions[number]
            yield from (words_for(asked, cell).capitalize() for cell in range(asked.cells))

    # What can be asked for, and how it is managed

    def _strand(self, strand: Strand) -> Iterator[str]:
        yield f"## {plain(strand.name)} {{ #{strand.id} }}"
        yield f"**Who to ask**\n\n{bullets(_reach(self.contacts[contact]) for contact in strand.ask)}"
        yield f"[The rules behind these steps](who.md#{strand.id})."
        yield f"### What you can ask for {{ #{strand.id}-ask }}"
        yield self._steps(self.logic.decision_for("strand", strand.id), STRAND_LABELS)
        for way in self.edition.policy.ways:
            yield f"### {plain(way.name)} {{ #{strand.id}-{way.id} }}"
            same = self._same_before(strand, way.id)
            if same is None:
                yield self._steps(self.logic.decision_for("way", way.id, strand.id), WAY_LABELS)
            else:
                yield f"It is the same as for [{plain(inside(same.name))}](#{same.id}-{way.id})."

    def _same_before(self, strand: Strand, way: str) -> Strand | None:
        """The first strand in which a way has the very same steps and results, if it is an earlier one."""
        own = self.logic.decision_for("way", way, strand.id)
        for other in self.edition.policy.strands:
            if other is strand:
                return None
            theirs = self.logic.decision_for("way", way, other.id)
            if (theirs.root, theirs.outcomes) == (own.root, own.outcomes):
                return other
        return None

    def _holders(self) -> Iterator[str]:
        yield "## Who could hold a direct payment { #holders }"
        yield "A direct payment is money that comes to you."
        yield "The rules behind these steps: [who can hold it](holding.md)."
        for holder in self.edition.policy.holders:
            id_ = f"holder-{holder.id}"
            yield f"### {plain(holder.name)} {{ #{id_} }}"
            yield self._steps(self.logic.decision_for("holder", holder.id), HOLDER_LABELS)
            for strand in self.edition.policy.strands:
                if strand.id in holder.strands:
                    yield f"### {plain(holder.name)}, for {plain(inside(strand.name))} {{ #{id_}-{strand.id} }}"
                    own = self.logic.decision_for("holder", holder.id, strand.id)
                    yield self._steps(own, HOLDER_LABELS)

    def _steps(self, decision: DecisionLogic, labels: Mapping[str, str]) -> str:
        """The steps of a decision, and of the results that they lead to those that are not printed before."""
        diagrams = self.logic.diagrams
        nodes = sorted(diagrams.below(decision.root), key=lambda node: (diagrams.question(node), node))
        steps = {node: number for number, node in enumerate((n for n in nodes if n >= diagrams.terminals), 1)}
        printed, numbers = [], {}
        for end in (node for node in nodes if node < diagrams.terminals):
            result = self._result(decision, end, labels)
            if result not in self.results:
                self.results[result] = len(self.results) + 1
                printed.append(_box(result, self.results[result]))
            numbers[end] = self.results[result]
        lines = []
        for node, step in steps.items():
            number = diagrams.question(node)
            short = plain(self.logic.questions[number].short)
            lines.append(f"{step}. Look at [question {number + 1}](#question-{number + 1}): {short}.")
            for cells, place in branches(diagrams, node):
                to = f"step {steps[place]}" if place in steps else _link(numbers[place])
                lines.append(f"    - You ticked {either(number, cells)}: go to {to}.")
        lead = ""
        if not steps:
            (only,) = numbers.values()
            lead = f"There is nothing to work out. For everybody it is {_link(only)}."
        return join([lead, "\n".join(lines), *printed]).rstrip()

    def _result(self, decision: DecisionLogic, number: int, labels: Mapping[str, str]) -> tuple[str, str]:
        """What one result is called, and what it says: in full for what can be asked for, and in short for others."""
        outcome, tree = decision.outcomes[number], decision.trees[number]
        called = label(labels, outcome.status, outcome.when)
        tag = f'<span class="tag tag--{outcome.status}">{plain(called)}</span>'
        in_full = decision.about[0] == "strand"
        says = join(
            [
                self._reason(tree) if tree is not None and in_full else "",
                sentence(when) if (when := best_asked(outcome.status, outcome.when)) else "",
                self._decided_by(outcome),
                _to_do(outcome, in_full=in_full),
                self._whom_instead(outcome),
            ]
        )
        return f"{plain(outcome.headline)}** {tag}{cite(outcome.cites)}", says

    def _reason(self, tree: ClauseTree) -> str:
        why = _why(in_words(tree, self.logic.clauses))
        return f"**Why:** {why}" if why else ""

    def _decided_by(self, outcome: Outcome) -> str:
        clauses = (self.logic.clauses[id_] for id_ in outcome.council_decides)
        deciders = dict.fromkeys(DECIDER_LABELS[clause.discretion.by] for clause in clauses if clause.discretion)
        return f"**Who decides:** {' '.join(f'{decider}.' for decider in deciders)}" if deciders else ""

    def _whom_instead(self, outcome: Outcome) -> str:
        """Whom to ask where it is not the strand's own contact."""
        if not outcome.ask:
            return ""
        return f"**Who to ask here:** {' '.join(_reach(self.contacts[contact]) for contact in outcome.ask)}"

    # Advice

    def _notes(self) -> Iterator[str]:
        notes = self.edition.policy.notes
        if not notes:
            return
        yield "## Good to know { #notes }"
        yield "Read what fits your boxes."
        lines = []
        for note in notes:
            ticked = if_ticked(self.logic.diagrams, self.logic.decision_for("note", note.id).root)
            lines.append(f"**If you ticked {ticked}:** {cited(note.text, note.cites)}")
        yield bullets(lines)


_HOW = """\
1. Tick one box for each question. Some questions say who they are for. Leave them out if they are not for you.
2. Choose a kind of budget below. Start at step 1. Each step looks at one question and says where to go.
3. Go on until you get to a result. Each has a number and is printed once, so it can be on an earlier page.

Not sure about an answer? Then follow every line of that step. Do the same where you left a question out. Each result
that you reach can still be yours. Try to find out the answer, or ask the council.

A result is what the council's pages suggest. It is not a decision. **You can always ask**, whatever it says here. On
the screen, each result has links to the facts that it comes from.

You can also tick the boxes on this screen. We do not keep or send them.
"""


def _choice(number: int, name: str, words: str) -> str:
    """A box to tick. Outside a form and without a value: there is nothing that a browser could send or keep."""
    mark = Markup("<strong>{}</strong> ").format(name) if name else ""
    tick = Markup('<input type="radio" name="question-{}" autocomplete="off">').format(number + 1)
    return Markup("<label>{} <span>{}{}</span></label>").format(tick, mark, words)


def _why(condition: Condition, *, inside: bool = False) -> str:
    """A condition as one line. A choice within a choice is left out (`inside`): the page with the rules has it."""
    if isinstance(condition, ClauseInWords):
        return plain(condition.words)
    if condition.every:
        return " ".join(filter(None, (_why(part, inside=inside) for part in condition.parts)))
    if inside:
        return ""
    choices = (_why(part, inside=True) for part in condition.parts)
    return f"One of these applies: {' '.join(f'“{choice}”' for choice in choices if choice)}"


def _to_do(outcome: Outcome, *, in_full: bool) -> str:
    if len(outcome.steps) > 1 and in_full:
        return f"**What to do**\n\n{numbered(outcome.steps)}"
    steps = " ".join(cited(step.text, step.cites) for step in outcome.steps)
    return f"**What to do:** {steps}" if steps else ""


def _box(result: tuple[str, str], number: int) -> str:
    """A result as it is printed, with its number."""
    called, says = result
    opened = f'<div class="paper-result" id="result-{number}" markdown>'
    return join([opened, f"**Result {number}. {called}", says, "</div>"])


def _link(number: int) -> str:
    return f"[result {number}](#result-{number})"


def _reach(contact: Contact) -> str:
    """Who it is and how to reach them, in short."""
    reach = " or ".join(plain(way) for way in (contact.phone, contact.email) if way)
    return f"**{plain(contact.who)}**{f', {reach}' if reach else ''}.{cite(contact.cites)}"
