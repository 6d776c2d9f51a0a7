"""What Sayso reads, seen in the relation types of re3d: the declared mapping is `re3d_types.yml`, the rest stands here.

Of Sayso's record come relations, events with their participants, numbers with what they count and names of one
entity. re3d also links what stands together in a place, which the record holds as places of events; here it is read
from the tree. Pairs are pairs of head words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final

from sayso.errors import BadKnowledge
from sayso.interpret.effects.victims import victims_of
from sayso.interpret.relations import links_in
from sayso.interpret.relations.parties import Parties, parties_of
from sayso.interpret.relations.verbs import is_passive_like
from sayso.interpret.syntax import Syntax
from sayso.ontology.effects import OBJECT
from sayso.ontology.inflection import forms_by_base
from sayso.ontology.relations import load_relation_words
from sayso.ontology.yaml_files import load_yaml
from sayso.records import Mention, MentionForm, MentionType, Reading, RelationKind, Role

_KEYS: Final = frozenset({"relations", "events", "mutual", "places", "away", "leaving", "between_names", "verbs"})
_HARMED: Final = (Role.RECIPIENT, Role.VICTIM, Role.TARGET)
_IRREGULAR: Final = {
    "meet": ("meets", "met", "meeting"),
    "strike": ("strikes", "struck", "striking"),
    "hit": ("hits", "hitting"),
    "fight": ("fights", "fought", "fighting"),
    "shoot": ("shoots", "shot", "shooting"),
    "speak": ("speaks", "spoke", "spoken", "speaking"),
    "tell": ("tells", "told", "telling"),
    "fly": ("flies", "flew", "flown", "flying"),
    "run": ("runs", "ran", "running"),
}
# Words between two names of one thing at the most: "X, also known as Y", "X (Y)".
_APART_WORDS: Final = 4
_APPOSED: Final = ("appos", "nmod:desc", "flat")
_BODIES: Final = (MentionType.ORGANISATION, MentionType.PERSON)
_ARMS: Final = (MentionType.WEAPON, MentionType.VEHICLE, MentionType.MILITARY_PLATFORM)


@dataclass(frozen=True, slots=True)
class VerbType:
    """A type that a verb says, of its object or of what follows one of the prepositions."""

    type: str
    prepositions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Re3dTypes:
    """The declared mapping."""

    relations: Mapping[RelationKind, tuple[str, bool]]
    events: Mapping[str, str]
    mutual: frozenset[str]
    places: tuple[str, ...]
    away: tuple[str, ...]
    leaving: frozenset[str]
    between_names: frozenset[str]
    verbs: Mapping[str, tuple[VerbType, ...]]


@dataclass(frozen=True, slots=True, order=True)
class TypedPair:
    """A relation between two head words; of mutual types the earlier word comes first."""

    type: str
    head: int
    tail: int


@cache
def re3d_types() -> Re3dTypes:
    """The mapping of the packaged file.

    Raises:
        BadKnowledge: it has other keys, or names a kind of relation that there is not.
    """
    name = "evaluation/re3d_types.yml"
    content: Any = load_yaml(files("sayso.evaluation").joinpath("re3d_types.yml"), name=name)
    if not isinstance(content, dict) or content.keys() != _KEYS:
        raise BadKnowledge(f"{name}: needs exactly the keys {', '.join(sorted(_KEYS))}")
    try:
        relations = {RelationKind(kind): (str(row[0]), bool(row[1])) for kind, row in content["relations"].items()}
    except (ValueError, IndexError, TypeError) as error:
        raise BadKnowledge(f"{name}: relations must be kinds with a type and whether to turn them ({error})") from error
    return Re3dTypes(
        relations=relations,
        events={str(code): str(kind) for code, kind in content["events"].items()},
        mutual=frozenset(content["mutual"]),
        places=tuple(content["places"]),
        away=tuple(content["away"]),
        leaving=frozenset(content["leaving"]),
        between_names=frozenset(content["between_names"]),
        verbs=_verbs(content["verbs"]),
    )


def _verbs(table: Mapping[str, Any]) -> dict[str, tuple[VerbType, ...]]:
    """By each form as written."""
    found: dict[str, tuple[VerbType, ...]] = {}
    for kind, row in table.items():
        for form in forms_by_base(row["words"], _IRREGULAR):
            found[form] = (*found.get(form, ()), VerbType(kind, tuple(row["with"])))
    return found


def typed_pair(kind: str, head: int, tail: int) -> TypedPair:
    """A pair in the order that counts."""
    if kind in re3d_types().mutual and head > tail:
        head, tail = tail, head
    return TypedPair(kind, head, tail)


def pairs_of(reading: Reading, syntax: Syntax) -> frozenset[TypedPair]:
    """All pairs that the reading's mentions stand in."""
    heads = {mention.id: syntax.head_of(mention.head) for mention in reading.mentions}
    found: set[TypedPair] = set()
    for kind, first, second in _all_pairs(reading, syntax):
        head, tail = heads[first.id], heads[second.id]
        if head is not None and tail is not None and head != tail:
            found.add(typed_pair(kind, head, tail))
    return frozenset(found)


