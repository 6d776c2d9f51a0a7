"""The steps of interpretation in their order. Each takes a reading and returns it with more in it.

Pure: no model, no database, no clock, no files. What a step may read and add is declared beside it, and a test holds
it to that.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sayso.gazetteer import Gazetteer
from sayso.interpret.claims import add_claims
from sayso.interpret.entities import add_entities
from sayso.interpret.events import add_events
from sayso.interpret.mentions import add_mentions
from sayso.interpret.places import add_places
from sayso.interpret.quantities import add_quantities
from sayso.interpret.relations import add_relations
from sayso.interpret.relevance import add_relevance
from sayso.interpret.sentences import add_sentences
from sayso.interpret.standing import add_standing
from sayso.interpret.times import add_times
from sayso.ontology.actors import ActorList
from sayso.records import Reading
from sayso.records.prediction import Prediction


@dataclass(frozen=True, slots=True)
class Given:
    """What interpretation has beside the text: knowledge, and what the reader model saw in this text.

    Without a prediction the steps that need one are left out: times, places and quantities are still read.
    `actors` are names known beforehand; None stands for the packaged lists.
    """

    gazetteer: Gazetteer
    prediction: Prediction | None = None
    actors: ActorList | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """One step: the fields of `Reading` it reads and those it adds to.

    `needs_prediction`: it is left out where there is no prediction.
    """

    name: str
    reads: tuple[str, ...]
    adds: tuple[str, ...]
    run: Callable[[Reading, Given], Reading]
    needs_prediction: bool = False


def seen(given: Given) -> Prediction:
    """The prediction, for steps that need one.

    Raises:
        ValueError: there is none; `interpret` then leaves such steps out.
    """
    if given.prediction is None:
        raise ValueError("this step needs a prediction")
    return given.prediction


# Runs before the model, which reads sentence by sentence.
FIRST_STEP = Step("sentences", ("document",), ("sentences",), lambda reading, _: add_sentences(reading))

STEPS: tuple[Step, ...] = (
    FIRST_STEP,
    Step("times", ("document", "sentences"), ("times",), lambda reading, _: add_times(reading)),
    Step(
        "places",
        ("document", "sentences", "times"),
        ("mentions", "places"),
        lambda reading, given: add_places(reading, given.gazetteer),
    ),
    Step(
        "quantities",
        ("document", "sentences", "times", "places"),
        ("quantities",),
        lambda reading, _: add_quantities(reading),
    ),
    Step(
        "mentions",
        ("document", "sentences", "times", "places", "quantities"),
        ("mentions", "places", "quantities"),
        lambda reading, given: add_mentions(reading, seen(given)),
        needs_prediction=True,
    ),
    Step(
        "relevance",
        ("document", "sentences"),
        ("document", "sentences"),
        lambda reading, given: add_relevance(reading, seen(given)),
        needs_prediction=True,
    ),
    Step(
        "entities",
        ("document", "sentences", "mentions", "places"),
        ("mentions", "entities"),
        lambda reading, given: add_entities(reading, seen(given), given.actors, gazetteer=given.gazetteer),
        needs_prediction=True,
    ),
    Step(
        "claims",
        ("document", "sentences", "times", "mentions", "entities"),
        ("claims",),
        lambda reading, given: add_claims(reading, seen(given)),
        needs_prediction=True,
    ),
    Step(
        "relations",
        ("document", "times", "mentions", "entities", "claims"),
        ("relations",),
        lambda reading, given: add_relations(reading, seen(given)),
        needs_prediction=True,
    ),
    Step(
        "events",
        ("document", "sentences", "times", "places", "mentions", "entities", "claims", "quantities"),
        ("events",),
        lambda reading, given: add_events(reading, seen(given)),
        needs_prediction=True,
    ),
    Step(
        "standing",
        ("document", "mentions", "entities", "claims", "quantities"),
        ("entities", "quantities"),
        lambda reading, _: add_standing(reading),
        needs_prediction=True,
    ),
)

# Languages whose rules the package has; a report in another language keeps its facts and gets no English guesses.
LANGUAGES_READ: tuple[str, ...] = ("en",)


def is_read(reading: Reading) -> bool:
    """Whether interpretation has rules for the language of the report."""
    return reading.document.language in LANGUAGES_READ


def segmented(reading: Reading) -> Reading:
    """The reading with its sentences: what the model is given. Languages without rules pass unchanged."""
    return add_sentences(reading) if is_read(reading) else reading


def interpret(reading: Reading, given: Given) -> Reading:
    """Run all steps on a reading that holds a document; other languages than `LANGUAGES_READ` pass unchanged."""
    if not is_read(reading):
        return reading
    for step in STEPS:
        if given.prediction is not None or not step.needs_prediction:
            reading = step.run(reading, given)
    return reading
