"""Questions that a family is asked (england/questions.yaml), and the groups they are shown in."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from publisher.model.base import Id, Part, Sentences, Text, ToldSentences, ToldText, Unfit
from publisher.model.formulas import Formula, Test, walk
from reckoner import DONT_KNOW

Phrase = Annotated[
    str,
    StringConstraints(pattern=r"^(with|without|who|whose) .*[^\s.,:;?!]$", strip_whitespace=True, max_length=70),
]
"""What is said of some people after the word for them: 'with a final plan'. It goes on, so nothing ends it."""


class Option(Part):
    """One answer that can be chosen. "I'm not sure" is offered beside them and is not listed."""

    id: Id
    label: ToldText
    said: Phrase | None = Field(
        default=None,
        description="Who gives this answer, after 'children': with a final plan. Changes of rules are told by it.",
    )
    hint: ToldSentences | None = None
    chosen: ToldText | None = Field(
        default=None,
        description="What the family does that chooses this, after 'if': for a question that it decides itself.",
    )
    was: list[Id] = Field(
        default_factory=list, description="Ids that this option had before: answers kept under them still count."
    )

    @model_validator(mode="after")
    def _not_reserved(self) -> Self:
        if self.id == DONT_KNOW:
            raise Unfit(f"'{DONT_KNOW}' is offered with every question", "Leave it out of the options.")
        return self


class People(Part):
    """What those are called who answer with a number, from one number on."""

    from_: int = Field(alias="from")
    said: Text


class Number(Part):
    """An answer that is a whole number, `least` to `most`, both included."""

    least: int = Field(ge=0)
    most: int = Field(le=100_000)
    unit: Text
    before: Text | None = Field(default=None, description="What stands before it where people are told of: aged.")
    people: list[People] = Field(
        default_factory=list, description="What those are called who give it, from `least` on, in order."
    )
    grows: bool = Field(default=False, description="Whether it grows by one every year, as an age does.")

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.least >= self.most:
            raise Unfit("'least' has to be smaller than 'most'", "Correct one of the two.")
        starts = [each.from_ for each in self.people]
        if starts and (starts[0] != self.least or starts != sorted(set(starts))):
            raise Unfit(
                "'people' begin at 'least', and each of them later than the one before",
                "Begin the first at 'least', and put the others in order of 'from'.",
            )
        return self


class Move(Part):
    """What can become of an answer, one step on."""

    from_: Id = Field(alias="from")
    to: list[Id] = Field(min_length=1)
    if_: Formula | None = Field(
        default=None, alias="if", description="Only where this holds. Tests of questions whose answers do not change."
    )


class Change(Part):
    """Whose doing it is that an answer becomes another, and which one it can become."""

    by: Literal["family", "council", "school", "health"]
    moves: list[Move] = Field(
        default_factory=list, description="Forward. What a family chooses, it can choose anew: it has none."
    )

    @model_validator(mode="after")
    def _forward(self) -> Self:
        if (self.by == "family") == bool(self.moves):
            raise Unfit(
                "what a family chooses has no 'moves', and what others decide has some",
                "Remove 'moves' from what a family chooses ('by: family'); add it to what others decide.",
            )
        after = {move.from_: set(move.to) for move in self.moves}
        for _ in after:
            for targets in after.values():
                targets |= {further for target in targets for further in after.get(target, ())}
        if any(answer in targets for answer, targets in after.items()):
            raise Unfit("'moves' go forward, and no answer can come back to itself", "Remove the move that leads back.")
        return self


class Question(Part):
    """One question: its words, why it is asked, and the answers it takes."""

    id: Id
    group: Id
    ask: ToldSentences
    short: Text = Field(description="A short name for the question where the answers are listed.")
    why: ToldSentences
    find: ToldSentences | None = Field(default=None, description="Where a family can find this out.")
    options: list[Option] | None = Field(default=None, min_length=2, max_length=26)
    number: Number | None = None
    asked_if: Formula | None = Field(
        default=None, description="Asked only where this holds. Tests of earlier questions."
    )
    was: list[Id] = Field(
        default_factory=list, description="Ids that this question had before: answers kept under them still count."
    )
    known: bool = Field(
        default=False,
        description="Whether whoever answers always knows: then \"I'm not sure\" is not offered. Needs 'options'.",
    )
    change: Change | None = Field(
        default=None, description="Left out where nobody can change the answer, or nobody should be advised to."
    )
    fades: bool = Field(
        default=False,
        description=(
            "Whether it is about this moment: after some weeks families are asked whether their answer is still so. "
            "Left out where 'change' says that others can change the answer: it always is, then."
        ),
    )

    @property
    def of_the_moment(self) -> bool:
        """Whether its answer may be another some weeks later, without the family having chosen that."""
        return self.fades or (self.change is not None and self.change.by != "family")

    @model_validator(mode="after")
    def _fades_said_once(self) -> Self:
        if self.fades and self.change is not None:
            what = "'fades' goes without saying where others can change the answer, and a choice does not fade"
            raise Unfit(what, "Remove 'fades', as there is 'change'.")
        if self.fades and self.number is not None and self.number.grows:
            raise Unfit("a number that 'grows' is asked again after a year", "Leave out 'fades'.")
        return self

    @model_validator(mode="after")
    def _known_by_options(self) -> Self:
        if self.known and self.options is None:
            raise Unfit("'known' is for a question with 'options'", "Remove 'known'; or give the question options.")
        return self

    @model_validator(mode="after")
    def _one_kind(self) -> Self:
        if (self.options is None) == (self.number is None):
            raise Unfit("a question has either 'options' or 'number'", "Add one of them, or remove the other.")
        return self

    @model_validator(mode="after")
    def _says_what_is_chosen(self) -> Self:
        by_family = self.change is not None and self.change.by == "family"
        if by_family and self.options is None:
            raise Unfit(
                "a family chooses one of some options, so a question that it decides has 'options'",
                "Give the question options; or correct 'by'.",
            )
        if any((option.chosen is not None) != by_family for option in self.options or ()):
            what = "every option of a question that the family decides ('by: family') has 'chosen', and no other has"
            raise Unfit(
                what, "Say what the family does, as after 'if': 'chosen: you ask for it at school'. Or remove it."
            )
        return self


class Group(Part):
    """Questions that are asked one after the other, and the heading for them where the answers are checked."""

    id: Id
    name: ToldText
    detail: ToldText = Field(description='What they are about, in a word or two, after "Add detail on".')


class Moment(Part):
    """A moment in the life of a plan, known by a family's answers. Where several fit, the last one counts."""

    id: Id
    name: Text
    text: Sentences = Field(description="What happens then, in a sentence for families.")
    answers: dict[Id, list[Id]] = Field(
        min_length=1, description="For each question, the answers that fit; 'dont_know' may be one."
    )
    review_next: bool = Field(
        default=False, description="Whether a review is what comes next, so that families can be reminded of it."
    )


