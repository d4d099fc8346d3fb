"""The Easy Read page (easy.yaml): for people with learning disabilities, a short sentence and a picture at a time."""

from __future__ import annotations

from pydantic import Field

from publisher.model.base import Part, Prose, Text
from publisher.model.council.summaries.summing_up import SummingUp
from publisher.model.references import PictureId


class EasySentence(SummingUp):
    """One sentence with its picture, written by hand."""

    says: Prose
    picture: PictureId


class EasyPart(Part):
    """Sentences that answer one question."""

    heading: Text
    sentences: list[EasySentence] = Field(min_length=1)


class EasyFile(Part):
    """easy.yaml."""

    parts: list[EasyPart] = Field(min_length=1)
