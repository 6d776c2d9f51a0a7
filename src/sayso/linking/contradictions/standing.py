"""Happened against did not, and who is accused against who denies it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.linking.contradictions.bearing import Known
from sayso.linking.contradictions.pairs import Worded, contradiction, worded
from sayso.records import Modality, Role
from sayso.records.joined import Contradiction, Evidence, RoleActor, RoleActors, StandingValue

_TOOK_PLACE = frozenset({Modality.HAPPENED, Modality.ONGOING})


@dataclass(frozen=True, slots=True)
class Part:
    """That somebody took part, or denies it, with everything that it rests on."""

    words: str
    actor: str | None
    denies: bool
    claims: tuple[str, ...]
    reports: tuple[str, ...]
    first_seen: str | None
    evidence: tuple[Evidence, ...]


def standing_words(value: StandingValue) -> str:
    """`happened`, `did not happen`, `averted`."""
    standing = value.value
    if standing.modality in _TOOK_PLACE:
        return "did not happen" if standing.negated else "happened"
    return f"not {standing.modality}" if standing.negated else str(standing.modality)


def standings_clash(one: Worded[StandingValue], other: Worded[StandingValue]) -> str | None:
    """Why both cannot be; what was planned or feared before does not contradict what then happened."""
    first, second = one.value.value, other.value.value
    if first.modality in _TOOK_PLACE and second.modality in _TOOK_PLACE and first.negated != second.negated:
        return "one says that it happened, the other that it did not"
    kinds = {first.modality, second.modality}
    if Modality.AVERTED in kinds and kinds & _TOOK_PLACE and not first.negated and not second.negated:
        return "one says that it happened, the other that it was averted"
    return None


def accusations(roles: Sequence[RoleActors], denials: Sequence[StandingValue], known: Known) -> Iterator[Contradiction]:
    """Actors of whom different sources accuse different ones, and the accused who deny it."""
    named = [actor for role in roles if role.role is Role.ACTOR for actor in role.actors if actor.actor is not None]
    parts = [part for actor in named if (part := _part(actor, known)) is not None]
    parts += [part for actor in named for part in _denied(actor, denials, known)]
    yield from contradiction("role:actor", worded(parts, lambda part: part.words, known), _clash)


def is_accused(speakers: Sequence[str], roles: Sequence[RoleActors]) -> bool:
    """Whether one of these sources is said to have done it."""
    accused = {actor.actor for role in roles if role.role is Role.ACTOR for actor in role.actors}
    return not accused.isdisjoint(speakers)


def _part(actor: RoleActor, known: Known) -> Part | None:
    """That it took part, but for where that is denied; None where nothing is left."""
    claims = {claim for value in actor.values for claim in value.claims}
    kept = {claim for claim in claims if not known.is_denied(claim)}
    gone = {known.claims[claim].report for claim in claims - kept} - {
        known.claims[claim].report for claim in kept if claim in known.claims
    }
    reports = {report for value in actor.values for report in value.reports} - gone
    if not reports:
        return None
    pieces = dict.fromkeys(piece for value in actor.values for piece in value.evidence if piece.report in reports)
    return Part(
        words=actor.name,
        actor=actor.actor,
        denies=False,
        claims=tuple(sorted(kept)),
        reports=tuple(sorted(reports)),
        first_seen=min((value.first_seen for value in actor.values if value.first_seen), default=None),
        evidence=tuple(pieces),
    )


def _denied(actor: RoleActor, denials: Sequence[StandingValue], known: Known) -> Iterator[Part]:
    """The accused's own denial."""
    for value in denials:
        own = tuple(
            claim
            for claim in value.claims
            if known.is_denied(claim) and actor.actor in known.speakers(known.claims[claim])
        )
        if own:
            reports = tuple(sorted({known.claims[claim].report for claim in own}))
            evidence = tuple(piece for piece in value.evidence if piece.report in reports)
            yield Part(
                words=f"not {actor.name}",
                actor=actor.actor,
                denies=True,
                claims=own,
                reports=reports,
                first_seen=value.first_seen,
                evidence=evidence,
            )


def _clash(one: Worded[Part], other: Worded[Part]) -> str | None:
    first, second = one.value, other.value
    if first.actor == second.actor:
        return f"{first.words.removeprefix('not ')} denies it" if first.denies != second.denies else None
    if first.denies or second.denies or _is_part(first.words, second.words):
        return None
    return f"some name {first.words}, others {second.words}"


def _is_part(one: str, other: str) -> bool:
    """Whether one name is the longer form of the other."""
    first, second = set(one.casefold().split()), set(other.casefold().split())
    return first <= second or second <= first
