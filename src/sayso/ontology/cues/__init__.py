"""The cue lexicon: by which words a report hangs a statement on someone, one YAML file a language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from functools import cache
from typing import Final, TypeVar

from sayso.errors import BadKnowledge
from sayso.ontology.word_lists import check_keys, read_knowledge, words_of
from sayso.records import SourceRole, Stance

Member = TypeVar("Member", bound=StrEnum)


class Takes(StrEnum):
    """Where a verb's statement stands."""

    CLAUSE = "clause"
    QUOTE = "quote"
    OBJECT = "object"
    INFINITIVE = "infinitive"
    DOING = "doing"
    OF = "of"
    FOR = "for"


class Audience(StrEnum):
    """How a verb names who is told."""

    OBJECT = "object"
    TO = "to"
    NONE = "none"


class PassiveSubject(StrEnum):
    """What the subject of the verb's passive is."""

    CONTENT = "content"
    AUDIENCE = "audience"


@dataclass(frozen=True, slots=True)
class Frame:
    """What a verb takes. `alone`: the kinds of content that make a claim without the reader model's word for it.

    `commands`: with an infinitive the verb demands. `inside`: the same as `alone` for a verb that itself stands in what
    another one says.
    """

    content: frozenset[Takes]
    audience: Audience
    passive: PassiveSubject
    alone: frozenset[Takes]
    commands: bool
    inside: frozenset[Takes]


@dataclass(frozen=True, slots=True)
class CueVerb:
    """One verb; `name` is its citation form."""

    name: str
    frame_name: str
    frame: Frame
    stance: Stance


@dataclass(frozen=True, slots=True)
class CueNoun:
    """One noun of speech. `document`: it can be a source itself; `says`: with a that-clause it makes a claim."""

    name: str
    stance: Stance
    document: bool
    says: bool


@dataclass(frozen=True, slots=True)
class CuePreposition:
    """A fixed phrase before a source. `cites`: that source is farther from the reader than the sentence's own."""

    words: tuple[str, ...]
    stance: Stance
    cites: bool


@dataclass(frozen=True, slots=True)
class CueWords:
    """What the lists mean stands beside them in `cues/en.yml`; all words are in lower case, forms are spelt out."""

    verbs: Mapping[str, CueVerb]
    nouns: Mapping[str, CueNoun]
    adverbs: Mapping[str, Stance]
    prepositions: tuple[CuePreposition, ...]
    roles: Mapping[str, SourceRole]
    source_kinds: Mapping[str, SourceRole]
    pronouns_one: frozenset[str]
    pronouns_several: frozenset[str]
    anonymity: tuple[str, ...]
    citing: frozenset[str]
    making: frozenset[str]
    carrying: frozenset[str]
    contacting: frozenset[str]
    handing_over: frozenset[str]
    farther: tuple[tuple[str, ...], ...]
    finite_links: frozenset[str]
    passing: frozenset[str]
    hearing: frozenset[str]
    means: frozenset[str]
    aired: frozenset[str]
    through: frozenset[str]
    emerging: frozenset[str]
    putting: frozenset[str]
    loose_prepositions: frozenset[str]
    silent: frozenset[str]
    withholding_speech: frozenset[str]
    deeds: frozenset[str]
    forwarded: tuple[str, ...]
    meetings: frozenset[str]
    hedges: frozenset[str]
    continuing: frozenset[str]
    earlier: frozenset[str]
    withholding: frozenset[str]
    unsaid: frozenset[str]
    plain: frozenset[str]
    first_person: frozenset[str]
    responsibility: frozenset[str]
    responsible_verbs: frozenset[str]
    responsible_objects: frozenset[str]
    outlet_names: frozenset[str]
    newspeople: frozenset[str]
    speaking: frozenset[str]
    classifying: frozenset[str]
    people_as_sources: frozenset[str]
    several: frozenset[str]
    several_words: frozenset[str]
    labels: frozenset[str]
    nothing: frozenset[str]
    naming: frozenset[str]
    falsehoods: frozenset[str]
    pleading: frozenset[str]
    warning: frozenset[str]
    promising: frozenset[str]
    own_subjects: frozenset[str]
    own_side: frozenset[str]
    owned_deeds: frozenset[str]
    private: frozenset[str]


