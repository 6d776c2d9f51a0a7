"""The steps of interpretation in their order. Each takes a reading and returns it with more in it.

Pure: no model, no database, no clock, no files. What a step may read and add is declared beside it, and a test holds
it to that.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sayso.gazetteer import Gazetteer
from sayso.interpret.places import add_places
from sayso.interpret.quantities import add_quantities
from sayso.interpret.sentences import add_sentences
from sayso.interpret.times import add_times
from sayso.records import Reading


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What interpretation knows beside the text."""

    gazetteer: Gazetteer


@dataclass(frozen=True, slots=True)
class Step:
    """One step: the fields of `Reading` it reads and those it adds to."""

    name: str
    reads: tuple[str, ...]
    adds: tuple[str, ...]
    run: Callable[[Reading, Knowledge], Reading]


STEPS: tuple[Step, ...] = (
    Step("sentences", ("document",), ("sentences",), lambda reading, _: add_sentences(reading)),
    Step("times", ("document", "sentences"), ("times",), lambda reading, _: add_times(reading)),
    Step(
        "places",
        ("document", "sentences", "times"),
        ("mentions", "places"),
        lambda reading, knowledge: add_places(reading, knowledge.gazetteer),
    ),
    Step(
        "quantities",
        ("document", "sentences", "times", "places"),
        ("quantities",),
        lambda reading, _: add_quantities(reading),
    ),
)

# Languages whose rules the package has; a report in another language keeps its facts and gets no English guesses.
LANGUAGES_READ: tuple[str, ...] = ("en",)


def interpret(reading: Reading, knowledge: Knowledge) -> Reading:
    """Run all steps on a reading that holds a document; other languages than `LANGUAGES_READ` pass unchanged."""
    if reading.document.language not in LANGUAGES_READ:
        return reading
    for step in STEPS:
        reading = step.run(reading, knowledge)
    return reading
