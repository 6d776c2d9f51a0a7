"""The packaged words around place names, one file a language: types, prepositions, names of people, demonyms."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from sayso.errors import BadKnowledge
from sayso.ontology.yaml_files import load_yaml

_WORD_LISTS: Final = (
    "loose_types", "never", "before_only", "locatives", "weak_locatives", "directions", "person_titles", "speech_verbs",
    "organisation_words", "facility_words", "organisation_leads", "road_words", "street_words", "body_words",
    "local_words", "particles", "suffixes", "containers", "borrowing_words", "local_borrowing_words",
    "country_offices", "province_offices",
)  # fmt: skip
_GENERIC: Final = ("organisation_words", "facility_words", "street_words", "body_words", "before_only")
_KINDS: Final = ("settlement", "district", "province", "country", "region")


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """The lists of `places/<language>.yml` and its companions; what each means stands in the files.

    `type_words` gives each type word the kinds it may mean; `abbreviations` an abbreviation (without its last full
    stop) the GeoNames code of the province; `senses` a name key the GeoNames id usually meant; `setting_words` a word
    or phrase the countries (alpha-3) that it is used in; `setting_starts` are their first
    words; `demonyms` a word (lower case) its country. `generic` are
    type words and words of bodies, organisations and streets, which alone name nothing.
    """

    type_words: Mapping[str, frozenset[str]]
    road_words: frozenset[str]
    loose_types: frozenset[str]
    never: frozenset[str]
    before_only: frozenset[str]
    locatives: frozenset[str]
    weak_locatives: frozenset[str]
    directions: frozenset[str]
    person_titles: frozenset[str]
    speech_verbs: frozenset[str]
    organisation_words: frozenset[str]
    facility_words: frozenset[str]
    organisation_leads: frozenset[str]
    street_words: frozenset[str]
    body_words: frozenset[str]
    local_words: frozenset[str]
    particles: frozenset[str]
    suffixes: frozenset[str]
    containers: frozenset[str]
    borrowing_words: frozenset[str]
    local_borrowing_words: frozenset[str]
    country_offices: frozenset[str]
    province_offices: frozenset[str]
    abbreviations: Mapping[str, str]
    senses: Mapping[str, int]
    setting_words: Mapping[str, tuple[str, ...]]
    setting_starts: frozenset[str]
    common_words: frozenset[str]
    first_names: frozenset[str]
    surnames: frozenset[str]
    demonyms: Mapping[str, str]
    generic: frozenset[str]


@cache
def place_words(language: str = "en") -> PlaceWords:
    """The words of a language.

    Raises:
        BadKnowledge: a file is missing or malformed, or holds an unknown list.
    """
    name = f"{language}.yml"
    lists = _read(name, {"type_words", "senses", "setting_words", "abbreviations", *_WORD_LISTS})
    types: dict[str, set[str]] = {}
    typed = _part(lists, name, "type_words", _KINDS)
    for kind in _KINDS:
        for word in _words(f"{name}: type_words.{kind}", typed[kind]):
            types.setdefault(word, set()).add(kind)
    codes = _part(lists, name, "abbreviations", ("codes",))["codes"]
    senses = _part(lists, name, "senses", ("codes",))["codes"]
    settings: dict[str, list[str]] = {}
    spoken = _part(lists, name, "setting_words", ("codes",))["codes"]
    for country, phrases in spoken.items() if isinstance(spoken, dict) else ():
        for phrase in sorted(_words(f"{name}: setting_words.{country}", phrases)):
            settings.setdefault(phrase, []).append(str(country))
    persons = _read(f"persons.{name}", {"source", "first_names", "surnames"})
    demonyms = _read(f"demonyms.{name}", {"source", "demonyms"})["demonyms"]
    if not isinstance(codes, dict) or not isinstance(senses, dict) or not isinstance(demonyms, dict):
        raise BadKnowledge(f"ontology/places/{name}: abbreviations.codes, senses.codes and demonyms must be tables")
    plain = {key: _words(f"{name}: {key}", _part(lists, name, key, ("words",))["words"]) for key in _WORD_LISTS}
    return PlaceWords(
        type_words={word: frozenset(kinds) for word, kinds in types.items()},
        abbreviations={str(short): str(code) for short, code in codes.items()},
        senses={str(key): int(place) for key, place in senses.items()},
        setting_words={phrase: tuple(countries) for phrase, countries in settings.items()},
        setting_starts=frozenset(phrase.split(" ")[0] for phrase in settings),
        common_words=_folded(f"common.{name}", _read(f"common.{name}", {"source", "words"})["words"]),
        first_names=_folded(f"persons.{name}", persons["first_names"]),
        surnames=_folded(f"persons.{name}", persons["surnames"]),
        demonyms={w.lower(): code for code, ws in demonyms.items() for w in _words(f"demonyms.{name}: {code}", ws)},
        generic=frozenset(types).union(*(plain[key] for key in _GENERIC)),
        **plain,
    )


def _read(name: str, keys: set[str]) -> dict[str, object]:
    loaded = load_yaml(files("sayso.ontology") / "places" / name, name=f"ontology/places/{name}")
    if not isinstance(loaded, dict) or set(loaded) != keys:
        found = sorted(map(str, loaded)) if isinstance(loaded, dict) else type(loaded).__name__
        raise BadKnowledge(f"ontology/places/{name}: needs exactly {', '.join(sorted(keys))}; found {found}")
    return loaded


def _part(lists: Mapping[str, object], name: str, key: str, fields: tuple[str, ...]) -> Mapping[str, object]:
    part = lists[key]
    if not isinstance(part, dict) or set(part) != {"source", *fields}:
        raise BadKnowledge(f"ontology/places/{name}: {key} needs exactly source, {', '.join(fields)}")
    return part


def _words(where: str, words: object) -> frozenset[str]:
    if not isinstance(words, list) or not all(isinstance(word, str) and word for word in words):
        raise BadKnowledge(f"ontology/places/{where}: must be a list of texts; quote yes, no, on and off")
    return frozenset(words)


def _folded(where: str, block: object) -> frozenset[str]:
    if not isinstance(block, str):
        raise BadKnowledge(f"ontology/places/{where}: must be a block of words with spaces between them")
    return frozenset(block.lower().split())