# Lists that are plain words, under one name in the file and in `CueWords`.
_PLAIN: Final = (
    "citing",
    "making",
    "carrying",
    "contacting",
    "handing_over",
    "finite_links",
    "passing",
    "hearing",
    "means",
    "aired",
    "through",
    "emerging",
    "putting",
    "loose_prepositions",
    "silent",
    "withholding_speech",
    "deeds",
    "meetings",
    "hedges",
    "continuing",
    "earlier",
    "withholding",
    "unsaid",
    "plain",
    "first_person",
    "responsibility",
    "responsible_verbs",
    "responsible_objects",
    "outlet_names",
    "newspeople",
    "speaking",
    "classifying",
    "people_as_sources",
    "several",
    "several_words",
    "labels",
    "nothing",
    "naming",
    "falsehoods",
    "pleading",
    "warning",
    "promising",
    "own_subjects",
    "own_side",
    "owned_deeds",
    "private",
)
_TABLES: Final = (
    "frames",
    "verbs",
    "nouns",
    "adverbs",
    "prepositions",
    "roles",
    "source_kinds",
    "pronouns",
    "anonymity",
    "farther",
    "forwarded",
)


_ALL_ROLES: Final = tuple(role for role in SourceRole if role is not SourceRole.UNKNOWN)
_ROLES_OF_SOURCES: Final = (
    SourceRole.OFFICIAL,
    SourceRole.MILITARY,
    SourceRole.ARMED_GROUP,
    SourceRole.WITNESS,
    SourceRole.PERSON,
    SourceRole.OUTLET,
)


@cache
def load_cue_words(language: str = "en") -> CueWords:
    """The packaged cues of one language.

    Raises:
        BadKnowledge: an unknown or missing key, a list without a source, a form that stands for two verbs, or an
            unknown stance, role or frame.
    """
    where = f"ontology/cues/{language}.yml"
    content = read_knowledge("cues", language)
    check_keys(where, content, frozenset(_PLAIN) | frozenset(_TABLES))
    frames = {
        name: _frame(f"{where}: frames.{name}", entry)
        for name, entry in _entries(f"{where}: frames", content["frames"]).items()
    }
    pronouns = _groups(f"{where}: pronouns", content["pronouns"], ("one", "several"))
    return CueWords(
        verbs=_verbs(where, content["verbs"], frames),
        nouns=_nouns(where, content["nouns"]),
        adverbs={
            word: _stance(f"{where}: adverbs.{word}", _checked(f"{where}: adverbs.{word}", entry, "stance")["stance"])
            for word, entry in _entries(f"{where}: adverbs", content["adverbs"]).items()
        },
        prepositions=_prepositions(where, content["prepositions"]),
        roles=_roles(f"{where}: roles", content["roles"], _ALL_ROLES),
        source_kinds=_roles(f"{where}: source_kinds", content["source_kinds"], _ROLES_OF_SOURCES),
        pronouns_one=frozenset(pronouns["one"]),
        pronouns_several=frozenset(pronouns["several"]),
        farther=_phrases(f"{where}: farther", content["farther"]),
        forwarded=words_of(f"{where}: forwarded", content["forwarded"]),
        anonymity=words_of(f"{where}: anonymity", content["anonymity"]),
        **{name: frozenset(words_of(f"{where}: {name}", content[name])) for name in _PLAIN},
    )


def _phrases(where: str, entry: object) -> tuple[tuple[str, ...], ...]:
    """Phrases as words, the longest first, so that the one with the most words is met first."""
    phrases = (tuple(phrase.split()) for phrase in words_of(where, entry))
    return tuple(sorted(phrases, key=lambda words: (-len(words), words)))


def _entries(where: str, entry: object) -> Mapping[str, object]:
    if not isinstance(entry, dict):
        raise BadKnowledge(f"{where}: needs source and entries")
    check_keys(where, entry, frozenset({"source", "entries"}))
    if not isinstance(entry["source"], str) or not entry["source"].strip():
        raise BadKnowledge(f"{where}: the source is empty")
    if not isinstance(entry["entries"], dict) or not all(isinstance(key, str) for key in entry["entries"]):
        raise BadKnowledge(f"{where}: entries must map words; quote numbers, yes, no, on and off")
    return entry["entries"]


