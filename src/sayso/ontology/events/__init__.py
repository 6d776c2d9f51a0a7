"""Knowledge of events: the codebooks' codes, predicates with senses and role frames, and words of aspect and fact."""

from sayso.ontology.events.codes import EventCodes, PloverType, event_codes
from sayso.ontology.events.frames import Frame, Slot, event_frames
from sayso.ontology.events.inflection import bases_of
from sayso.ontology.events.predicates import Conditions, Group, Predicate, Predicates, WordKind, event_predicates
from sayso.ontology.events.words import EventWords, event_words

__all__ = [
    "Conditions",
    "EventCodes",
    "EventWords",
    "Frame",
    "Group",
    "PloverType",
    "Predicate",
    "Predicates",
    "Slot",
    "WordKind",
    "bases_of",
    "event_codes",
    "event_frames",
    "event_predicates",
    "event_words",
]
