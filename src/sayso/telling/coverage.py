"""What was looked for in a report, and what is said where it was looked for and not found."""

from __future__ import annotations

from typing import Final

from sayso.records import Notice, Reading

NO_CLAIMS: Final = "No one is quoted in this report."
NO_EVENTS: Final = "No event was found in this report."
NO_ACTORS: Final = "No person or group is named in this report."
NO_MODEL: Final = "Without a reader model only times, places and numbers are read: no claims, events or actors."

# These notices say by themselves why there are no claims, events and actors.
_NOT_INTERPRETED: Final = frozenset({Notice.LANGUAGE_NOT_READ, Notice.READ_WITHOUT_MODEL})


def was_interpreted(reading: Reading) -> bool:
    """Whether claims, events and actors were looked for: only then is it worth saying that there are none."""
    if _NOT_INTERPRETED.intersection(reading.document.notices):
        return False
    return bool(reading.producer.model or reading.claims or reading.events or reading.entities)


def why_not_interpreted(reading: Reading) -> str | None:
    """What to say of a report in which nobody looked for claims, where no notice of the document says it."""
    if was_interpreted(reading) or _NOT_INTERPRETED.intersection(reading.document.notices):
        return None
    return NO_MODEL