class Help(Part):
    """One thing that helps a family of which nothing is settled yet."""

    question: Id | None = Field(default=None, description="Shown while this can still matter. The last one has none.")
    title: Text
    text: ToldText


class Questions(Part):
    """The shared questions, in the order in which ties are broken."""

    groups: list[Group] = Field(description="In the order in which families are asked.")
    opening: list[Id] = Field(
        default_factory=list,
        description="The questions that come before all others, in this order, as far as they can matter.",
    )
    questions: list[Question] = Field(max_length=100)
    life: list[Moment] = Field(default_factory=list, description="The moments in the life of a plan, in their order.")
    compared: Formula = Field(description="The families by whom councils are compared, as far as a council asks.")
    helps: list[Help] = Field(
        min_length=1, description="The first two whose question can still matter are shown, and the last with them."
    )

    @model_validator(mode="after")
    def _opens_with_its_own_questions(self) -> Self:
        """The page asks these before the engine is there, so what one depends on has to come before it."""
        questions = {question.id: question for question in self.questions}
        for place, id_ in enumerate(self.opening):
            before = self.opening[:place]
            if id_ not in questions or id_ in before:
                raise Unfit("'opening' names questions of this file, each once", f"Correct '{id_}', or remove it.")
            asked_if = questions[id_].asked_if
            tests = [] if asked_if is None else [test for _, test in walk(asked_if)]
            later = questions.keys() - set(before)
            if any(isinstance(test, Test) and test.question in later for test in tests):
                raise Unfit(
                    f"in 'opening', '{id_}' comes after what its 'asked_if' tests",
                    f"Put the questions that it tests before '{id_}', or leave it out.",
                )
        return self

    @model_validator(mode="after")
    def _last_help_is_for_all(self) -> Self:
        if [help_.question is None for help_ in self.helps] != [False] * (len(self.helps) - 1) + [True]:
            raise Unfit(
                "of the 'helps' the last one has no question, and it alone",
                "Put the help without a question at the end, and give every other one a question.",
            )
        return self