Found = tuple[str, Mention, Mention]


def _all_pairs(reading: Reading, syntax: Syntax) -> Iterator[Found]:
    types = re3d_types()
    parties = parties_of(reading.mentions, syntax)
    for link in links_in(reading.mentions, syntax, load_relation_words()):
        if link.kind in types.relations:
            kind, turned = types.relations[link.kind]
            yield (kind, link.object, link.subject) if turned else (kind, link.subject, link.object)
    yield from _by_events(reading, types)
    yield from _by_verbs(parties, types)
    yield from _attributes(reading, syntax)
    yield from _names(reading, syntax)
    yield from _places(parties, types)
    yield from _owned(parties)


def _by_events(reading: Reading, types: Re3dTypes) -> Iterator[Found]:
    mentions = {mention.id: mention for mention in reading.mentions}
    for event in reading.events:
        by_role: dict[Role, list[Mention]] = {}
        for participant in event.participants:
            if participant.mention in mentions:
                by_role.setdefault(participant.role, []).append(mentions[participant.mention])
        actors = by_role.get(Role.ACTOR, [])
        kind = types.events.get(event.plover.type) if event.plover else None
        others = [mention for role in _HARMED for mention in by_role.get(role, [])]
        if kind is not None:
            yield from ((kind, actor, other) for actor in actors for other in others)
        for tool in by_role.get(Role.INSTRUMENT, []):
            yield from (("InChargeOf", actor, tool) for actor in actors)


def _by_verbs(parties: Parties, types: Re3dTypes) -> Iterator[Found]:
    syntax = parties.syntax
    for verb in range(len(syntax.words)):
        for row in types.verbs.get(syntax.lower(verb), ()) if syntax.part(verb) == "VERB" else ():
            passive = is_passive_like(verb, syntax)
            firsts = syntax.agents(verb) if passive else syntax.understood_subjects(verb)
            seconds = (*victims_of(verb, OBJECT, syntax), *syntax.obliques(verb, *(row.prepositions or ("\0",))))
            wanted = frozenset(_ARMS) if row.type == "InChargeOf" else frozenset[MentionType]()
            others = [word for word in seconds if word not in firsts]
            if row.type in types.mutual and not others and len(firsts) > 1:
                firsts, others = firsts[:1], list(firsts[1:])  # "A and B met"
            for first in parties.typed(firsts, frozenset()):
                yield from ((row.type, first, second) for second in parties.typed(others, wanted))


def _attributes(reading: Reading, syntax: Syntax) -> Iterator[Found]:
    """Numbers with what they count; the corpus marks demonyms so only by chance."""
    by_word = {syntax.head_of(m.head): m for m in reading.mentions}
    for mention in reading.mentions:
        word = syntax.head_of(mention.head)
        if word is None or mention.type is not MentionType.QUANTITY:
            continue
        noun = syntax.head(word)
        if noun is None or syntax.relation(word) not in ("nummod", "amod", "det", "compound", "advmod"):
            owned = [child for child in syntax.children(word, "nmod") if syntax.preposition(child) == "of"]
            noun = owned[0] if owned else None
        other = by_word.get(noun) if noun is not None else None
        if other is not None and other.type not in (MentionType.QUANTITY, MentionType.TEMPORAL):
            yield "HasAttrOf", other, mention


