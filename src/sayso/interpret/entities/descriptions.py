"""Joins descriptions ("the group", "the commander") to what they take up: the model's chains, then words in common."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from sayso.interpret.entities.clusters import Clusters
from sayso.interpret.entities.profiles import Profile
from sayso.ontology.entities import EntityWords
from sayso.records import MentionType

# A description takes up what was last named within so many sentences.
_REACH_SENTENCES: Final = 6
# A description is named at the latest so many sentences after it.
_NAMED_LATER_SENTENCES: Final = 2
_DEFINITE: Final = ("definite", "demonstrative")
# These say "the one that I just spoke of" even if the text has several of the kind.
_ACTORS: Final = (MentionType.PERSON, MentionType.ORGANISATION, MentionType.COMMS_IDENTIFIER, MentionType.LOCATION)

Chains = Mapping[int, int]  # mention number to the number of its chain
Subtypes = Mapping[int, str]  # mention number to the subtype that the list of actors gives its name


@dataclass(frozen=True, slots=True)
class _Around:
    """What the rules ask beside the mentions."""

    clusters: Clusters
    words: EntityWords
    subtypes: Subtypes


def join_descriptions(
    profiles: Sequence[Profile], clusters: Clusters, chains: Chains, *, words: EntityWords, subtypes: Subtypes
) -> None:
    """Go through the descriptions in text order.

    1. What the model chains it to, nearest first, if the two go together.
    2. The one thing near whose name or description has its noun ("the Ministry" after "the Ministry of Defence").
    3. The only thing near of its kind ("the group" after "the Taliban").

    Indefinite descriptions bring something new: they only begin chains.
    """
    around = _Around(clusters, words, subtypes)
    earlier: list[Profile] = []
    in_chain: dict[int, list[Profile]] = defaultdict(list)
    for profile in profiles:
        if profile.pronoun is None:
            if profile.is_nominal and profile.determiner in (*_DEFINITE, "possessive", "none"):
                chained = in_chain.get(chains.get(profile.number, -1), [])
                _join_one(profile, chained, earlier, around)
            elif profile.is_name:
                _take_up(profile, in_chain.get(chains.get(profile.number, -1), []), around)
            if profile.number in chains:
                in_chain[chains[profile.number]].append(profile)
        earlier.append(profile)


def _join_one(profile: Profile, chained: Sequence[Profile], earlier: Sequence[Profile], around: _Around) -> None:
    # 1
    for candidate in reversed(chained):
        if _goes_with(profile, candidate, around) and around.clusters.join(
            candidate, profile, "the reader model chains them"
        ):
            return
    if profile.determiner not in _DEFINITE or profile.plural is True:
        return
    near = [p for p in _near(profile, earlier) if p.pronoun is None and p.type in _ACTORS]
    # 2
    sharing = [p for p in near if _has_noun(p, profile) and _fits_modifiers(profile, p)]
    if _join_only(profile, sharing, around.clusters, f"takes up the word {profile.lemma!r}"):
        return
    # 3
    kinds = subtypes_of_noun(profile, around.words)
    if kinds and not profile.modifiers:
        alike = [p for p in near if p.is_name and p.type is profile.type and _is_of_kind(p, kinds, around)]
        near_enough = [p for p in alike if profile.sentence - p.sentence <= 2]
        _join_only(profile, near_enough, around.clusters, f"the only {profile.lemma} near")


def _take_up(profile: Profile, chained: Sequence[Profile], around: _Around) -> None:
    """A name may come after the description: "the commander …, Rustam Shodiev"; only what has no name yet."""
    for candidate in reversed(chained):
        if not candidate.is_nominal or profile.sentence - candidate.sentence > _NAMED_LATER_SENTENCES:
            continue
        if any(p.is_name for p in around.clusters.group(candidate)) or any(
            p.is_nominal for p in around.clusters.group(profile)
        ):
            continue
        if _goes_with(candidate, profile, around):
            around.clusters.join(candidate, profile, "the reader model chains them")
            return


def _near(profile: Profile, earlier: Sequence[Profile]) -> list[Profile]:
    """Nearest first."""
    found = []
    for candidate in reversed(earlier):
        if profile.sentence - candidate.sentence > _REACH_SENTENCES:
            break
        found.append(candidate)
    return found


def _join_only(profile: Profile, candidates: Sequence[Profile], clusters: Clusters, reason: str) -> bool:
    """Join if the candidates that can be it are one thing."""
    possible = [p for p in candidates if clusters.objection_to(p, profile) is None]
    if not possible or any(not clusters.are_one(possible[0], p) for p in possible):
        return False
    return clusters.join(possible[0], profile, reason)


def _has_noun(candidate: Profile, profile: Profile) -> bool:
    if candidate.name is not None:
        # Of a person's name only the title before it may be taken up: "the general" after "General X".
        if candidate.type is MentionType.PERSON:
            return profile.lemma in candidate.modifiers
        return profile.lemma in candidate.name.key.split()
    return candidate.lemma == profile.lemma and candidate.plural is profile.plural


def _fits_modifiers(profile: Profile, candidate: Profile) -> bool:
    """A narrowing word that the earlier mention lacks makes another thing of it: "the other group", "a second man"."""
    own = profile.modifiers - {profile.lemma}
    if not own:
        return True
    known = set(candidate.modifiers)
    if candidate.name is not None:
        known |= set(candidate.name.key.split())
    return own <= known


def _goes_with(profile: Profile, candidate: Profile, around: _Around) -> bool:
    """Whether the model's word is to be trusted that the description means the candidate.

    Two descriptions need the same noun, or nouns of one kind; a description and a name need no contradiction.
    """
    if candidate.pronoun is not None or (candidate.in_quote != profile.in_quote and profile.determiner == "possessive"):
        return False
    words = around.words
    group = around.clusters.group(candidate)
    named = any(p.is_name for p in group)
    if profile.determiner == "none" and profile.plural is not True:
        return False
    if profile.determiner == "possessive" and not any(p.is_nominal and p.lemma == profile.lemma for p in group):
        return False
    if any(p.is_nominal and p.lemma == profile.lemma for p in group):
        return all(
            _fits_modifiers(profile, p) or _fits_modifiers(p, profile)
            for p in group
            if p.is_nominal and p.lemma == profile.lemma
        )
    own = subtypes_of_noun(profile, words)
    if named:
        kinds = {kind for p in group if p.is_name for kind in _kinds_of_name(p, around)}
        return not own or not kinds or bool(own & kinds)
    others = {kind for p in group if p.is_nominal for kind in subtypes_of_noun(p, words)}
    return bool(own & others) and profile.plural is candidate.plural


def subtypes_of_noun(profile: Profile, words: EntityWords) -> frozenset[str]:
    """Kinds that the head noun may mean, within the mention's type."""
    table = {
        MentionType.ORGANISATION: words.organisation_nouns,
        MentionType.LOCATION: words.location_nouns,
        MentionType.COMMS_IDENTIFIER: words.comms_nouns,
    }.get(profile.type)
    if table is None:
        return frozenset({"person"}) if profile.type is MentionType.PERSON else frozenset()
    return frozenset(table.get(profile.lemma, ()))


def _kinds_of_name(profile: Profile, around: _Around) -> set[str]:
    if profile.name is None:
        return set()
    if profile.type is MentionType.PERSON:
        return {"person"}
    if profile.number in around.subtypes:
        return {around.subtypes[profile.number]}
    words = around.words
    table = words.organisation_nouns if profile.type is not MentionType.LOCATION else words.location_nouns
    return {kind for word in profile.name.key.split() for kind in table.get(word, ())}


def _is_of_kind(candidate: Profile, kinds: frozenset[str], around: _Around) -> bool:
    return any(
        kinds & (_kinds_of_name(p, around) | (subtypes_of_noun(p, around.words) if p.is_nominal else set()))
        for p in around.clusters.group(candidate)
    )
