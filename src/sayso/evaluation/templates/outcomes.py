"""What befell people and things, how many they were, and how sure it is who did it, as the key of MUC-4 writes it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from sayso.interpret.syntax import Syntax
from sayso.records import Claim, Effect, EffectKind, Event, MentionForm, Reading, Role, SourceRole, Span, Stance

# People first by what is worst.
_ON_PEOPLE: Final = ((EffectKind.KILLED, "DEATH"), (EffectKind.WOUNDED, "INJURY"))
_ON_THINGS: Final = ((EffectKind.DESTROYED, "DESTROYED"), (EffectKind.DAMAGED, "SOME DAMAGE"))
_SPARED_THINGS: Final = "NO DAMAGE"
_SPARED_PEOPLE: Final = "NO INJURY OR DEATH"
_AUTHORITIES: Final = (SourceRole.OFFICIAL, SourceRole.BODY, SourceRole.MILITARY, SourceRole.COURT)
_SUSPECTING: Final = (Stance.ACCUSES, Stance.BELIEVES, Stance.DOUBTS)
# Plural without a sign of it.
_SEVERAL: Final = frozenset({"people", "police", "personnel", "staff", "troops", "men", "women", "children", "persons"})


def effect_on(spans: Sequence[Span], events: Sequence[Event], *, is_person: bool) -> str | None:
    """The worst that an event tells of these words, or that they were spared; None where nothing is told."""
    told = [effect for event in events for effect in event.effects if effect.who and _touches(effect.who, spans)]
    for kind, name in _ON_PEOPLE if is_person else _ON_THINGS:
        if any(effect.kind is kind and not _is_none(effect) for effect in told):
            return name
    harms = {kind for kind, _ in (_ON_PEOPLE if is_person else _ON_THINGS)}
    if any(effect.kind in harms for effect in told):
        return _SPARED_PEOPLE if is_person else _SPARED_THINGS
    return None


def _is_none(effect: Effect) -> bool:
    return effect.best == 0 or effect.high == 0


def number_of(spans: Sequence[Span], reading: Reading, syntax: Syntax) -> str | None:
    """How many the words stand for, in the key's notation: `3`, `3-` (at least), `-3` (at most), `3-4`, `PLURAL`.

    1. A number that the phrase states. 2. One for singular words and names, else `PLURAL`.
    """
    heads = [head for span in spans if (head := syntax.head_of(span)) is not None]
    for head in heads:
        phrase = syntax.phrase_span(head)
        for quantity in reading.quantities:
            if phrase.overlaps(quantity.span) and quantity.unit is None:
                return _range(quantity.low, quantity.best, quantity.high)
    if not heads:
        return None
    forms = {mention.head: mention.form for mention in reading.mentions}
    is_name = forms.get(syntax.span(heads[0])) is MentionForm.NAME
    return "1" if is_name or not _is_plural(syntax.lower(heads[0]), syntax.lemma(heads[0])) else "PLURAL"


def _range(low: float | None, best: float | None, high: float | None) -> str:
    if best is not None:
        return f"{best:g}"
    if low is not None and high is not None:
        return f"{low:g}-{high:g}"
    return f"-{high:g}" if low is None and high is not None else f"{low:g}-" if low is not None else "PLURAL"


def _is_plural(word: str, lemma: str) -> bool:
    """In texts set in capitals nouns are often taken for names, whose lemma is the word itself."""
    return word in _SEVERAL or (word.endswith("s") and (word != lemma or not word.endswith(("ss", "us", "is"))))


def confidence_in(spans: Sequence[Span], events: Sequence[Event], reading: Reading) -> str:
    """How the report puts it that this organisation did it.

    1. It says so itself. 2. Someone accuses or suspects it, or the report hedges: authorities or others. 3. As a fact,
    which the key takes where nothing speaks against it (task description, 7.12).
    """
    claims = {claim.id: claim for claim in reading.claims}
    if any(
        claim.stance is Stance.CLAIMS_RESPONSIBILITY
        and any(hop.span and _touches(hop.span, spans) for hop in claim.sources)
        for claim in reading.claims
    ):
        return "CLAIMED OR ADMITTED"
    over = [claims[name] for name in _claims_on(spans, events) if name in claims]
    over += [one for one in reading.claims if one.stance in _SUSPECTING and _is_about(one, spans)]
    suspected = [claim for claim in over if claim.stance in _SUSPECTING or claim.hedges]
    if not suspected:
        return "REPORTED AS FACT"
    by_authorities = any(hop.role in _AUTHORITIES for claim in suspected for hop in claim.sources)
    return "SUSPECTED OR ACCUSED BY AUTHORITIES" if by_authorities else "SUSPECTED OR ACCUSED"


def _claims_on(spans: Sequence[Span], events: Sequence[Event]) -> Iterable[str]:
    for event in events:
        for part in event.participants:
            if part.role is Role.ACTOR and _touches(part.span, spans):
                yield from (*part.claims, *event.claims)


def _is_about(claim: Claim, spans: Sequence[Span]) -> bool:
    return any(content.contains(span) for content in claim.content for span in spans)


def _touches(span: Span, others: Sequence[Span]) -> bool:
    return any(span.overlaps(other) for other in others)
