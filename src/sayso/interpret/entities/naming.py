"""Joins names: equal ones, spelling variants, acronyms made of initials, short forms, and what the actor list knows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from sayso.interpret.entities.clusters import Clusters
from sayso.interpret.entities.likeness import is_acronym_of, is_short_form, same_name
from sayso.interpret.entities.listed import known_key
from sayso.interpret.entities.names import Name, acronym_letters, initials
from sayso.interpret.entities.objections import GENDERS, NAMES, NUMBERS, TYPES
from sayso.interpret.entities.profiles import Profile
from sayso.ontology.entities import EntityWords
from sayso.records import MentionType

_BODIES: Final = (MentionType.ORGANISATION, MentionType.COMMS_IDENTIFIER)
# A short form that fits several names means the one that was named within so many sentences, if it is the only one.
_NEAR_SENTENCES: Final = 2
# A word that more names of one report share is no key to likeness.
_MOST_SHARING: Final = 60


def join_equal_names(profiles: Sequence[Profile], clusters: Clusters, words: EntityWords) -> None:
    """Join mentions with one name: written alike, in another spelling, or but for an article or the kind of body.

    A single name of a person is left to `join_short_names`: it may be the surname of two.
    """
    for kind, named in _by_kind(profiles):
        full = [p for p in named if kind is not MentionType.PERSON or _parts(p) > 1]
        for same in _by_key(full).values():
            for later in same[1:]:
                clusters.join(same[0], later, "same name")
        for one, other in _alike_pairs(_firsts(full)):
            reason = same_name(one.own_name, other.own_name, kind, words)
            if reason is not None:
                clusters.join(one, other, reason)
    _join_across_types(profiles, clusters)


def join_mistyped_surnames(profiles: Sequence[Profile], clusters: Clusters) -> None:
    """Join a single name that was taken for a body to the only person near it who bears it as surname."""
    people: dict[str, list[Profile]] = defaultdict(list)
    bodies: set[str] = set()
    for profile in profiles:
        if profile.name is None:
            continue
        if profile.type is MentionType.PERSON and _parts(profile) > 1:
            people[profile.name.words[-1]].append(profile)
        elif profile.type in _BODIES and _parts(profile) > 1:
            bodies |= set(profile.name.words)
    for profile in profiles:
        if profile.name is None or profile.type not in _BODIES or profile.name.is_acronym or _parts(profile) > 1:
            continue
        word = profile.name.words[0]
        bearers = _distinct_groups(people.get(word, ()), clusters)
        if len(bearers) == 1 and word not in bodies and not profile.name.has_article:
            clusters.join(bearers[0], profile, "surname of the full name", despite=frozenset({TYPES, GENDERS}))


def _join_across_types(profiles: Sequence[Profile], clusters: Clusters) -> None:
    """One long name or acronym that is once taken for a person and once for a body is one thing; places stay apart."""
    found: dict[str, Profile] = {}
    for profile in profiles:
        if profile.name is None or profile.type not in (*_BODIES, MentionType.PERSON):
            continue
        if _parts(profile) < 2 and not profile.name.is_acronym:
            continue
        first = found.setdefault(profile.name.key, profile)
        if first.type is not profile.type:
            clusters.join(first, profile, "same name", despite=frozenset({TYPES}))


def join_acronyms(profiles: Sequence[Profile], clusters: Clusters, words: EntityWords) -> None:
    """Join an acronym to the one name whose initials it is."""
    named = [p for _, group in _by_kind(profiles) for p in _firsts(group) if p.type in _BODIES]
    by_initials: dict[str, list[Profile]] = defaultdict(list)
    for profile in named:
        name = profile.own_name
        if not name.is_acronym:
            for made in initials(name.words, name.text, words):
                by_initials[made].append(profile)
    for profile in named:
        name = profile.own_name
        if name.is_acronym:
            long = by_initials.get(acronym_letters(name.text), [])
            groups = _distinct_groups(long, clusters)
            if len(groups) == 1 and is_acronym_of(name, long[0].own_name, words):
                clusters.join(long[0], profile, "initials of the full name")


def join_short_names(profiles: Sequence[Profile], clusters: Clusters, words: EntityWords) -> None:
    """Join a short form to the only full name that it fits, or the only one near; else leave it with its equals."""
    for kind, named in _by_kind(profiles):
        if kind is MentionType.LOCATION:
            continue
        full = _firsts(named)
        index = _word_index(full)
        for same in _by_key(named).values():
            name = same[0].own_name
            fitting = [
                (reason, other)
                for other in _sharing(name, index)
                if (reason := is_short_form(_with_article(same, name), other.own_name, kind, words)) is not None
            ]
            surname = [
                (reason, p) for reason, p in fitting if reason.startswith("surname") and p.number < same[0].number
            ]
            _join_short(same, surname or fitting, clusters)


def _with_article(same: Sequence[Profile], name: Name) -> Name:
    articled = [p.name for p in same if p.name is not None and p.name.has_article]
    return articled[0] if articled else name


def _join_short(same: Sequence[Profile], fitting: Sequence[tuple[str, Profile]], clusters: Clusters) -> None:
    possible = [(reason, p) for reason, p in fitting if clusters.objection_to(same[0], p) is None]
    groups = _distinct_groups([p for _, p in possible], clusters)
    if len(groups) <= 1:
        for later in same[1:]:
            clusters.join(same[0], later, "same name")
        if possible:
            reason, full = possible[0]
            clusters.join(full, same[0], reason)
        return
    for profile in same:
        near = [p for _, p in possible if _was_near(clusters.group(p), profile)]
        chosen = _distinct_groups(near, clusters)
        if len(chosen) == 1:
            clusters.join(near[0], profile, f"{possible[0][0]}, the only one near")


def _was_near(group: Iterable[Profile], profile: Profile) -> bool:
    return any(
        0 <= profile.sentence - p.sentence <= _NEAR_SENTENCES and p.mention.head.start < profile.mention.head.start
        for p in group
    )


def join_known(clusters: Clusters, known: Mapping[str, int], listed: Sequence[str]) -> None:
    """Join groups that bear names of one actor of the list.

    A group whose long names mean another actor, or none that is listed, keeps its acronym to itself.

    Args:
        known: number of the actor by name key, for names that mean one actor only.
        listed: the name of each actor, for the reason.
    """
    of_actor: dict[int, list[Profile]] = defaultdict(list)
    for group in clusters.groups():
        actor = actor_of(group, known)
        if actor is not None:
            of_actor[actor].append(next(p for p in group if number_of(p, known) == actor))
    for actor, bearers in sorted(of_actor.items()):
        for later in bearers[1:]:
            reason = f"both are {listed[actor]} in the list of actors"
            clusters.join(bearers[0], later, reason, despite=frozenset({TYPES, NUMBERS, NAMES}))


def actor_of(group: Iterable[Profile], known: Mapping[str, int]) -> int | None:
    """The listed actor that a group's names mean; None without one or with several."""
    bearers = [p for p in group if p.type is not MentionType.LOCATION]
    long = {number_of(p, known) for p in bearers if p.name is not None and not p.name.is_acronym}
    short = {number_of(p, known) for p in bearers if p.name is not None and p.name.is_acronym}
    described = {number_of(p, known) for p in bearers if p.is_nominal}
    found = (long or short or described) - {None}
    return found.pop() if len(found) == 1 else None


