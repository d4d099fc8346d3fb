"""What is true of a status in every council (england/statuses.yaml): its words, and the words that go ill with it."""

from __future__ import annotations

from pydantic import Field

from publisher.model.base import Part, Sentences, Text, ToldText, Word
from reckoner.estimate import ASK_LATER_STEP, ASK_NOW_STEP, FIND_OUT, OPEN_LATER, OPEN_NOW, OPEN_UNCLEAR
from reckoner.result import HolderStatus, StrandStatus, WayStatus


class Status(Part):
    """One status, of a strand, a way or a holder."""

    status: StrandStatus | WayStatus | HolderStatus
    headline: ToldText = Field(description="What is true of every outcome with it, where several are still possible.")
    not_in_headline: list[Word] = Field(
        default_factory=list, description="Words that would say what its label says, once more or otherwise."
    )
    not_in_steps: list[Word] = Field(default_factory=list, description="The same for steps.")
    asks: bool = Field(default=False, description="Whether one of the steps says how to ask.")
    leads_on: bool = Field(default=False, description="Whether it is no refusal: its headlines have none of the words.")


class OpenStatus(Part):
    """Headlines of a strand whose status is still open, and what to do about it where no step is right in any case."""

    ask_now: Text = Field(description="Where it can be asked for whatever it turns out to be.")
    ask_later: Text = Field(description="The same where, for some of what is possible, a later moment is the best one.")
    unclear: Text = Field(description="Where, for some of what is possible, something else comes first.")
    ask_now_step: Sentences = Field(
        description="What to do with `ask_now`, if no step is right whatever it turns out to be."
    )
    ask_later_step: Sentences = Field(description="The same with `ask_later`.")
    find_out: Sentences = Field(description="The same with `unclear`.")


class Statuses(Part):
    """Every status once."""

    asking: list[Word] = Field(min_length=1, description="Words by which a step says how to ask.")
    refusing: list[Word] = Field(min_length=1, description="Words of a refusal, for headlines that must not be one.")
    open: OpenStatus
    statuses: list[Status]

    def headlines(self) -> dict[str, str]:
        """The headlines as the engine names them."""
        found: dict[str, str] = {entry.status: entry.headline for entry in self.statuses}
        return {
            **found,
            OPEN_NOW: self.open.ask_now,
            OPEN_LATER: self.open.ask_later,
            OPEN_UNCLEAR: self.open.unclear,
            ASK_NOW_STEP: self.open.ask_now_step,
            ASK_LATER_STEP: self.open.ask_later_step,
            FIND_OUT: self.open.find_out,
        }
