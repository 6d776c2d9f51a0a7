"""What joining looks things up in, beside the traces that it joins."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sayso.linking.joining.corrected import chosen
from sayso.records.correction import Correction
from sayso.records.trace import ClaimTrace, ReportTrace


@dataclass(frozen=True, slots=True)
class Context:
    """Look-ups for one joined thing.

    `who` leads from a bearer's id to its actor's, `names` from an actor's id to its name. `subjects` are the ids under
    which the thing may have been corrected, its own before those of its members.
    """

    claims: Mapping[str, ClaimTrace]
    reports: Mapping[str, ReportTrace]
    who: Mapping[str, str]
    names: Mapping[str, str]
    corrections: Sequence[Correction]
    subjects: Sequence[str]

    def chosen(self, field: str) -> Correction | None:
        """The correction that counts for a field."""
        return chosen(self.corrections, self.subjects, field)