def _names(reading: Reading, syntax: Syntax) -> Iterator[Found]:
    """Two mentions of one thing side by side: "X, the minister", "X (Y)", "X, also known as Y"."""
    types = re3d_types()
    ordered = sorted(reading.mentions, key=lambda mention: (mention.span, mention.id))
    for position, first in enumerate(ordered):
        for second in ordered[position + 1 : position + 4]:
            if MentionForm.PRONOUN in (first.form, second.form) or first.span.end > second.span.start:
                continue
            between = range(syntax.words_in(first.span).stop, syntax.words_in(second.span).start)
            if len(between) > _APART_WORDS or any(syntax.lower(word) not in types.between_names for word in between):
                continue
            heads = syntax.head_of(first.head), syntax.head_of(second.head)
            same = first.entity is not None and first.entity == second.entity
            apposed = any(
                word is not None and syntax.relation(word) in _APPOSED and syntax.head(word) == other
                for word, other in (heads, heads[::-1])
            )
            if same or (first.type is second.type and (apposed or _renamed(first, second, between, syntax))):
                yield "IsSynonymOf", first, second


def _renamed(first: Mention, second: Mention, between: range, syntax: Syntax) -> bool:
    """ "Northern League (NL)", "Foreign Minister Haddad": a bracket of its own, or an office beside a name."""
    joint = [syntax.form(word) for word in between]
    behind = syntax.words_in(second.span).stop
    if joint == ["("]:
        return behind < len(syntax.words) and syntax.form(behind) == ")"
    offices = load_relation_words().roles
    has_office = [any(syntax.lower(w) in offices for w in syntax.words_in(one.span)) for one in (first, second)]
    return joint in ([","], []) and first.type is MentionType.PERSON and has_office[0] is not has_office[1]


def _places(parties: Parties, types: Re3dTypes) -> Iterator[Found]:
    """What a place is said of: the noun it hangs on, or subject and objects of its verb."""
    syntax = parties.syntax
    for word, place in sorted(parties.by_word.items()):
        if place.type is not MentionType.LOCATION:
            continue
        preposition = syntax.preposition(word)
        governor = _governor(word, syntax)
        if governor is None:
            continue
        if syntax.relation(word) in ("appos", "nmod:unmarked") and (outer := parties.by_word.get(governor)):
            if outer.type is MentionType.LOCATION:
                yield "CoLocated", outer, place
        elif preposition in types.places:
            yield from (("CoLocated", other, place) for other in _there(governor, parties) if other.id != place.id)
        elif preposition in types.away and syntax.lemma(governor) in types.leaving:
            yield from (("Apart", other, place) for other in _there(governor, parties) if other.id != place.id)


def _governor(word: int, syntax: Syntax) -> int | None:
    first = word
    while syntax.relation(first) == "conj" and (head := syntax.head(first)) is not None:
        first = head
    return syntax.head(first)


def _there(governor: int, parties: Parties) -> Iterator[Mention]:
    own = parties.by_word.get(governor)
    if own is not None:
        yield own
        return
    syntax = parties.syntax
    words = (*syntax.understood_subjects(governor), *syntax.objects(governor))
    for word in words:
        if (mention := parties.by_word.get(word)) is not None:
            yield mention


def _owned(parties: Parties) -> Iterator[Found]:
    """People and bodies of somebody ("their soldiers"), and the arms of an organisation, in its charge."""
    syntax = parties.syntax
    for word, mention in sorted(parties.by_word.items()):
        for child in syntax.children(word, "compound", "nmod:poss"):
            owner = parties.by_word.get(child)
            if owner is None or owner.type is not MentionType.ORGANISATION:
                continue
            if mention.type in _ARMS:
                yield "InChargeOf", owner, mention
            elif syntax.relation(child) == "nmod:poss" and mention.type in _BODIES:
                yield "BelongsTo", mention, owner