def _checked(where: str, entry: object, *keys: str) -> Mapping[str, object]:
    if not isinstance(entry, dict):
        raise BadKnowledge(f"{where}: needs {', '.join(keys)}")
    check_keys(where, entry, frozenset(keys))
    return entry


def _frame(where: str, entry: object) -> Frame:
    found = _checked(where, entry, *(field.name for field in fields(Frame)))
    kinds: dict[str, frozenset[Takes]] = {}
    for key in ("content", "alone", "inside"):
        listed = found[key]
        if not isinstance(listed, list):
            raise BadKnowledge(f"{where}.{key}: must be a list")
        kinds[key] = frozenset(_member(Takes, f"{where}.{key}", kind) for kind in listed)
    if (kinds["alone"] | kinds["inside"]) - kinds["content"]:
        raise BadKnowledge(f"{where}: alone or inside names what content does not")
    return Frame(
        content=kinds["content"],
        audience=_member(Audience, f"{where}.audience", found["audience"]),
        passive=_member(PassiveSubject, f"{where}.passive", found["passive"]),
        alone=kinds["alone"],
        commands=_truth(f"{where}.commands", found["commands"]),
        inside=kinds["inside"],
    )


def _verbs(where: str, entry: object, frames: Mapping[str, Frame]) -> Mapping[str, CueVerb]:
    found: dict[str, CueVerb] = {}
    for name, row in _entries(f"{where}: verbs", entry).items():
        here = f"{where}: verbs.{name}"
        cells = _checked(here, row, "forms", "frame", "stance")
        frame = str(cells["frame"])
        if frame not in frames:
            raise BadKnowledge(f"{here}: unknown frame {frame}")
        verb = CueVerb(name, frame, frames[frame], _stance(here, cells["stance"]))
        for form in (name, *str(cells["forms"]).split()):
            if found.setdefault(form, verb) != verb:
                raise BadKnowledge(f"{here}: {form!r} stands for {found[form].name} too")
    return found


def _nouns(where: str, entry: object) -> Mapping[str, CueNoun]:
    found: dict[str, CueNoun] = {}
    for name, row in _entries(f"{where}: nouns", entry).items():
        here = f"{where}: nouns.{name}"
        cells = _checked(here, row, "forms", "stance", "document", "says")
        document, says = _truth(f"{here}.document", cells["document"]), _truth(f"{here}.says", cells["says"])
        noun = CueNoun(name, _stance(here, cells["stance"]), document=document, says=says)
        for form in (name, *str(cells["forms"]).split()):
            if found.setdefault(form, noun) != noun:
                raise BadKnowledge(f"{here}: {form!r} stands for {found[form].name} too")
    return found


def _prepositions(where: str, entry: object) -> tuple[CuePreposition, ...]:
    found: list[CuePreposition] = []
    for words, row in _entries(f"{where}: prepositions", entry).items():
        here = f"{where}: prepositions.{words}"
        cells = _checked(here, row, "stance", "cites")
        cites = _truth(f"{here}.cites", cells["cites"])
        found.append(CuePreposition(tuple(words.split()), _stance(here, cells["stance"]), cites))
    return tuple(found)


def _groups(where: str, entry: object, names: tuple[str, ...]) -> Mapping[str, tuple[str, ...]]:
    cells = _checked(where, entry, "source", *names)
    return {name: words_of(f"{where}.{name}", {"source": cells["source"], "words": cells[name]}) for name in names}


def _roles(where: str, entry: object, roles: tuple[SourceRole, ...]) -> Mapping[str, SourceRole]:
    """Words with a role; one that two roles share goes to the one listed first in the file."""
    groups = _groups(where, entry, tuple(role.value for role in roles))
    order = [key for key in entry if key != "source"] if isinstance(entry, dict) else []
    found: dict[str, SourceRole] = {}
    for name in order:
        for word in groups[name]:
            found.setdefault(word, SourceRole(name))
    return found


def _truth(where: str, value: object) -> bool:
    if not isinstance(value, bool):
        raise BadKnowledge(f"{where}: must be true or false, not {value!r}")
    return value


def _stance(where: str, value: object) -> Stance:
    return _member(Stance, where, value)


def _member(kind: type[Member], where: str, value: object) -> Member:
    try:
        return kind(str(value))
    except ValueError as error:
        raise BadKnowledge(f"{where}: {value!r} must be one of {', '.join(kind)}") from error