def number_of(profile: Profile, known: Mapping[str, int]) -> int | None:
    """The listed actor of a mention's name, or of a description that is listed ("the US-led coalition")."""
    if profile.name is not None:
        return known.get(known_key(profile.name.key, is_person=profile.type is MentionType.PERSON))
    return known.get(profile.label) if profile.is_nominal and " " in profile.label else None


def _parts(profile: Profile) -> int:
    return len(profile.own_name.words)


def _by_kind(profiles: Sequence[Profile]) -> Iterator[tuple[MentionType, list[Profile]]]:
    """Named profiles by type; accounts and channels go with the bodies."""
    kinds: dict[MentionType, list[Profile]] = defaultdict(list)
    for profile in profiles:
        if profile.name is not None:
            kinds[MentionType.ORGANISATION if profile.type in _BODIES else profile.type].append(profile)
    yield from sorted(kinds.items())


def _by_key(profiles: Iterable[Profile]) -> dict[str, list[Profile]]:
    found: dict[str, list[Profile]] = defaultdict(list)
    for profile in profiles:
        found[profile.own_name.key].append(profile)
    return found


def _firsts(profiles: Iterable[Profile]) -> list[Profile]:
    """The first bearer of each name."""
    return [same[0] for same in _by_key(profiles).values()]


def _word_index(profiles: Iterable[Profile]) -> dict[str, list[Profile]]:
    index: dict[str, list[Profile]] = defaultdict(list)
    for profile in profiles:
        name = profile.own_name
        for word in {*name.loose, *(w[0] for w in name.words), name.key.replace(" ", "")}:
            index[word].append(profile)
    return {word: own for word, own in index.items() if len(own) <= _MOST_SHARING}


def _sharing(name: Name, index: Mapping[str, Sequence[Profile]]) -> list[Profile]:
    found: dict[int, Profile] = {}
    initial = {w for w in name.words if len(w) == 1}
    for word in (*name.loose, *sorted(initial), name.key.replace(" ", "")):
        for profile in index.get(word, ()):
            if profile.own_name.key != name.key:
                found[profile.number] = profile
    return [found[number] for number in sorted(found)]


def _alike_pairs(firsts: Sequence[Profile]) -> Iterator[tuple[Profile, Profile]]:
    index = _word_index(firsts)
    for profile in firsts:
        for other in _sharing(profile.own_name, index):
            if other.number > profile.number:
                yield profile, other


def _distinct_groups(profiles: Iterable[Profile], clusters: Clusters) -> list[Profile]:
    """One profile for each group among them."""
    kept: list[Profile] = []
    for profile in profiles:
        if not any(clusters.are_one(profile, other) for other in kept):
            kept.append(profile)
    return kept
