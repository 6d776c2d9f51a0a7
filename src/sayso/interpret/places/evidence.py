"""What speaks for and against a candidate: named signs from its words, its neighbours and the whole report.

A candidate is taken where the weights of its signs (`ontology/places/finder.yml`) sum to more than nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sayso.gazetteer import PlaceKind
from sayso.interpret.places.candidates import Candidate
from sayso.interpret.places.tokens import Token, is_joined
from sayso.ontology.places import PlaceWords

_DOUBTS: Final = frozenset({"common_word", "first_name", "surname", "alternate", "demonym"})
_SAVING: Final = frozenset(
    {
        "left_locative",
        "before_place",
        "after_place",
        "left_start",
        "right_capital",
        "right_word",
        "left_weak",
        "right_mark",
    }
)
_SIZES: Final = ((1_000_000, "size_6"), (100_000, "size_5"), (15_000, "size_4"), (2_000, "size_3"), (0, "size_0"))


@dataclass(frozen=True, slots=True)
class Judged:
    """A candidate with its signs, before the report as a whole has been heard."""

    candidate: Candidate
    signs: frozenset[str]


def local_signs(tokens: Sequence[Token], found: Sequence[Candidate], words: PlaceWords) -> list[Judged]:
    """The signs of each candidate of one chunk."""
    shouted = sum(t.is_upper for t in tokens) * 2 > len(tokens)
    judged = []
    for number, candidate in enumerate(found):
        signs = _name_signs(tokens, candidate, words, shouted=shouted)
        signs |= _left_signs(tokens, candidate, found[number - 1] if number else None, words)
        signs |= _right_signs(tokens, candidate, found[number + 1] if number + 1 < len(found) else None, words)
        judged.append(Judged(candidate, frozenset(signs | _joint_signs(signs))))
    return judged


def _joint_signs(signs: set[str]) -> set[str]:
    """Pairs of signs that say more together than their sum: how far a good neighbour saves a doubtful name."""
    doubts = _DOUBTS & signs
    if "size_0" in signs or "size_3" in signs:
        doubts = doubts | {"small"}
    elif "size_4" in signs:
        doubts = doubts | {"middling"}
    saved = _SAVING & signs
    return {f"{doubt}+{sign}" for doubt in doubts for sign in saved}


def _name_signs(tokens: Sequence[Token], candidate: Candidate, words: PlaceWords, *, shouted: bool) -> set[str]:
    signs = {_strength(candidate)}
    own = [p for p in candidate.places if not p.is_alternate]
    if candidate.places and not own:
        signs.add("alternate")
    if candidate.is_abbreviation:
        return signs | {"abbreviation"}
    if candidate.type_word is not None:
        signs.add("typed" if candidate.places else "unknown_typed")
    parts = candidate.key.split(" ")
    if len(parts) > 1:
        signs.add("several_words")
    else:
        if parts[0] in words.common_words and "country" not in signs:
            signs.add("common_word")
        if parts[0] in words.first_names:
            signs.add("first_name")
        if parts[0] in words.surnames:
            signs.add("surname")
        if parts[0] in words.person_titles:
            signs.add("title")
        if len(parts[0]) <= 3:
            signs.add("short")
    if parts[-1] in words.demonyms or candidate.key in words.demonyms:
        signs.add("demonym")
    if shouted:
        signs.add("shouted")
    elif tokens[candidate.first].is_upper and len(tokens[candidate.first].text) in (4, 5):
        signs.add("upper_short")
    elif tokens[candidate.first].is_upper and len(tokens[candidate.first].text) > 3:
        signs.add("upper_case")
    elif tokens[candidate.first].is_upper:
        signs.add("acronym")
    if candidate.part:
        signs.add("part")
    return signs


def _strength(candidate: Candidate) -> str:
    if not candidate.places:
        return "size_none"
    kinds = {p.kind for p in candidate.places}
    if PlaceKind.COUNTRY in kinds:
        return "country"
    own = [p for p in candidate.places if not p.is_alternate] or list(candidate.places)
    if any(p.kind is PlaceKind.PROVINCE for p in own):
        return "province"
    if any(p.kind is PlaceKind.REGION for p in own):
        return "region"
    population = max(p.population for p in own)
    return next(name for least, name in _SIZES if population >= least)


def _left_signs(tokens: Sequence[Token], candidate: Candidate, before: Candidate | None, words: PlaceWords) -> set[str]:
    if candidate.first == 0:
        return {"left_start"}
    token, gap = tokens[candidate.first - 1], tokens[candidate.first].gap
    if not candidate.part and not is_joined(tokens[candidate.first]):
        signs = {"left_mark"}
        if gap.strip() == "," and before is not None and before.last == candidate.first:
            signs.add("after_place")
        if gap.strip() == "." and token.lower.rstrip(".") in words.person_titles:
            signs.add("left_title")
        if token.is_initial:
            signs.add("left_first_name")
        if "." in gap or "\n" in gap or '"' in gap or "“" in gap:
            signs.add("left_start")
        return signs
    lower = token.lower.rstrip(".")
    if lower == "the":
        back = tokens[candidate.first - 2].lower if candidate.first > 1 else ""
        return {"left_the"} | ({"left_the_locative"} if back in words.locatives else set())
    if lower == "of" and candidate.first > 1:
        back = tokens[candidate.first - 2].lower
        if back in words.type_words:
            return {"left_type"}
        if back in words.directions:
            return {"left_locative"}  # "west of X"
        return {"left_weak"}
    if lower in words.directions:
        return {"left_direction"}
    if lower in words.locatives:
        return {"left_locative"}
    if lower in words.weak_locatives:
        return {"left_weak"}
    if lower in words.person_titles:
        return {"left_title"}
    if token.is_capital and (token.is_initial or lower in words.first_names):
        return {"left_first_name"}
    if before is not None and before.last == candidate.first and not token.is_possessive:
        return {"left_joined_place"}
    if lower in words.before_only or lower in words.type_words:
        return {"left_type"}
    if token.is_capital and lower in words.demonyms:
        return {"left_demonym"}
    if token.is_capital and not token.is_possessive:
        at_start = candidate.first == 1
        return {"left_capital_start" if at_start else "left_capital"}
    return {"left_possessive" if token.is_possessive else "left_word"}


def _right_signs(tokens: Sequence[Token], candidate: Candidate, after: Candidate | None, words: PlaceWords) -> set[str]:
    last = tokens[candidate.last - 1]
    if candidate.last >= len(tokens):
        return {"right_end"}
    token = tokens[candidate.last]
    if last.is_possessive:
        return {"right_possessive_capital" if token.is_capital else "right_possessive"}
    if not is_joined(token):
        signs = {"right_mark"}
        if token.gap.strip() == "," and after is not None and after.first == candidate.last:
            signs.add("before_place")
        if token.gap.strip() == "-" and not token.is_capital:
            signs.add("right_suffix")
        return signs
    lower = token.lower
    if token.is_capital:
        if lower in words.street_words:
            return {"right_street"}
        if lower in words.facility_words:
            return {"right_facility"}
        if lower in words.body_words:
            return {"right_body"}
        if lower in words.type_words:
            return {"right_type"}
        if token.is_initial or lower in words.surnames:
            return {"right_surname"}
        if after is not None and after.first == candidate.last:
            return {"right_joined_place"}
        if candidate.last + 1 < len(tokens) and lower in words.particles:
            return {"right_surname"}
        return {"right_demonym" if lower in words.demonyms else "right_capital"}
    if lower in words.speech_verbs:
        return {"right_speech"}
    if lower in words.type_words:
        return {"right_type"}
    if lower in words.body_words:
        return {"right_body_word"}
    return {"right_word"}


_PERSON: Final = frozenset({"left_first_name", "left_title"})
_PLACE: Final = frozenset({"left_locative", "before_place", "left_type", "typed", "after_place"})


def report_signs(judged: Sequence[Judged]) -> list[Judged]:
    """Add what the other uses of the same name in the report say."""
    uses: Counter[str] = Counter()
    persons: Counter[str] = Counter()
    places: Counter[str] = Counter()
    longer: Counter[str] = Counter()
    for one in judged:
        key = one.candidate.key
        uses[key] += 1
        persons[key] += bool(one.signs & _PERSON)
        places[key] += bool(one.signs & _PLACE)
        longer[key] += "left_capital" in one.signs
    told = []
    for one in judged:
        key, signs = one.candidate.key, set(one.signs)
        if longer[key] > ("left_capital" in signs) and not places[key]:
            signs.add("report_longer")
        if persons[key] > bool(signs & _PERSON):
            signs.add("report_person")
        if places[key] > bool(signs & _PLACE):
            signs.add("report_place")
        if uses[key] > 2:
            signs.add("report_often")
        told.append(Judged(one.candidate, frozenset(signs)))
    return told
