"""Whether two voices are surely one source, or could be one as far as their words tell."""

from __future__ import annotations

from sayso.linking.independence.voices import Kind, Voice
from sayso.linking.independence.wording import is_one_party, kinds_fit

_PEOPLE = frozenset({Kind.PRIVATE, Kind.OFFICIAL, Kind.ARMED_GROUP, Kind.PERSON, Kind.BODY})
_BODIES = frozenset({Kind.OFFICIAL, Kind.ARMED_GROUP, Kind.BODY})


def is_surely_one(one: Voice, other: Voice) -> bool:
    """Whether two voices are one source, beyond what their words leave open.

    1. One actor, name or newsroom. 2. Officials of one body in one statement. 3. A source that nobody names, in a text
    and in what that text was taken from. 4. A source that is referred to again.
    """
    if one.key is not None and one.key == other.key:
        return True
    if (one.key in other.people and not one.is_sure) or (other.key in one.people and not other.is_sure):
        return True
    if are_apart(one, other):
        return False
    if _are_side_by_side(one, other):
        return bool(one.body & other.body) or (_is_bodily(one) and _is_bodily(other) and _is_same_kind(one, other))
    if _is_taken(one, other) or _is_taken(other, one):
        return not one.is_named and not other.is_named and _is_worded_alike(one, other)
    if one.kind is other.kind is Kind.DOCUMENT and one.wording.names:
        return one.wording.words == other.wording.words
    return one.report == other.report and (_is_told_of(one, other) or _is_told_of(other, one))


def _is_told_of(short: Voice, full: Voice) -> bool:
    """Whether the first is how a report refers again to the second: "the governor" to "Governor Rada Imre"."""
    if short.is_named or short.wording.number > 1 or full.wording.number > 1:
        return False
    words = _all_words(short)
    return bool(words) and words <= _all_words(full)


def _all_words(voice: Voice) -> frozenset[str]:
    return frozenset(voice.wording.text.casefold().split()) - {"a", "an", "the"}


def could_be_one(one: Voice, other: Voice) -> bool:
    """Whether nothing in the words of two voices keeps them apart: then they count once in the low figure."""
    return is_surely_one(one, other) or not are_apart(one, other)


def are_apart(one: Voice, other: Voice) -> bool:
    """Whether two voices cannot be one source."""
    if one.body & other.body or speaks_for(one, other) or speaks_for(other, one):
        return False
    if _may_know_from(one, other) or _may_know_from(other, one):
        return False
    if _are_side_by_side(one, other) and not (_is_bodily(one) and _is_bodily(other)):
        return True
    if one.kind is other.kind is Kind.NEWSROOM and one.is_sure and other.is_sure:
        return one.key != other.key
    if _have_unlike_names(one, other) or not _kinds_meet(one, other):
        return True
    if one.report == other.report and (one.wording.is_another or other.wording.is_another):
        return True
    first, second = one.wording, other.wording
    if (first.is_female and second.is_male) or (first.is_male and second.is_female):
        return True
    is_party = _is_bodily(one) and _is_bodily(other) and is_one_party(first.kinds, second.kinds)
    if not is_party and not kinds_fit(first.kinds, second.kinds):
        return True
    return _have_unlike_places(one, other)


def _may_know_from(newsroom: Voice, source: Voice) -> bool:
    """Whether a newsroom that shows that it has been told may have been told by this source of its own report."""
    if newsroom.kind is not Kind.NEWSROOM or source.kind is Kind.NEWSROOM or source.is_official:
        return False
    return source.report == newsroom.report or newsroom.report in source.line


def _kinds_meet(one: Voice, other: Voice) -> bool:
    kinds = {one.kind, other.kind}
    if len(kinds) == 1 or Kind.UNKNOWN in kinds:
        return True
    if Kind.NEWSROOM in kinds:
        # A newsroom's own people may be the witness whom another report does not name.
        return Kind.PRIVATE in kinds or Kind.PERSON in kinds
    return (Kind.PERSON in kinds and kinds <= _PEOPLE) or (Kind.BODY in kinds and kinds <= _BODIES)


def _have_unlike_names(one: Voice, other: Voice) -> bool:
    """Two names are two sources, unless both are bodies of one party, or one name is the other's longer form."""
    if not one.is_named or not other.is_named:
        return False
    if one.name <= other.name or other.name <= one.name:
        return False
    first, second = one.wording, other.wording
    if _is_bodily(one) and _is_bodily(other) and is_one_party(first.kinds, second.kinds):
        return _have_unlike_places(one, other)
    return True


def _have_unlike_places(one: Voice, other: Voice) -> bool:
    """Whether both name places, nations or bodies beside themselves, and none in common."""
    first, second = one.wording.names - one.name, other.wording.names - other.name
    if one.is_body and one.is_named:
        first = one.wording.names
    if other.is_body and other.is_named:
        second = other.wording.names
    return bool(first) and bool(second) and not first & second


def speaks_for(one: Voice, other: Voice) -> bool:
    """Whether the words of a person name a body: "the head of the security committee", the State Security Committee."""
    if not other.is_body or one.is_body or not one.is_person:
        return False
    if one.body & other.body:
        return True
    told = one.wording.words - one.name
    body = other.wording.words - other.wording.names if not other.is_named else other.name - {"the", "of"}
    known = body & told
    if known and (body <= told or len(known) >= 2 or told <= body):
        return True
    return bool(one.wording.kinds & other.wording.kinds) and not _have_unlike_places(one, other)


def _is_bodily(voice: Voice) -> bool:
    return voice.is_body or bool(voice.body) or voice.kind in {Kind.OFFICIAL, Kind.BODY}


def _is_same_kind(one: Voice, other: Voice) -> bool:
    return bool(one.wording.kinds & other.wording.kinds)


def _are_side_by_side(one: Voice, other: Voice) -> bool:
    return one.claim is not None and one.claim == other.claim


def _is_taken(one: Voice, other: Voice) -> bool:
    """Whether the first stands in a report that was taken from the second's."""
    return other.report in one.line or bool(one.line & other.line)


def _is_worded_alike(one: Voice, other: Voice) -> bool:
    first, second = one.wording, other.wording
    shared = (first.words - first.names) & (second.words - second.names)
    return first.text.casefold() == second.text.casefold() or bool(shared) or bool(first.kinds & second.kinds)
