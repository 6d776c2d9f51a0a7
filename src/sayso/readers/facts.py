"""What was given from outside, as facts of a document with their origin."""

from __future__ import annotations

from sayso.readers.base import Hints
from sayso.records import FactOrigin, Origin

# Order of `SourceDocument.origins` in every reader.
_FIELDS = ("title", "publisher", "url", "language")


def given_origins(hints: Hints) -> tuple[FactOrigin, ...]:
    """Origins of those facts that the hints give; `published` and `modified` carry their own."""
    return tuple(
        FactOrigin(name, hints.origin if name == "url" else Origin.GIVEN)
        for name in _FIELDS
        if getattr(hints, name) is not None
    )
