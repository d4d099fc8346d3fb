"""What a family can do when it does not agree."""

from __future__ import annotations

from publisher.model.base import Cites, Dated, Id, Override, Text


class RedressStep(Dated):
    """Something a family can do when it does not agree, in the order to try them."""

    id: Id
    name: Text
    text: Text
    cites: Cites
    overrides: Override | None = None
